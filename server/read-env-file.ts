import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { AktenlageError } from './domain/errors.ts';

/** What `.env` in the directory sets; nothing where there is none. @throws AktenlageError `configuration-invalid` */
export function readEnvFile(directory: string): Record<string, string> {
  let content: string;
  try {
    content = readFileSync(join(directory, '.env'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new AktenlageError('configuration-invalid', 'The file .env cannot be read.', { cause: error });
  }
  return present(parseEnv(content));
}

/** An empty value counts as not set. */
export function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const trimmed = value?.trim();
    if (trimmed) kept[name] = trimmed;
  }
  return kept;
}
