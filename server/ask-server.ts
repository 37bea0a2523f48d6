import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { AktenlageError, type AnswerEvent, AnswerEventSchema, type Question } from './domain/index.ts';
import { requestFrom } from './running-server.ts';

/**
 * Asks the running server and yields its events.
 * @throws AktenlageError as the server answered, or `database-unavailable` when it is gone
 */
export async function* askServer(
  url: string,
  question: Question,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): AsyncGenerator<AnswerEvent> {
  const response = await requestFrom(url, '/api/ask', {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(question),
    signal,
  });
  if (response.body === null) throw new AktenlageError('internal', 'The server sent an empty answer.');
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
