import { resolve } from 'node:path';
import { isLoopbackHost } from './access/loopback.ts';
import type { ModelPurpose } from './domain/audit.ts';
import type { Marking } from './domain/marking.ts';
import type { Environment } from './environment-schema.ts';

export type EmbeddingChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'openai'; readonly model: string }
  | { readonly kind: 'directory'; readonly path: string };

export type RerankingChoice = Exclude<EmbeddingChoice, { readonly kind: 'local' }>;

/** `local`, `openai:<model>` or `dir:<path>`. */
export function embeddingChoice(value: string, directory: string): EmbeddingChoice {
  if (value.startsWith('openai:')) return { kind: 'openai', model: value.slice('openai:'.length) };
  if (value.startsWith('dir:')) {
    return { kind: 'directory', path: resolve(directory, value.slice('dir:'.length)) };
  }
  return { kind: 'local' };
}

export function rerankingChoice(value: string | undefined, directory: string): RerankingChoice | null {
  if (value === undefined) return null;
  const choice = embeddingChoice(value, directory);
  return choice.kind === 'local' ? null : Object.freeze(choice);
}

/** `auto`: the model that writes; without one there are no sentences but the sources' own. */
export function judgeModel(value: string, chatModel: string | undefined): string | null {
  if (value === 'off' || chatModel === undefined) return null;
  return value === 'auto' ? chatModel : value;
}

export type Released = Readonly<Record<ModelPurpose, Marking>>;

/** Up to which grade each endpoint may be given passages. */
export function released(values: Environment): Released {
  const unlessTold = releasedByPlace(values.OPENAI_BASE_URL);
  return Object.freeze({
    chat: values.CHAT_MODEL_RELEASED_UP_TO ?? unlessTold,
    embeddings: values.EMBEDDING_MODEL_RELEASED_UP_TO ?? unlessTold,
    // The same model, unless it is told otherwise: what may not be written by it is not judged by it.
    judge: values.JUDGE_MODEL_RELEASED_UP_TO ?? values.CHAT_MODEL_RELEASED_UP_TO ?? unlessTold,
    rerank: values.RERANK_MODEL_RELEASED_UP_TO ?? unlessTold,
  });
}

/**
 * A server on this machine is as much in the house as the database beside it; to every other machine goes what is open, until
 * somebody says that it is released for more.
 */
const releasedByPlace = (baseUrl: string | undefined): Marking =>
  baseUrl !== undefined && isLoopbackHost(new URL(baseUrl).hostname) ? 'STRENG GEHEIM' : 'OFFEN';
