import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { AktenlageError } from '../domain/index.ts';

/** What a directory is read as: which settings file it may hold, and how a fault calls the model. */
export interface DirectoryKind<Settings> {
  /** e.g. `embedding model`. */
  readonly what: string;
  readonly settingsFile: string;
  readonly schema: z.ZodType<Settings>;
}

/**
 * The settings of a site's model; `overrides` win over the file, which may be missing.
 * @throws AktenlageError `configuration-invalid` that names file and fields
 */
export async function readModelSettings<Settings>(
  { what, settingsFile, schema }: DirectoryKind<Settings>,
  directory: string,
  overrides: object,
): Promise<Settings> {
  const path = join(directory, settingsFile);
  let stated: unknown = {};
  try {
    stated = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(what, `${path} is no JSON`, error);
    if (!isMissing(error)) throw invalid(what, `${path} cannot be read`, error);
  }
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const parsed = schema.safeParse(
    typeof stated === 'object' && stated !== null ? { ...stated, ...given } : stated,
  );
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw invalid(what, `${path}: ${problems.join('; ')}`);
}

/**
 * Twelve hex digits over settings, tokenizer, and size and first MiB of the model (which may have gigabytes).
 * @throws AktenlageError `configuration-invalid` when a file is missing
 */
export async function modelFingerprint(
  what: string,
  model: string,
  tokenizer: string,
  settings: unknown,
): Promise<string> {
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
    throw invalid(what, `the directory needs ${basename(model)} and ${basename(tokenizer)}`, error);
  }
  return hash.digest('hex').slice(0, 12);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const invalid = (what: string, message: string, cause?: unknown): AktenlageError =>
  new AktenlageError('configuration-invalid', `The ${what} cannot be used: ${message}.`, { cause });
