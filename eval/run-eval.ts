import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../server/config.ts';
import type { Services } from '../server/services.ts';
import { askCases } from './ask-cases.ts';
import { BadBaseline } from './baseline.ts';
import { acceptAsBaseline, entryFor } from './baseline-entry.ts';
import { readHumanLabels } from './cases-import/human-labels.ts';
import { compare } from './compare.ts';
import { describeRun, liveNotes } from './describe-run.ts';
import { openJudge } from './judge/open-judge.ts';
import { BadCaseFile, hashCases, loadCases } from './load-cases.ts';
import { type EvalOptions, UsageError } from './options.ts';
import { openModelSource } from './record/model-source.ts';
import { BadRecording } from './record/recording.ts';
import { mergeRepeats } from './repeat.ts';
import type { Fingerprint, RunReport } from './report/run-report.ts';
import { writeReport } from './report/write-report.ts';
import type { CaseRun } from './run-case.ts';
import { SuiteLeftOut, selectSuite } from './suites.ts';
import { summarise, summariseTimings } from './summarise.ts';
import { openWorkspace } from './workspace.ts';

export interface EvalEnvironment {
  readonly config: Config;
  readonly root: string;
  readonly workingDirectory: string;
  readonly cacheDir: string;
  /** Nobody sits in front of it (CI): nothing may be recorded. */
  readonly unattended?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress: (message: string) => void;
  /** Changes the product before it is asked; for trials of the gate itself. */
  readonly alter?: (services: Services) => Services;
}

export interface EvalOutcome {
  readonly report: RunReport;
  readonly folder: string;
  /** 0 passed or inconclusive, 1 hard failure, regression, error, or nothing to compare. */
  readonly exitCode: 0 | 1;
  /** `null` where none was asked for, or a case could not be run. */
  readonly baselineWritten: string | null;
}

/**
 * One run from options to report. The report is written before anything is judged.
 *
 * @throws SuiteLeftOut, BadCaseFile, BadBaseline, BadRecording, UsageError before anything runs; AktenlageError when services cannot
 * open
 */
export async function runEval(options: EvalOptions, environment: EvalEnvironment): Promise<EvalOutcome> {
  const { root, workingDirectory } = environment;
  const selection = selectSuite(options, root, workingDirectory);
  if (selection.isBorrowed && !existsSync(selection.corpusDir))
    throw new SuiteLeftOut(
      `The suite "${selection.name}" was left out: its documents are not in ${selection.corpusDir}. With --corpus DIR they are taken from elsewhere.`,
    );
  const { caseSet, cases, unreviewed } = await chooseCases(options, selection);
  const human =
    options.human === undefined
      ? undefined
      : await readHumanLabels(path.resolve(workingDirectory, options.human));
  const baselineFile = path.resolve(
    workingDirectory,
    options.baseline ?? path.join(root, 'eval/baseline.json'),
  );
  const baseline = await entryFor(options, baselineFile, selection.name);
  const judge = await openJudge(options, environment);
  const models = await openModelSource(options, environment);
  const started = performance.now();
  const at = new Date().toISOString();
  let repeats: CaseRun[][];
  let fingerprint: Omit<Fingerprint, 'notes'>;
  try {
    const workspace = await openWorkspace({
      config: models.config,
      corpus: selection.corpusDir,
      cacheDir: environment.cacheDir,
      root,
      signal: environment.signal,
      onProgress: environment.onProgress,
    });
    try {
      repeats = await askCases(workspace, cases, options, environment, judge, models);
      fingerprint = await describeRun(
        {
          suite: selection.name,
          casesFile: caseSet.file,
          casesHash: hashCases(cases),
          repeats: options.repeat,
        },
        workspace,
        repeats.flat(),
        judge,
      );
    } finally {
      await workspace.dispose();
    }
  } finally {
    await models.close();
  }
  const { runs, flaky } = mergeRepeats(repeats);
  const results = runs.map(({ result }) => result);
  const summary = summarise(results, human);
  const comparison =
    baseline === null
      ? null
      : compare(selection.name, results, baseline, fingerprint.corpusHash, options.margin);
  const report: RunReport = {
    fingerprint: {
      ...fingerprint,
      notes: [
        ...models.notes(),
        ...(judge === null ? [] : judge.notes),
        ...liveNotes(fingerprint, options),
        ...(unreviewed === 0 ? [] : [`${unreviewed} unreviewed cases were left out.`]),
      ],
    },
    summary,
    results,
    comparison,
    flaky,
    at,
    timings: { ...summariseTimings(repeats.flat(), options.prices), wallMs: performance.now() - started },
  };
  const folder = path.resolve(
    workingDirectory,
    options.out ?? path.join(root, 'eval/runs', `${selection.name}-${at.replace(/[:.]/gu, '-')}`),
  );
  await writeReport(folder, report, {
    history: path.join(root, 'eval/runs'),
    ...(baseline === null ? {} : { baseline: baseline.cases }),
  });
  const baselineWritten = await acceptAsBaseline(options, baselineFile, report);
  return { report, folder, exitCode: exitCodeOf(report), baselineWritten };
}

/** @throws UsageError when there is nothing to ask */
async function chooseCases(options: EvalOptions, selection: ReturnType<typeof selectSuite>) {
  const caseSet = await loadCases(selection.casesFile);
  const reviewed = caseSet.cases.filter(({ review }) => options.unreviewed || review === undefined);
  const cases = selection.select(reviewed);
  if (cases.length === 0) {
    const left = caseSet.cases.length - reviewed.length;
    throw new UsageError(
      left > 0 && options.suite === undefined
        ? `All ${left} cases of ${caseSet.file} are unreviewed: review them, or run them with --unreviewed.`
        : `No case of ${caseSet.file} has the tag, language or category "${options.suite}".`,
    );
  }
  return { caseSet, cases, unreviewed: caseSet.cases.length - reviewed.length };
}

/** With a baseline only new hard failures and regressions count; without one every hard failure does. */
function exitCodeOf({ summary, comparison }: RunReport): 0 | 1 {
  if (summary.errors.length > 0) return 1;
  if (comparison === null) return summary.hardFailures.length > 0 ? 1 : 0;
  // A gate that compared nothing did not run.
  return comparison.verdict === 'fail' || comparison.paired === 0 ? 1 : 0;
}

/** Whether the run could not start, which is exit code 2. */
export const couldNotStart = (thrown: unknown): thrown is Error =>
  thrown instanceof BadCaseFile ||
  thrown instanceof BadBaseline ||
  thrown instanceof BadRecording ||
  thrown instanceof UsageError;
