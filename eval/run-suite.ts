import type { Services } from '../server/services.ts';
import type { EvalCase } from './case.ts';
import { type CaseRun, runCase } from './run-case.ts';

/** Two at a time: the embedder uses every core by itself, more only lengthens the queue. */
const CONCURRENCY = 2;

/** Runs the cases; the result has the order of the cases, whatever finishes first. */
export async function runSuite(
  services: Services,
  cases: readonly EvalCase[],
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<CaseRun[]> {
  const runs: CaseRun[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const evalCase = cases[index];
      if (evalCase === undefined) return;
      options.signal?.throwIfAborted();
      runs[index] = await runCase(services, evalCase, options.signal);
      options.onProgress?.(++done, cases.length);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return runs;
}
