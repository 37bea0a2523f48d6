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
  entries: readonly { title: string; text: string; supersededBy?: string }[],
): RetrievedPassage[] {
  return entries.map(({ title, text, supersededBy = null }, index) => {
    const { report, passages } = sample(`r${index}.txt`, [text], { title, language: 'en' });
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

  it('are not rows that say the same of different countries', () => {
    const row = (share: string) => `Military expenditures 2024\n\n${share}% of GDP (2024 est.)`;
    expect(
      disagreementsIn('How high were military expenditures in 2024 in % of GDP?', [
        { title: 'Ruritania (Factbook)', text: row('2.7') },
        { title: 'Zenda (Factbook)', text: row('1.5') },
      ]),
    ).toEqual([]);
  });

  it('are not numbers of different years', () => {
    expect(
      disagreementsIn('How high were military expenditures of Ruritania?', [
        { title: 'Memo A', text: 'Ruritania spent 2.7 percent of its product on the Royal Army in 2022.' },
        { title: 'Memo B', text: 'Ruritania spent 2.9 percent of its product on the Royal Army in 2025.' },
      ]),
    ).toEqual([]);
  });
});
