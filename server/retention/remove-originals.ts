import { rm, stat } from 'node:fs/promises';
import type { RetentionStore } from '../ports/retention.ts';

/** Where originals lie. */
export interface OriginalFiles {
  pathOf(contentHash: string): string;
  /** Files that were written or read in again since then stay, in milliseconds before now. */
  readonly untouchedMs?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 200;

/**
 * Removes the files of originals that nothing names any more. One whose bytes came in again meanwhile stays: a report or a
 * file on record names it, or it was touched within a day and is about to be named; then the next run looks again.
 */
export async function removeOriginals(
  store: RetentionStore,
  { pathOf, untouchedMs = DAY_MS }: OriginalFiles,
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0;
  const hashes = await store.originalsToRemove(100_000);
  for (let from = 0; from < hashes.length; from += BATCH) {
    signal?.throwIfAborted();
    const batch = hashes.slice(from, from + BATCH);
    const used = new Set(await store.originalsInUse(batch));
    const settled: string[] = [...used];
    for (const hash of batch) {
      if (used.has(hash)) continue;
      const path = pathOf(hash);
      const touched = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => null,
      );
      if (touched !== null && Date.now() - touched < untouchedMs) continue;
      if (touched !== null) {
        await rm(path, { force: true });
        removed++;
      }
      settled.push(hash);
    }
    if (settled.length > 0) await store.settleOriginals(settled);
  }
  return removed;
}
