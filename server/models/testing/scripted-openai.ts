import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatReply, ChatRequest, RecordedRequest, RerankRequest, Script } from './script.ts';
import { sendChat } from './send-chat.ts';

export { citeFirstPassages, fencedPassages } from './fenced-passages.ts';
export type { ChatReply, ChatRequest, Fault, RecordedRequest, Script } from './script.ts';

export interface ScriptedOpenAi {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly requests: readonly RecordedRequest[];
  /** Replaces the script from now on. */
  setScript(script: Script): void;
  /** Closes the port and every connection: from now on the address refuses. */
  close(): Promise<void>;
}

/**
 * A real HTTP server that speaks the OpenAI protocol and does what a script says, faults included.
 *
 *     const server = await startScriptedOpenAi({ chat: (request) => ({ text: citeFirstPassages(request) }) });
 *     const writer = createLanguageModelWriter({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
 */
export async function startScriptedOpenAi(script: Script = {}): Promise<ScriptedOpenAi> {
  const requests: RecordedRequest[] = [];
  let current = script;
  const server = createServer((request, response) => {
    serve(request, response, requests, () => current).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    setScript: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  requests: RecordedRequest[],
  script: () => Script,
): Promise<void> {
  response.socket?.setNoDelay(true);
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  const path = request.url ?? '/';
  const body: unknown = text === '' ? null : JSON.parse(text);
  const closed = new Promise<'finished' | 'aborted'>((resolve) => {
    response.once('close', () => resolve(response.writableFinished ? 'finished' : 'aborted'));
  });
  const record: RecordedRequest = {
    path,
    body,
    authorization: request.headers.authorization ?? null,
    closed,
  };
  const index = requests.filter((other) => other.path === path).length;
  requests.push(record);

  const { chat, embed, embedStatus, embedDelay, models, rerank } = script();
  if (path === '/v1/models') {
    const data = (models ?? ['scripted']).map((id) => ({ id, object: 'model' }));
    return sendJson(response, 200, { object: 'list', data });
  }
  if (path === '/v1/embeddings') {
    await embedDelay?.(index);
    const status = embedStatus?.(index);
    if (status) return sendError(response, status.status, status.retryAfter);
    return sendEmbeddings(response, body as EmbeddingBody, embed ?? spread);
  }
  if (path === '/v1/rerank' && rerank !== undefined) {
    const reply = await rerank(body as RerankRequest, index);
    if ('status' in reply) return sendError(response, reply.status);
    if (!('text' in reply)) return sendJson(response, 200, reply);
    response.writeHead(200, { 'content-type': 'application/json' }).end(reply.text);
    return;
  }
  if (path === '/v1/chat/completions') {
    const chatRequest = body as ChatRequest;
    const reply = (await chat?.(chatRequest, index)) ?? { text: 'NOT_IN_THE_RECORD' };
    return reply.fault?.kind === 'status'
      ? sendError(response, reply.fault.status, reply.fault.retryAfter)
      : sendChat(response, chatRequest, reply satisfies ChatReply);
  }
  sendError(response, 404);
}

interface EmbeddingBody {
  readonly input: string | readonly string[];
  readonly encoding_format?: 'float' | 'base64';
}

function sendEmbeddings(
  response: ServerResponse,
  body: EmbeddingBody,
  embed: NonNullable<Script['embed']>,
): void {
  const texts = typeof body.input === 'string' ? [body.input] : body.input;
  const data = texts.map((text, index) => {
    const vector = embed(text);
    const embedding =
      body.encoding_format === 'base64'
        ? Buffer.from(Float32Array.from(vector).buffer).toString('base64')
        : vector;
    return { object: 'embedding', index, embedding };
  });
  const usage = { prompt_tokens: texts.length, total_tokens: texts.length };
  sendJson(response, 200, { object: 'list', model: 'scripted', data, usage });
}

/** Eight numbers from the letters of the text: same text, same vector. */
function spread(text: string): number[] {
  const vector = new Array<number>(8).fill(0.01);
  for (const [index, letter] of [...text].entries()) {
    vector[index % 8] = (vector[index % 8] ?? 0) + ((letter.codePointAt(0) ?? 0) % 31);
  }
  return vector;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendError(response: ServerResponse, status: number, retryAfter?: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });
  response.end(JSON.stringify({ error: { message: `scripted ${status}`, type: 'scripted', code: null } }));
}
