import { randomUUID } from 'node:crypto';
import { AktenlageError, type Job, type Outcome } from '../server/domain/index.ts';
import type { ShownTo, Store } from '../server/ports/store.ts';
import type { IngestProgress } from './ingest-sources.ts';

/** Progress reaches the database at most so often, in milliseconds: a person sees it move, and it costs nothing. */
const TELL_MS = 500;
/** A sign of life while one document takes long. */
const BEAT_MS = 5_000;

export interface JobOptions {
  readonly kind: Job['kind'];
  readonly label: string;
  readonly sourceKeys: readonly string[];
  /** Documents with an outcome beside those of the queue. */
  readonly more: number;
  /** Who sees it, beside those who are cleared for all. */
  readonly shown?: ShownTo;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
}

/** A job of this process: counts, tells everybody how far it is, and stops when somebody asks it to. */
export interface RunningJob {
  readonly id: string;
  /** Aborted by the caller, or by whoever cancels the job from elsewhere. */
  readonly signal: AbortSignal;
  /** @param inside an outcome of a document inside another: one more than was listed */
  count(outcome: Outcome, inside?: boolean): void;
  finish(ordinal: number): void;
  onEmbedded(sourceKey: string, passages: number): void;
  /** Writes progress where it is time to. @throws AktenlageError `cancelled` */
  tell(): Promise<void>;
  close(state: 'done' | 'cancelled'): Promise<void>;
  fail(error: unknown): Promise<void>;
}

export async function openJob(store: Store, options: JobOptions): Promise<RunningJob> {
  const id = `j_${randomUUID()}`;
  await store.jobs.open({ id, kind: options.kind, label: options.label }, options.sourceKeys, options.shown);
  const stop = new AbortController();
  const follow = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', follow, { once: true });
  if (options.signal?.aborted) follow();

  const progress = {
    total: options.sourceKeys.length + options.more,
    done: 0,
    passages: 0,
    counts: {} as Record<string, number>,
    currentKey: null as string | null,
  };
  let finished: number[] = [];
  let told = performance.now();
  let telling: Promise<void> = Promise.resolve();
  let open = true;
  const show = () => {
    const { done, total, passages, currentKey } = progress;
    options.onProgress?.({ done, total, passages, sourceKey: currentKey ?? '' });
  };
  const write = (): Promise<void> => {
    told = performance.now();
    const sent = finished;
    finished = [];
    telling = telling.then(async () => {
      if (!open) return;
      const { cancelled } = await store.jobs.report(
        id,
        { ...progress, counts: { ...progress.counts } },
        sent,
      );
      if (cancelled) stop.abort(new AktenlageError('cancelled', 'The job was cancelled.'));
    });
    return telling;
  };
  // Whoever awaits the next `tell` hears of a failure; the timer itself has nobody to tell.
  const beat = setInterval(() => void write().catch(() => undefined), BEAT_MS);
  beat.unref();
  const close = async (state: 'done' | 'cancelled' | 'failed', error?: string) => {
    if (!open) return;
    clearInterval(beat);
    options.signal?.removeEventListener('abort', follow);
    // Its failure is that of the job, which is being told.
    await write().catch(() => undefined);
    open = false;
    await store.jobs.close(id, state, error);
  };
  return {
    id,
    signal: stop.signal,
    count(outcome, inside = false) {
      progress.done++;
      if (inside) progress.total++;
      progress.counts[outcome.status] = (progress.counts[outcome.status] ?? 0) + 1;
      progress.currentKey = outcome.sourceKey;
      show();
    },
    finish: (ordinal) => finished.push(ordinal),
    onEmbedded(sourceKey, passages) {
      progress.passages += passages;
      progress.currentKey = sourceKey;
      show();
    },
    async tell() {
      if (performance.now() - told >= TELL_MS) await write();
      stop.signal.throwIfAborted();
    },
    close,
    async fail(error) {
      const cancelled = stop.signal.aborted;
      const message =
        error instanceof AktenlageError ? error.message : 'Something went wrong inside Aktenlage.';
      try {
        await close(cancelled ? 'cancelled' : 'failed', cancelled ? undefined : message);
      } catch (thrown) {
        // A database that is gone cannot be told; the job reads as interrupted, and the first failure is the news.
        if (!(thrown instanceof AktenlageError)) throw thrown;
        open = false;
      }
    },
  };
}
