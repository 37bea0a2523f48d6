import { availableParallelism } from 'node:os';
import { AktenlageError, type Outcome } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import type { Ingestion } from '../server/ports/ingestion.ts';
import type { Store } from '../server/ports/store.ts';
import { createGate } from './gate.ts';
import { embedReports, type IngestDeps, prepareReport, settle, writeReport } from './ingest-report.ts';
import { type IngestProgress, ingestSources } from './ingest-sources.ts';
import { sweepIncoming } from './originals.ts';
import { parseFile } from './parse/index.ts';
import { listSources, type SourceListing, toSourceKey } from './sources/list-sources.ts';

export interface IngestionOptions {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Folder of the originals, usually `DATA_DIR/originals`. */
  readonly originalsDir: string;
  readonly limits?: {
    /** Default 100 MiB. */
    readonly maxFileBytes?: number;
  };
}

export interface FolderIngestion extends Ingestion {
  /**
   * Ingests folders and files in a bounded pipeline: while one document is embedded the next ones are read and the
   * one before is stored. One outcome a file, in the order of the source keys.
   *
   * @throws AktenlageError `not-found` for a path that does not exist (before anything is read); `database-*`,
   * `embedder-*`, `cancelled` when the job cannot go on
   */
  ingestPaths(
    paths: readonly string[],
    options?: { readonly prefix?: string; readonly signal?: AbortSignal },
    onProgress?: (progress: IngestProgress) => void,
  ): AsyncGenerator<Outcome>;
  /** The same for what `listSources` found; what is missing is the caller's to tell. */
  ingestListing(
    listing: Pick<SourceListing, 'files' | 'refused'>,
    signal?: AbortSignal,
    onProgress?: (progress: IngestProgress) => void,
  ): AsyncGenerator<Outcome>;
}

const DEFAULT_MAX_FILE_BYTES = 100 * 1024 * 1024;
/** Uploads read at once; the rest wait, so that ten dropped files do not start ten parsers. */
const UPLOADS_AT_ONCE = 2;

/** Ingestion over one store and one embedder. Starts nothing until it is called. */
export function createIngestion(options: IngestionOptions): FolderIngestion {
  const maxFileBytes = options.limits?.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES;
  // One core stays with the embedder: on two cores a second parser costs 3 s of computing on the devset (it loads
  // and compiles everything again) and saves nothing.
  const parsers = createGate(Math.max(1, availableParallelism() - 1));
  const deps: IngestDeps = {
    store: options.store,
    embedder: options.embedder,
    originalsDir: options.originalsDir,
    maxFileBytes,
    parse: (bytes, sourceKey, signal) =>
      parsers(() =>
        parseFile(bytes, sourceKey, { limits: { maxBytes: maxFileBytes }, ...(signal ? { signal } : {}) }),
      ),
  };
  const gate = createGate(UPLOADS_AT_ONCE);
  const oneByOne = new Map<string, Promise<unknown>>();

  const start = async () => {
    await deps.store.bindEmbedder(deps.embedder.id, deps.embedder.dimensions);
    await sweepIncoming(deps.originalsDir);
  };

  async function ingestUpload(sourceKey: string, bytes: Uint8Array, signal?: AbortSignal): Promise<Outcome> {
    await start();
    const stored = (await deps.store.corpus.findStored(sourceKey)) ?? undefined;
    const document = { sourceKey, sizeBytes: bytes.byteLength, read: async () => bytes };
    const prepared = await prepareReport(document, stored, deps, signal);
    if (prepared.kind === 'settled') return settle(prepared, deps);
    signal?.throwIfAborted();
    const [embedded] = await embedReports([prepared], deps, signal);
    if (embedded === undefined) throw new AktenlageError('internal', 'The document was lost on its way.');
    const outcome = await writeReport(embedded, deps);
    await deps.store.corpus.linkSuperseded();
    return outcome;
  }

  return {
    async ingestFile(file, signal) {
      const sourceKey = checkedSourceKey(file.sourceKey);
      // Two uploads of one document at the same moment: the second must see what the first stored.
      const before = oneByOne.get(sourceKey) ?? Promise.resolve();
      const run = before.then(() => gate(() => ingestUpload(sourceKey, file.bytes, signal)));
      const settled = run.catch(() => undefined);
      oneByOne.set(sourceKey, settled);
      try {
        return await run;
      } finally {
        if (oneByOne.get(sourceKey) === settled) oneByOne.delete(sourceKey);
      }
    },

    async *ingestPaths(paths, { prefix, signal } = {}, onProgress) {
      const listing = await listSources(paths, prefix);
      const [missing] = listing.missing;
      if (missing !== undefined) throw new AktenlageError('not-found', missing.message);
      await start();
      yield* ingestSources(listing, deps, signal, onProgress);
    },

    async *ingestListing(listing, signal, onProgress) {
      await start();
      yield* ingestSources(listing, deps, signal, onProgress);
    },
  };
}

/** @throws AktenlageError `bad-request` */
function checkedSourceKey(given: string): string {
  const sourceKey = toSourceKey(given);
  // Control characters and ".." have no place in a name that people and programs follow.
  if (
    sourceKey === '' ||
    sourceKey.length > 1000 ||
    /[\p{Cc}]/u.test(sourceKey) ||
    sourceKey.split('/').includes('..')
  ) {
    throw new AktenlageError(
      'bad-request',
      'The name of the document (sourceKey) is empty, too long or not a path.',
    );
  }
  return sourceKey;
}

export { type IngestProgress, listSources, type SourceListing };
