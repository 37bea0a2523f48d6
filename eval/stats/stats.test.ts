import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapMean, sampleDeviation } from './bootstrap.ts';
import { holm, holmOfAttainable } from './holm.ts';
import { mean, quantile, wilson } from './interval.ts';
import { mcnemar } from './mcnemar.ts';
import { detectableBinaryDrop, detectableDrop } from './power.ts';
import { seededRandom } from './random.ts';

describe('wilson', () => {
  it('agrees with published figures', () => {
    // Newcombe 1998, table I: 81/263 → .2553 to .3662; 0/20 → 0 to .1611.
    const first = wilson(81, 263);
    expect(first?.[0]).toBeCloseTo(0.2553, 4);
    expect(first?.[1]).toBeCloseTo(0.3662, 4);
    const second = wilson(0, 20);
    expect(second?.[0]).toBe(0);
    expect(second?.[1]).toBeCloseTo(0.1611, 4);
    expect(wilson(0, 0)).toBeNull();
  });

  it('always contains the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const k = Math.round(share * n);
          const [low, high] = wilson(k, n) ?? [1, 0];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(k / n);
          expect(high).toBeGreaterThanOrEqual(k / n);
        },
      ),
    );
  });
});

describe('mcnemar', () => {
  it('needs five losses to no win', () => {
    expect(mcnemar(5, 0)).toBeCloseTo(0.03125, 10);
    expect(mcnemar(4, 0)).toBeCloseTo(0.0625, 10);
    expect(mcnemar(0, 0)).toBe(1);
    // By hand: P(X ≥ 8 | 10, ½) = (45 + 10 + 1) / 1024.
    expect(mcnemar(8, 2)).toBeCloseTo(56 / 1024, 10);
  });

  it('is a probability that falls with the losses, even for thousands of pairs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (losses, wins) => {
        const p = mcnemar(losses, wins);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(mcnemar(losses + 1, wins)).toBeLessThanOrEqual(p + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('holm', () => {
  it('agrees with the textbook example', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((expected, index) => {
      expect(adjusted[index]).toBeCloseTo(expected, 10);
    });
  });

  it('never lowers a p-value and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
        const adjusted = holm(ps);
        ps.forEach((p, i) => {
          expect(adjusted[i] ?? -1).toBeGreaterThanOrEqual(p);
          ps.forEach((q, j) => {
            if (p < q) expect(adjusted[i] ?? 2).toBeLessThanOrEqual(adjusted[j] ?? -1);
          });
        });
      }),
    );
  });
});

describe('holmOfAttainable', () => {
  it('leaves out tests that could not become significant', () => {
    expect(holmOfAttainable([0.03125, 1, 0.25], [0.03125, 1, 0.25], 0.05)).toEqual([0.03125, 1, 1]);
    expect(holmOfAttainable([0.01, 0.02, 0.5], [0.0001, 0.0001, 0.25], 0.05)).toEqual([0.02, 0.02, 1]);
  });

  it('is never stricter than Holm where it decides, and never below the p-value', () => {
    const tests = fc.array(fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), moved: fc.nat(12) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(tests, (drawn) => {
        const ps = drawn.map(({ p, moved }) => Math.max(p, 0.5 ** moved));
        const plain = holm(ps);
        holmOfAttainable(
          ps,
          drawn.map(({ moved }) => 0.5 ** moved),
          0.05,
        ).forEach((adjusted, index) => {
          expect(adjusted).toBeGreaterThanOrEqual(ps[index] ?? 1);
          if ((plain[index] ?? 1) < 0.05) expect(adjusted).toBeLessThan(0.05);
        });
      }),
    );
  });
});

describe('bootstrapMean', () => {
  const observation = fc.record({
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    cluster: fc.constantFrom('a', 'b', 'c', 'd'),
  });

  it('is the same for the same seed and for any order of the cases', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 30 }), (observations) => {
        const once = bootstrapMean(observations, { resamples: 200 });
        expect(bootstrapMean(observations, { resamples: 200 })).toEqual(once);
        const reversed = bootstrapMean([...observations].reverse(), { resamples: 200 });
        expect(reversed?.[0]).toBeCloseTo(once?.[0] ?? Number.NaN, 9);
        expect(reversed?.[1]).toBeCloseTo(once?.[1] ?? Number.NaN, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('is wider when the cases hang together', () => {
    const alone = Array.from({ length: 40 }, (_, i) => ({ value: i % 2, cluster: String(i) }));
    const together = Array.from({ length: 40 }, (_, i) => ({
      value: i < 20 ? 0 : 1,
      cluster: String(i >> 2),
    }));
    const width = (interval: readonly [number, number] | null): number =>
      interval === null ? 0 : interval[1] - interval[0];
    expect(width(bootstrapMean(together))).toBeGreaterThan(1.5 * width(bootstrapMean(alone)));
  });

  it('covers the true mean in about 95 of 100 simulated runs', () => {
    const random = seededRandom(7);
    let covered = 0;
    const rounds = 300;
    for (let round = 0; round < rounds; round++) {
      const sample = Array.from({ length: 60 }, (_, i) => ({ value: random(), cluster: String(i) }));
      const [low, high] = bootstrapMean(sample, { resamples: 400, seed: round }) ?? [1, 0];
      if (low <= 0.5 && high >= 0.5) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.9);
    expect(covered / rounds).toBeLessThan(0.98);
  });
});

describe('small helpers', () => {
  it('computes quantiles, means, deviations and detectable drops', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1], 0.95)).toBe(1);
    expect(mean([1, 2, 3])).toBe(2);
    expect(sampleDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 10);
    // evaluation.md: a 3-point drop at 10 % discordant pairs needs about 700 to 800 cases.
    expect(detectableBinaryDrop(0.1, 800)).toBeLessThan(0.03);
    expect(detectableBinaryDrop(0.1, 600)).toBeGreaterThan(0.03);
    expect(detectableBinaryDrop(0, 25)).toBe(0.2);
    expect(detectableDrop(1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
