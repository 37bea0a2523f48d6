import { quantile } from '../stats/interval.ts';

/** How much longer one thing takes than another, measured in turn on the same inputs. */
export interface Paired {
  /** Median, over the inputs, of the ratio of the shortest time of the one to the shortest time of the other. */
  readonly ratio: number;
  /** A quarter of the inputs lies below the first, a quarter above the second. */
  readonly quarters: readonly [number, number];
  /** The shortest times of all inputs together, as a ratio. */
  readonly overall: number;
  /** Medians of the shortest times, in milliseconds. */
  readonly ms: number;
  readonly baselineMs: number;
}

/**
 * Both on every input, `rounds` times after one that warms the caches. Which of the two comes first changes from pair to
 * pair. The shortest of the rounds counts: whatever else the machine does can only add to a time.
 */
export async function pairsOf<T>(
  inputs: readonly T[],
  run: (input: T) => Promise<unknown>,
  baseline: (input: T) => Promise<unknown>,
  rounds: number,
): Promise<Paired> {
  const own = inputs.map(() => Number.POSITIVE_INFINITY);
  const others = inputs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, input] of inputs.entries()) {
      const ours = async () => keep(own, index, round, await timed(run, input));
      const theirs = async () => keep(others, index, round, await timed(baseline, input));
      for (const work of (index + round) % 2 === 0 ? [ours, theirs] : [theirs, ours]) await work();
    }
  }
  const ratios = own.map((mine, index) => mine / (others[index] ?? mine)).sort(ascending);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    ratio: quantile(ratios, 0.5),
    quarters: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    overall: sum(own) / sum(others),
    ms: quantile([...own].sort(ascending), 0.5),
    baselineMs: quantile([...others].sort(ascending), 0.5),
  };
}

async function timed<T>(work: (input: T) => Promise<unknown>, input: T): Promise<number> {
  const started = performance.now();
  await work(input);
  return performance.now() - started;
}

/** The first round only warms. */
function keep(shortest: number[], index: number, round: number, ms: number): void {
  if (round > 0) shortest[index] = Math.min(shortest[index] ?? ms, ms);
}

const ascending = (a: number, b: number): number => a - b;
