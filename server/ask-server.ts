import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import {
  AktenlageError,
  type AnswerEvent,
  AnswerEventSchema,
  ErrorBodySchema,
  type Question,
} from './domain/index.ts';

/**
 * Asks the running server and yields its events.
 * @throws AktenlageError as the server answered, or `database-unavailable` when it is gone
 */
export async function* askServer(
  url: string,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  let response: Response;
  try {
    response = await fetch(new URL('/api/ask', url), {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal,
    });
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    throw new AktenlageError('database-unavailable', `The server at ${url} does not answer.`, {
      cause: thrown,
    });
  }
  if (!response.ok || response.body === null) {
    const body = ErrorBodySchema.safeParse(await response.json().catch(() => null));
    if (body.success) throw AktenlageError.fromBody(body.data);
    throw new AktenlageError('internal', `The server at ${url} answered with HTTP ${response.status}.`);
  }
  const body = Readable.fromWeb(response.body as NodeReadableStream).setEncoding('utf8');
  let buffer = '';
  for await (const piece of body) {
    buffer += String(piece);
    const frames = buffer.split('\n\n');
    buffer = frames.pop() ?? '';
    for (const frame of frames) {
      // Our own server writes exactly one data line an event; comments keep the connection alive.
      const data = frame.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) yield AnswerEventSchema.parse(JSON.parse(data.slice('data: '.length)));
    }
  }
}
