import { availableParallelism } from 'node:os';
import { AktenlageError, type Job, type Outcome } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import type { Ingestion } from '../server/ports/ingestion.ts';
import type { Store } from '../server/ports/store.ts';
import { checkedManifest, checkedSourceKey } from './checked-upload.ts';
import { createGate } from './gate.ts';
import type { IncomingDocument, IngestDeps } from './ingest-items.ts';
import { createIngestOne, prepareIngest } from './ingest-one.ts';
import { type IngestProgress, ingestSources, type RunOptions } from './ingest-sources.ts';
import { recognise } from './ocr/index.ts';
import { parseFile } from './parse/index.ts';
import { retryFile } from './retry-file.ts';
import { listSources, type SourceListing } from './sources/list-sources.ts';
import { openUploadJob } from './upload-job.ts';

export interface IngestionOptions {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Folder of the originals, usually `DATA_DIR/originals`. */
  readonly originalsDir: string;
  readonly limits?: {
    /** Default 100 MiB. */
    readonly maxFileBytes?: number;
  };
  /** Documents read at the same time; default: one fewer than the machine has cores. */
  readonly workers?: number;
}

export interface FolderIngestion extends Ingestion {
  /**
   * Ingests folders and files in a bounded pipeline: while one document is embedded the next ones are read and the
   * one before is stored. One outcome a file and one for every document inside it, in the order of the source keys.
   *
   * @throws AktenlageError `not-found` for a path that does not exist (before anything is read); `database-*`,
   * `embedder-*`, `cancelled` when the job cannot go on
   */
  ingestPaths(
    paths: readonly string[],
    options?: {
      readonly prefix?: string;
      readonly signal?: AbortSignal;
      readonly kind?: Job['kind'];
    },
    onProgress?: (progress: IngestProgress) => void,
  ): AsyncGenerator<Outcome>;
  /** The same for what `listSources` found; what is missing is the caller's to tell. */
  ingestListing(
    listing: Pick<SourceListing, 'files' | 'refused' | 'manifests'>,
    options?: RunOptions,
  ): AsyncGenerator<Outcome>;
}

const DEFAULT_MAX_FILE_BYTES = 100 * 1024 * 1024;

/** Ingestion over one store and one embedder. Starts nothing until it is called. */
export function createIngestion(options: IngestionOptions): FolderIngestion {
  const maxFileBytes = options.limits?.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES;
  // One core stays with the embedder: on two cores a second parser costs 3 s of computing on the devset (it loads
  // and compiles everything again) and saves nothing.
  const parsersAtOnce = options.workers ?? Math.max(1, availableParallelism() - 1);
  const parsers = createGate(parsersAtOnce);
  const deps: IngestDeps = {
    store: options.store,
    embedder: options.embedder,
    originalsDir: options.originalsDir,
    maxFileBytes,
    // Two documents lie ready while the embedder works, whatever the number of parsers.
    workers: Math.max(2, parsersAtOnce),
    parse: (bytes, sourceKey, { passwords, depth, recogniseAll, signal }) =>
      parsers(() =>
        parseFile(bytes, sourceKey, {
          limits: { maxBytes: maxFileBytes },
          passwords,
          depth,
          recogniseAll,
          ...(signal ? { signal } : {}),
        }),
      ),
    recognise: (parsed, bytes, { passwords, recogniseAll, signal }) =>
      recognise(parsed, bytes, { passwords, everyPage: recogniseAll, ...(signal ? { signal } : {}) }),
  };
  const ingestOne = createIngestOne(deps);

  return {
    async ingestFile({ sourceKey, bytes, manifest, asker }, signal) {
      const document: IncomingDocument = {
        sourceKey: checkedSourceKey(sourceKey),
        sizeBytes: bytes.byteLength,
        read: async () => bytes,
        asker,
        ...checkedManifest(manifest),
      };
      return ingestOne(document, { actor: asker?.id, bringer: asker }, signal);
    },
    retry: (refusal, how, signal) => retryFile(refusal, how, deps, ingestOne, signal),
    openUploadJob: (label, total, kind = 'upload', asker) =>
      openUploadJob(deps.store, label, total, kind, asker),

    async *ingestPaths(paths, { prefix, signal, kind } = {}, onProgress) {
      const listing = await listSources(paths, prefix);
      const [missing] = listing.missing;
      if (missing !== undefined) throw new AktenlageError('not-found', missing.message);
      await prepareIngest(deps);
      yield* ingestSources(listing, deps, { signal, onProgress, kind, label: paths.join(', ') });
    },

    async *ingestListing(listing, runOptions) {
      await prepareIngest(deps);
      yield* ingestSources(listing, deps, runOptions);
    },
  };
}

export { type IngestProgress, listSources, type SourceListing };
