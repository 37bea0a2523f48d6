import type { SuiteBaseline } from '../baseline.ts';
import type { MetricSummary } from '../summarise.ts';
import { renderComparison } from './console.ts';
import { escapeMarkup as html } from './escape.ts';
import {
  intervalText,
  KEY_METRICS,
  milliseconds,
  percent,
  points,
  shownMetrics,
  valueOfMetric,
} from './format.ts';
import { caseBlock } from './html-case.ts';
import {
  type IntervalRow,
  intervalPlot,
  latencyPlot,
  type TrendPoint,
  thresholdPlot,
  trendPlot,
} from './plots.ts';
import type { RunReport } from './run-report.ts';
import { STYLE } from './style.ts';

export interface HtmlExtras {
  readonly baseline?: SuiteBaseline['cases'];
  /** Earlier runs of the suite, oldest first. */
  readonly history?: readonly TrendPoint[];
}

/** One page without scripts and without the network: open it from anywhere, send it by mail. */
export function renderHtml(report: RunReport, extras: HtmlExtras = {}): string {
  return renderPage(`Evaluation: ${report.fingerprint.suite}`, [
    { id: 'run', title: report.fingerprint.suite, body: runSection(report, extras) },
  ]);
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** The page around one or more sections; its own security policy forbids what it does not need. */
export function renderPage(title: string, sections: readonly Section[]): string {
  const nav =
    sections.length < 2
      ? ''
      : `<nav>${sections.map(({ id, title: name }) => `<a href="#${id}">${html(name)}</a>`).join('')}</nav>`;
  const body = sections.map(
    ({ id, title: name, body: content }) =>
      `<section id="${id}">${sections.length < 2 ? '' : `<h2>${html(name)}</h2>`}${content}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${html(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${html(title)}</h1>
${nav}
${body.join('\n')}
</main>
</html>
`;
}

export function runSection(report: RunReport, extras: HtmlExtras = {}): string {
  const { fingerprint, summary, results, comparison, at, timings, flaky } = report;
  const tokens = timings.tokens;
  return `<p>${summary.cases} cases: ${summary.passed} passed, ${summary.failing.length} failing, ${summary.errors.length} could not be run, <strong>${summary.hardFailures.length} hard failures</strong>${flaky.length === 0 ? '' : `, ${flaky.length} flaky`}. Run on ${html(at)}${fingerprint.repeats === 1 ? '' : `, each case ${fingerprint.repeats} times`}.</p>
<p class="quiet">${fingerprint.reports} reports with ${fingerprint.passages} passages (${html(fingerprint.corpusHash)}), cases ${html(fingerprint.casesFile)} (${html(fingerprint.casesHash)}), writer ${html(fingerprint.writer)}, embeddings ${html(fingerprint.embedder)}${fingerprint.judge === null ? '' : `, judge ${html(fingerprint.judge.id)}`}. Time without the writer: p50 ${milliseconds(timings.overhead?.p50)}, p95 ${milliseconds(timings.overhead?.p95)}.${tokens === null ? '' : ` Tokens: ${tokens.inputTokens} read, ${tokens.outputTokens} written${tokens.cost === null ? '' : `, cost ${tokens.cost.toFixed(4)}`}.`}</p>
${fingerprint.notes.length === 0 ? '' : `<ul>${fingerprint.notes.map((note) => `<li>${html(note)}</li>`).join('')}</ul>`}
${comparison === null ? '' : `<h3>Against the baseline: <span class="verdict ${comparison.verdict}">${comparison.verdict}</span></h3><pre>${html(renderComparison(comparison).join('\n'))}</pre>`}
<h3>Metrics</h3>
<table><thead><tr><th>Metric</th><th class="number">Value</th><th class="number">95 % interval</th><th class="plot">0 to 100 %</th><th class="number">Scored</th></tr></thead>
<tbody>${shownMetrics(summary.metrics).map(metricRow).join('')}</tbody></table>
${noiseList(report)}${poweredLine(report)}
<h3>By language and category</h3>
<div class="plots">${groupPlots(report)}</div>
<h3>Time, threshold, trend</h3>
<div class="plots">${latencyPlot(timings.totals, timings.total)}${thresholdPlot(results)}${trendPlot(extras.history ?? [], KEY_METRICS)}</div>
${incomplete(report)}${flakyList(report)}
<h3>Cases</h3>
${results.map((result) => caseBlock(result, extras.baseline?.[result.id])).join('\n')}`;
}

function metricRow({ id, label, kind, value, interval, scored }: MetricSummary): string {
  const bound =
    kind === 'hard' && value === 1
      ? `<br><small>no failure in ${scored}: rate below ${percent(Math.min(1, 3 / scored))}</small>`
      : '';
  return `<tr><td>${html(label)}<br><code>${id}</code>${kind === 'hard' ? ' <em>hard</em>' : ''}</td><td class="number">${percent(value)}</td><td class="number">${intervalText(interval)}${bound}</td><td class="plot">${bar(value, interval)}</td><td class="number">${scored}</td></tr>`;
}

/** Value as a dot, its interval as a line, drawn so that it also prints. */
function bar(value: number | null, interval: MetricSummary['interval']): string {
  if (value === null) return '';
  const x = (share: number): string => (6 + 188 * share).toFixed(1);
  const line =
    interval === null
      ? ''
      : `<line x1="${x(interval[0])}" x2="${x(interval[1])}" y1="8" y2="8" stroke="#4a6fa5" stroke-width="4"/>`;
  return `<svg viewBox="0 0 200 16" width="200" height="16" role="img" aria-label="${percent(value)}, interval ${intervalText(interval)}"><line x1="6" x2="194" y1="8" y2="8" stroke="#ccc"/>${line}<circle cx="${x(value)}" cy="8" r="5" fill="#12305c"/></svg>`;
}

/** Every key metric with one row a language and one a category. */
function groupPlots({ summary }: RunReport): string {
  return KEY_METRICS.map(([id, short]) => {
    const rows = [...Object.entries(summary.byLanguage), ...Object.entries(summary.byCategory)].flatMap(
      ([label, metrics]): IntervalRow[] => {
        const metric = valueOfMetric(metrics, id);
        if (metric === undefined || metric.value === null) return [];
        return [{ label, value: metric.value, interval: metric.interval, cases: metric.scored }];
      },
    );
    return intervalPlot(short, rows);
  }).join('');
}

function noiseList({ summary }: RunReport): string {
  if (summary.noise.length === 0) return '';
  const items = summary.noise.map(
    ({ percent: share, drop, interval, cases }) =>
      `<li>with ${share} % distractors: ${points(-drop)} points (95 %: ${points(-interval[1])} to ${points(-interval[0])}), ${cases} cases</li>`,
  );
  return `<h3>Noise robustness</h3><ul>${items.join('')}</ul>`;
}

function poweredLine({ summary: { predictionPowered } }: RunReport): string {
  if (predictionPowered === undefined) return '';
  const { value, interval, labelled, unlabelled, lambda } = predictionPowered;
  return `<p>Faithfulness, prediction-powered: ${percent(value)} (${intervalText(interval)}) from ${labelled} labels of people and ${unlabelled} verdicts of the judge, λ ${lambda.toFixed(2)}.</p>`;
}

function incomplete({ fingerprint }: RunReport): string {
  if (fingerprint.incomplete.length === 0) return '';
  const items = fingerprint.incomplete.map(
    ({ sourceKey, status, reason }) =>
      `<li><code>${html(sourceKey)}</code> ${status}${reason === null ? '' : `: ${html(reason)}`}</li>`,
  );
  return `<h3>Documents not fully read</h3><ul>${items.join('')}</ul>`;
}

function flakyList({ flaky }: RunReport): string {
  if (flaky.length === 0) return '';
  const items = flaky.map(({ id, metrics }) => {
    const moved = metrics.map(
      ({ metric, values }) => `${metric}: ${values.map((value) => percent(value)).join(', ')}`,
    );
    return `<li><a href="#case-${html(id)}">${html(id)}</a>: ${html(moved.join('; '))}</li>`;
  });
  return `<h3>Flaky cases</h3><ul>${items.join('')}</ul>`;
}
