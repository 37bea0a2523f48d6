import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../../server/config.ts';
import { openWorkspace } from '../workspace.ts';
import type { BenchContext } from './figure.ts';

/** A data directory with the corpus in it, closed and ready for a server; delete it with `remove`. */
export async function ingestedDirectory(
  context: BenchContext,
): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const { root, corpus, onProgress } = context;
  const workspace = await openWorkspace({
    config: readConfig(),
    corpus: corpus.documents,
    cacheDir: path.join(root, 'eval/runs/.cache'),
    root,
    onProgress,
  });
  const { dataDir: source } = workspace.services.config;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-bench-'));
  await workspace.services.close();
  await cp(source, dataDir, { recursive: true });
  await workspace.dispose();
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}
