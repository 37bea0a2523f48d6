import { parentPort, workerData } from 'node:worker_threads';
import { compileSource } from './compile.ts';
import type { DictionarySource } from './sources.ts';

export interface CompileJob {
  readonly sources: readonly DictionarySource[];
  readonly directory: string;
}

const { sources, directory } = workerData as CompileJob;
for (const source of sources) await compileSource(source, directory);
parentPort?.postMessage('done');
