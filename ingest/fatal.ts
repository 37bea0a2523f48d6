import { AktenlageError } from '../server/domain/index.ts';

/** Failures that would befall every further file as well; they end the job instead of refusing file after file. */
const FATAL = /^(database-|embedder-|cancelled|configuration-)/;
export function isFatal(thrown: unknown): boolean {
  if (thrown instanceof AktenlageError) return FATAL.test(thrown.code);
  return thrown instanceof Error && thrown.name === 'AbortError';
}
