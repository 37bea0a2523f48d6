import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addExchange, beginRecording, findExchange, readRecording, requestKey } from './recording.ts';

export interface ModelRecorder {
  /** To be used in place of OPENAI_BASE_URL. */
  readonly baseUrl: string;
  /** Day on which the recorded answers rest. */
  readonly asOf: string;
  /** In a replay, the model that was recorded. */
  readonly model: string | null;
  /** Requests that the recording does not hold; a replay with one of these is no result. */
  readonly misses: readonly string[];
  close(): Promise<void>;
}

/**
 * Stands between the product and its model server and writes down every response as it came over the wire. Nothing of
 * the request is kept but its hash, its path and the model's name: no key, no passage.
 *
 * @throws BadRecording when the file exists
 */
export async function recordModel(file: string, upstream: string, asOf: string): Promise<ModelRecorder> {
  await beginRecording(file, asOf, upstream);
  const turns = new Map<string, number>();
  let writing = Promise.resolve();
  return serve({ asOf, model: null, misses: [] }, async (request, url, body, response) => {
    const key = requestKey(request.method ?? 'GET', url, body);
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const { authorization, 'content-type': contentType } = request.headers;
    const answer = await fetch(`${upstream.replace(/\/$/u, '')}${url}`, {
      method: request.method ?? 'GET',
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        'content-type': contentType ?? 'application/json',
      },
      ...(body === '' ? {} : { body }),
    });
    const head = {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
      retryAfter: answer.headers.get('retry-after'),
    };
    writeHead(response, head);
    const pieces: string[] = [];
    const reader = answer.body?.getReader();
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      pieces.push(Buffer.from(next.value).toString('base64'));
      response.write(next.value);
    }
    const exchange = { key, turn, path: url, model: modelOf(body), ...head, pieces };
    writing = writing.then(() => addExchange(file, exchange));
    await writing;
    response.end();
  });
}

/**
 * Plays a recording back, bit for bit and piece by piece. What it does not hold is answered with 409 and remembered
 * as a miss: a gate that met one did not run.
 *
 * @throws BadRecording
 */
export async function replayModel(file: string): Promise<ModelRecorder> {
  const recording = await readRecording(file);
  const turns = new Map<string, number>();
  const misses: string[] = [];
  return serve(
    { asOf: recording.asOf, model: recording.model, misses },
    async (request, url, body, response) => {
      const key = requestKey(request.method ?? 'GET', url, body);
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      const exchange = findExchange(recording, key, turn);
      if (exchange === undefined) {
        misses.push(`${url} (${modelOf(body) ?? 'no model'}), request ${key}, turn ${turn}`);
        response.writeHead(409, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({ error: { message: 'not in the recording', type: 'recording', code: null } }),
        );
        return;
      }
      writeHead(response, exchange);
      for (const piece of exchange.pieces) response.write(Buffer.from(piece, 'base64'));
      response.end();
    },
  );
}

type Handler = (
  request: IncomingMessage,
  url: string,
  body: string,
  response: ServerResponse,
) => Promise<void>;

async function serve(
  facts: Pick<ModelRecorder, 'asOf' | 'model' | 'misses'>,
  handle: Handler,
): Promise<ModelRecorder> {
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => handle(request, request.url ?? '/', body, response))
      // The client sees a broken connection, as it would without us in between.
      .catch((thrown: unknown) =>
        response.destroy(thrown instanceof Error ? thrown : new Error(String(thrown))),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    ...facts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

function writeHead(
  response: ServerResponse,
  { status, contentType, retryAfter }: { status: number; contentType: string; retryAfter: string | null },
): void {
  response.writeHead(status, {
    'content-type': contentType,
    ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
  });
}

function modelOf(body: string): string | null {
  const found = /"model"\s*:\s*"([^"]{1,200})"/u.exec(body);
  return found?.[1] ?? null;
}
