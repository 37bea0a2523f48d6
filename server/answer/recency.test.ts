import { describe, expect, it } from 'vitest';
import type { ContextPassage } from '../ports/writer.ts';
import { sample } from '../store/testing/fixtures.ts';
import { analyseQuestion } from './analyse-question.ts';
import { asksForPresent } from './asks-for-present.ts';
import { createExtractiveWriter } from './extractive-writer.ts';
import { inForceFirst, updates, withReplacements } from './recency.ts';
import { type Candidate, scoreSentences } from './select-sentences.ts';

/** Fictional reports of different days, in the order given by the search. */
function reportsOf(texts: Readonly<Record<string, string>>, title = 'Larnia'): ContextPassage[] {
  return Object.entries(texts).map(([publishedOn, text], index): ContextPassage => {
    const { report, passages } = sample(`${publishedOn}.txt`, [text], { title, language: 'en' });
    const [passage] = passages;
    if (passage === undefined) throw new Error('A sample has a passage.');
    return {
      key: `p${index}k1`,
      passage: { ...passage, reportId: report.id, headingPath: title === 'Larnia' ? [] : ['Cable'] },
      report: { ...report, publishedOn, supersededBy: null },
      score: 1 - index / 100,
    };
  });
}

async function quotes(question: string, passages: readonly ContextPassage[]): Promise<string[]> {
  const { terms } = analyseQuestion(question);
  const found: string[] = [];
  const request = {
    question,
    questionLanguage: 'en',
    answerLanguage: 'en' as const,
    asOf: '2026-11-24',
    passages,
    termWeights: new Map(terms.map((term) => [term, 1])),
  };
  for await (const chunk of createExtractiveWriter().write(request, new AbortController().signal))
    if (chunk.type === 'sentence') found.push(chunk.text);
  return found;
}

/** The best sentence of the first report and of the second. */
function scored(question: string, texts: Readonly<Record<string, string>>): [Candidate, Candidate] {
  const analysis = analyseQuestion(question);
  const passages = reportsOf(texts);
  const candidates = scoreSentences(analysis, passages, new Map(analysis.terms.map((term) => [term, 1])));
  const [first, second] = passages.map((entry) => candidates.find((candidate) => candidate.entry === entry));
  if (first === undefined || second === undefined) throw new Error('Both reports have a sentence.');
  return [first, second];
}

describe('what the latest report says', () => {
  const called = 'The harbour treaty of Larnia is to be signed on 30 June 2026.';
  const postponed =
    'The signing planned for 30 June 2026 was postponed; the harbour treaty of Larnia now awaits 22 October 2026.';

  it('comes first where it says what became of what an earlier one says', async () => {
    const question = 'When is the harbour treaty of Larnia to be signed?';
    const reports = reportsOf({ '2026-03-13': called, '2026-08-10': postponed });
    expect(await quotes(question, reports)).toEqual([postponed, called]);
  });

  it('changes nothing of another day, and nothing that it does not speak of', async () => {
    const other = 'The harbour treaty of Larnia was to be signed on 2 May 2024, and this was postponed.';
    const reports = reportsOf({ '2026-03-13': called, '2026-08-10': other });
    const [first] = await quotes('When is the harbour treaty of Larnia to be signed?', reports);
    expect(first).toBe(called);
  });

  it('supersedes nothing by repeating it beside another day or number', async () => {
    const round = 'The second round of the harbour talks of Larnia was held on 3 May 2025.';
    for (const later of [
      'Die zweite Runde fand am 3. Mai 2025 statt und die dritte am 9. Juni 2025.',
      'The second round of the harbour talks of Larnia was held on 3 May 2025, the third is planned for 9 June 2025.',
      'At the talks of 3 May 2025 Larnia raised the issue of the harbour, and again on 9 June 2025.',
    ]) {
      const [first, second] = scored('When was the second round of the harbour talks of Larnia?', {
        '2025-05-04': round,
        '2025-06-10': later,
      });
      expect(updates(second, first), later).toBe(false);
    }
    const [before, after] = scored('How many observers does the mission in Larnia have?', {
      '2025-09-15': 'The mission in Larnia has 297 observers from 24 States.',
      '2026-03-01': 'The extended mission in Larnia has 297 observers from 24 States and 40 drivers.',
    });
    expect(updates(after, before)).toBe(false);
  });

  it('supersedes the number that it says was changed', () => {
    const [before, after] = scored('How many observers does the mission in Larnia have?', {
      '2025-09-15': 'The mission in Larnia has 320 observers.',
      '2026-03-01': 'The mission in Larnia now has 450 observers instead of 320.',
    });
    expect(updates(after, before)).toBe(true);
    expect(updates(before, after)).toBe(false);
  });

  it('does not take the number of a paragraph for the number that was changed', () => {
    const [earlier, later] = scored('How many observers has the mission?', {
      '2026-01-10': 'The mission sent a patrol of four observers to the bridge.',
      '2026-03-10': 'The mission has 450 observers, which replaces the ceiling of paragraph 4.',
    });
    expect(earlier.figure).not.toBeNull();
    expect(later.figure).not.toBeNull();
    expect(updates(later, earlier)).toBe(false);
  });

  it('is not the head of a paper, unless that is asked for', async () => {
    const cable = reportsOf(
      { '2026-05-20': 'From: Embassy in Velm\nTo: Ministry of Ports\nDate: 20 May 2026\nNo.: 12' },
      'Signing of the harbour treaty of Larnia',
    );
    const question = 'When is the harbour treaty of Larnia to be signed?';
    expect(await quotes(question, [...cable, ...reportsOf({ '2026-03-13': called })])).toEqual([called]);
    expect(await quotes('When was the signing of the harbour treaty of Larnia?', cable)).toEqual([]);
    const [dated] = await quotes('Which date does the cable on the signing of the treaty bear?', cable);
    expect(dated).toContain('20 May 2026');
  });

  it('is the figure of today, where today is asked for', async () => {
    const reports = reportsOf({
      '2025-04-01': 'The fishing fleet of Larnia has 120 ships.',
      '2026-04-01': 'The fleet of Larnia has 140 ships for fishing.',
    });
    const [today] = await quotes('How many ships does the fishing fleet of Larnia have?', reports);
    expect(today).toContain('140');
    const [then] = await quotes('How many ships did the fishing fleet of Larnia have?', reports);
    expect(then).toContain('120');
  });
});

it('knows a question for what holds now', () => {
  const asks = (question: string): boolean => asksForPresent(question, analyseQuestion(question).figures);
  for (const question of [
    'Who is the foreign minister of Larnia?',
    'Wie viele Beobachter umfasst die Mission?',
    'Combien de navires compte la flotte ?',
    'Wie hoch war die Quote, und wie hoch ist sie derzeit?',
  ])
    expect(asks(question), question).toBe(true);
  for (const question of [
    'How many ships did the fleet have?',
    'Wie hoch war die Wahlbeteiligung?',
    'What is the quota for 2024?',
    'Combien de navires étaient à quai ?',
    'Combien de navires sont-ils, et combien étaient-ils ?',
  ])
    expect(asks(question), question).toBe(false);
});

it('has what is in force before what it replaced, unless it says less of the past that is asked for', () => {
  const [signed, stored] = scored('When was the Larnia Agreement signed?', {
    '2030-11-21': 'Welcoming the Larnia Agreement, signed on 8 November 2030 at Velm.',
    '2031-11-25': 'Requests the return of weapons under the Larnia Agreement by 28 February 2032.',
  });
  const replaced = (candidate: Candidate): Candidate => ({
    ...candidate,
    entry: { ...candidate.entry, report: { ...candidate.entry.report, supersededBy: 'new' } },
  });
  const old = replaced(signed);
  expect(inForceFirst([old, stored], { asksForPresent: false })).toEqual([old, stored]);
  const [before, now] = scored('How many observers does the mission in Larnia have?', {
    '2030-11-21': 'The mission in Larnia has up to 320 observers.',
    '2031-11-25': 'The mission in Larnia has up to 450 observers.',
  });
  const ceiling = replaced(before);
  expect(inForceFirst([ceiling, now], { asksForPresent: false })).toEqual([now, ceiling]);
  expect(inForceFirst([old, stored], { asksForPresent: true })).toEqual([stored, old]);
});

describe('the figure that replaced one that is said', () => {
  const [old, current] = scored('How many boats may Larnia send?', {
    '2024-03-01': 'Larnia may send up to 12 boats.',
    '2025-03-01': 'Larnia may now send up to 18 boats.',
  });
  const superseded: Candidate = {
    ...old,
    figure: old.figure,
    figures: old.figures,
    entry: {
      ...old.entry,
      report: { ...old.entry.report, supersededBy: current.entry.report.sourceKey },
    },
  };
  const weak = (evidence: number): Candidate => ({ ...current, figures: current.figures, evidence });

  const COUNT = { unit: null };

  it('is said beside it, with a little less evidence than it would need alone', () => {
    expect(old.figure).not.toBeNull();
    const near = weak(0.4);
    expect(withReplacements([superseded], [superseded, near], 0.46, COUNT)).toEqual([superseded, near]);
  });

  it('is not said with too little, nor beside a figure that holds, nor where it has none', () => {
    expect(withReplacements([superseded], [superseded, weak(0.3)], 0.46, COUNT)).toEqual([superseded]);
    expect(withReplacements([old], [old, weak(0.4)], 0.46, COUNT)).toEqual([old]);
    const silent = { ...weak(0.4), figure: null };
    expect(withReplacements([superseded], [superseded, silent], 0.46, COUNT)).toEqual([superseded]);
  });

  it('is an end where it is asked how long', () => {
    const end = { ...weak(0.5), figure: null, ofKind: true };
    expect(withReplacements([superseded], [superseded, end], 0.46, { unit: 'duration' })).toEqual([
      superseded,
      end,
    ]);
    const little = { ...end, evidence: 0.4 };
    expect(withReplacements([superseded], [superseded, little], 0.46, { unit: 'duration' })).toEqual([
      superseded,
    ]);
  });
});
