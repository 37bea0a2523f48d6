import path from 'node:path';
import { type Asker, type EvaluationRun, toAktenlageError } from '../../server/domain/index.ts';
import type { Services } from '../../server/services.ts';
import type { EvalCase } from '../case.ts';
import { hashCases } from '../load-cases.ts';
import type { RunReport } from '../report/run-report.ts';
import { writeReport } from '../report/write-report.ts';
import type { CaseRun } from '../run-case.ts';
import { runSuite } from '../run-suite.ts';
import { summarise, summariseTimings } from '../summarise.ts';
import { writeRun } from './stored-runs.ts';

export interface Execution {
  readonly services: Services;
  readonly asker: Asker;
  /** As it starts. */
  readonly run: EvaluationRun;
  readonly cases: readonly EvalCase[];
  /** Where report and run are kept. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (run: EvaluationRun, finished: CaseRun) => void;
}

/** Runs the cases and keeps what came of it. Never throws: the run that is returned says how it ended, and why. */
export async function executeRun(execution: Execution): Promise<EvaluationRun> {
  const { folder, cases, signal } = execution;
  let run = execution.run;
  const failed = (thrown: unknown): EvaluationRun => {
    const { code, message, retryable } = toAktenlageError(thrown);
    return { ...run, status: 'failed', problem: { code, message, retryable } };
  };
  try {
    run = await ask(execution, (now) => {
      run = now;
    });
  } catch (thrown) {
    run = signal.aborted ? { ...run, status: 'stopped' } : failed(thrown);
  }
  try {
    await writeRun(folder, run, cases);
    return run;
  } catch (thrown) {
    return failed(thrown);
  }
}

async function ask(
  { services, asker, run, cases, folder, signal, onProgress }: Execution,
  keep: (run: EvaluationRun) => void,
): Promise<EvaluationRun> {
  const started = performance.now();
  const finished: CaseRun[] = [];
  const runs = await runSuite(services, cases, {
    asker,
    signal,
    onProgress: (done, _total, one) => {
      finished.push(one);
      const now = { ...run, done, ...countsOf(finished) };
      keep(now);
      onProgress(now, one);
    },
  });
  const results = runs.map(({ result }) => result);
  const summary = summarise(results);
  const reader = services.store.as(asker);
  const corpusVersion = await reader.corpusVersion();
  const { reports, passages } = await reader.summary();
  const report: RunReport = {
    fingerprint: {
      suite: run.suite,
      casesFile: `${run.suite}.jsonl`,
      casesHash: hashCases(cases),
      corpusHash: corpusVersion,
      reports,
      passages,
      incomplete: [],
      writer: services.writer.id,
      embedder: services.embedder.id,
      promptVersions: services.writer.promptVersions,
      parameters: services.writer.parameters,
      repeats: 1,
      judge: null,
      notes: ['Run in the application, on the collection in use.'],
    },
    summary,
    results,
    comparison: null,
    flaky: [],
    at: run.at,
    timings: { ...summariseTimings(runs), wallMs: performance.now() - started },
  };
  await writeReport(folder, report, { history: path.dirname(folder) });
  return {
    ...run,
    status: 'finished',
    done: runs.length,
    ...countsOf(runs),
    hardFailures: summary.hardFailures.length,
  };
}

function countsOf(runs: readonly CaseRun[]): Pick<EvaluationRun, 'passed' | 'failing' | 'errors'> {
  const count = (status: string): number => runs.filter(({ result }) => result.status === status).length;
  return { passed: count('passed'), failing: count('failing'), errors: count('error') };
}
