import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { RunReport } from './run-report.ts';

/**
 * Writes `results.json` (equal for equal runs), `timings.json`, `comparison.json` where there is one, `report.md`
 * and the self-contained `report.html`.
 */
export async function writeReport(folder: string, report: RunReport): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { fingerprint, summary, results, comparison, at, timings } = report;
  const json = (name: string, value: unknown): Promise<void> =>
    writeFile(path.join(folder, name), `${JSON.stringify(value, null, 1)}\n`);
  await json('results.json', { fingerprint, summary, results });
  await json('timings.json', { at, ...timings });
  if (comparison !== null) await json('comparison.json', comparison);
  await writeFile(path.join(folder, 'report.md'), renderMarkdown(report));
  await writeFile(path.join(folder, 'report.html'), renderHtml(report));
}
