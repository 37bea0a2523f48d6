import { z } from 'zod';
import { AktenlageError, type ErrorCode } from '../domain/index.ts';
import type { Reranker } from '../ports/reranker.ts';
import { describeFailure, modelError } from './openai/model-error.ts';

export interface EndpointRerankerOptions {
  /** `/rerank` is asked for below it. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** See `Reranker`. */
  readonly timeoutMs: number;
}

/** What Cohere, Jina, vLLM, llama.cpp and others agree on; what else they send is not looked at. */
const ReplySchema = z.object({
  results: z.array(z.object({ index: z.number().int().min(0), relevance_score: z.number() })),
});

/**
 * `POST {baseUrl}/rerank {model, query, documents}` → `{results: [{index, relevance_score}]}`. Asked once: an answer waits,
 * and it can do without.
 */
export function createEndpointReranker(options: EndpointRerankerOptions): Reranker {
  const closing = new AbortController();
  return {
    id: `openai:${options.model}`,
    timeoutMs: options.timeoutMs,
    async score(question, texts, caller) {
      if (texts.length === 0) return [];
      const signal = AbortSignal.any([closing.signal, caller]);
      signal.throwIfAborted();
      try {
        return scoresOf(await request(options, question, texts, signal), texts.length);
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        throw toRerankerError(thrown);
      }
    },
    async close() {
      closing.abort(new AktenlageError('model-unavailable', 'The reranker was closed.'));
    },
  };
}

async function request(
  { baseUrl, apiKey, model }: EndpointRerankerOptions,
  query: string,
  documents: readonly string[],
  signal: AbortSignal,
): Promise<unknown> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/rerank`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ model, query, documents, top_n: documents.length }),
    signal,
    // A redirect would carry passages to an address that nobody configured.
    redirect: 'error',
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw refused(response.status);
  }
  return response.json();
}

/** One score for each text, each once. Logits (llama.cpp sends them) become shares. */
function scoresOf(reply: unknown, count: number): number[] {
  const parsed = ReplySchema.safeParse(reply);
  if (!parsed.success) throw fail('model-malformed', 'sent something that is no list of scores');
  const scores = new Map(parsed.data.results.map(({ index, relevance_score }) => [index, relevance_score]));
  const ordered = Array.from({ length: count }, (_, index) => scores.get(index));
  if (parsed.data.results.length !== count || ordered.some((score) => score === undefined))
    throw fail('model-malformed', 'did not send one score for each passage');
  const given = ordered.map((score) => score ?? 0);
  return given.every((score) => score >= 0 && score <= 1)
    ? given
    : given.map((score) => 1 / (1 + Math.exp(-score)));
}

function refused(status: number): AktenlageError {
  if (status === 401 || status === 403) return fail('model-unauthorized', `refused our key (HTTP ${status})`);
  if (status === 429) return fail('model-rate-limited', 'has too much to do at the moment (HTTP 429)');
  if (status === 408 || status === 504)
    return fail('model-timeout', `did not answer in time (HTTP ${status})`);
  return fail('model-unavailable', `answered with HTTP ${status}`);
}

const fail = (code: ErrorCode, what: string, cause?: unknown): AktenlageError =>
  modelError(code, `The reranker ${what}.`, cause === undefined ? undefined : describeFailure(cause));

/** Without the words of the server, which may repeat key or text. */
function toRerankerError(thrown: unknown): AktenlageError {
  if (thrown instanceof AktenlageError) return thrown;
  if (thrown instanceof SyntaxError) return fail('model-malformed', 'sent something that is no JSON', thrown);
  return fail('model-unavailable', 'cannot be reached', thrown);
}
