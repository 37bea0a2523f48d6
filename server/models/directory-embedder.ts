import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { AktenlageError } from '../domain/index.ts';
import type { LocalModel } from './local-embedder.ts';
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

const SETTINGS_FILE = 'aktenlage-embedder.json';

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
  const settings = await readSettings(directory, overrides);
  const model = resolve(directory, settings.model);
  const tokenizer = resolve(directory, settings.tokenizer);
  const id = `directory:${basename(resolve(directory))}-${await fingerprint(model, tokenizer, settings)}`;
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

async function readSettings(directory: string, overrides: object): Promise<EmbedderSettings> {
  const path = join(directory, SETTINGS_FILE);
  let stated: unknown = {};
  try {
    stated = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(`${path} is no JSON`, error);
    if (!isMissing(error)) throw invalid(`${path} cannot be read`, error);
  }
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const parsed = EmbedderFileSchema.safeParse(
    typeof stated === 'object' && stated !== null ? { ...stated, ...given } : stated,
  );
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw invalid(`${path}: ${problems.join('; ')}`);
}

/** Twelve hex digits over settings, tokenizer, and size and first MiB of the model (which may have gigabytes). */
async function fingerprint(model: string, tokenizer: string, settings: EmbedderSettings): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  try {
    hash.update(await readFile(tokenizer));
    const file = await open(model);
    try {
      const head = Buffer.alloc(1024 * 1024);
      const { bytesRead } = await file.read(head, 0, head.length, 0);
      hash.update(head.subarray(0, bytesRead)).update(String((await file.stat()).size));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw invalid(`the directory needs ${basename(model)} and ${basename(tokenizer)}`, error);
  }
  return hash.digest('hex').slice(0, 12);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const invalid = (message: string, cause?: unknown): AktenlageError =>
  new AktenlageError('configuration-invalid', `The embedding model cannot be used: ${message}.`, { cause });
