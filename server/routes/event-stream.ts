import type { ErrorBody } from '../domain/errors.ts';
import { toAktenlageError } from '../domain/errors.ts';
import type { StillMay } from './rights-guard.ts';

/** Proxies and browsers close a silent connection; a comment every ten seconds keeps it. */
const HEARTBEAT_MS = 10_000;
/** How often it is asked whether whoever listens still may. */
const RIGHTS_MS = 2_000;

export interface EventStreamOptions<E> {
  /** Types that end a stream. */
  readonly terminal: readonly string[];
  /** The terminal event of a failure that the generator did not turn into one itself. */
  readonly failure: (error: ErrorBody['error']) => E;
  /** Called once, when the stream has ended or the client has gone. */
  readonly onClose: (gone: boolean) => void;
  /** Asked while the stream is open, and before what it ends with is sent; where it throws, the stream ends with that. */
  readonly stillMay?: StillMay | undefined;
  readonly heartbeatMs?: number;
  readonly rightsMs?: number;
}

/**
 * Typed events as `text/event-stream`: `event: <type>`, `data: <json>`. Always ends with a terminal event, whatever
 * the generator does. Events are pulled, so a slow reader slows the work down instead of filling memory; a reader
 * who leaves ends it, and so does one who has lost a right since it began: nothing is sent to him that he may not see now.
 */
export function eventStream<E extends { readonly type: string }>(
  events: AsyncGenerator<E>,
  options: EventStreamOptions<E>,
): Response {
  const encoder = new TextEncoder();
  const frame = (event: E) => encoder.encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  let heartbeat: NodeJS.Timeout | undefined;
  let watching: NodeJS.Timeout | undefined;
  let ended = false;
  const { stillMay } = options;
  const failed = (thrown: unknown): E => options.failure(toAktenlageError(thrown).toBody().error);
  // Settles when he may no longer, however long the next event takes.
  let lose: (event: E) => void = () => undefined;
  const losing = new Promise<E>((resolve) => {
    lose = resolve;
  });
  let isLost = false;
  let looking: Promise<void> | undefined;
  const look = (): Promise<void> => {
    looking ??= (stillMay?.() ?? Promise.resolve())
      .catch((thrown: unknown) => {
        isLost = true;
        lose(failed(thrown));
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const end = (gone: boolean) => {
    if (ended) return;
    ended = true;
    clearInterval(heartbeat);
    clearInterval(watching);
    options.onClose(gone);
  };

  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      // The first bytes leave before the first event: the client knows at once that it is connected.
      stream.enqueue(encoder.encode(': aktenlage\n\n'));
      heartbeat = setInterval(() => {
        if (!ended) stream.enqueue(encoder.encode(': still working\n\n'));
      }, options.heartbeatMs ?? HEARTBEAT_MS);
      heartbeat.unref();
      if (stillMay === undefined) return;
      watching = setInterval(() => void look(), options.rightsMs ?? RIGHTS_MS);
      watching.unref();
    },
    async pull(stream) {
      if (ended) return;
      const coming = events
        .next()
        .then((next) => (next.done ? failed(new Error('The stream ended early.')) : next.value), failed);
      let event = (await Promise.race([losing, coming])) as E;
      // What it ends with holds all of it.
      if (!isLost && options.terminal.includes(event.type)) await look();
      if (isLost) event = (await losing) as E;
      if (ended) return;
      stream.enqueue(frame(event));
      if (!options.terminal.includes(event.type)) return;
      end(isLost);
      stream.close();
      // Work that goes on for nobody is let go of; it settles once its calls are aborted.
      if (isLost) void events.return(undefined).catch(() => undefined);
    },
    async cancel() {
      end(true);
      // Lets the generator run its `finally`; it settles once the aborted work lets go.
      await events.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}
