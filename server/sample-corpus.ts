import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFailure, type Log } from './log.ts';
import type { Health } from './routes/health.ts';
import type { Services } from './services.ts';

export interface SampleCorpus {
  readonly load: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<void>;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
  readonly log: Log;
  /** Null once it is over. */
  readonly onLoading: (loading: Health['loading']) => void;
}

/** Loads the sample corpus where it is wanted. Never throws: Aktenlage works without it. */
export async function loadSampleCorpus(services: Services, sample: SampleCorpus): Promise<void> {
  const { load, signal, print, log, onLoading } = sample;
  const { dataDir } = services.config;
  const unfinished = join(dataDir, '.sample-corpus-unfinished');
  if (!(await samplesWanted(services, unfinished))) return;
  let documents = 0;
  onLoading({ done: 0, total: 0 });
  try {
    // Stays behind when the process is killed half way: the next start then goes on.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(unfinished, '');
    await load(signal, (done, total) => {
      documents = total;
      onLoading({ done, total });
    });
    await rm(unfinished, { force: true });
    print(`  The sample corpus is loaded: ${documents} fictional documents to try Aktenlage with.`);
  } catch (thrown) {
    if (signal.aborted) return;
    log.error('sample-corpus', describeFailure(thrown));
    print('  The sample corpus could not be loaded; Aktenlage works without it.');
  } finally {
    onLoading(null);
  }
}

async function samplesWanted({ config, store }: Services, unfinished: string): Promise<boolean> {
  if (config.sampleCorpus !== 'auto') return config.sampleCorpus === 'always';
  return existsSync(unfinished) || (await store.corpus.countReports()) === 0;
}
