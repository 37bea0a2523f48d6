import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promptsDirectory } from './load-prompts.ts';
import { compareLocks, computeLock, LOCK_FILE, readLock } from './lock-file.ts';

// `npm run prompts:lock`: writes the lock; refuses when a prompt changed without a new version.
const directory = promptsDirectory();
const path = join(directory, LOCK_FILE);
const current = computeLock(directory);
const problems = existsSync(path) ? compareLocks(readLock(directory), current) : [];
const unversioned = problems.filter((problem) => problem.includes('raise the version'));
if (unversioned.length > 0) {
  console.error(unversioned.join('\n'));
  process.exitCode = 1;
} else {
  writeFileSync(path, `${JSON.stringify(current, null, 2)}\n`);
  console.log(`${LOCK_FILE}: ${Object.keys(current).length} prompts locked`);
}
