import type { Outcome } from '../server/domain/index.ts';
import type { StoredDocument } from '../server/ports/store.ts';
import { embedReports } from './embed-reports.ts';
import { expandDocument } from './expand-document.ts';
import { createGate } from './gate.ts';
import type { Deferred, Embedded, IncomingDocument, IngestDeps, Prepared, Settled } from './ingest-items.ts';
import { mapAhead } from './map-ahead.ts';
import { prepareReport } from './prepare-report.ts';
import { settle, writeReport } from './store-report.ts';

/** Small documents share a call of the embedder until this many passages wait. */
const PASSAGES_PER_CALL = 64;
const DOCUMENTS_PER_CALL = 16;
/**
 * Documents that may be read before their turn, for each thread that reads: outcomes come in order, and a document that
 * takes seconds to read would leave the model without work (the collection of formats: two cores were 61 % busy).
 */
const READ_AHEAD = 8;

/** A document taken from the queue, with what the corpus holds of it. */
export interface Task {
  readonly document: IncomingDocument;
  readonly stored: StoredDocument | undefined;
  /** Ordinal in the queue, to be named when the document has its outcome. */
  readonly ordinal?: number;
}

/** One outcome; `task` is set on the last one of a file, after those of the documents inside it. */
export interface Finished {
  readonly outcome: Outcome | null;
  readonly task?: Task;
  /** Waits for text recognition and comes again. */
  readonly deferred?: boolean;
}

export interface PipelineHooks {
  readonly signal?: AbortSignal | undefined;
  /** Passages of `sourceKey` have their vectors. */
  readonly onEmbedded?: (sourceKey: string, passages: number) => void;
}

type Ready = { readonly item: Settled | Deferred | Prepared | Embedded; readonly task?: Task };
type Writable = { readonly item: Settled | Deferred | Embedded; readonly task?: Task };

/**
 * The pipeline: read and cut ahead → embed → store behind, each stage one step from the next and the queue bounded,
 * so that memory does not grow with the folder. Outcomes come in the order of the tasks, whoever is read first: of
 * two documents with the same content the first one is the report, today and after every restart.
 *
 * @throws AktenlageError `database-*`, `embedder-*`, `cancelled`
 */
export async function* runPipeline(
  tasks: AsyncIterable<Task>,
  deps: IngestDeps,
  hooks: PipelineHooks = {},
): AsyncGenerator<Finished> {
  // One batch after the other, while the next one is embedded: two that write at once would mix their order.
  const inTurn = createGate(1);
  const write = async (batch: readonly Writable[]): Promise<Finished[]> => {
    const finished: Finished[] = [];
    for (const { item, task } of batch) {
      const last = task === undefined ? {} : { task };
      if (item.kind === 'deferred') finished.push({ outcome: null, deferred: true, ...last });
      else if (item.kind === 'settled') finished.push({ outcome: await settle(item, deps), ...last });
      else finished.push({ outcome: await writeReport(item, deps), ...last });
    }
    return finished;
  };
  // Two batches at once: while the last long text of one is embedded, the cores that are free take up the next.
  const batches = mapAhead(inBatches(readAhead(tasks, deps, hooks)), 1, (one) => embed(one, deps, hooks));
  for await (const batch of mapAhead(batches, 1, (one) => inTurn(() => write(one)))) yield* batch;
}

async function* readAhead(
  tasks: AsyncIterable<Task>,
  deps: IngestDeps,
  { signal }: PipelineHooks,
): AsyncGenerator<Ready> {
  const oneOfSome = createGate(deps.workers);
  const read = mapAhead(tasks, deps.workers * READ_AHEAD, (task) =>
    oneOfSome(async () => {
      signal?.throwIfAborted();
      return { task, item: await prepareReport(task.document, task.stored, deps, signal) };
    }),
  );
  for await (const { task, item } of read) {
    let last: Ready | undefined;
    for await (const inner of expandDocument(task.document, item, deps, signal)) {
      if (last !== undefined) yield last;
      last = { item: inner };
    }
    if (last !== undefined) yield { ...last, task };
  }
}

/** Vectors for what was prepared; the order stays. */
async function embed(
  batch: readonly Ready[],
  deps: IngestDeps,
  { signal, onEmbedded }: PipelineHooks,
): Promise<Writable[]> {
  const prepared = batch.flatMap(({ item }) => (item.kind === 'prepared' ? [item] : []));
  const key = prepared.at(-1)?.report.sourceKey ?? '';
  const vectors =
    prepared.length === 0
      ? []
      : await embedReports(prepared, deps, signal, (count) => onEmbedded?.(key, count));
  const passed: Writable[] = [];
  let next = 0;
  for (const { item, ...rest } of batch) {
    const ready = item.kind === 'prepared' ? vectors[next++] : item;
    if (ready !== undefined) passed.push({ ...rest, item: ready });
  }
  return passed;
}

/** Documents that wait at the same moment, up to what one call of the embedder takes. */
async function* inBatches(documents: AsyncIterable<Ready>): AsyncGenerator<Ready[]> {
  let batch: Ready[] = [];
  let waiting = 0;
  const take = (): Ready[] => {
    const taken = batch;
    batch = [];
    waiting = 0;
    return taken;
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
      if (batch.length > 0 && !(await isSettled(next))) yield take();
      const { done, value } = await next;
      if (done) break;
      batch.push(value);
      if (value.item.kind === 'prepared') waiting += value.item.passages.length;
      next = pull();
      if (waiting >= PASSAGES_PER_CALL || batch.length >= DOCUMENTS_PER_CALL) yield take();
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return?.();
  }
  if (batch.length > 0) yield take();
}

/** Whether a promise has its result by the next turn of the event loop. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([promise.then(() => true), turn]);
}
