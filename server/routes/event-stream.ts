import type { ErrorBody } from '../domain/errors.ts';
import { toAktenlageError } from '../domain/errors.ts';

/** Proxies and browsers close a silent connection; a comment every ten seconds keeps it. */
const HEARTBEAT_MS = 10_000;

export interface EventStreamOptions<E> {
  /** Types that end a stream. */
  readonly terminal: readonly string[];
  /** The terminal event of a failure that the generator did not turn into one itself. */
  readonly failure: (error: ErrorBody['error']) => E;
  /** Called once, when the stream has ended or the client has gone. */
  readonly onClose: (gone: boolean) => void;
  readonly heartbeatMs?: number;
}

/**
 * Typed events as `text/event-stream`: `event: <type>`, `data: <json>`. Always ends with a terminal event, whatever
 * the generator does. Events are pulled, so a slow reader slows the work down instead of filling memory; a reader
 * who leaves ends it.
 */
export function eventStream<E extends { readonly type: string }>(
  events: AsyncGenerator<E>,
  options: EventStreamOptions<E>,
): Response {
  const encoder = new TextEncoder();
  const frame = (event: E) => encoder.encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  let heartbeat: NodeJS.Timeout | undefined;
  let ended = false;
  const end = (gone: boolean) => {
    if (ended) return;
    ended = true;
    clearInterval(heartbeat);
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
    },
    async pull(stream) {
      if (ended) return;
      let event: E;
      try {
        const next = await events.next();
        event = next.done
          ? options.failure(toAktenlageError(new Error('The stream ended early.')).toBody().error)
          : next.value;
      } catch (thrown) {
        event = options.failure(toAktenlageError(thrown).toBody().error);
      }
      if (ended) return;
      stream.enqueue(frame(event));
      if (!options.terminal.includes(event.type)) return;
      end(false);
      stream.close();
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
