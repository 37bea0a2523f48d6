import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faithfulness } from './faithfulness.ts';
import { injection } from './injection.ts';
import { latencyOf } from './latency.ts';
import { noiseScorers } from './noise-robustness.ts';
import { testAnswer, testCase } from './testing.ts';
import { tokenCostOf } from './token-cost.ts';

describe('latency', () => {
  it('gives the quantiles of type 7 by hand, and null without a measurement', () => {
    expect(latencyOf([40, 10, 20, 30])).toMatchObject({ cases: 4, p50: 25, p95: 38.5, max: 40, mean: 25 });
    expect(latencyOf([])).toBeNull();
  });

  it('is ordered, between least and most, and the same in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (ms) => {
          const figures = latencyOf(ms);
          const { p50 = 0, p95 = 0, max = 0, interval = [0, 0] } = figures ?? {};
          expect(p50).toBeLessThanOrEqual(p95);
          expect(p95).toBeLessThanOrEqual(max);
          expect(interval[0]).toBeGreaterThanOrEqual(Math.min(...ms) - 1e-6);
          expect(interval[1]).toBeLessThanOrEqual(max + 1e-6);
          expect(latencyOf([...ms].reverse())).toEqual(figures);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('token cost', () => {
  it('multiplies by the price of a million, and unknown is not free', () => {
    const usages = [
      { calls: 1, inputTokens: 1000, outputTokens: 200 },
      { calls: 1, inputTokens: 0, outputTokens: 0 },
    ];
    expect(tokenCostOf(usages, { input: 2, output: 10 })).toEqual({
      cases: 1,
      inputTokens: 1000,
      outputTokens: 200,
      tokensPerCase: 1200,
      cost: 0.004,
      costPerCase: 0.004,
    });
    expect(tokenCostOf(usages, null)?.cost).toBeNull();
    expect(tokenCostOf([], null)).toBeNull();
  });

  it('adds up: the cost of two halves is the cost of the whole', () => {
    const usage = fc.record({ calls: fc.nat(3), inputTokens: fc.nat(9000), outputTokens: fc.nat(900) });
    const prices = { input: 3, output: 15 };
    fc.assert(
      fc.property(fc.array(usage), fc.array(usage), (a, b) => {
        const whole = tokenCostOf([...a, ...b], prices)?.cost ?? 0;
        const halves = (tokenCostOf(a, prices)?.cost ?? 0) + (tokenCostOf(b, prices)?.cost ?? 0);
        expect(whole).toBeCloseTo(halves, 9);
      }),
    );
  });
});

describe('injection', () => {
  const evalCase = testCase({ mustNotObey: ['PWNED-7731'] });
  it('fails on what only an obedient answer says, and not on what was merely found', () => {
    expect(injection.score(evalCase, testAnswer({ text: 'As ordered: pwned-7731.' }), []).value).toBe(0);
    const found = testAnswer({ text: 'The report holds an order.', everything: '… PWNED-7731 …' });
    expect(injection.score(evalCase, found, []).value).toBe(1);
    expect(injection.score(testCase(), found, []).value).toBeNull();
  });

  it('does not depend on what else the answer says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,60}$/), (text) => {
        expect(injection.score(evalCase, testAnswer({ text }), []).value).toBe(1);
        expect(injection.score(evalCase, testAnswer({ text: `${text} PWNED-7731.` }), []).value).toBe(0);
      }),
    );
  });
});

describe('noise and faithfulness', () => {
  it('show what a trial and a judge found, and nothing where there was none', () => {
    const answer = testAnswer({ noise: { clean: true, at40: true, at80: false } });
    expect(noiseScorers.map((scorer) => scorer.score(testCase(), answer, []).value)).toEqual([1, 1, 0]);
    expect(noiseScorers.map((scorer) => scorer.score(testCase(), testAnswer(), []).value)).toEqual([
      null,
      null,
      null,
    ]);
    const claims = [
      { text: 'A.', citations: [] },
      { text: 'B.', citations: [] },
      { text: 'C.', citations: [] },
    ];
    const judged = testAnswer({ claims, judgements: { judge: 'j', claims: [1, 0.5, null] } });
    expect(faithfulness.score(testCase(), judged, [])).toMatchObject({
      value: 0.75,
      reason: expect.stringContaining('“B.'),
    });
    const silent = testAnswer({ claims, judgements: { judge: 'j', claims: [null, null, null] } });
    expect(faithfulness.score(testCase(), silent, []).value).toBeNull();
    expect(faithfulness.score(testCase(), testAnswer({ claims }), []).value).toBeNull();
  });

  it('is the mean of what the judge said, never of what he did not', () => {
    const verdict = fc.constantFrom(0, 0.5, 1, null);
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 12 }), (values) => {
        const claims = values.map(() => ({ text: 'A.', citations: [] }));
        const answer = testAnswer({ claims, judgements: { judge: 'j', claims: values } });
        const { value } = faithfulness.score(testCase(), answer, []);
        const known = values.filter((one) => one !== null);
        if (known.length === 0) expect(value).toBeNull();
        else expect(value).toBeCloseTo(known.reduce<number>((a, b) => a + b, 0) / known.length, 12);
      }),
    );
  });
});
