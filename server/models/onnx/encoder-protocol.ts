import type { CrossEncoderOptions } from './cross-encoder.ts';
import type { TextEncoderOptions } from './text-encoder.ts';

/** What an encoder worker loads: a model on disk, a reranker, or the packaged MiniLM that it first turns into a model. */
export type EncoderSource =
  | ({ readonly kind: 'files' } & TextEncoderOptions)
  | ({ readonly kind: 'cross-encoder' } & CrossEncoderOptions)
  | {
      readonly kind: 'minilm';
      readonly cacheDir: string;
      readonly threads: number;
      readonly runtime?: 'auto' | 'native' | 'wasm';
    };

/** A text, or for a cross-encoder question and passage. */
export type EncoderInput = string | readonly [question: string, passage: string];

export type ToWorker = { readonly id: number; readonly texts: readonly EncoderInput[] };

export type FromWorker =
  | {
      readonly type: 'ready';
      readonly runtime: 'native' | 'wasm';
      readonly converted: boolean;
      readonly loadMs: number;
    }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'vectors'; readonly id: number; readonly vectors: Float32Array[] }
  | { readonly type: 'error'; readonly id: number; readonly message: string };
