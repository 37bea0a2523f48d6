import { setTimeout as sleep } from 'node:timers/promises';
import { AktenlageError } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import { normalise } from './onnx/normalise.ts';
import { describeFailure } from './openai/model-error.ts';

export interface OpenAiEmbedderOptions {
  /** Of any OpenAI-compatible server, with `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** Put before every question or passage, e.g. `query: ` and `passage: ` for multilingual-e5. */
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
  /** ISO 639-1; multilingual by default, which is why a site configures such a model. */
  readonly languages?: readonly string[] | null;
  /** Passages a request; 64 by default. */
  readonly batchSize?: number;
  /** Milliseconds for one request; 60 s by default. */
  readonly timeoutMs?: number;
  /** Milliseconds before the first of the retries, doubled each time; 500 by default. */
  readonly retryDelayMs?: number;
}

const ATTEMPTS = 4;
const CONCURRENT_REQUESTS = 2;
const LONGEST_RETRY_WAIT_S = 30;

/**
 * Embeddings from an OpenAI-compatible server. Asks once for the vector of a word to learn the dimension.
 * @throws AktenlageError `embedder-unavailable` when that does not succeed
 */
export async function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Promise<Embedder> {
  const batchSize = options.batchSize ?? 64;
  const closing = new AbortController();

  async function request(texts: readonly string[], caller?: AbortSignal): Promise<Float32Array[]> {
    const signal = AbortSignal.any(caller ? [closing.signal, caller] : [closing.signal]);
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      try {
        return await embedOnce(options, texts, signal);
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        const wait = attempt < ATTEMPTS ? retryWaitMs(thrown, attempt, options.retryDelayMs ?? 500) : null;
        if (wait === null) throw toEmbedderError(thrown);
        await sleep(wait, undefined, { signal });
      }
    }
  }

  const dimensions = (await request(['dimension']))[0]?.length ?? 0;
  const embed = async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    const vectors = await request(texts, signal);
    if (vectors.some((vector) => vector.length !== dimensions)) {
      throw new AktenlageError(
        'embedder-unavailable',
        'The embedding server changed the size of its vectors.',
      );
    }
    return vectors;
  };

  return {
    id: `openai:${options.model}`,
    dimensions,
    languages: options.languages ?? null,
    async embedPassages(texts, signal) {
      const prefixed = texts.map((text) => (options.passagePrefix ?? '') + text);
      const batches = Array.from({ length: Math.ceil(texts.length / batchSize) }, (_, index) =>
        prefixed.slice(index * batchSize, (index + 1) * batchSize),
      );
      const results: Float32Array[][] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < batches.length; index = next++) {
          results[index] = await embed(batches[index] ?? [], signal);
        }
      };
      await Promise.all(Array.from({ length: CONCURRENT_REQUESTS }, work));
      return results.flat();
    },
    async embedQuery(text, signal) {
      const [vector] = await embed([(options.queryPrefix ?? '') + text], signal);
      if (!vector) throw toEmbedderError(null);
      return vector;
    },
    async close() {
      closing.abort(new AktenlageError('embedder-unavailable', 'The embedder was closed.'));
    },
  };
}

async function embedOnce(
  options: OpenAiEmbedderOptions,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  const client = new OpenAIEmbeddings({
    model: options.model,
    apiKey: options.apiKey,
    batchSize: texts.length,
    maxRetries: 0,
    timeout: options.timeoutMs ?? 60_000,
    stripNewLines: false,
    // Every server knows 'float'; several of the smaller ones ignore or refuse the client's own choice, base64.
    encodingFormat: 'float',
    configuration: {
      baseURL: options.baseUrl,
      logLevel: 'off',
      // LangChain's embeddings take no abort signal; the connection does.
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          // A redirect would carry passages to an address that nobody configured.
          redirect: 'error',
          signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
        }),
    },
  });
  const vectors = await client.embedDocuments([...texts]);
  if (vectors.length !== texts.length || vectors.some((vector) => !Array.isArray(vector))) {
    throw new AktenlageError(
      'embedder-unavailable',
      'The embedding server did not send a vector for each text.',
    );
  }
  return vectors.map((vector) => normalise(Float32Array.from(vector)));
}

function retryWaitMs(thrown: unknown, attempt: number, delayMs: number): number | null {
  if (thrown instanceof AktenlageError) return null;
  const { status, systemCode, retryAfter, name } = describeFailure(thrown);
  if (retryAfter !== null) return retryAfter <= LONGEST_RETRY_WAIT_S ? Math.max(0, retryAfter) * 1000 : null;
  const transient =
    status === null
      ? systemCode !== null || /timeout|connection/i.test(name)
      : status === 429 || status >= 500;
  return transient ? delayMs * 2 ** (attempt - 1) : null;
}

/** Says what happened without the server's words, which may repeat key or text. */
function toEmbedderError(thrown: unknown): AktenlageError {
  if (thrown instanceof AktenlageError) return thrown;
  const { status, systemCode, name } = describeFailure(thrown);
  const what =
    status === 401 || status === 403
      ? `refused our key (HTTP ${status})`
      : status !== null
        ? `answered with HTTP ${status}`
        : /timeout/i.test(name)
          ? 'did not answer in time'
          : systemCode !== null || /connection/i.test(name)
            ? 'cannot be reached'
            : 'sent something that is no embedding';
  const cause = new Error([name, status, systemCode].filter((part) => part !== null).join(' '));
  return new AktenlageError('embedder-unavailable', `The embedding server ${what}.`, { cause });
}
