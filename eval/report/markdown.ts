import { answeredText, intervalText, milliseconds, percent, points, shownMetrics } from './format.ts';
import type { RunReport } from './run-report.ts';

const cell = (text: string): string => text.replace(/\|/gu, '\\|').replace(/\s+/gu, ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A short summary that fits under a pull request. */
export function renderMarkdown(report: RunReport): string {
  const { fingerprint, summary, results, comparison, timings, flaky } = report;
  const lines = [
    `# Evaluation: ${fingerprint.suite}`,
    '',
    `${summary.cases} cases, ${summary.passed} passed, ${summary.failing.length} failing, ${summary.errors.length} not run, ${summary.hardFailures.length} hard failures. ${fingerprint.reports} reports, ${fingerprint.passages} passages; writer ${fingerprint.writer}, embeddings ${fingerprint.embedder}.`,
    '',
    row(['Metric', 'Value', '95 % interval', 'Scored']),
    row(['---', '---:', '---:', '---:']),
    ...shownMetrics(summary.metrics).map(({ label, kind, value, interval, scored }) =>
      row([kind === 'hard' ? `**${label}**` : label, percent(value), intervalText(interval), String(scored)]),
    ),
    '',
    `Time without the writer: p50 ${milliseconds(timings.overhead?.p50)}, p95 ${milliseconds(timings.overhead?.p95)}.`,
  ];
  for (const note of fingerprint.notes) lines.push('', note);
  if (flaky.length > 0) lines.push('', `Flaky: ${flaky.map(({ id }) => id).join(', ')}.`);
  if (comparison !== null) {
    lines.push('', `## Against the baseline: ${comparison.verdict}`, '');
    if (comparison.paired === 0) lines.push('- nothing was compared: no case asks and expects what it did');
    for (const { metric, ids } of comparison.lostScores)
      lines.push(`- ${metric} has no score any more in ${ids.join(', ')}`);
    for (const { id, metric } of comparison.newHardFailures)
      lines.push(`- new hard failure: ${metric} in ${id}`);
    for (const metric of comparison.metrics) {
      if (metric.losses.length + metric.wins.length === 0) continue;
      const unseen =
        metric.verdict === 'inconclusive'
          ? `; ${metric.pairs} pairs would have shown ${(100 * metric.detectable).toFixed(1)} points`
          : '';
      lines.push(
        `- ${metric.metric}: ${percent(metric.before)} → ${percent(metric.after)} (${points(metric.difference)} points, ${metric.verdict}${metric.gated ? '' : ', not gated'}${unseen})`,
      );
    }
  }
  const failing = results.filter(({ status }) => status !== 'passed');
  if (failing.length > 0) {
    lines.push('', '## Failing cases', '', row(['Case', 'Question', 'Look at', 'Why', 'Answered']));
    lines.push(row(['---', '---', '---', '---', '---']));
    for (const result of failing) {
      lines.push(
        row([
          result.id,
          result.question,
          result.error === null ? (result.diagnosis?.layer ?? '') : 'error',
          (result.error?.message ?? result.diagnosis?.text ?? '').slice(0, 400),
          answeredText(result, 200),
        ]),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
