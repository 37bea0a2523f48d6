import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type EvaluationRun, EvaluationRunSchema } from '../../server/domain/index.ts';
import type { EvalCase } from '../case.ts';
import { isMissing } from '../missing-file.ts';
import type { RunReport } from '../report/run-report.ts';

/** The run itself and the cases as they were asked, beside the report. */
export async function writeRun(
  folder: string,
  run: EvaluationRun,
  cases: readonly EvalCase[],
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, 'cases.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  await writeFile(path.join(folder, 'run.json'), `${JSON.stringify(run, null, 1)}\n`);
}

/** `null` where there is no such run; one that cannot be read is `unreadable` and keeps no other from being seen. */
export async function readRun(folder: string): Promise<EvaluationRun | null> {
  try {
    const raw = await readJson(path.join(folder, 'run.json'));
    return raw === null ? null : EvaluationRunSchema.parse(raw);
  } catch {
    return unreadable(folder);
  }
}

/** Every run that has ended, in no order. */
export async function listRuns(folder: string): Promise<EvaluationRun[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw thrown;
  });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
  const runs = await Promise.all(folders.map(readRun));
  return runs.filter((run) => run !== null);
}

async function unreadable(folder: string): Promise<EvaluationRun> {
  const id = path.basename(folder);
  // Runs are named by the instant at which they began.
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-/.exec(id) ?? [];
  const at =
    day === undefined
      ? (await stat(folder)).mtime.toISOString()
      : `${day}T${hours}:${minutes}:${seconds}.000Z`;
  const counts = { done: 0, total: 0, passed: 0, failing: 0, errors: 0, hardFailures: 0 };
  const message = `What is kept of this run cannot be read (run.json in the folder ${id}).`;
  const problem = { code: 'run-unreadable', message, retryable: false };
  return { id, suite: '', at, status: 'unreadable', ...counts, writer: '', embedder: '', problem };
}

/** What the report was made of; `null` for a run that did not finish. Written by `writeReport` of this version. */
export async function readReport(
  folder: string,
): Promise<Pick<RunReport, 'fingerprint' | 'summary' | 'results'> | null> {
  const raw = await readJson(path.join(folder, 'results.json'));
  return raw === null ? null : (raw as Pick<RunReport, 'fingerprint' | 'summary' | 'results'>);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}
