import path from 'node:path';
import type { Config } from '../server/config.ts';
import { LOCAL_ASKER } from '../server/domain/index.ts';
import {
  BadBaseline,
  type Baseline,
  baselineCases,
  readBaseline,
  type SuiteBaseline,
  writeBaseline,
} from './baseline.ts';
import { compare } from './compare.ts';
import { BadCaseFile, hashCases, loadCases } from './load-cases.ts';
import type { EvalOptions } from './options.ts';
import { UsageError } from './options.ts';
import type { Fingerprint, RunReport } from './report/run-report.ts';
import { writeReport } from './report/write-report.ts';
import type { CaseRun } from './run-case.ts';
import { runSuite } from './run-suite.ts';
import { selectSuite } from './suites.ts';
import { summarise, summariseTimings } from './summarise.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export interface EvalEnvironment {
  readonly config: Config;
  readonly root: string;
  readonly workingDirectory: string;
  readonly cacheDir: string;
  readonly signal?: AbortSignal;
  readonly onProgress: (message: string) => void;
}

export interface EvalOutcome {
  readonly report: RunReport;
  readonly folder: string;
  /** 0 passed or inconclusive, 1 hard failure, regression or error. */
  readonly exitCode: 0 | 1;
  readonly baselineWritten: string | null;
}

/**
 * One run from options to report. The report is written before anything is judged.
 *
 * @throws BadCaseFile, BadBaseline, UsageError before anything runs; AktenlageError when services cannot open
 */
export async function runEval(options: EvalOptions, environment: EvalEnvironment): Promise<EvalOutcome> {
  const { root, workingDirectory } = environment;
  const selection = selectSuite(options, root, workingDirectory);
  const caseSet = await loadCases(selection.casesFile);
  const cases = selection.select(caseSet.cases);
  if (cases.length === 0) {
    throw new UsageError(`No case of ${caseSet.file} has the tag, language or category "${options.suite}".`);
  }
  const baselineFile = path.resolve(
    workingDirectory,
    options.baseline ?? path.join(root, 'eval/baseline.json'),
  );
  const baseline = await entryFor(options, baselineFile, selection.name);
  const started = performance.now();
  const at = new Date().toISOString();
  const workspace = await openWorkspace({
    config: environment.config,
    corpus: selection.corpusDir,
    cacheDir: environment.cacheDir,
    root,
    signal: environment.signal,
    onProgress: environment.onProgress,
  });
  let runs: CaseRun[];
  let fingerprint: Fingerprint;
  try {
    runs = await runSuite(workspace.services, cases, {
      onProgress: (done, total) => environment.onProgress(`answering: ${done} of ${total}`),
      ...(environment.signal === undefined ? {} : { signal: environment.signal }),
    });
    fingerprint = await describeRun(selection.name, caseSet.file, hashCases(cases), workspace, runs);
  } finally {
    await workspace.dispose();
  }
  const results = runs.map(({ result }) => result);
  const summary = summarise(results);
  const comparison =
    baseline === null
      ? null
      : compare(selection.name, results, baseline, fingerprint.corpusHash, options.margin);
  const report: RunReport = {
    fingerprint,
    summary,
    results,
    comparison,
    at,
    timings: { ...summariseTimings(runs), wallMs: performance.now() - started },
  };
  const folder = path.resolve(
    workingDirectory,
    options.out ?? path.join(root, 'eval/runs', `${selection.name}-${at.replace(/[:.]/gu, '-')}`),
  );
  await writeReport(folder, report);
  const baselineWritten = await acceptAsBaseline(options, baselineFile, report);
  return { report, folder, exitCode: exitCodeOf(report), baselineWritten };
}

/** @throws UsageError when a comparison is asked for and there is nothing to compare with */
async function entryFor(options: EvalOptions, file: string, suite: string): Promise<SuiteBaseline | null> {
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

async function describeRun(
  suite: string,
  casesFile: string,
  casesHash: string,
  { services, corpusHash, outcomes }: Workspace,
  runs: readonly CaseRun[],
): Promise<Fingerprint> {
  const { reports, passages } = await services.store.as(LOCAL_ASKER).summary();
  const provenance = runs.find((run) => run.provenance !== null)?.provenance;
  return {
    suite,
    casesFile,
    casesHash,
    corpusHash,
    reports,
    passages,
    incomplete: outcomes
      .filter(({ status }) => status === 'refused' || status === 'partial')
      .map(({ sourceKey, status, reason }) => ({ sourceKey, status, reason })),
    writer: services.writer.id,
    embedder: services.embedder.id,
    promptVersions: provenance?.promptVersions ?? services.writer.promptVersions,
    parameters: provenance?.parameters ?? services.writer.parameters,
  };
}

async function acceptAsBaseline(
  options: EvalOptions,
  file: string,
  report: RunReport,
): Promise<string | null> {
  if (options.writeBaseline === null) return null;
  const { fingerprint, results, at } = report;
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

/** With a baseline only new hard failures and regressions count; without one every hard failure does. */
function exitCodeOf({ summary, comparison }: RunReport): 0 | 1 {
  if (summary.errors.length > 0) return 1;
  if (comparison === null) return summary.hardFailures.length > 0 ? 1 : 0;
  return comparison.verdict === 'fail' ? 1 : 0;
}

/** Whether the run could not start, which is exit code 2. */
export const couldNotStart = (thrown: unknown): thrown is Error =>
  thrown instanceof BadCaseFile || thrown instanceof BadBaseline || thrown instanceof UsageError;
