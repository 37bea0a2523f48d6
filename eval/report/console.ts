import type { Comparison } from '../compare.ts';
import { casesAtOnce } from '../run-suite.ts';
import {
  answeredText,
  intervalText,
  KEY_METRICS,
  milliseconds,
  percent,
  points,
  shownMetrics,
  valueOfMetric,
} from './format.ts';
import type { RunReport } from './run-report.ts';

/** The run as plain text for a terminal. */
export function renderConsole(report: RunReport): string {
  const { fingerprint, summary, timings } = report;
  const lines = [
    `Suite ${fingerprint.suite}: ${summary.cases} cases on ${fingerprint.reports} reports (${fingerprint.passages} passages), ${fingerprint.writer}, ${fingerprint.embedder}`,
    '',
    ...table(
      ['metric', 'value', '95 % interval', 'scored'],
      shownMetrics(summary.metrics).map(({ id, kind, value, interval, scored }) => [
        kind === 'hard' ? `${id} (hard)` : id,
        percent(value),
        intervalText(interval),
        String(scored),
      ]),
    ),
    '',
    ...groupTable('language', summary.byLanguage),
    '',
    ...groupTable('category', summary.byCategory),
    '',
    `Time without the writer: p50 ${milliseconds(timings.overhead?.p50)}, p95 ${milliseconds(timings.overhead?.p95)}; whole answer: p50 ${milliseconds(timings.total?.p50)}, p95 ${milliseconds(timings.total?.p95)} (${casesAtOnce()} cases at a time)`,
    ...summary.noise.map(
      ({ percent: share, drop, interval, cases }) =>
        `Noise: ${share} % distractors change accuracy by ${points(-drop)} points (95 %: ${points(-interval[1])} to ${points(-interval[0])}, ${cases} cases)`,
    ),
    ...fingerprint.notes,
    ...report.flaky.map(
      ({ id, metrics }) => `Flaky: ${id} (${metrics.map(({ metric }) => metric).join(', ')})`,
    ),
    ...fingerprint.incomplete.map(
      ({ sourceKey, status, reason }) =>
        `Corpus: ${sourceKey} ${status}${reason === null ? '' : `: ${reason}`}`,
    ),
    ...failingCases(report),
    ...(report.comparison === null ? [] : ['', ...renderComparison(report.comparison)]),
    '',
    `${summary.passed} passed, ${summary.failing.length} failing, ${summary.errors.length} could not be run, ${summary.hardFailures.length} hard failures`,
  ];
  return lines.join('\n');
}

function groupTable(name: string, groups: RunReport['summary']['byLanguage']): string[] {
  const columns = KEY_METRICS.filter(([id]) =>
    Object.values(groups).some((metrics) => (valueOfMetric(metrics, id)?.scored ?? 0) > 0),
  );
  const rows = Object.entries(groups).map(([group, metrics]) => [
    group,
    ...columns.map(([id]) => {
      const metric = valueOfMetric(metrics, id);
      return metric === undefined || metric.scored === 0
        ? '–'
        : `${percent(metric.value)} (${metric.scored})`;
    }),
  ]);
  return table([name, ...columns.map(([, short]) => short)], rows);
}

function failingCases({ results }: RunReport): string[] {
  const lines: string[] = [];
  for (const result of results) {
    if (result.status === 'passed') continue;
    lines.push('', `${result.id} [${result.lang}, ${result.category}] ${result.question}`);
    if (result.error !== null) {
      lines.push(`  could not be run: ${result.error.code}: ${result.error.message}`);
      continue;
    }
    if (result.diagnosis !== null) lines.push(`  look at: ${result.diagnosis.layer}`);
    for (const { source, page, quote, status, rank, cited } of result.evidence) {
      const place = `${source}${page === null ? '' : ` p. ${page}`}`;
      const found = status === 'found' ? (rank === null ? 'not retrieved' : `rank ${rank}`) : status;
      const words = quote === null ? '' : ` “${quote.slice(0, 90)}”`;
      lines.push(`  evidence ${place}${words}: ${found}${cited ? ', cited' : ', not cited'}`);
    }
    for (const [metric, { value, reason }] of Object.entries(result.scores)) {
      if (value !== null && value < 1 && reason !== undefined && !/^evidence-|^gold-/u.test(metric)) {
        lines.push(`  ${metric} ${percent(value)}: ${reason.slice(0, 300)}`);
      }
    }
    lines.push(`  answered: ${answeredText(result, 400)}`);
  }
  return lines.length === 0 ? [] : ['', 'Failing cases', ...lines.slice(1)];
}

export function renderComparison(comparison: Comparison): string[] {
  const { baseline, metrics, newHardFailures, unpaired, verdict } = comparison;
  const moved = metrics.filter(
    ({ verdict: one, losses, wins }) => one !== 'pass' || losses.length + wins.length > 0,
  );
  const lines = [
    `Against the baseline of ${baseline.at.slice(0, 10)} (${baseline.who}: ${baseline.why}): ${verdict.toUpperCase()}`,
  ];
  if (comparison.corpusChanged)
    lines.push('The corpus is not that of the baseline: differences may come from there.');
  for (const { id, metric } of newHardFailures) lines.push(`New hard failure: ${metric} in ${id}`);
  if (comparison.paired === 0) lines.push('Nothing was compared: no case asks and expects what it did.');
  for (const { metric, ids } of comparison.lostScores) {
    lines.push(`${metric} has no score any more in: ${ids.join(', ')}`);
  }
  if (moved.length === 0) lines.push(...(comparison.paired === 0 ? [] : ['No metric moved.']));
  else {
    lines.push(
      ...table(
        ['metric', 'before', 'after', 'points', '95 % interval', 'p (Holm)', 'worse', 'better', 'verdict'],
        moved.map((metric) => [
          metric.metric,
          percent(metric.before),
          percent(metric.after),
          points(metric.difference),
          `${points(metric.interval[0])} to ${points(metric.interval[1])}`,
          metric.adjustedP === null ? '–' : metric.adjustedP.toFixed(4),
          String(metric.losses.length),
          String(metric.wins.length),
          metric.gated ? metric.verdict : `(${metric.verdict}, not gated)`,
        ]),
      ),
    );
    for (const { metric, losses, verdict: one, detectable, pairs, gated } of moved) {
      if (losses.length > 0) lines.push(`${metric} worse in: ${losses.join(', ')}`);
      if (one === 'inconclusive' && gated) {
        lines.push(
          `${metric}: ${pairs} pairs would have shown a drop of ${(100 * detectable).toFixed(1)} points; a smaller one can neither be proven nor ruled out.`,
        );
      }
    }
  }
  const { added, removed, changed } = unpaired;
  if (added.length + removed.length + changed.length > 0) {
    lines.push(`Not compared: ${added.length} new, ${removed.length} gone, ${changed.length} changed cases.`);
  }
  return lines;
}

/** Columns padded to their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
