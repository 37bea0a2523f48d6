import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { promptHash } from './load-prompts.ts';

/** prompts.lock.json: what each version of a prompt says, so that no prompt changes unnoticed. */
export const LockSchema = z.record(z.string(), z.strictObject({ version: z.string(), sha256: z.string() }));
export type Lock = z.infer<typeof LockSchema>;

const HeadSchema = z.looseObject({ version: z.string() });

export const LOCK_FILE = 'prompts.lock.json';

/** The lock that the `.md` files of the folder call for, sorted by name. @throws Error for a file without version */
export function computeLock(directory: string): Lock {
  const lock: Lock = {};
  for (const file of readdirSync(directory).sort()) {
    if (!file.endsWith('.md')) continue;
    const source = readFileSync(join(directory, file), 'utf8').replace(/\r\n/g, '\n');
    const head = HeadSchema.safeParse(parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(source)?.[1] ?? ''));
    if (!head.success) throw new Error(`prompts/${file} has no version in its front matter`);
    lock[file] = { version: head.data.version, sha256: promptHash(source) };
  }
  return lock;
}

export function readLock(directory: string): Lock {
  return LockSchema.parse(JSON.parse(readFileSync(join(directory, LOCK_FILE), 'utf8')));
}

/** What stands between the two, in sentences; empty when they agree. */
export function compareLocks(locked: Lock, current: Lock): string[] {
  const problems: string[] = [];
  for (const [file, { version, sha256 }] of Object.entries(current)) {
    const before = locked[file];
    if (!before) problems.push(`${file} is not locked: run npm run prompts:lock`);
    else if (before.sha256 !== sha256 && before.version === version) {
      problems.push(
        `${file} changed, but is still version ${version}: raise the version, then run npm run prompts:lock`,
      );
    } else if (before.sha256 !== sha256 || before.version !== version) {
      problems.push(`${file} has a new version ${version}: run npm run prompts:lock`);
    }
  }
  for (const file of Object.keys(locked)) {
    if (!current[file]) problems.push(`${file} is locked, but gone: run npm run prompts:lock`);
  }
  return problems;
}
