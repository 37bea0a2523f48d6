import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { AktenlageError } from '../domain/index.ts';
import type { Reranker } from '../ports/reranker.ts';
import { type DirectoryKind, modelFingerprint, readModelSettings } from './model-directory.ts';
import { EncoderPool } from './onnx/encoder-pool.ts';

/** `aktenlage-reranker.json` in the directory of a cross-encoder; everything has a default. */
export const RerankerFileSchema = z.strictObject({
  /** Relative to the directory. */
  model: z.string().default('model.onnx'),
  tokenizer: z.string().default('tokenizer.json'),
  /** Of question and passage together. */
  maxTokens: z.number().int().min(16).max(32_768).default(512),
});
export type RerankerSettings = z.infer<typeof RerankerFileSchema>;

const KIND: DirectoryKind<RerankerSettings> = {
  what: 'reranking model',
  settingsFile: 'aktenlage-reranker.json',
  schema: RerankerFileSchema,
};

export interface DirectoryRerankerOptions {
  readonly directory: string;
  /** See `Reranker`. */
  readonly timeoutMs: number;
  readonly threads?: number;
  readonly runtime?: 'auto' | 'native' | 'wasm';
}

/**
 * A cross-encoder of the site's own: a directory with the ONNX file of a sequence classifier with one logit
 * (bge-reranker, ms-marco-MiniLM …) and its `tokenizer.json`. The score is the sigmoid of the logit. Loaded here and now,
 * so that a directory that does not work is met at the start.
 *
 * @throws AktenlageError `configuration-invalid` when the directory is not such a model, `model-unavailable` when the
 * model does not run
 */
export async function createDirectoryReranker(options: DirectoryRerankerOptions): Promise<Reranker> {
  const { directory, timeoutMs, threads, runtime } = options;
  const settings = await readModelSettings(KIND, directory, {});
  const model = resolve(directory, settings.model);
  const tokenizer = resolve(directory, settings.tokenizer);
  const fingerprint = await modelFingerprint(KIND.what, model, tokenizer, settings);
  const pool = new EncoderPool(
    {
      kind: 'cross-encoder',
      model,
      tokenizer,
      maxTokens: settings.maxTokens,
      ...(runtime === undefined ? {} : { runtime }),
    },
    threads,
    (detail) => new AktenlageError('model-unavailable', `The reranking model cannot be used: ${detail}.`),
  );
  try {
    await pool.warm();
  } catch (error) {
    await pool.close();
    throw error;
  }
  return {
    id: `directory:${basename(resolve(directory))}-${fingerprint}`,
    timeoutMs,
    async score(question, texts, signal) {
      const scores = await pool.encode(
        texts.map((text) => [question, text] as const),
        signal,
      );
      return scores.map(([score]) => score ?? 0);
    },
    close: () => pool.close(),
  };
}
