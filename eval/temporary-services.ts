import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../server/config.ts';
import { openServices, type Services } from '../server/services.ts';

/** Services on the embedded database in one data directory, with the models of this checkout. */
export async function openServicesIn(config: Config, dataDir: string, root: string): Promise<Services> {
  for (const made of ['models', 'dictionaries']) await share(made, dataDir, root);
  return openServices({ ...config, dataDir, databaseUrl: null, sampleCorpus: 'off' }, { command: 'eval' });
}

export interface TemporaryServices {
  readonly services: Services;
  readonly dataDir: string;
  /** Closes everything and deletes the data directory. */
  dispose(): Promise<void>;
}

/** Services on an empty corpus of their own. */
export async function openTemporaryServices(config: Config, root: string): Promise<TemporaryServices> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-eval-'));
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const services = await openServicesIn(config, dataDir, root);
    return {
      services,
      dataDir,
      async dispose() {
        await services.close();
        await remove();
      },
    };
  } catch (thrown) {
    await remove();
    throw thrown;
  }
}

/** What is made from models and dictionaries is made once a checkout, not once a run: it takes seconds. */
async function share(made: string, dataDir: string, root: string): Promise<void> {
  const shared = path.join(root, 'node_modules/.cache/aktenlage', made);
  await mkdir(shared, { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await symlink(shared, path.join(dataDir, made), 'dir');
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
  }
}
