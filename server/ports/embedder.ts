import type { Marking, Marks } from '../domain/index.ts';
import type { ModelCause } from './model-cause.ts';

/** Turns text into unit vectors. Adapters live in server/models. */
export interface Embedder {
  /** Stable name of model and settings, e.g. `local:all-MiniLM-L6-v2-int7`; recorded with the corpus. */
  readonly id: string;
  readonly dimensions: number;
  /** Languages in which the model is reliable; `null` means multilingual. */
  readonly languages: readonly string[] | null;
  /**
   * By language, the cosine of a question and a passage (or a single sentence) of it from which on it rather answers than not;
   * absent where that was not measured for this model.
   */
  readonly evidentCosine?: {
    readonly passage: Readonly<Record<string, number>>;
    readonly sentence: Readonly<Record<string, number>>;
  };
  /**
   * Passages to L2-normalised vectors, same order. Batches by itself.
   * @param marks of each; where they are not given, an endpoint that is not released for everything refuses
   * @throws AktenlageError `embedder-unavailable`, `model-not-released`
   */
  embedPassages(
    texts: readonly string[],
    signal?: AbortSignal,
    marks?: readonly Marks[],
  ): Promise<Float32Array[]>;
  /** One question; carries the model's query prefix where it has one. */
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
  /** Up to which grade it may be given passages; absent where nothing leaves this process. */
  readonly releasedUpTo?: Marking;
  /** See `Writer`. */
  onBehalfOf?(cause: ModelCause): Embedder;
  /** Loads a model of this machine now rather than with the first question; absent where nothing is loaded. */
  warm?(): Promise<void>;
  close(): Promise<void>;
}
