import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { listSources, type SourceFile, type SourceListing } from './list-sources.ts';

export interface WatchOptions {
  readonly prefix?: string;
  /** Ends the watch; nothing is thrown. */
  readonly signal: AbortSignal;
  /** Quiet after the last event before anything is read, in milliseconds: a copy comes in many writes. */
  readonly quietMs?: number;
  /** Everything is looked at again so often: network folders report no events. */
  readonly rescanMs?: number;
  /** A folder that the system cannot watch; it is still rescanned. */
  readonly onBlind?: (path: string, reason: string) => void;
}

const QUIET_MS = 500;
const RESCAN_MS = 60_000;

/**
 * First everything under the paths, then whatever is new or has changed, time after time. Only names, sizes and times
 * are compared, so that a rescan of an unchanged folder reads no file. Files that vanish stay in the corpus.
 */
export async function* watchSources(
  paths: readonly string[],
  { prefix = '', signal, quietMs = QUIET_MS, rescanMs = RESCAN_MS, onBlind }: WatchOptions,
): AsyncGenerator<SourceListing> {
  const bell = createBell(signal);
  const watchers: FSWatcher[] = [];
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory();
      const watcher = watch(isFolder ? path : dirname(path), { recursive: isFolder }, () => bell.ring());
      watcher.on('error', (error) => onBlind?.(path, error.message));
      watchers.push(watcher);
    } catch (error) {
      onBlind?.(path, error instanceof Error ? error.message : String(error));
    }
  }
  const seen = new Map<string, string>();
  try {
    while (!signal.aborted) {
      const { listing, unsettled } = await lookAt(paths, prefix, seen, quietMs);
      if (listing.files.length + listing.refused.length + listing.manifests.length > 0) yield listing;
      else if (seen.size === 0 && listing.missing.length > 0) yield listing;
      const rung = await bell.wait(unsettled ? quietMs : rescanMs);
      if (rung) await bell.quiet(quietMs);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

/** What differs from what was seen before; a file written to a moment ago is left for the next look. */
async function lookAt(
  paths: readonly string[],
  prefix: string,
  seen: Map<string, string>,
  quietMs: number,
): Promise<{ listing: SourceListing; unsettled: boolean }> {
  const first = seen.size === 0;
  const all = await listSources(paths, prefix);
  let unsettled = false;
  const files: SourceFile[] = [];
  const news = (key: string, state: string): boolean => {
    if (seen.get(key) === state) return false;
    seen.set(key, state);
    return true;
  };
  for (const file of all.files) {
    const info = await stat(file.path).catch(() => null);
    if (info === null) continue;
    const age = Date.now() - info.mtimeMs;
    // A time in the future is some other machine's clock and says nothing.
    if (!first && age >= 0 && age < quietMs) {
      unsettled = true;
      continue;
    }
    const state = JSON.stringify([info.size, info.mtimeMs, info.ctimeMs, file.manifest, file.refuse]);
    if (news(`file ${file.path}`, state)) files.push({ ...file, sizeBytes: info.size });
  }
  const listing = {
    files,
    refused: all.refused.filter((one) => news(`refused ${one.sourceKey}`, JSON.stringify(one))),
    manifests: all.manifests.filter((one) => news(`manifest ${one.sourceKey}`, JSON.stringify(one))),
    missing: all.missing,
  };
  return { listing, unsettled };
}

/** Rung by events of the file system; never loses one that comes while nobody waits. */
function createBell(signal: AbortSignal) {
  let rings = 0;
  let wake: (() => void) | undefined;
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
      wake = done;
    });
  return {
    ring() {
      rings++;
      wake?.();
    },
    /** @returns whether it rang within the time */
    async wait(milliseconds: number): Promise<boolean> {
      if (rings === 0 && !signal.aborted) await sleep(milliseconds);
      return rings > 0;
    },
    /** Until it has been silent for so long. */
    async quiet(milliseconds: number): Promise<void> {
      while (rings > 0 && !signal.aborted) {
        rings = 0;
        await sleep(milliseconds);
      }
    },
  };
}
