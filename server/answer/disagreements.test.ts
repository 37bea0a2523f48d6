import { describe, expect, it } from 'vitest';
import { sample } from '../store/testing/fixtures.ts';
import { analyseQuestion } from './analyse-question.ts';
import { CitationLedger } from './cite.ts';
import { contextOf } from './context.ts';
import { findDisagreements } from './disagreements.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { scoreSentences } from './select-sentences.ts';

/** Retrieved passages of reports with these titles, as the store gives them. */
function retrieved(
  entries: readonly { title: string; text: string; supersededBy?: string; language?: string }[],
): RetrievedPassage[] {
  return entries.map(({ title, text, supersededBy = null, language = 'en' }, index) => {
    const { report, passages } = sample(`r${index}.txt`, [text], { title, language });
    const [passage] = passages;
    if (passage === undefined) throw new Error('A sample has a passage.');
    const { embedding: _, context, ...rest } = passage;
    return {
      passage: { ...rest, reportId: report.id },
      context,
      report: {
        ...report,
        supersededBy,
        supersededHow: null,
        parentKey: null,
        alsoKnownAs: [],
        passageCount: 1,
        ingestedAt: '2026-01-01T00:00:00Z',
      },
      score: 1,
      parts: {},
      closeness: 1,
      shares: {},
    };
  });
}

function disagreementsIn(question: string, entries: Parameters<typeof retrieved>[0]) {
  const passages = retrieved(entries);
  const context = contextOf(passages, 'a');
  const analysis = analyseQuestion(question);
  const weights = new Map(analysis.terms.map((term) => [term, 1] as const));
  const candidates = scoreSentences(analysis, context, weights);
  return findDisagreements(candidates, new CitationLedger(context, passages), 0.2, 'en');
}

const memo = (title: string, text: string, language = 'en') => ({ title, text, language });

describe('disagreements', () => {
  const question = 'When did the United States declare war on Ruritania?';

  it('are two dates of one event in two reports, each cited', () => {
    const [found, ...more] = disagreementsIn(question, [
      { title: 'Memo A', text: 'The United States declared war on Ruritania on April 4, 1917.' },
      { title: 'Memo B', text: 'The United States declared war on Ruritania on April 6, 1917.' },
    ]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'conflict' });
    expect(found?.sides.map(({ citation }) => citation).sort()).toEqual([1, 2]);
  });

  it('are not a day by which something is asked for and one against which it was counted', () => {
    const weapons = 'the heavy weapons listed in annex II of the Tollen Agreement';
    const found = disagreementsIn('What about the heavy weapons of the Tollen Agreement?', [
      { title: 'Resolution', text: `Requests the parties to store ${weapons} by 28 February 2026.` },
      { title: 'Report', text: `As at 10 September 2025, 118 of ${weapons} were stored by the parties.` },
    ]);
    expect(found).toEqual([]);
  });

  it('are not rows that say the same of different countries', () => {
    const row = (share: string) => `Military expenditures 2024\n\n${share}% of GDP (2024 est.)`;
    expect(
      disagreementsIn('How high were military expenditures in 2024 in % of GDP?', [
        { title: 'Ruritania (Factbook)', text: row('2.7') },
        { title: 'Zenda (Factbook)', text: row('1.5') },
      ]),
    ).toEqual([]);
  });

  it('are not the numbers of items in lists, nor headings of annexes', () => {
    const asked = 'Who demands that no court of arbitration is set up for investors of Zenda?';
    const demand =
      'that no court of arbitration between investors and states is set up for Zenda by the Council';
    expect(
      disagreementsIn(asked, [
        memo('Motion A', `The 90 members demand ${demand}.`),
        memo('Motion B', `2. to demand ${demand};`),
      ]),
    ).toEqual([]);
    expect(
      disagreementsIn(asked, [
        memo('Letter A', `Annex 1 Demand of 4 May 2026 ${demand}`),
        memo('Letter B', `Annex 1 Demand of 6 May 2026 ${demand}`),
      ]),
    ).toEqual([]);
  });

  it('are not numbers that count different things', () => {
    const said = (what: string) =>
      `The envoys of the ${what} on the river agreed at Strelsau to open the harbour of Zenda to the Mission.`;
    const asked = 'What did the envoys agree at Strelsau on the harbour of Zenda?';
    const found = (one: string, other: string) =>
      disagreementsIn(asked, [memo('Memo A', said(one)), memo('Memo B', said(other))]);
    expect(found('two governments', 'five states')).toEqual([]);
    expect(found('two governments', 'five governments')).toHaveLength(1);
    expect(found('two small states', 'five states')).toHaveLength(1);
  });

  it('are not numbers of different years', () => {
    expect(
      disagreementsIn('How high were military expenditures of Ruritania?', [
        { title: 'Memo A', text: 'Ruritania spent 2.7 percent of its product on the Royal Army in 2022.' },
        { title: 'Memo B', text: 'Ruritania spent 2.9 percent of its product on the Royal Army in 2025.' },
      ]),
    ).toEqual([]);
  });

  const killed = 'How many people were killed in the fire at Strelsau?';

  it('are two values of the figure asked for, in whatever words and languages', () => {
    const [found, ...more] = disagreementsIn(killed, [
      memo('Memo A', 'According to the Mission, 23 people were killed in the fire at Strelsau.'),
      memo('Memo B', 'The ministry said that 14 people were killed when the depot burned down at Strelsau.'),
      memo('Memo C', 'Beim Brand in Strelsau wurden 14 Menschen getötet.', 'de'),
    ]);
    expect(more).toEqual([]);
    expect(found?.kind).toBe('conflict');
    expect(found?.sides.map(({ value }) => /\d+/.exec(value)?.[0]).sort()).toEqual(['14', '23']);
  });

  it('are not hidden by numbers beside a small word of another language', () => {
    const found = disagreementsIn('How many people died at the quay of Strelsau?', [
      memo('Memo A', 'The Mission established that 23 people died at the quay of Strelsau.'),
      memo('Meldung B', 'Beim Brand am Kai von Strelsau sind 14 Menschen getötet worden.', 'de'),
      memo('Meldung C', 'Die Zahl der Schiffe am Kai von Strelsau ist von 214 auf 97 gesunken.', 'de'),
      memo('Meldung D', 'Am Kai von Strelsau stand die Streife 2,3 Kilometer westlich.', 'de'),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]?.sides.map(({ value }) => /\d+/.exec(value)?.[0]).sort()).toEqual(['14', '23']);
  });

  it('are not hidden by a sentence that counts a part', () => {
    const [found] = disagreementsIn(killed, [
      memo('Memo A', 'Nine of them died in hospital after the fire at Strelsau in which people were killed.'),
      memo('Memo B', 'According to the Mission, 23 people were killed in the fire at Strelsau.'),
      memo('Memo C', 'The ministry said that 14 people were killed when the depot burned down at Strelsau.'),
    ]);
    expect(found?.sides.map(({ value }) => /\d+/.exec(value)?.[0]).sort()).toEqual(['14', '23']);
  });

  it('are those of people who are named by what befell them', () => {
    const found = disagreementsIn('Wie viele Menschen wurden beim Brand in Strelsau getötet?', [
      memo('Memo A', 'Beim Brand in Strelsau wurden 23 Menschen getötet.', 'de'),
      memo('Memo B', 'Das Ministerium beziffert die Zahl der beim Brand in Strelsau Getöteten auf 14.', 'de'),
    ]);
    expect(found.map(({ kind }) => kind)).toEqual(['conflict']);
  });

  it('are not the many values of what is counted by parts and over time', () => {
    const entries = [
      memo('Memo A', 'A patrol of the Mission at Strelsau with 4 observers saw the shots.'),
      memo('Memo B', 'Zenda supports the Mission at Strelsau and sent it 48 observers.'),
      memo('Memo C', 'In May the Mission at Strelsau comprised 297 observers from many states.'),
      memo('Memo D', 'Among the 402 observers that the Mission at Strelsau counts are sixty women.'),
    ];
    const question = 'How many observers does the Mission at Strelsau have?';
    expect(disagreementsIn(question, entries)).toEqual([]);
    expect(disagreementsIn(question, entries.slice(2))).toHaveLength(1);
  });

  it('are not what comes or may come to a number', () => {
    const entries = [
      memo('Memo A', 'The Mission at Strelsau has 297 observers from many states.'),
      memo('Memo B', 'The Mission at Strelsau may be enlarged by up to 48 observers.'),
      memo('Memo C', 'Zenda sends another 12 observers to the Mission at Strelsau.'),
    ];
    const question = 'How many observers does the Mission at Strelsau have?';
    expect(disagreementsIn(question, entries)).toEqual([]);
    const enlarged = memo('Memo D', 'Of the 402 observers of the Mission at Strelsau sixty are women.');
    expect(disagreementsIn(question, [...entries, enlarged])).toHaveLength(1);
  });

  it('are no figures of which one is not of what the question names', () => {
    const study = (cost: string) => ({
      title: `The Larnia Bridge, study of ${cost}`,
      text: `The study puts the cost at ${cost} crowns.`,
    });
    const stations = {
      title: 'Water talks',
      text: 'Larnia offered three measuring stations at a cost of 0.9 million crowns.',
    };
    const asked = 'What does the Larnia Bridge cost?';
    expect(disagreementsIn(asked, [study('2.35 billion'), stations])).toEqual([]);
    expect(disagreementsIn(asked, [study('2.35 billion'), study('2.9 billion')])).toHaveLength(1);
  });

  it('are no row of a table beside a sentence about another row', () => {
    const entries = [
      memo('Note on 18/4711', 'Printed paper 18/4711 received 12 votes in favour and 3 abstentions.'),
      memo('Record of 18/4711', 'Vote: Against; States: 40'),
    ];
    expect(disagreementsIn('How many votes for 18/4711?', entries)).toEqual([]);
  });

  it('never take a row of another year for the figure asked for', () => {
    const row = (year: number, tonnes: string) => ({
      title: `Catches ${year}`,
      text: `Catches of the Ruritanian fleet in tonnes\n\n${year} ${tonnes} 98.9 % 640`,
    });
    const passages = retrieved([row(2022, '8,112'), row(2024, '7,301')]);
    const analysis = analyseQuestion('How many tonnes did the Ruritanian fleet catch in 2024?');
    const weights = new Map(analysis.terms.map((term) => [term, 1] as const));
    const rows = scoreSentences(analysis, contextOf(passages, 'a'), weights).filter(({ text }) =>
      /^20\d\d /m.test(text),
    );
    expect(rows.map(({ text, evidence }) => [/^20\d\d/m.exec(text)?.[0], evidence > 0])).toEqual([
      ['2024', true],
      ['2022', false],
    ]);
  });
});
