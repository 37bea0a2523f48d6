import type { TextEncoderOptions } from './text-encoder.ts';

/** What an encoder worker loads: a model on disk, or the packaged MiniLM that it first turns into one. */
export type EncoderSource =
  | ({ readonly kind: 'files' } & TextEncoderOptions)
  | {
      readonly kind: 'minilm';
      readonly cacheDir: string;
      readonly threads: number;
      readonly runtime?: 'auto' | 'native' | 'wasm';
    };

export type ToWorker = { readonly id: number; readonly texts: readonly string[] };

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
