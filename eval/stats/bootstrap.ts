import { type Interval, mean, quantile } from './interval.ts';
import { seededRandom } from './random.ts';

/** One observation and the document it depends on; observations of one cluster are drawn together. */
export interface Observation {
  readonly value: number;
  readonly cluster: string;
}

export interface BootstrapOptions {
  readonly resamples?: number;
  readonly seed?: number;
  readonly confidence?: number;
}

export const RESAMPLES = 10_000;
export const SEED = 20_260_101;

/**
 * Percentile bootstrap of the mean, clustered (Davison & Hinkley 1997): whole clusters are drawn with
 * replacement, because questions on one document fail together. `null` without observations. With a single
 * cluster there is nothing to resample and the interval is [mean, mean]: callers print n beside it.
 */
export function bootstrapMean(
  observations: readonly Observation[],
  options: BootstrapOptions = {},
): Interval | null {
  const means = bootstrapMeans(observations, options);
  if (means.length === 0) return null;
  const tail = (1 - (options.confidence ?? 0.95)) / 2;
  return [quantile(means, tail), quantile(means, 1 - tail)];
}

/** The sorted resampled means themselves. */
export function bootstrapMeans(
  observations: readonly Observation[],
  options: BootstrapOptions = {},
): number[] {
  if (observations.length === 0) return [];
  const clusters = groupClusters(observations);
  const first = observations[0];
  const resamples = options.resamples ?? RESAMPLES;
  if (first !== undefined && observations.every(({ value }) => value === first.value)) {
    return new Array<number>(resamples).fill(first.value);
  }
  const random = seededRandom(options.seed ?? SEED);
  const means: number[] = [];
  for (let round = 0; round < resamples; round++) {
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < clusters.length; draw++) {
      const cluster = clusters[Math.floor(random() * clusters.length)];
      if (cluster === undefined) continue;
      sum += cluster.sum;
      count += cluster.count;
    }
    means.push(sum / count);
  }
  return means.sort((a, b) => a - b);
}

/** Standard deviation of the sample (n − 1); 0 for fewer than two values. */
export function sampleDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

function groupClusters(observations: readonly Observation[]): { sum: number; count: number }[] {
  const groups = new Map<string, { sum: number; count: number }>();
  for (const { value, cluster } of observations) {
    const group = groups.get(cluster) ?? { sum: 0, count: 0 };
    group.sum += value;
    group.count += 1;
    groups.set(cluster, group);
  }
  // Sorted by name, so that the result does not depend on the order of the cases.
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, group]) => group);
}
