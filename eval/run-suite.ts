import os from 'node:os';
import type { Asker } from '../server/domain/index.ts';
import type { ReportReader } from '../server/ports/store.ts';
import type { Services } from '../server/services.ts';
import { cacheDocuments } from './cached-reader.ts';
import type { EvalCase } from './case.ts';
import { type CaseContext, type CaseRun, runCase } from './run-case.ts';

/**
 * As many at a time as there are cores, but two at least, because one waits while the other computes, and eight at most:
 * the embedder uses every core by itself, and a model server has other users.
 */
export const casesAtOnce = (cores = os.availableParallelism()): number => Math.min(8, Math.max(2, cores));

export interface RunSuiteOptions extends Omit<CaseContext, 'services' | 'readerFor'> {
  /** Cases at a time; the results do not depend on it. */
  readonly concurrency?: number;
  readonly onProgress?: (done: number, total: number, finished: CaseRun) => void;
}

/** Runs the cases; the result has the order of the cases, whatever finishes first. */
export async function runSuite(
  services: Services,
  cases: readonly EvalCase[],
  { onProgress, concurrency = casesAtOnce(), ...context }: RunSuiteOptions = {},
): Promise<CaseRun[]> {
  const readers = new Map<string, ReportReader>();
  const readerFor = (asker: Asker): ReportReader => {
    const key = JSON.stringify(asker);
    const reader = readers.get(key) ?? cacheDocuments(services.store.as(asker));
    readers.set(key, reader);
    return reader;
  };
  const runs: CaseRun[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const evalCase = cases[index];
      if (evalCase === undefined) return;
      context.signal?.throwIfAborted();
      const finished = await runCase({ ...context, services, readerFor }, evalCase);
      runs[index] = finished;
      onProgress?.(++done, cases.length, finished);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return runs;
}
