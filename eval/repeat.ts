import type { CaseResult, CaseRun } from './run-case.ts';
import type { Score } from './scorable.ts';
import { SCORERS } from './scorers/index.ts';
import type { MetricKind } from './scorers/scorer.ts';
import { mean } from './stats/interval.ts';

/** A case that did not give the same scores each time. */
export interface FlakyCase {
  readonly id: string;
  readonly metrics: readonly { readonly metric: string; readonly values: readonly (number | null)[] }[];
}

const EPSILON = 1e-9;

/** Tried in the first round only. */
const triedOnce = (metric: string): boolean => metric.startsWith('noise-');

/**
 * Several runs of the same cases as one: binary metrics by majority (a tie loses), continuous ones by their mean, hard
 * ones by the worst run. The answer kept is the first run's. Cases that differ are named: a comparison of two live runs
 * that forgets them takes chance for progress.
 */
export function mergeRepeats(repeats: readonly (readonly CaseRun[])[]): {
  readonly runs: CaseRun[];
  readonly flaky: FlakyCase[];
} {
  const [first = []] = repeats;
  const flaky: FlakyCase[] = [];
  const runs = first.map((run, index) => {
    const all = repeats.flatMap((repeat) => repeat[index] ?? []);
    const failed = all.find(({ result }) => result.status === 'error');
    const moved = all.length < 2 ? [] : movedMetrics(all.map(({ result }) => result));
    if (moved.length > 0) flaky.push({ id: run.result.id, metrics: moved });
    if (failed !== undefined || moved.length === 0) return failed ?? run;
    return { ...run, result: mergeScores(all.map(({ result }) => result)) };
  });
  return { runs, flaky };
}

function movedMetrics(results: readonly CaseResult[]): FlakyCase['metrics'] {
  const statuses = new Set(results.map(({ status }) => status));
  const metrics = SCORERS.filter(({ id }) => !triedOnce(id)).flatMap(({ id }) => {
    const values = results.map(({ scores }) => scores[id]?.value ?? null);
    const [one = null] = values;
    return values.some((value) => !same(value, one)) ? [{ metric: id, values }] : [];
  });
  if (metrics.length > 0 || statuses.size === 1 || !statuses.has('error')) return metrics;
  return [{ metric: 'could-be-run', values: results.map(({ status }) => (status === 'error' ? 0 : 1)) }];
}

const same = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < EPSILON;

function mergeScores(results: readonly CaseResult[]): CaseResult {
  const [first] = results;
  if (first === undefined) throw new Error('There is no run to merge.');
  const scores: Record<string, Score> = {};
  for (const { id, kind } of SCORERS) {
    if (triedOnce(id)) {
      scores[id] = first.scores[id] ?? { value: null };
      continue;
    }
    const given = results.flatMap(({ scores: one }) => one[id] ?? []);
    const known = given.flatMap(({ value }) => (value === null ? [] : [value]));
    const reason = given.find(({ reason: text }) => text !== undefined)?.reason;
    // Scored in some runs only: an answer was refused in one of them. Half a figure is none.
    const value = known.length < results.length ? null : mergeValues(kind, known);
    scores[id] = value === null || value >= 1 || reason === undefined ? { value } : { value, reason };
  }
  const failing = SCORERS.some(({ id, listed }) => listed && (scores[id]?.value ?? 1) < 1);
  return { ...first, scores, status: failing ? 'failing' : 'passed' };
}

function mergeValues(kind: MetricKind, values: readonly number[]): number {
  if (kind === 'hard') return Math.min(...values);
  if (kind === 'continuous') return mean(values);
  return mean(values) > 0.5 ? 1 : 0;
}
