import { bootstrapMean, type Observation } from '../stats/bootstrap.ts';
import { type Interval, quantile } from '../stats/interval.ts';

export interface LatencyFigures {
  readonly cases: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly mean: number;
  /** Of the mean, 95 %, bootstrap. */
  readonly interval: Interval;
}

/**
 * Latency: quantiles (type 7, linear interpolation) and mean of milliseconds a case. `null` without a measurement.
 * Not a score between 0 and 1: it stands beside the metrics and is never part of the gate, because machines differ.
 */
export function latencyOf(milliseconds: readonly number[]): LatencyFigures | null {
  if (milliseconds.length === 0) return null;
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const observations = sorted.map((value, index): Observation => ({ value, cluster: String(index) }));
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return {
    cases: sorted.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1) ?? mean,
    mean,
    interval: bootstrapMean(observations, { resamples: 1000 }) ?? [mean, mean],
  };
}
