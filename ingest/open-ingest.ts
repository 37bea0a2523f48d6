import { type Config, readConfig } from '../server/config.ts';
import type { Job, Outcome } from '../server/domain/index.ts';
import { createIngestion } from './index.ts';
import type { IngestProgress } from './ingest-sources.ts';
import { ingestThroughServer } from './remote-ingestion.ts';
import type { SourceListing } from './sources/list-sources.ts';

export interface IngestRun {
  readonly label: string;
  readonly kind: Job['kind'];
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (progress: IngestProgress) => void;
}

/** Where documents go: the database, opened here, or the server that holds it. */
export interface OpenIngest {
  ingest(listing: SourceListing, run: IngestRun): AsyncGenerator<Outcome>;
  close(): Promise<void>;
}

/** @throws AktenlageError when neither can be reached */
export async function openIngest(
  environment: Readonly<Record<string, string | undefined>> | undefined,
  workers: number | undefined,
): Promise<OpenIngest> {
  const config = readConfig(environment === undefined ? {} : { environment });
  const url = config.databaseUrl === null ? await serverHolding(config.dataDir) : null;
  if (url !== null) {
    const token = config.apiToken?.reveal();
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return {
      ingest: (listing, run) => ingestThroughServer({ url, headers }, listing, config.maxFileBytes, run),
      close: async () => undefined,
    };
  }
  return openHere(config, workers);
}

async function openHere(config: Config, workers: number | undefined): Promise<OpenIngest> {
  const { openServices } = await import('../server/services.ts');
  const services = await openServices(config, { command: 'ingest' });
  const { store, embedder, originalsDir } = services;
  const limits = { maxFileBytes: config.maxFileBytes };
  const ingestion = createIngestion({
    store,
    embedder,
    originalsDir,
    limits,
    ...(workers === undefined ? {} : { workers }),
  });
  return { ingest: (listing, run) => ingestion.ingestListing(listing, run), close: () => services.close() };
}

/** The address of the server that holds the data directory; null when nobody holds it. */
async function serverHolding(dataDir: string): Promise<string | null> {
  const { readLockHolder } = await import('../server/store/index.ts');
  const holder = await readLockHolder(dataDir);
  return holder?.url ?? null;
}
