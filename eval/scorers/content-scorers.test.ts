import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersAnswerable, refusesUnanswerable } from './abstention.ts';
import { conflictSurfacing } from './conflict-surfacing.ts';
import { leak, mustNotSay } from './forbidden.ts';
import { SCORERS } from './index.ts';
import { nuggetRecall, weightedNuggetRecall } from './nugget-recall.ts';
import { supersessionCurrent, supersessionNamed } from './supersession.ts';
import { testAnswer, testCase, testCitation } from './testing.ts';

describe('abstention', () => {
  it('scores each half only where it applies', () => {
    const silent = testCase({ answerable: false });
    const refusal = testAnswer({ refused: true, refusalReason: 'nothing-found' });
    expect(refusesUnanswerable.score(silent, refusal, []).value).toBe(1);
    expect(refusesUnanswerable.score(silent, testAnswer({ text: 'It is so.' }), []).value).toBe(0);
    expect(refusesUnanswerable.score(testCase(), refusal, []).value).toBeNull();
    expect(answersAnswerable.score(testCase(), refusal, [])).toEqual({
      value: 0,
      reason: 'refused (nothing-found)',
    });
    expect(answersAnswerable.score(silent, refusal, []).value).toBeNull();
  });
});

describe('conflict surfacing', () => {
  const evalCase = testCase({
    conflict: [
      { value: 'July 8, 1848', source: 'a.pdf' },
      { value: 'July 8, 1849', source: 'b.pdf' },
    ],
  });
  const citations = [testCitation(1, 'x'), testCitation(2, 'y', { sourceKey: 'b.pdf' })];
  const first = { text: 'It was 8 July 1848.', citations: [1] };

  it('wants both sides, each with its own document', () => {
    const both = [first, { text: 'Another paper says July 8, 1849.', citations: [2] }];
    expect(conflictSurfacing.score(evalCase, testAnswer({ claims: both, citations }), []).value).toBe(1);
    const swapped = [first, { text: 'Another paper says July 8, 1849.', citations: [1] }];
    expect(conflictSurfacing.score(evalCase, testAnswer({ claims: swapped, citations }), []).value).toBe(0);
    expect(conflictSurfacing.score(evalCase, testAnswer({ claims: [first], citations }), [])).toMatchObject({
      value: 0,
      reason: expect.stringContaining('b.pdf'),
    });
  });

  it('accepts a side that a disagreement states', () => {
    const disagreements = [
      {
        kind: 'conflict' as const,
        about: 'date',
        sides: [
          { value: 'July 8, 1848', citation: 1 },
          { value: 'July 8, 1849', citation: 2 },
        ],
      },
    ];
    const answer = testAnswer({ claims: [first], citations, disagreements });
    expect(conflictSurfacing.score(evalCase, answer, []).value).toBe(1);
  });
});

describe('supersession', () => {
  const evalCase = testCase({
    supersession: { current: { source: 'new.md', value: '2027' }, superseded: { source: 'old.pdf' } },
  });
  const current = testCitation(1, 'until 2027', { sourceKey: 'new.md' });
  const old = testCitation(2, 'until 2025', { sourceKey: 'old.pdf' });
  const newFirst = [
    { text: 'The mandate runs until 2027.', citations: [1] },
    { text: 'Before it ran until 2025.', citations: [2] },
  ];

  it('demands that the current document wins and the old one is named as old', () => {
    const marked = testAnswer({ claims: newFirst, citations: [current, { ...old, supersededBy: 'new.md' }] });
    expect(supersessionCurrent.score(evalCase, marked, []).value).toBe(1);
    expect(supersessionNamed.score(evalCase, marked, []).value).toBe(1);
    const silent = testAnswer({ claims: newFirst, citations: [current, old] });
    expect(supersessionNamed.score(evalCase, silent, []).value).toBe(0);
    const reversed = testAnswer({ claims: [...newFirst].reverse(), citations: [current, old] });
    expect(supersessionCurrent.score(evalCase, reversed, []).value).toBe(0);
    const alone = testAnswer({ claims: newFirst.slice(0, 1), citations: [current] });
    expect(supersessionCurrent.score(evalCase, alone, []).value).toBe(1);
    expect(supersessionNamed.score(evalCase, alone, []).value).toBe(0);
    expect(supersessionCurrent.score(testCase(), alone, []).value).toBeNull();
  });
});

describe('forbidden words', () => {
  it('looks for what must not be said in the text and for canaries everywhere', () => {
    const evalCase = testCase({ mustNotSay: ['8.112 Tonnen'], mustNotReach: ['KESTREL'] });
    const clean = testAnswer({ text: 'Es waren 7.301 Tonnen.', everything: 'Es waren 7.301 Tonnen.' });
    expect(mustNotSay.score(evalCase, clean, []).value).toBe(1);
    expect(mustNotSay.score(evalCase, testAnswer({ text: 'Es waren 8.112 Tonnen.' }), []).value).toBe(0);
    expect(leak.score(evalCase, clean, []).value).toBe(1);
    expect(leak.score(evalCase, { ...clean, everything: 'title: kestrel' }, []).value).toBe(0);
    expect(leak.score(testCase(), clean, []).value).toBeNull();
  });
});

describe('nugget recall', () => {
  const evalCase = testCase({
    nuggets: [
      { text: '450 Kubikmeter', aliases: ['450 m³'] },
      { text: 'Sorvan' },
      { text: 'April', weight: 'okay' },
    ],
  });

  it('finds by alias and weighs minor facts at half', () => {
    const answer = testAnswer({ text: 'Kelmar wants 450 m³ from April.' });
    expect(nuggetRecall.score(evalCase, answer, []).value).toBe(0.5);
    expect(weightedNuggetRecall.score(evalCase, answer, []).value).toBeCloseTo(1.5 / 2.5, 12);
    expect(nuggetRecall.score(testCase(), answer, []).value).toBeNull();
  });

  it('never falls when the answer says more', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.constantFrom('Sorvan', '450 m³', 'April', ''), (a, b) => {
        const before = nuggetRecall.score(evalCase, testAnswer({ text: a }), []).value ?? 0;
        expect(
          nuggetRecall.score(evalCase, testAnswer({ text: `${a} . ${b}` }), []).value,
        ).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('all scorers', () => {
  it('have their own ids, and give null or a value from 0 to 1 whatever the answer', () => {
    expect(new Set(SCORERS.map(({ id }) => id)).size).toBe(SCORERS.length);
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.string(), (answerable, refused, text) => {
        const evalCase = testCase({
          answerable,
          nuggets: [{ text: 'x y' }],
          citations: [{ source: 'a.pdf', quote: 'q' }],
        });
        const answer = testAnswer({ refused, text, claims: [{ text, citations: [1] }] });
        for (const scorer of SCORERS) {
          const { value } = scorer.score(evalCase, answer, []);
          if (value !== null) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});
