import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type EvaluationRun, EvaluationRunSchema } from '../../server/domain/index.ts';
import type { EvalCase } from '../case.ts';
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

/** `null` where there is no such run. */
export async function readRun(folder: string): Promise<EvaluationRun | null> {
  const raw = await readJson(path.join(folder, 'run.json'));
  return raw === null ? null : EvaluationRunSchema.parse(raw);
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
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}
