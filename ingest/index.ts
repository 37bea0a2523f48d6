import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { AktenlageError, type Asker, type Job, type Outcome } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import type { Ingestion, SecondTry, UploadJob } from '../server/ports/ingestion.ts';
import type { SaidOfFile, Store, StoredRefusal } from '../server/ports/store.ts';
import { adoptOrphans } from './adopt-orphans.ts';
import { runPipeline } from './document-pipeline.ts';
import { createGate } from './gate.ts';
import type { IncomingDocument, IngestDeps } from './ingest-items.ts';
import { type IngestProgress, ingestSources, type RunOptions } from './ingest-sources.ts';
import { openJob } from './job.ts';
import { recognise } from './ocr/index.ts';
import { originalPath, sweepIncoming } from './originals.ts';
import { parseFile } from './parse/index.ts';
import { inheritedMarking, raiseAncestors } from './raise-ancestors.ts';
import { listSources, type SourceListing, toSourceKey } from './sources/list-sources.ts';
import { asManifestEntry, type ManifestEntry, ManifestEntrySchema } from './sources/manifest-row.ts';
import { shownTo } from './store-report.ts';
import { underWhatWasSaid } from './under-what-was-said.ts';

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

/** For whom a document is read in. */
interface Behalf {
  readonly actor: string | undefined;
  readonly bringer?: Asker | undefined;
}

const DEFAULT_MAX_FILE_BYTES = 100 * 1024 * 1024;
/** Uploads read at once; the rest wait, so that ten dropped files do not start ten parsers. */
const UPLOADS_AT_ONCE = 2;

/** A job whose files come over HTTP ends when none has come for so long. */
const UPLOADS_IDLE_MS = 30 * 60_000;

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
  const actingFor = ({ actor, bringer }: Behalf): IngestDeps => ({
    ...deps,
    ...(actor === undefined ? {} : { actor }),
    ...(bringer === undefined ? {} : { bringer }),
  });
  const gate = createGate(UPLOADS_AT_ONCE);
  const oneByOne = new Map<string, Promise<unknown>>();

  const start = async () => {
    await deps.store.bindEmbedder(deps.embedder.id, deps.embedder.dimensions);
    await sweepIncoming(deps.originalsDir);
  };

  /** One document with everything inside it; its own outcome is the last. */
  async function ingestOne(document: IncomingDocument, by: Behalf, signal?: AbortSignal): Promise<Outcome> {
    await start();
    const { sourceKey } = document;
    const stored = (await deps.store.corpus.findStored(sourceKey)) ?? undefined;
    const refusal = (await deps.store.corpus.findRefusals([sourceKey])).get(sourceKey);
    // A second try has it already, as it is now.
    const said = document.again ? null : await deps.store.corpus.findSaid(sourceKey);
    const meant = said === null ? document : underWhatWasSaid(document, said, stored);
    let outcome: Outcome | null = null;
    let changed = false;
    const tasks = (async function* () {
      yield { document: { ...meant, refusal }, stored };
    })();
    for await (const finished of runPipeline(tasks, actingFor(by), { signal })) {
      changed ||= ['added', 'updated', 'partial'].includes(finished.outcome?.status ?? '');
      if (finished.task !== undefined) outcome = finished.outcome;
    }
    if (outcome === null) throw new AktenlageError('internal', 'The document was lost on its way.');
    if (!changed) return outcome;
    for await (const _ of adoptOrphans(deps, signal)) signal?.throwIfAborted();
    await deps.store.corpus.linkSuperseded();
    return outcome;
  }

  /** Two of one document at the same moment: the second must see what the first stored. */
  async function inTurn(document: IncomingDocument, by: Behalf, signal?: AbortSignal): Promise<Outcome> {
    const { sourceKey } = document;
    const before = oneByOne.get(sourceKey) ?? Promise.resolve();
    const run = before.then(() => gate(() => ingestOne(document, by, signal)));
    const settled = run.catch(() => undefined);
    oneByOne.set(sourceKey, settled);
    try {
      return await run;
    } finally {
      if (oneByOne.get(sourceKey) === settled) oneByOne.delete(sourceKey);
    }
  }

  async function retry(refusal: StoredRefusal, how: SecondTry, signal?: AbortSignal): Promise<Outcome> {
    const { sourceKey, parentKey, contentHash, sizeBytes } = refusal;
    const path = originalPath(deps.originalsDir, contentHash);
    const said = await deps.store.corpus.findSaid(sourceKey);
    const job = await openJob(deps.store, {
      kind: 'retry',
      label: sourceKey,
      sourceKeys: [sourceKey],
      more: 0,
      shown: { groups: refusal.groups },
      signal,
    });
    try {
      const outcome = await inTurn(
        {
          sourceKey,
          sizeBytes,
          read: () => readFile(path),
          parentKey,
          depth: parentKey === null ? 0 : 1,
          passwords: how.password === undefined ? [] : [how.password],
          recogniseAll: how.recognise ?? false,
          again: true,
          ...asSaid(said, refusal),
          // What it lies in may say something else by now.
          ...(await inheritedMarking(parentKey, deps)),
        },
        { actor: how.asker?.id },
        job.signal,
      );
      if (parentKey !== null) await raiseAncestors(sourceKey, parentKey, actingFor({ actor: how.asker?.id }));
      job.count(outcome);
      await job.close('done');
      return outcome;
    } catch (error) {
      await job.fail(error);
      throw error;
    }
  }

  async function openUploadJob(
    label: string,
    total: number,
    kind: Job['kind'] = 'upload',
    asker?: Asker,
  ): Promise<UploadJob> {
    const shown = shownTo(undefined, asker === undefined ? {} : { bringer: asker });
    const job = await openJob(deps.store, { kind, label, sourceKeys: [], more: total, shown });
    // A command that was killed says no goodbye.
    let idle: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(idle);
      // Its failure is that of the database, which every request reports.
      idle = setTimeout(() => void job.close('cancelled').catch(() => undefined), UPLOADS_IDLE_MS);
      idle.unref();
    };
    wait();
    return {
      id: job.id,
      async finished(outcome) {
        wait();
        job.count(outcome);
        job.onEmbedded(outcome.sourceKey, outcome.passages);
        await job.tell();
      },
      async close() {
        clearTimeout(idle);
        await job.close(job.signal.aborted ? 'cancelled' : 'done');
      },
    };
  }

  return {
    async ingestFile({ sourceKey, bytes, manifest, asker }, signal) {
      const document: IncomingDocument = {
        sourceKey: checkedSourceKey(sourceKey),
        sizeBytes: bytes.byteLength,
        read: async () => bytes,
        asker,
        ...checkedManifest(manifest),
      };
      return inTurn(document, { actor: asker?.id, bringer: asker }, signal);
    },
    retry,
    openUploadJob,

    async *ingestPaths(paths, { prefix, signal, kind } = {}, onProgress) {
      const listing = await listSources(paths, prefix);
      const [missing] = listing.missing;
      if (missing !== undefined) throw new AktenlageError('not-found', missing.message);
      await start();
      yield* ingestSources(listing, deps, { signal, onProgress, kind, label: paths.join(', ') });
    },

    async *ingestListing(listing, runOptions) {
      await start();
      yield* ingestSources(listing, deps, runOptions);
    },
  };
}

/** A file is read again under what was said of it when it was refused; of one that was read in part the report knows it. */
function asSaid(
  said: SaidOfFile | null,
  { groups }: StoredRefusal,
): Pick<IncomingDocument, 'manifest' | 'atLeast' | 'groups'> {
  if (said === null) return { groups };
  return { ...said, manifest: asManifestEntry(said.manifest) };
}

/** @throws AktenlageError `bad-request` */
function checkedManifest(given: unknown): { manifest?: ManifestEntry | null } {
  if (given === undefined) return {};
  if (given === null) return { manifest: null };
  const entry = ManifestEntrySchema.safeParse(given);
  if (entry.success) return { manifest: entry.data };
  throw new AktenlageError('bad-request', 'The metadata that came with the document are not valid.');
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
