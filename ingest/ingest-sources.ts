import type { Outcome } from '../server/domain/index.ts';
import type { StoredDocument } from '../server/ports/store.ts';
import {
  type Embedded,
  embedReports,
  fromDisk,
  type IngestDeps,
  type Prepared,
  prepareReport,
  type Settled,
  settle,
  writeReport,
} from './ingest-report.ts';
import { mapAhead } from './map-ahead.ts';
import { refusedOutcome } from './outcome.ts';
import type { SourceFile, SourceListing } from './sources/list-sources.ts';

export interface IngestProgress {
  /** Documents that have their outcome. */
  readonly done: number;
  readonly total: number;
  /** The document being embedded now. */
  readonly sourceKey: string;
  /** Passages embedded so far in this run. */
  readonly passages: number;
}

/** Documents read ahead of the embedder: their parsers run on the other core while it works. */
const AHEAD = 2;
/** Small documents share a call of the embedder until this many passages wait. */
const PASSAGES_PER_CALL = 64;
const DOCUMENTS_PER_CALL = 16;
/** Rows of "what is stored?" asked for in one statement. */
const LOOKUP = 500;

/**
 * The pipeline over listed files: read and cut ahead → embed → store behind, each stage one step from the next and
 * the queue bounded, so that memory does not grow with the folder.
 *
 * @throws AktenlageError `database-*`, `embedder-*`, `cancelled`
 */
export async function* ingestSources(
  listing: Pick<SourceListing, 'files' | 'refused'>,
  deps: IngestDeps,
  signal?: AbortSignal,
  onProgress?: (progress: IngestProgress) => void,
): AsyncGenerator<Outcome> {
  const total = listing.files.length + listing.refused.length;
  let done = 0;
  let passages = 0;
  let changed = false;
  const report = (sourceKey: string) => onProgress?.({ done, total, sourceKey, passages });

  for (const { sourceKey, code, reason } of listing.refused) {
    const stored = (await deps.store.corpus.findStored(sourceKey)) ?? undefined;
    const outcome = refusedOutcome(sourceKey, code, reason, stored);
    // The name of another file that did get in keeps that file's outcome.
    await settle({ kind: 'settled', outcome, record: code !== 'duplicate-name' }, deps);
    done++;
    report(sourceKey);
    yield outcome;
  }

  const prepared = mapAhead(withStored(listing.files, deps), AHEAD, ({ file, stored }) => {
    signal?.throwIfAborted();
    return prepareReport(fromDisk(file), stored, deps, signal);
  });
  const embedded = embedBatches(prepared, deps, signal, (sourceKey, count) => {
    passages += count;
    report(sourceKey);
  });
  const written = mapAhead(embedded, 1, async (batch) => {
    const outcomes: Outcome[] = [];
    for (const item of batch) {
      outcomes.push(item.kind === 'settled' ? await settle(item, deps) : await writeReport(item, deps));
    }
    return outcomes;
  });
  for await (const outcomes of written) {
    for (const outcome of outcomes) {
      done++;
      changed ||= ['added', 'updated', 'partial'].includes(outcome.status);
      report(outcome.sourceKey);
      yield outcome;
    }
  }
  if (changed) await deps.store.corpus.linkSuperseded();
}

async function* withStored(
  files: readonly SourceFile[],
  { store }: IngestDeps,
): AsyncGenerator<{ file: SourceFile; stored: StoredDocument | undefined }> {
  for (let from = 0; from < files.length; from += LOOKUP) {
    const slice = files.slice(from, from + LOOKUP);
    const stored = await store.corpus.findStoredMany(slice.map((file) => file.sourceKey));
    for (const file of slice) yield { file, stored: stored.get(file.sourceKey) };
  }
}

async function* embedBatches(
  documents: AsyncIterable<Settled | Prepared>,
  deps: IngestDeps,
  signal: AbortSignal | undefined,
  onEmbedded: (sourceKey: string, count: number) => void,
): AsyncGenerator<(Settled | Embedded)[]> {
  let batch: (Settled | Prepared)[] = [];
  let waiting = 0;
  const flush = async () => {
    const current = batch;
    batch = [];
    waiting = 0;
    const prepared = current.filter((item) => item.kind === 'prepared');
    const key = prepared.at(-1)?.report.sourceKey ?? '';
    const vectors =
      prepared.length === 0
        ? []
        : await embedReports(prepared, deps, signal, (count) => onEmbedded(key, count));
    const passed: (Settled | Embedded)[] = [];
    let next = 0;
    for (const item of current) {
      const ready = item.kind === 'settled' ? item : vectors[next++];
      if (ready !== undefined) passed.push(ready);
    }
    return passed;
  };
  const iterator = documents[Symbol.asyncIterator]();
  const pull = () => {
    const pulled = iterator.next();
    // A failure shows where it is awaited, which may be after an embedding that is under way.
    pulled.catch(() => undefined);
    return pulled;
  };
  let next = pull();
  try {
    for (;;) {
      // Whoever waits is embedded now rather than when a long file has been read.
      if (batch.length > 0 && !(await isSettled(next))) yield await flush();
      const { done, value } = await next;
      if (done) break;
      batch.push(value);
      if (value.kind === 'prepared') waiting += value.passages.length;
      next = pull();
      if (waiting >= PASSAGES_PER_CALL || batch.length >= DOCUMENTS_PER_CALL) yield await flush();
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return?.();
  }
  if (batch.length > 0) yield await flush();
}

/** Whether a promise has its result by the next turn of the event loop. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([promise.then(() => true), turn]);
}
