import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceRecall } from './evidence-recall.ts';
import { dcg, discountedGain, reciprocalRank } from './ranking.ts';
import { recall } from './recall.ts';
import { retrievedIds, testAnswer, testCase, testEvidence } from './testing.ts';

const two = [testEvidence('one', ['p1']), testEvidence('two', ['p2', 'p3'])];
const answerOf = (...ids: string[]) => testAnswer({ retrieved: retrievedIds(...ids) });

describe('evidence recall', () => {
  it('tells any from all, and honours k and evidence over a passage border', () => {
    const any = evidenceRecall(2, 'any');
    const all = evidenceRecall(3, 'all');
    expect(any.score(testCase(), answerOf('x', 'p1'), two).value).toBe(1);
    expect(any.score(testCase(), answerOf('x', 'y', 'p1'), two).value).toBe(0);
    expect(all.score(testCase(), answerOf('p1', 'p2', 'p3'), two).value).toBe(1);
    const missed = all.score(testCase(), answerOf('p1', 'p2', 'x'), two);
    expect(missed.value).toBe(0);
    expect(missed.reason).toContain('“two”');
  });

  it('counts evidence that is not in the corpus as missed, and a stored answer as unscored', () => {
    const lost = [testEvidence('one')];
    expect(evidenceRecall(10, 'any').score(testCase(), answerOf('p1'), lost)).toMatchObject({ value: 0 });
    expect(evidenceRecall(10, 'any').score(testCase(), answerOf('p1'), []).value).toBeNull();
    expect(
      evidenceRecall(10, 'any').score(testCase(), testAnswer({ retrieved: null }), two).value,
    ).toBeNull();
  });

  it('never falls with a larger k, and any is never below all', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'x', 'y'), { maxLength: 5 }), (ids) => {
        const answer = answerOf(...ids);
        for (let k = 1; k < 5; k++) {
          const now = evidenceRecall(k, 'all').score(testCase(), answer, two).value ?? 0;
          expect(evidenceRecall(k + 1, 'all').score(testCase(), answer, two).value).toBeGreaterThanOrEqual(
            now,
          );
          expect(evidenceRecall(k, 'any').score(testCase(), answer, two).value).toBeGreaterThanOrEqual(now);
        }
      }),
    );
  });
});

describe('recall', () => {
  it('is the share of the pieces found, lost documents included', () => {
    expect(recall(2).score(testCase(), answerOf('x', 'p1'), two)).toMatchObject({ value: 0.5 });
    expect(recall(3).score(testCase(), answerOf('p1', 'p2', 'p3'), two).value).toBe(1);
    expect(recall(3).score(testCase(), answerOf('p1'), [...two, testEvidence('lost')]).value).toBeCloseTo(
      1 / 3,
    );
    expect(recall(3).score(testCase(), answerOf('p1'), []).value).toBeNull();
    expect(recall(3).score(testCase(), testAnswer({ retrieved: null }), two).value).toBeNull();
  });

  it('lies between all and any, and never falls with a larger k', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'x', 'y'), { maxLength: 5 }), (ids) => {
        const answer = answerOf(...ids);
        let before = 0;
        for (let k = 1; k <= 5; k++) {
          const value = recall(k).score(testCase(), answer, two).value ?? -1;
          expect(value).toBeGreaterThanOrEqual(
            evidenceRecall(k, 'all').score(testCase(), answer, two).value ?? 2,
          );
          expect(value).toBeLessThanOrEqual(
            evidenceRecall(k, 'any').score(testCase(), answer, two).value ?? -1,
          );
          expect(value).toBeGreaterThanOrEqual(before);
          before = value;
        }
      }),
    );
  });
});

describe('ranking', () => {
  it('agrees with figures computed by hand', () => {
    expect(reciprocalRank.score(testCase(), answerOf('x', 'y', 'p1'), two).value).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank.score(testCase(), answerOf('x'), two).value).toBe(0);
    const graded = [testEvidence('a', ['p1']), testEvidence('b', ['p1']), testEvidence('c', ['p2'])];
    // rel(p1) = 2, rel(p2) = 1; ranking x, p2, p1: (1/log2 3 + 2/log2 4) / (2 + 1/log2 3).
    const expected = (1 / Math.log2(3) + 1) / (2 + 1 / Math.log2(3));
    expect(discountedGain.score(testCase(), answerOf('x', 'p2', 'p1'), graded).value).toBeCloseTo(
      expected,
      12,
    );
    // Wikipedia's example "Discounted cumulative gain": 3, 2, 3, 0, 1, 2 → 6.861.
    expect(dcg([3, 2, 3, 0, 1, 2])).toBeCloseTo(6.861, 3);
  });

  it('stays within 0 and 1 and is 1 for the ideal order', () => {
    const evidence = [
      testEvidence('a', ['p1']),
      testEvidence('b', ['p1'], ['p2']),
      testEvidence('c', ['p3']),
    ];
    expect(discountedGain.score(testCase(), answerOf('p1', 'p2', 'p3'), evidence).value).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('p1', 'p2', 'p3', 'x', 'y'), { maxLength: 12 }), (ids) => {
        for (const scorer of [discountedGain, reciprocalRank]) {
          const value = scorer.score(testCase(), answerOf(...ids), evidence).value ?? -1;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});
