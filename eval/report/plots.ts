import type { CaseResult } from '../run-case.ts';
import type { LatencyFigures } from '../scorers/latency.ts';
import type { Interval } from '../stats/interval.ts';
import { escapeMarkup as html } from './escape.ts';
import { intervalText, milliseconds, percent } from './format.ts';

/** Plots as SVG in the page itself: no script, no network, and they print. */

export interface IntervalRow {
  readonly label: string;
  readonly value: number;
  readonly interval: Interval | null;
  readonly cases: number;
}

/** Value as a dot, its interval as a line, one row a group. */
export function intervalPlot(title: string, rows: readonly IntervalRow[]): string {
  if (rows.length === 0) return '';
  const left = 150;
  const width = 240;
  const x = (share: number): string => (left + width * share).toFixed(1);
  const height = 26 + rows.length * 20;
  const lines = rows.map(({ label, value, interval, cases }, index) => {
    const y = 24 + index * 20;
    const range =
      interval === null
        ? ''
        : `<line x1="${x(interval[0])}" x2="${x(interval[1])}" y1="${y}" y2="${y}" stroke="#4a6fa5" stroke-width="4"/>`;
    return `<text x="${left - 8}" y="${y + 4}" text-anchor="end">${html(label.slice(0, 20))}</text>${range}<circle cx="${x(value)}" cy="${y}" r="4.5" fill="#12305c"/><text x="${left + width + 8}" y="${y + 4}">${percent(value)} (${cases})</text>`;
  });
  const grid = [0, 0.5, 1].map(
    (share) =>
      `<line x1="${x(share)}" x2="${x(share)}" y1="14" y2="${height - 4}" stroke="#ddd"/><text x="${x(share)}" y="10" text-anchor="middle">${100 * share}</text>`,
  );
  const told = rows
    .map(({ label, value, interval }) => `${label} ${percent(value)} (${intervalText(interval)})`)
    .join(', ');
  return `<figure><svg viewBox="0 0 520 ${height}" width="520" height="${height}" role="img" aria-label="${html(`${title}: ${told}`)}">${grid.join('')}${lines.join('')}</svg><figcaption>${html(title)}, 95 % interval (cases)</figcaption></figure>`;
}

/** Distribution of the times of whole answers. */
export function latencyPlot(values: readonly number[], figures: LatencyFigures | null): string {
  if (values.length < 2 || figures === null) return '';
  const BINS = 20;
  const most = Math.max(figures.max, 1);
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.floor((value / most) * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const tallest = Math.max(...counts);
  const bars = counts.map((count, bin) => {
    const height = (120 * count) / tallest;
    return `<rect x="${20 + bin * 24}" y="${(140 - height).toFixed(1)}" width="22" height="${height.toFixed(1)}" fill="#4a6fa5"/>`;
  });
  const mark = (value: number, name: string): string => {
    const at = (20 + (480 * value) / most).toFixed(1);
    return `<line x1="${at}" x2="${at}" y1="14" y2="140" stroke="#b3261e" stroke-dasharray="4 3"/><text x="${at}" y="11" text-anchor="middle">${name} ${milliseconds(value)}</text>`;
  };
  return `<figure><svg viewBox="0 0 540 160" width="540" height="160" role="img" aria-label="Latency: half of the answers within ${milliseconds(figures.p50)}, 95 % within ${milliseconds(figures.p95)}">${bars.join('')}<line x1="20" x2="500" y1="140" y2="140" stroke="#555"/><text x="20" y="155">0</text><text x="500" y="155" text-anchor="end">${milliseconds(most)}</text>${mark(figures.p50, 'p50')}${mark(figures.p95, 'p95')}</svg><figcaption>Time of whole answers, ${values.length} answers</figcaption></figure>`;
}

interface Reliable {
  readonly score: number;
  readonly answerable: boolean;
}

/**
 * Reliability of a threshold on the best retrieval score: for each threshold, the share of answerable questions that
 * would be let through and of unanswerable ones that would be stopped. Where the curves cross, both faults weigh alike.
 */
export function thresholdPlot(results: readonly CaseResult[]): string {
  const points = results.flatMap(({ answer, answerable }): Reliable[] => {
    const best = answer?.origin === 'generated' ? answer.retrieved?.[0]?.score : undefined;
    return best === undefined ? [] : [{ score: best, answerable }];
  });
  const answerable = points.filter((point) => point.answerable);
  const silent = points.filter((point) => !point.answerable);
  if (answerable.length === 0 || silent.length === 0) return '';
  const steps = Array.from({ length: 51 }, (_, index) => index / 50);
  const path = (share: (threshold: number) => number): string =>
    steps
      .map(
        (t, i) => `${i === 0 ? 'M' : 'L'}${(40 + 440 * t).toFixed(1)} ${(140 - 120 * share(t)).toFixed(1)}`,
      )
      .join('');
  const through = path((t) => answerable.filter(({ score }) => score >= t).length / answerable.length);
  const stopped = path((t) => silent.filter(({ score }) => score < t).length / silent.length);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (t) => `<text x="${40 + 440 * t}" y="156" text-anchor="middle">${t}</text>`,
  );
  return `<figure><svg viewBox="0 0 540 165" width="540" height="165" role="img" aria-label="Share of answerable questions let through and of unanswerable ones stopped, by threshold on the best retrieval score"><line x1="40" x2="480" y1="140" y2="140" stroke="#555"/><line x1="40" x2="40" y1="20" y2="140" stroke="#555"/><text x="34" y="24" text-anchor="end">100</text><text x="34" y="144" text-anchor="end">0</text>${ticks.join('')}<path d="${through}" fill="none" stroke="#12305c" stroke-width="2.5"/><path d="${stopped}" fill="none" stroke="#b3261e" stroke-width="2.5" stroke-dasharray="6 3"/></svg><figcaption>Reliability of a threshold on the best retrieval score: answerable questions let through (solid, ${answerable.length}) and unanswerable ones stopped (dashed, ${silent.length}). The product decides by more than this score.</figcaption></figure>`;
}

export interface TrendPoint {
  readonly at: string;
  readonly values: Readonly<Record<string, number>>;
}

const TREND_COLOURS = ['#12305c', '#b3261e', '#2f7d4f', '#7a4b00', '#6a3d9a', '#555555'];

/** Metrics over the runs of one suite, oldest first. */
export function trendPlot(
  points: readonly TrendPoint[],
  metrics: readonly (readonly [string, string])[],
): string {
  if (points.length < 2) return '';
  const x = (index: number): number => 40 + (440 * index) / (points.length - 1);
  const lines = metrics.flatMap(([id, short], order) => {
    const known = points.flatMap(({ values }, index) => {
      const value = values[id];
      return value === undefined ? [] : [{ index, value }];
    });
    if (known.length < 2) return [];
    const colour = TREND_COLOURS[order % TREND_COLOURS.length] ?? '#000';
    const path = known
      .map(
        ({ index, value }, i) =>
          `${i === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${(140 - 120 * value).toFixed(1)}`,
      )
      .join('');
    return [
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/><rect x="${505}" y="${14 + order * 18}" width="10" height="10" fill="${colour}"/><text x="520" y="${23 + order * 18}">${html(short)}</text>`,
    ];
  });
  const first = points[0]?.at.slice(0, 10) ?? '';
  const last = points.at(-1)?.at.slice(0, 10) ?? '';
  return `<figure><svg viewBox="0 0 660 165" width="660" height="165" role="img" aria-label="Metrics over ${points.length} runs"><line x1="40" x2="480" y1="140" y2="140" stroke="#555"/><line x1="40" x2="40" y1="20" y2="140" stroke="#555"/><text x="34" y="24" text-anchor="end">100</text><text x="34" y="144" text-anchor="end">0</text><text x="40" y="156">${html(first)}</text><text x="480" y="156" text-anchor="end">${html(last)}</text>${lines.join('')}</svg><figcaption>Trend over ${points.length} runs of this suite, oldest first</figcaption></figure>`;
}
