import type { Asker } from '../server/domain/index.ts';
import type { ReportReader } from '../server/ports/store.ts';
import type { Services } from '../server/services.ts';
import { cacheDocuments } from './cached-reader.ts';
import type { EvalCase } from './case.ts';
import { type CaseContext, type CaseRun, runCase } from './run-case.ts';

/** Two at a time: the embedder uses every core by itself, more only lengthens the queue. */
const CONCURRENCY = 2;

export interface RunSuiteOptions extends Omit<CaseContext, 'services' | 'readerFor'> {
  readonly onProgress?: (done: number, total: number, finished: CaseRun) => void;
}

/** Runs the cases; the result has the order of the cases, whatever finishes first. */
export async function runSuite(
  services: Services,
  cases: readonly EvalCase[],
  { onProgress, ...context }: RunSuiteOptions = {},
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
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return runs;
}
