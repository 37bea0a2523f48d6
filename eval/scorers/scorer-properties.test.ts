import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScorableAnswer } from '../scorable.ts';
import { answersAnswerable, refusesUnanswerable } from './abstention.ts';
import { citationCoverage, isFactual } from './citation-coverage.ts';
import { citationResolution } from './citation-resolution.ts';
import { conflictSurfacing } from './conflict-surfacing.ts';
import { evidenceCited } from './evidence-cited.ts';
import { leak, mustNotSay } from './forbidden.ts';
import { goldCitationPrecision, goldCitationRecall } from './gold-citations.ts';
import type { SCORERS } from './index.ts';
import { noiseScorers } from './noise-robustness.ts';
import { nuggetRecall, weightedNuggetRecall } from './nugget-recall.ts';
import { supersessionCurrent, supersessionNamed } from './supersession.ts';
import { testAnswer, testCase, testCitation, testEvidence } from './testing.ts';

/** Laws that hold for any answer, metric by metric; figures by hand stand in the other files. */

const words = fc
  .array(fc.constantFrom('harbour', 'vessels', 'closed', 'since', 'spring', 'treaty', 'was'), {
    minLength: 3,
    maxLength: 8,
  })
  .map((parts) => `${parts.join(' ')}.`);
const claims = fc.array(
  fc.record({
    text: fc.oneof(words, fc.constantFrom('And now?', 'Positions:', 'So.')),
    citations: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  }),
  { maxLength: 8 },
);
const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 });
const value = (
  scorer: (typeof SCORERS)[number],
  answer: ScorableAnswer,
  expected: object = {},
  evidence: Parameters<(typeof SCORERS)[number]['score']>[2] = [],
) => scorer.score(testCase(expected), answer, evidence).value;

describe('citation resolution', () => {
  it('is the share of numbers, listed or marked, that open, whatever the order', () => {
    fc.assert(
      fc.property(claims, numbers, numbers, (sentences, listed, closed) => {
        const citations = listed.map((number) =>
          testCitation(number, 'q', closed.includes(number) ? { passage: null } : {}),
        );
        const answer = testAnswer({ claims: sentences, citations });
        const all = new Set([...listed, ...sentences.flatMap(({ citations: marks }) => marks)]);
        const open = listed.filter((number) => !closed.includes(number)).length;
        const score = value(citationResolution, answer);
        if (all.size === 0) expect(score).toBeNull();
        else expect(score).toBeCloseTo(open / all.size, 12);
        const turned = { ...answer, claims: [...sentences].reverse(), citations: [...citations].reverse() };
        expect(value(citationResolution, turned)).toBe(score);
      }),
    );
  });
});

describe('citation coverage', () => {
  it('counts factual sentences alone: a question or a heading more changes nothing', () => {
    fc.assert(
      fc.property(claims, (sentences) => {
        const score = value(citationCoverage, testAnswer({ claims: sentences }));
        const factual = sentences.filter(({ text }) => isFactual(text));
        const cited = factual.filter(({ citations }) => citations.length > 0);
        if (factual.length === 0) expect(score).toBeNull();
        else expect(score).toBeCloseTo(cited.length / factual.length, 12);
        const more = [...sentences, { text: 'Is that all there is?', citations: [] }];
        expect(value(citationCoverage, testAnswer({ claims: more }))).toBe(score);
      }),
    );
  });
});

describe('gold citations', () => {
  const evidence = [
    testEvidence('one', ['p1']),
    testEvidence('two', ['p2'], ['p3']),
    testEvidence('three', ['p3', 'p4']),
  ];
  const expected = { citations: evidence.map(({ evidence: piece }) => piece) };
  const answerOf = (cited: readonly number[]) =>
    testAnswer({ citations: cited.map((number) => testCitation(number, 'q')) });

  it('have a recall that never falls and a precision that never rises with a citation that is no evidence', () => {
    fc.assert(
      fc.property(numbers, (cited) => {
        const before = answerOf(cited);
        const after = answerOf([...cited, 9]);
        expect(value(goldCitationRecall, after, expected, evidence)).toBe(
          value(goldCitationRecall, before, expected, evidence),
        );
        const precision = value(goldCitationPrecision, before, expected, evidence);
        expect(value(goldCitationPrecision, after, expected, evidence)).toBeLessThanOrEqual(precision ?? 1);
        // 5 is the only passage of the five that carries nothing.
        const gold = cited.filter((number) => number !== 5).length;
        if (cited.length > 0) expect(precision).toBeCloseTo(gold / cited.length, 12);
      }),
    );
  });

  it('agree with evidence cited: every piece is a recall of 1, no piece a recall of 0', () => {
    fc.assert(
      fc.property(numbers, (cited) => {
        const answer = answerOf(cited);
        const share = value(goldCitationRecall, answer, expected, evidence);
        expect(value(evidenceCited('passage', 'all'), answer, expected, evidence)).toBe(share === 1 ? 1 : 0);
        expect(value(evidenceCited('passage', 'any'), answer, expected, evidence)).toBe(share === 0 ? 0 : 1);
      }),
    );
  });
});

describe('evidence cited', () => {
  it('holds with every piece only where it holds with any, and does not fall with one citation more', () => {
    const evidence = [testEvidence('alpha beta', ['p1']), testEvidence('gamma delta', ['p2'])];
    const expected = { citations: evidence.map(({ evidence: piece }) => piece) };
    const quote = fc.constantFrom(
      'alpha beta',
      'now gamma delta holds',
      'alpha',
      'nothing',
      'alpha beta gamma delta',
    );
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 4 }), quote, (quotes, one) => {
        const answerOf = (all: readonly string[]) =>
          testAnswer({ citations: all.map((text, index) => testCitation(index + 11, text)) });
        for (const mode of ['any', 'all'] as const) {
          const before = value(evidenceCited('quote', mode), answerOf(quotes), expected, evidence) ?? 2;
          const after =
            value(evidenceCited('quote', mode), answerOf([...quotes, one]), expected, evidence) ?? -1;
          expect(after).toBeGreaterThanOrEqual(before);
        }
        const all = value(evidenceCited('quote', 'all'), answerOf(quotes), expected, evidence) ?? 2;
        expect(
          value(evidenceCited('quote', 'any'), answerOf(quotes), expected, evidence),
        ).toBeGreaterThanOrEqual(all);
      }),
    );
  });
});

describe('abstention', () => {
  it('is decided by answering or not alone, and one half is always unscored', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.string(), (answerable, refused, text) => {
        const answer = testAnswer({ refused, text });
        expect(value(refusesUnanswerable, answer, { answerable })).toBe(answerable ? null : refused ? 1 : 0);
        expect(value(answersAnswerable, answer, { answerable })).toBe(answerable ? (refused ? 0 : 1) : null);
      }),
    );
  });
});

describe('conflict surfacing', () => {
  const sides = [
    { value: '23 people', source: 'a.pdf' },
    { value: '14 people', source: 'b.pdf' },
  ];
  const citations = [testCitation(1, 'x'), testCitation(2, 'y', { sourceKey: 'b.pdf' })];
  const statement = fc.record({
    text: fc.constantFrom('It killed 23 people.', 'It killed 14 people.', 'It killed many people.'),
    citations: fc.subarray([1, 2]),
  });

  it('is 1 exactly when each value stands with its own document, in any order, and never falls with more said', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), statement, (said, one) => {
        const answer = testAnswer({ claims: said, citations });
        const stands = (words: string, number: number): boolean =>
          said.some(({ text, citations: marks }) => text.includes(words) && marks.includes(number));
        const both = stands('23', 1) && stands('14', 2) ? 1 : 0;
        expect(value(conflictSurfacing, answer, { conflict: sides })).toBe(both);
        expect(value(conflictSurfacing, answer, { conflict: [...sides].reverse() })).toBe(both);
        const more = testAnswer({ claims: [...said, one], citations });
        expect(value(conflictSurfacing, more, { conflict: sides })).toBeGreaterThanOrEqual(both);
      }),
    );
  });
});

describe('supersession', () => {
  const expected = {
    supersession: { current: { source: 'new.md', value: '450' }, superseded: { source: 'old.pdf' } },
  };
  const said = fc.record({
    text: fc.constantFrom('It is 450.', 'It was 250.'),
    citations: fc.subarray([1, 2]),
  });

  it('wants the current value and document, not after the old one; the old one only with its note', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 5 }), fc.boolean(), (sentences, noted) => {
        const citations = [
          testCitation(1, 'x', { sourceKey: 'new.md' }),
          testCitation(2, 'y', { sourceKey: 'old.pdf', supersededBy: noted ? 'new.md' : null }),
        ];
        const answer = testAnswer({ claims: sentences, citations });
        const at = (number: number): number =>
          sentences.findIndex(({ citations: marks }) => marks.includes(number));
        const wins =
          at(1) !== -1 &&
          sentences.some(({ text }) => text.includes('450')) &&
          (at(2) === -1 || at(1) <= at(2));
        expect(value(supersessionCurrent, answer, expected)).toBe(wins ? 1 : 0);
        expect(value(supersessionNamed, answer, expected)).toBe(noted ? 1 : 0);
      }),
    );
  });
});

describe('leak and forbidden words', () => {
  const text = fc.stringMatching(/^[a-z .]{0,60}$/);

  it('fall with the canary wherever it stands, in any case, and with nothing else', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('ORCHID-77', 'orchid-77', 'Orchid-77'),
        (before, after, canary) => {
          const clean = testAnswer({ text: `${before} ${after}` });
          const dirty = testAnswer({ text: `${before} ${canary} ${after}` });
          expect(value(leak, clean, { mustNotReach: ['ORCHID-77'] })).toBe(1);
          expect(value(leak, dirty, { mustNotReach: ['ORCHID-77'] })).toBe(0);
          expect(value(mustNotSay, clean, { mustNotSay: ['ORCHID-77'] })).toBe(1);
          expect(value(mustNotSay, dirty, { mustNotSay: ['ORCHID-77'] })).toBe(0);
          // Found, not said: a leak, and no forbidden word.
          const found = { ...clean, everything: `${clean.everything} "title":"${canary}"` };
          expect(value(leak, found, { mustNotReach: ['ORCHID-77'] })).toBe(0);
          expect(value(mustNotSay, found, { mustNotSay: ['ORCHID-77'] })).toBe(1);
        },
      ),
    );
  });
});

describe('nuggets', () => {
  it('weigh vital ones twice as much as okay ones', () => {
    fc.assert(
      fc.property(fc.subarray(['harbour', 'treaty']), fc.subarray(['spring', 'vessels']), (vital, okay) => {
        const nuggets = [
          ...['harbour', 'treaty'].map((text) => ({ text })),
          ...['spring', 'vessels'].map((text) => ({ text, weight: 'okay' })),
        ];
        const answer = testAnswer({ text: [...vital, ...okay].join(', ') });
        expect(value(nuggetRecall, answer, { nuggets })).toBeCloseTo(vital.length / 2, 12);
        expect(value(weightedNuggetRecall, answer, { nuggets })).toBeCloseTo(
          (vital.length + okay.length / 2) / 3,
          12,
        );
      }),
    );
  });
});

describe('noise', () => {
  it('shows each share of distractors by itself', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (clean, at40, at80) => {
        const answer = testAnswer({ noise: { clean, at40, at80 } });
        expect(noiseScorers.map((scorer) => value(scorer, answer))).toEqual([clean, at40, at80].map(Number));
      }),
    );
  });
});
