import type { Marking, Marks } from '../domain/index.ts';
import type { ModelCause } from './model-cause.ts';

/** Reads question and passage together and says how well the passage answers. Adapters live in server/models. */
export interface Reranker {
  /** Stable name of model and settings, e.g. `openai:bge-reranker-v2-m3`; recorded with the answer. */
  readonly id: string;
  /** How long an answer waits for one call, in milliseconds; then it goes on without. */
  readonly timeoutMs: number;
  /**
   * @param texts passages that the asker may see; nothing else is ever handed over
   * @param marks of each; where they are not given, an endpoint that is not released for everything refuses
   * @returns one score a text, 0–1, in their order
   * @throws AktenlageError `model-*`; aborting the signal ends the call, at an endpoint too
   */
  score(
    question: string,
    texts: readonly string[],
    signal: AbortSignal,
    marks?: readonly Marks[],
  ): Promise<number[]>;
  /** See `Writer`. */
  readonly releasedUpTo?: Marking;
  onBehalfOf?(cause: ModelCause): Reranker;
  close(): Promise<void>;
}
