import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SMALL_MIB = 64;
const LARGE_MIB = 128;

/**
 * Memory for pages of the embedded database. PGlite clears all of it when it opens: 128 MiB, its default, made a
 * start of 0.7 s one of 0.95 s. What fits into half of it gets half of it; more is cached for a larger corpus, for
 * which every page that is not in memory is a call into the file system.
 *
 * @param directory of the database; one in memory is small
 * @returns settings of PostgreSQL
 */
export function sharedBuffers(directory: string): string[] {
  const mib = fileBytes(join(directory, 'base')) / 2 ** 20 > SMALL_MIB ? LARGE_MIB : SMALL_MIB;
  return ['-c', `shared_buffers=${mib}MB`];
}

/** Zero for a directory that does not exist yet. */
function fileBytes(directory: string): number {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  } catch {
    return 0;
  }
}
