import { setTimeout as sleep } from 'node:timers/promises';
import { AktenlageError } from '../../domain/index.ts';
import type { WriterChunk } from '../../ports/writer.ts';
import { type Deadlines, DeadlineWatch } from './deadlines.ts';
import { describeFailure, modelError, toModelError } from './model-error.ts';
import { WithoutThoughts } from './without-thoughts.ts';

/** A chat model behind an OpenAI-compatible address. */
export interface ChatEndpoint {
  /** Of any OpenAI-compatible server, with `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}

export interface ChatPrompt {
  readonly system: string;
  readonly user: string;
}

export interface ChatSettings {
  readonly deadlines: Deadlines;
  /** JSON schema that the reply is to follow, where the server knows `response_format`. */
  readonly schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> } | undefined;
}

/** The piece of a chat stream that a writer passes on. */
export type ChatChunk = Extract<WriterChunk, { type: 'text' | 'usage' }>;

export const SEED = 7;
/** A model that repeats itself for ever is stopped here; no answer of eight sentences comes near. */
const LONGEST_ANSWER = 60_000;
/** A busy server that asks for more patience than this is given up. */
const LONGEST_RETRY_WAIT_S = 5;

/**
 * One call of a chat model as it streams. One retry, only while nothing has arrived: after a refused connection, a 5xx, or
 * a 429 that asks for at most 5 s.
 *
 * @throws AktenlageError `model-*`, `cancelled`; aborting `caller` ends the call at the model too
 */
export async function* streamChat(
  endpoint: ChatEndpoint,
  prompt: ChatPrompt,
  settings: ChatSettings,
  caller: AbortSignal,
): AsyncGenerator<ChatChunk> {
  const watch = new DeadlineWatch(settings.deadlines, caller);
  const progress = { started: false };
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        yield* readAnswer(await openStream(endpoint, prompt, settings, watch), watch, progress);
        return;
      } catch (thrown) {
        const wait = attempt === 0 && !progress.started && !watch.failure ? retryWaitMs(thrown) : null;
        if (wait === null) throw thrown;
        await sleep(wait, undefined, { signal: watch.signal });
      }
    }
  } catch (thrown) {
    throw watch.failure ?? toModelError(thrown, progress.started);
  } finally {
    watch.stop();
  }
}

/** The whole reply of one call. @throws as `streamChat` */
export async function completeChat(
  endpoint: ChatEndpoint,
  prompt: ChatPrompt,
  settings: ChatSettings,
  caller: AbortSignal,
): Promise<string> {
  let reply = '';
  for await (const chunk of streamChat(endpoint, prompt, settings, caller))
    if (chunk.type === 'text') reply += chunk.text;
  return reply;
}

/** As much as we look at of LangChain's message chunk. */
interface MessageChunk {
  readonly content: unknown;
  readonly response_metadata?: Record<string, unknown>;
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number } | undefined;
}

async function openStream(
  options: ChatEndpoint,
  prompt: ChatPrompt,
  { schema }: ChatSettings,
  watch: DeadlineWatch,
): Promise<AsyncIterable<MessageChunk>> {
  // Importing costs 0.3 s: only who asks a language model pays it.
  const { ChatOpenAI } = await import('@langchain/openai');
  const model = new ChatOpenAI({
    model: options.model,
    apiKey: options.apiKey,
    // 'off': the client would otherwise print chunks that it cannot parse, that is, text of documents.
    configuration: {
      baseURL: options.baseUrl,
      logLevel: 'off',
      // A redirect would carry passages to an address that nobody configured.
      fetch: (url, init) => fetch(url, { ...init, redirect: 'error' }),
    },
    temperature: 0,
    maxRetries: 0,
    streamUsage: true,
    useResponsesApi: false,
    modelKwargs: {
      seed: SEED,
      ...(schema === undefined
        ? {}
        : { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } }),
    },
  });
  return model.stream(
    [
      { role: 'system', content: prompt.system },
      { role: 'user', content: prompt.user },
    ],
    { signal: watch.signal },
  );
}

/** @throws AktenlageError `model-malformed` or `model-interrupted` when the stream ends, but not properly */
async function* readAnswer(
  stream: AsyncIterable<MessageChunk>,
  watch: DeadlineWatch,
  progress: { started: boolean },
): AsyncGenerator<ChatChunk> {
  const thoughts = new WithoutThoughts();
  let finishReason: string | null = null;
  let length = 0;
  for await (const chunk of stream) {
    const text = typeof chunk.content === 'string' ? chunk.content : '';
    const reason = chunk.response_metadata?.finish_reason;
    if (typeof reason === 'string') finishReason = reason;
    if (text !== '') {
      progress.started = true;
      watch.progress();
      const answer = thoughts.push(text);
      length += answer.length;
      if (length > LONGEST_ANSWER)
        throw modelError('model-malformed', 'The language model does not come to an end.');
      if (answer !== '') yield { type: 'text', text: answer };
    } else if (progress.started) {
      watch.progress();
    }
    const usage = chunk.usage_metadata;
    if (usage) yield { type: 'usage', inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
  }
  // The client ends an aborted stream without a word.
  if (watch.failure) throw watch.failure;
  const rest = thoughts.end();
  if (rest !== '') yield { type: 'text', text: rest };
  if (finishReason === null) {
    throw modelError('model-malformed', 'The answer of the language model has no proper end.');
  }
  if (finishReason === 'length') {
    throw modelError(
      'model-interrupted',
      'The language model reached its limit before the end of the answer.',
    );
  }
  if (finishReason === 'content_filter') {
    throw modelError('model-interrupted', 'A content filter of the language model stopped the answer.');
  }
  if (length + rest.length === 0)
    throw modelError('model-malformed', 'The language model gave an empty answer.');
}

/** Milliseconds to wait before the one retry; null when a retry would not help. */
function retryWaitMs(thrown: unknown): number | null {
  if (thrown instanceof AktenlageError || thrown instanceof SyntaxError) return null;
  const { status, systemCode, retryAfter } = describeFailure(thrown);
  if (status === 429) {
    return retryAfter !== null && retryAfter <= LONGEST_RETRY_WAIT_S ? Math.max(0, retryAfter) * 1000 : null;
  }
  if (status !== null) return status >= 500 && status !== 504 ? 250 : null;
  return systemCode === 'ECONNREFUSED' || systemCode === 'ECONNRESET' || systemCode === 'UND_ERR_SOCKET'
    ? 250
    : null;
}
