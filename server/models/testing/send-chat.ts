import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatReply, ChatRequest } from './script.ts';

/** With an id of its own, as servers give one: LangChain takes a message with the id of another for its new text. */
const commonOf = () => ({ id: `chatcmpl-${randomUUID()}`, ...COMMON });
const COMMON = { created: 1_700_000_000, model: 'scripted' };
const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

/** Sends one reply, streamed or whole, with the fault of the script. */
export async function sendChat(
  response: ServerResponse,
  request: ChatRequest,
  reply: ChatReply,
): Promise<void> {
  const { fault } = reply;
  if (fault?.kind === 'wrong-content-type') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please log in.</body></html>');
    return;
  }
  const pieces = fault?.kind === 'empty' ? [] : piecesOf(reply.text);
  if (!request.stream) {
    const calls = reply.toolCalls?.map((call, index) => ({
      id: `call-${index}`,
      type: 'function',
      function: call,
    }));
    const message = {
      role: 'assistant',
      content: pieces.join(''),
      ...(calls === undefined ? {} : { tool_calls: calls }),
    };
    const finish = calls === undefined ? 'stop' : 'tool_calls';
    const choices = [{ index: 0, message, finish_reason: reply.finishReason ?? finish }];
    if (fault?.kind === 'slow-first-token') await sleep(fault.delayMs);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ...commonOf(), object: 'chat.completion', choices, usage: USAGE }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (fault?.kind === 'slow-first-token') await sleep(fault.delayMs);
  if (fault?.kind === 'split-bytes') {
    const whole = Buffer.from([...events(reply, pieces), 'data: [DONE]\n\n'].join(''), 'utf8');
    for (let start = 0; start < whole.length; start += fault.size) {
      await write(response, whole.subarray(start, start + fault.size));
    }
    response.end();
    return;
  }
  const after = fault && 'after' in fault ? fault.after : Number.POSITIVE_INFINITY;
  const [opening, ...rest] = events(reply, pieces);
  for (const event of [opening ?? '', ...rest.slice(0, after)]) {
    if (response.destroyed) return;
    await write(response, Buffer.from(event, 'utf8'));
  }
  switch (fault?.kind) {
    case 'stall':
      return;
    case 'cut-off':
      response.destroy();
      return;
    case 'no-finish':
      response.end();
      return;
    case 'malformed-chunk':
      response.end('data: {"choices":[{"delta":{"content":"secr\n\ndata: [DONE]\n\n');
      return;
    case 'error-event':
      response.end('data: {"error":{"message":"out of memory","code":500}}\n\n');
      return;
    default:
      response.end('data: [DONE]\n\n');
  }
}

/** Opening event, one event a piece, finish, usage: without `[DONE]`. */
function events(reply: ChatReply, pieces: readonly string[]): string[] {
  const common = commonOf();
  const event = (choices: unknown[], more: object = {}): string =>
    `data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', choices, ...more })}\n\n`;
  const delta = (content: object, finish: string | null = null): string =>
    event([{ index: 0, delta: content, finish_reason: finish }]);
  return [
    delta({
      role: 'assistant',
      content: '',
      ...(reply.reasoning ? { reasoning_content: reply.reasoning } : {}),
    }),
    ...pieces.map((content) => delta({ content })),
    delta({}, reply.finishReason ?? 'stop'),
    event([], { usage: USAGE }),
  ];
}

const piecesOf = (text: ChatReply['text']): readonly string[] =>
  typeof text === 'string' ? (text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) : text;

/** Each write leaves in a packet of its own, so that the client sees the seams. */
async function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve) => response.write(bytes, () => resolve()));
  await new Promise((resolve) => setImmediate(resolve));
}
