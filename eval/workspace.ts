import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createIngestion } from '../ingest/index.ts';
import type { Config } from '../server/config.ts';
import { findSources } from '../server/dictionary/index.ts';
import { type Outcome, OutcomeSchema } from '../server/domain/index.ts';
import type { Services } from '../server/services.ts';
import { hashFolder, hashPipeline } from './corpus-hash.ts';
import { exists } from './missing-file.ts';
import { openServicesIn } from './temporary-services.ts';

/** A corpus ingested into a database of its own, opened with the configured models. */
export interface Workspace {
  readonly services: Services;
  readonly corpusHash: string;
  /** One a file, in the order of the source keys. */
  readonly outcomes: readonly Outcome[];
  /** Closes everything and deletes the data directory. */
  dispose(): Promise<void>;
}

export interface WorkspaceOptions {
  readonly config: Config;
  readonly corpus: string;
  /** Where ingested corpora are kept between runs. */
  readonly cacheDir: string;
  readonly root: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (message: string) => void;
}

/**
 * Opens services on a temporary data directory that holds exactly this corpus; the embedded database always, so
 * that an evaluation never touches the database in use. The first run ingests and keeps the result under a key of
 * corpus, pipeline code and embedding model; later runs copy it (0.2 s for the sample corpus instead of 10 s).
 *
 * @throws AktenlageError as `openServices` and `ingestPaths`
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const corpusHash = await hashFolder(options.corpus);
  const key = createHash('sha256')
    .update(`${corpusHash} ${await hashPipeline(options.root)} ${JSON.stringify(options.config.embedding)}`)
    .update((await findSources(options.config.dictionaryDir)).map(({ stamp }) => stamp).join(' '))
    .digest('hex')
    .slice(0, 20);
  const cached = path.join(options.cacheDir, key);
  if (!(await exists(cached))) await build(cached, options);
  const now = new Date();
  await utimes(cached, now, now);
  await prune(options.cacheDir, cached);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-eval-'));
  try {
    await cp(cached, dataDir, { recursive: true });
    const services = await openServicesIn(options.config, dataDir, options.root);
    return {
      services,
      corpusHash,
      outcomes: await readOutcomes(dataDir),
      async dispose() {
        await services.close();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  } catch (thrown) {
    await rm(dataDir, { recursive: true, force: true });
    throw thrown;
  }
}

/** Renamed into place only when complete: a killed run leaves no half-ingested corpus behind. */
async function build(target: string, options: WorkspaceOptions): Promise<void> {
  const { cacheDir, config, corpus, onProgress, signal } = options;
  await mkdir(cacheDir, { recursive: true });
  const building = path.join(cacheDir, `.building-${randomUUID()}`);
  await mkdir(building, { mode: 0o700 });
  try {
    const services = await openServicesIn(config, building, options.root);
    const outcomes: Outcome[] = [];
    try {
      const ingestion = createIngestion({
        store: services.store,
        embedder: services.embedder,
        originalsDir: services.originalsDir,
        limits: { maxFileBytes: config.maxFileBytes },
      });
      for await (const outcome of ingestion.ingestPaths([corpus], signal === undefined ? {} : { signal })) {
        outcomes.push(outcome);
        onProgress?.(`ingesting: ${outcomes.length} files, ${outcome.sourceKey} ${outcome.status}`);
      }
    } finally {
      await services.close();
    }
    await writeFile(path.join(building, OUTCOMES_FILE), JSON.stringify(outcomes));
    await rename(building, target);
  } catch (thrown) {
    await rm(building, { recursive: true, force: true });
    // Another run may have finished the same corpus first: then its result serves.
    if (!(await exists(target))) throw thrown;
  }
}

const OUTCOMES_FILE = 'eval-outcomes.json';

async function readOutcomes(dataDir: string): Promise<Outcome[]> {
  const content = await readFile(path.join(dataDir, OUTCOMES_FILE), 'utf8');
  const outcomes = z.array(OutcomeSchema).parse(JSON.parse(content));
  return outcomes.sort((a, b) => (a.sourceKey < b.sourceKey ? -1 : a.sourceKey > b.sourceKey ? 1 : 0));
}

const KEPT = 6;
const IN_USE_MS = 60 * 60 * 1000;

/** Keeps the corpora used last (50 to 150 MB each); what another run may be copying right now stays. */
async function prune(cacheDir: string, current: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(cacheDir)).map(async (name) => {
      const folder = path.join(cacheDir, name);
      return { folder, usedAt: (await stat(folder)).mtimeMs };
    }),
  );
  const old = entries
    .filter(({ folder, usedAt }) => folder !== current && Date.now() - usedAt > IN_USE_MS)
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(KEPT);
  for (const { folder } of old) await rm(folder, { recursive: true, force: true });
}
