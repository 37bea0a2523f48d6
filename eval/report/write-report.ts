import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SuiteBaseline } from '../baseline.ts';
import { renderCsv } from './csv.ts';
import { readHistory } from './history.ts';
import { renderHtml } from './html.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { RunReport } from './run-report.ts';
import { renderQrels, renderTrecRun } from './trec-run.ts';

export interface WriteReportOptions {
  readonly baseline?: SuiteBaseline['cases'];
  /** Folder of earlier runs, for the trend. */
  readonly history?: string;
}

/**
 * Writes `results.json`, `results.csv`, `junit.xml`, `run.trec` and `qrels.trec` (equal for equal runs), `timings.json`,
 * `comparison.json` where there is one, `report.md` and the self-contained `report.html`.
 */
export async function writeReport(
  folder: string,
  report: RunReport,
  { baseline, history }: WriteReportOptions = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { fingerprint, summary, results, comparison, flaky, at, timings } = report;
  const text = (name: string, content: string): Promise<void> => writeFile(path.join(folder, name), content);
  const json = (name: string, value: unknown): Promise<void> =>
    text(name, `${JSON.stringify(value, null, 1)}\n`);
  await json('results.json', { fingerprint, summary, results, ...(flaky.length === 0 ? {} : { flaky }) });
  await json('timings.json', { at, ...timings });
  if (comparison !== null) await json('comparison.json', comparison);
  await text('results.csv', renderCsv(report));
  await text('junit.xml', renderJunit(report));
  await text('run.trec', renderTrecRun(report, 'document'));
  await text('qrels.trec', renderQrels(results));
  await text('report.md', renderMarkdown(report));
  const trend =
    history === undefined ? [] : await readHistory(history, fingerprint.suite, fingerprint.casesHash);
  await text(
    'report.html',
    renderHtml(report, { ...(baseline === undefined ? {} : { baseline }), history: trend }),
  );
}
