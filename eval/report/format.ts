import type { CaseResult } from '../run-case.ts';
import type { Interval } from '../stats/interval.ts';
import type { MetricSummary } from '../summarise.ts';

/** `92.3 %`, `–` for unscored. */
export const percent = (value: number | null): string =>
  value === null ? '–' : `${(100 * value).toFixed(1)} %`;

export const intervalText = (interval: Interval | null): string =>
  interval === null ? '–' : `${(100 * interval[0]).toFixed(1)}–${(100 * interval[1]).toFixed(1)} %`;

/** Percentage points with a sign. */
export const points = (difference: number): string =>
  `${difference > 0 ? '+' : ''}${(100 * difference).toFixed(1)}`;

export const milliseconds = (value: number | undefined): string =>
  value === undefined ? '–' : `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;

/** Rows worth showing: metrics that scored at least one case. */
export const shownMetrics = (metrics: readonly MetricSummary[]): MetricSummary[] =>
  metrics.filter(({ scored }) => scored > 0);

export const valueOfMetric = (metrics: readonly MetricSummary[], id: string): MetricSummary | undefined =>
  metrics.find((metric) => metric.id === id);

/** What the person who reads a failing case sees first. */
export function answeredText(result: CaseResult, length: number): string {
  if (result.answer === null) return '';
  if (result.answer.refused) return `(refused: ${result.answer.refusalReason ?? 'no reason'})`;
  const text = result.answer.text.replace(/\s+/gu, ' ').trim();
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** The metrics that stand in the tables by language and category. */
export const KEY_METRICS: readonly (readonly [id: string, short: string])[] = [
  ['evidence-recall@10-any', 'found any@10'],
  ['evidence-recall@10-all', 'found all@10'],
  ['evidence-cited-quote-any', 'cited any'],
  ['answers-answerable', 'answered'],
  ['refuses-unanswerable', 'refused'],
  ['nugget-recall', 'nuggets'],
  ['quote-fidelity', 'fidelity'],
];
