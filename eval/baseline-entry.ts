import { type Baseline, baselineCases, readBaseline, type SuiteBaseline, writeBaseline } from './baseline.ts';
import { type EvalOptions, UsageError } from './options.ts';
import type { RunReport } from './report/run-report.ts';

/** @throws UsageError when a comparison is asked for and there is nothing to compare with */
export async function entryFor(
  options: EvalOptions,
  file: string,
  suite: string,
): Promise<SuiteBaseline | null> {
  if (options.baseline === undefined && options.writeBaseline === null) return null;
  const baseline: Baseline | null = await readBaseline(file);
  const entry = baseline?.suites[suite] ?? null;
  if (entry === null && options.writeBaseline === null) {
    throw new UsageError(
      baseline === null
        ? `There is no baseline ${file}. Make one with --write-baseline --who NAME --why TEXT.`
        : `${file} has no entry for the suite "${suite}", only for: ${Object.keys(baseline.suites).join(', ')}.`,
    );
  }
  return entry;
}

/** @returns the file; null where none was asked for, or a case could not be run */
export async function acceptAsBaseline(
  options: EvalOptions,
  file: string,
  report: RunReport,
): Promise<string | null> {
  const { fingerprint, results, summary, at } = report;
  // A case that could not be run would be missing from the baseline, and nobody would compare it again.
  if (options.writeBaseline === null || summary.errors.length > 0) return null;
  await writeBaseline(file, fingerprint.suite, {
    ...options.writeBaseline,
    at,
    casesHash: fingerprint.casesHash,
    corpusHash: fingerprint.corpusHash,
    writer: fingerprint.writer,
    embedder: fingerprint.embedder,
    cases: baselineCases(results),
  });
  return file;
}
