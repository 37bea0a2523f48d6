import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { LocalModel } from './local-embedder.ts';
import { type DirectoryKind, modelFingerprint, readModelSettings } from './model-directory.ts';
import { EncoderPool } from './onnx/encoder-pool.ts';

/** `aktenlage-embedder.json` in the directory of a model. Everything has a default but what the model needs. */
export const EmbedderFileSchema = z.strictObject({
  /** Relative to the directory. */
  model: z.string().default('model.onnx'),
  tokenizer: z.string().default('tokenizer.json'),
  pooling: z.enum(['mean', 'cls', 'last']).default('mean'),
  /** Name of the ONNX output to read, where it is not a usual one. */
  output: z.string().optional(),
  queryPrefix: z.string().default(''),
  passagePrefix: z.string().default(''),
  maxTokens: z.number().int().min(8).max(32_768).default(512),
  /** ISO 639-1 codes, or null for a multilingual model. */
  languages: z.array(z.string()).nullable().default(null),
});
export type EmbedderSettings = z.infer<typeof EmbedderFileSchema>;

export interface DirectoryEmbedderOptions extends Partial<EmbedderSettings> {
  readonly directory: string;
  readonly threads?: number;
  readonly runtime?: 'auto' | 'native' | 'wasm';
}

const KIND: DirectoryKind<EmbedderSettings> = {
  what: 'embedding model',
  settingsFile: 'aktenlage-embedder.json',
  schema: EmbedderFileSchema,
};

/**
 * A model of the site's own: a directory with ONNX file, `tokenizer.json` and, where mean pooling without
 * prefixes is not right, `aktenlage-embedder.json`. Options win over the file. The id holds a hash of model,
 * tokenizer and settings, so that vectors of different models are never mixed.
 *
 *     // multilingual-e5-small/aktenlage-embedder.json
 *     { "queryPrefix": "query: ", "passagePrefix": "passage: ", "maxTokens": 512 }
 *
 * @throws AktenlageError `configuration-invalid` when the directory is not such a model, `embedder-unavailable`
 * when the model does not run
 */
export async function createDirectoryEmbedder(options: DirectoryEmbedderOptions): Promise<LocalModel> {
  const { directory, threads, runtime, ...overrides } = options;
  const settings = await readModelSettings(KIND, directory, overrides);
  const model = resolve(directory, settings.model);
  const tokenizer = resolve(directory, settings.tokenizer);
  const id = `directory:${basename(resolve(directory))}-${await modelFingerprint(KIND.what, model, tokenizer, settings)}`;
  const pool = new EncoderPool(
    {
      kind: 'files',
      model,
      tokenizer,
      maxTokens: settings.maxTokens,
      pooling: settings.pooling,
      ...(settings.output === undefined ? {} : { output: settings.output }),
      ...(runtime === undefined ? {} : { runtime }),
    },
    threads,
  );
  try {
    const dimensions = (await pool.encodeNow('dimension')).length;
    return {
      id,
      dimensions,
      languages: settings.languages,
      embedPassages: (texts, signal) =>
        pool.encode(
          texts.map((text) => settings.passagePrefix + text),
          signal,
        ),
      embedQuery: (text, signal) => pool.encodeNow(settings.queryPrefix + text, signal),
      warm: () => pool.warm(),
      get runtime() {
        return pool.runtime;
      },
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}
