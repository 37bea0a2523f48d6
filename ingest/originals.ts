import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Half-written files of a killed process older than this are swept away, in milliseconds. */
const STALE_AFTER = 60 * 60 * 1000;

/** `<first two hex digits>/<sha-256>` under the folder of originals. */
export function originalPath(originalsDir: string, contentHash: string): string {
  return join(originalsDir, contentHash.slice(0, 2), contentHash);
}

/**
 * Keeps the bytes of a document under their hash. Complete and on the disk before its name exists (temporary file,
 * fsync, rename), so that a kill at any moment leaves no torn original. Does nothing when it is there already.
 */
export async function storeOriginal(
  originalsDir: string,
  contentHash: string,
  bytes: Uint8Array,
): Promise<void> {
  const path = originalPath(originalsDir, contentHash);
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (there !== null && there.size === bytes.byteLength) {
    // It came in again: the retention does not take it for one that nobody names.
    const now = new Date();
    await utimes(path, now, now);
    return;
  }
  const incoming = join(originalsDir, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = join(incoming, randomUUID());
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

/** Removes what a killed ingest left half written. */
export async function sweepIncoming(originalsDir: string, now = Date.now()): Promise<void> {
  const incoming = join(originalsDir, 'incoming');
  const names = await readdir(incoming).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    const path = join(incoming, name);
    const info = await stat(path).catch(() => null);
    if (info !== null && now - info.mtimeMs > STALE_AFTER) await rm(path, { force: true });
  }
}
