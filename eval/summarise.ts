import type { Answer } from '../server/domain/index.ts';
import type { CaseResult, CaseRun } from './run-case.ts';
import { SCORERS } from './scorers/index.ts';
import { type LatencyFigures, latencyOf } from './scorers/latency.ts';
import type { MetricKind, Scorer } from './scorers/scorer.ts';
import { type TokenCost, type TokenPrices, tokenCostOf } from './scorers/token-cost.ts';
import { bootstrapMean, type Observation } from './stats/bootstrap.ts';
import { type Interval, mean, wilson } from './stats/interval.ts';
import { type PredictionPowered, predictionPoweredMean } from './stats/prediction-powered.ts';

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
  /** Accuracy without distractors minus accuracy with them (RGB); empty where the trial was not run. */
  readonly noise: readonly NoiseDrop[];
  /** Faithfulness with people's labels on some cases; absent without labels or judge. */
  readonly predictionPowered?: PredictionPowered;
}

export interface NoiseDrop {
  readonly percent: 40 | 80;
  /** Less is better; −1 to 1. */
  readonly drop: number;
  readonly interval: Interval;
  readonly cases: number;
}

/** Independent of the order in which cases ran; free of timings. */
export function summarise(
  results: readonly CaseResult[],
  human: ReadonlyMap<string, number> = new Map(),
): Summary {
  const powered = human.size === 0 ? null : predictionPowered(results, human);
  return {
    ...(powered === null ? {} : { predictionPowered: powered }),
    noise: noiseDrops(results),
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

function noiseDrops(results: readonly CaseResult[]): NoiseDrop[] {
  return ([40, 80] as const).flatMap((percent) => {
    const drops = results.flatMap(({ scores, cluster }) => {
      const clean = scores['noise-accuracy@0']?.value ?? null;
      const noisy = scores[`noise-accuracy@${percent}`]?.value ?? null;
      return clean === null || noisy === null ? [] : [{ value: clean - noisy, cluster }];
    });
    const interval = bootstrapMean(drops);
    if (interval === null) return [];
    return [{ percent, drop: mean(drops.map(({ value }) => value)), interval, cases: drops.length }];
  });
}

/** People's labels of faithfulness on some cases, the judge's on all. */
function predictionPowered(
  results: readonly CaseResult[],
  human: ReadonlyMap<string, number>,
): PredictionPowered | null {
  const judged = results.flatMap(({ id, scores }) => {
    const value = scores.faithfulness?.value ?? null;
    return value === null ? [] : [{ id, value }];
  });
  const labelled = judged.flatMap(({ id, value }) => {
    const label = human.get(id);
    return label === undefined ? [] : [{ label, judged: value }];
  });
  const others = judged.filter(({ id }) => !human.has(id)).map(({ value }) => value);
  return predictionPoweredMean(labelled, others);
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
  if (kind === 'continuous') return continuousInterval(observations);
  // A hard metric may be a share within a case; what is asked is whether the case is clean.
  return wilson(observations.filter(({ value }) => value >= 1).length, observations.length);
}

/**
 * The bootstrap of values that are all alike has no width, which a handful of cases does not deserve: at 0 and 1
 * Wilson's interval over the documents stands in, elsewhere there is none. One document alone gives none either.
 */
function continuousInterval(observations: readonly Observation[]): Interval | null {
  const clusters = new Set(observations.map(({ cluster }) => cluster)).size;
  const [first] = observations;
  if (first === undefined) return null;
  if (observations.some(({ value }) => value !== first.value)) {
    return clusters < 2 ? null : bootstrapMean(observations);
  }
  if (first.value !== 0 && first.value !== 1) return null;
  return wilson(first.value === 1 ? clusters : 0, clusters);
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
  readonly overhead: LatencyFigures | null;
  readonly retrieve: LatencyFigures | null;
  readonly check: LatencyFigures | null;
  readonly total: LatencyFigures | null;
  /** Whole answers, milliseconds, in the order of the cases: for the plot. */
  readonly totals: readonly number[];
  /** `null` where no language model reported its use. */
  readonly tokens: TokenCost | null;
}

/** Kept apart from the results: two equal runs differ here and nowhere else. */
export function summariseTimings(runs: readonly CaseRun[], prices: TokenPrices | null = null): TimingSummary {
  const timings = runs.flatMap((run) => (run.timings === null ? [] : [run.timings]));
  const figures = (of: (timing: Answer['timings']) => number): LatencyFigures | null =>
    latencyOf(timings.map(of));
  return {
    answers: timings.length,
    overhead: figures(({ totalMs, writeMs }) => totalMs - writeMs),
    retrieve: figures(({ retrieveMs }) => retrieveMs),
    check: figures(({ checkMs }) => checkMs),
    total: figures(({ totalMs }) => totalMs),
    totals: timings.map(({ totalMs }) => Math.round(totalMs * 10) / 10),
    tokens: tokenCostOf(
      runs.flatMap(({ usage }) => usage ?? []),
      prices,
    ),
  };
}
