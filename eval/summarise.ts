import type { Answer } from '../server/domain/index.ts';
import type { CaseResult, CaseRun } from './run-case.ts';
import { SCORERS } from './scorers/index.ts';
import type { MetricKind, Scorer } from './scorers/scorer.ts';
import { bootstrapMean, type Observation } from './stats/bootstrap.ts';
import { type Interval, mean, quantile, wilson } from './stats/interval.ts';

export interface MetricSummary {
  readonly id: string;
  readonly label: string;
  readonly kind: MetricKind;
  /** Mean over the scored cases; `null` when none is scored. */
  readonly value: number | null;
  readonly scored: number;
  /** Cases without a score, errors left out. */
  readonly unscored: number;
  /** 95 %: Wilson for binary and hard metrics, clustered bootstrap for continuous ones. */
  readonly interval: Interval | null;
}

export interface Summary {
  readonly cases: number;
  readonly passed: number;
  readonly failing: readonly string[];
  readonly errors: readonly string[];
  readonly hardFailures: readonly { readonly id: string; readonly metric: string; readonly reason: string }[];
  readonly metrics: readonly MetricSummary[];
  readonly byLanguage: Readonly<Record<string, readonly MetricSummary[]>>;
  readonly byCategory: Readonly<Record<string, readonly MetricSummary[]>>;
}

/** Independent of the order in which cases ran; free of timings. */
export function summarise(results: readonly CaseResult[]): Summary {
  return {
    cases: results.length,
    passed: results.filter(({ status }) => status === 'passed').length,
    failing: results.filter(({ status }) => status === 'failing').map(({ id }) => id),
    errors: results.filter(({ status }) => status === 'error').map(({ id }) => id),
    hardFailures: hardFailures(results),
    metrics: metricsOf(results),
    byLanguage: grouped(results, ({ lang }) => lang),
    byCategory: grouped(results, ({ category }) => category),
  };
}

function hardFailures(results: readonly CaseResult[]): Summary['hardFailures'] {
  return SCORERS.filter(({ kind }) => kind === 'hard').flatMap((scorer) =>
    results.flatMap(({ id, scores }) => {
      const score = scores[scorer.id];
      if (score === undefined || score.value === null || score.value >= 1) return [];
      return [{ id, metric: scorer.id, reason: score.reason ?? 'below 1' }];
    }),
  );
}

export function metricsOf(results: readonly CaseResult[]): MetricSummary[] {
  const metrics = SCORERS.map((scorer) => summariseMetric(scorer, results));
  const at = metrics.findIndex(({ id }) => id === 'answers-answerable') + 1;
  return [...metrics.slice(0, at), balancedAccuracy(results), ...metrics.slice(at)];
}

function summariseMetric(scorer: Scorer, results: readonly CaseResult[]): MetricSummary {
  const observations = observationsOf(scorer.id, results);
  const { id, label, kind } = scorer;
  const ran = results.filter(({ status }) => status !== 'error').length;
  return {
    id,
    label,
    kind,
    value: observations.length === 0 ? null : mean(observations.map(({ value }) => value)),
    scored: observations.length,
    unscored: ran - observations.length,
    interval: intervalOf(kind, observations),
  };
}

function intervalOf(kind: MetricKind, observations: readonly Observation[]): Interval | null {
  if (kind === 'continuous') return bootstrapMean(observations);
  // A hard metric may be a share within a case; what is asked is whether the case is clean.
  return wilson(observations.filter(({ value }) => value >= 1).length, observations.length);
}

export function observationsOf(metric: string, results: readonly CaseResult[]): Observation[] {
  return results.flatMap(({ scores, cluster }) => {
    const value = scores[metric]?.value ?? null;
    return value === null ? [] : [{ value, cluster }];
  });
}

/**
 * Balanced accuracy of abstention: mean of the rejection rate on unanswerable and the answer rate on answerable
 * questions (CLAPNQ). Its interval adds the two Wilson half-widths in quadrature (Newcombe's method 10).
 */
function balancedAccuracy(results: readonly CaseResult[]): MetricSummary {
  const halves = ['refuses-unanswerable', 'answers-answerable'].map((id) => observationsOf(id, results));
  const scored = halves.reduce((sum, { length }) => sum + length, 0);
  const metric = {
    id: 'abstention-balanced-accuracy',
    label: 'balanced accuracy of answering and refusing',
    kind: 'continuous',
    scored,
    unscored: results.filter(({ status }) => status !== 'error').length - scored,
  } as const;
  if (halves.some(({ length }) => length === 0)) return { ...metric, value: null, interval: null };
  let low = 0;
  let high = 0;
  const means = halves.map((half) => {
    const centre = mean(half.map(({ value }) => value));
    const interval = wilson(half.filter(({ value }) => value === 1).length, half.length);
    low += (centre - (interval?.[0] ?? centre)) ** 2;
    high += ((interval?.[1] ?? centre) - centre) ** 2;
    return centre;
  });
  const value = mean(means);
  return {
    ...metric,
    value,
    interval: [Math.max(0, value - Math.sqrt(low) / 2), Math.min(1, value + Math.sqrt(high) / 2)],
  };
}

function grouped(
  results: readonly CaseResult[],
  keyOf: (result: CaseResult) => string,
): Record<string, readonly MetricSummary[]> {
  const keys = [...new Set(results.map(keyOf))].sort();
  return Object.fromEntries(
    keys.map((key) => [key, metricsOf(results.filter((result) => keyOf(result) === key))]),
  );
}

export interface TimingSummary {
  readonly answers: number;
  /** Everything that is not the writer: retrieve, context, check. Milliseconds. */
  readonly overhead: { readonly p50: number; readonly p95: number } | null;
  readonly retrieve: { readonly p50: number; readonly p95: number } | null;
  readonly check: { readonly p50: number; readonly p95: number } | null;
  readonly total: { readonly p50: number; readonly p95: number } | null;
}

/** Kept apart from the results: two equal runs differ here and nowhere else. */
export function summariseTimings(runs: readonly CaseRun[]): TimingSummary {
  const timings = runs.flatMap((run) => (run.timings === null ? [] : [run.timings]));
  const percentiles = (of: (timing: Answer['timings']) => number): TimingSummary['total'] => {
    const values = timings.map(of).sort((a, b) => a - b);
    return values.length === 0 ? null : { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
  };
  return {
    answers: timings.length,
    overhead: percentiles(({ totalMs, writeMs }) => totalMs - writeMs),
    retrieve: percentiles(({ retrieveMs }) => retrieveMs),
    check: percentiles(({ checkMs }) => checkMs),
    total: percentiles(({ totalMs }) => totalMs),
  };
}
