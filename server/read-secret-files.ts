import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A secret may lie in a file that `<NAME>_FILE` names, as container platforms mount them: then it stands in no environment
 * that a child process or a crash report could show. Puts what it reads into `environment`.
 *
 * @param names those that may lie in files
 * @returns problems, a line each, without the secret
 */
export function readSecretFiles(
  environment: Record<string, string>,
  names: Iterable<string>,
  directory: string,
): string[] {
  const problems: string[] = [];
  for (const name of names) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    if (environment[name] !== undefined) {
      problems.push(`  ${name}_FILE and ${name} are both set: say it in one place.`);
      continue;
    }
    try {
      const value = readFileSync(resolve(directory, file), 'utf8').trim();
      if (value === '') problems.push(`  ${name}_FILE names an empty file.`);
      else environment[name] = value;
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      problems.push(`  ${name}_FILE names a file that cannot be read (${why}).`);
    }
  }
  return problems;
}
