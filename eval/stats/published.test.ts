import { describe, expect, it } from 'vitest';
import { discountedGain } from '../scorers/ranking.ts';
import { retrievedIds, testAnswer, testCase } from '../scorers/testing.ts';
import { bootstrapMean, type Observation } from './bootstrap.ts';
import { mcnemar } from './mcnemar.ts';
import { seededRandom } from './random.ts';

/** Figures that others have published or that can be had by another way, against ours. */
describe('our statistics against published and independent figures', () => {
  it('nDCG: six graded documents, the example of the encyclopaedias', () => {
    // Relevances 3, 2, 3, 0, 1, 2 in this order: DCG 6.861, ideal 7.141, nDCG .961.
    const evidence = [3, 2, 3, 0, 1, 2].flatMap((grade, index) =>
      grade === 0
        ? []
        : [
            {
              evidence: { source: `d${index}`, quote: 'q', grade },
              status: 'found' as const,
              carriers: [[`d${index}`]],
            },
          ],
    );
    const answer = testAnswer({ retrieved: retrievedIds('d0', 'd1', 'd2', 'd3', 'd4', 'd5') });
    expect(discountedGain.score(testCase(), answer, evidence).value).toBeCloseTo(6.861 / 7.141, 3);
  });

  it('McNemar exact: 6 against 16 discordant pairs give .0262 one-sided, .052 two-sided', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const tail = Array.from({ length: 7 }, (_, i) => choose(22, 16 + i)).reduce((a, b) => a + b, 0) / 2 ** 22;
    expect(mcnemar(16, 6)).toBeCloseTo(tail, 12);
    expect(2 * mcnemar(16, 6)).toBeCloseTo(0.0525, 3);
  });

  it('McNemar exact: agrees with enumerating every sign pattern', () => {
    for (let pairs = 1; pairs <= 12; pairs++) {
      for (let losses = 0; losses <= pairs; losses++) {
        let atLeast = 0;
        for (let pattern = 0; pattern < 2 ** pairs; pattern++) {
          const ones = [...pattern.toString(2)].filter((bit) => bit === '1').length;
          if (ones >= losses) atLeast++;
        }
        expect(mcnemar(losses, pairs - losses)).toBeCloseTo(atLeast / 2 ** pairs, 12);
      }
    }
  });

  it('bootstrap: covers the true mean when questions hang together, where the unclustered one does not', () => {
    const random = seededRandom(11);
    const rounds = 250;
    let clustered = 0;
    let naive = 0;
    for (let round = 0; round < rounds; round++) {
      const observations: Observation[] = [];
      // 30 documents with five questions each; what a document is worth decides most of a question's value.
      for (let document = 0; document < 30; document++) {
        const worth = random();
        for (let question = 0; question < 5; question++) {
          observations.push({ value: 0.8 * worth + 0.2 * random(), cluster: `d${document}` });
        }
      }
      const alone = observations.map(({ value }, index) => ({ value, cluster: String(index) }));
      const options = { resamples: 400, seed: round };
      const inside = ([low, high]: readonly [number, number]): boolean => low <= 0.5 && high >= 0.5;
      if (inside(bootstrapMean(observations, options) ?? [1, 0])) clustered++;
      if (inside(bootstrapMean(alone, options) ?? [1, 0])) naive++;
    }
    expect(clustered / rounds).toBeGreaterThan(0.9);
    expect(clustered / rounds).toBeLessThanOrEqual(0.98);
    expect(naive / rounds).toBeLessThan(0.75);
  });
});
