import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './missing-file.ts';

/** Files below a folder, as sorted paths relative to it with `/`; nothing for a missing folder. */
export async function listFiles(folder: string): Promise<string[]> {
  let entries: string[];
  try {
    entries = await readdir(folder, { recursive: true });
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
  return entries.map((name) => name.split(path.sep).join('/')).sort();
}

/** Pins a corpus: sha-256 over names and bytes of its files, 16 hex digits. */
export async function hashFolder(
  folder: string,
  keep: (name: string) => boolean = () => true,
): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await listFiles(folder)) {
    if (!keep(name)) continue;
    const bytes = await readOrSkipFolder(path.join(folder, name));
    if (bytes === null) continue;
    hash.update(`${name}\0${bytes.byteLength}\0`);
    hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

async function readOrSkipFolder(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EISDIR') return null;
    throw thrown;
  }
}

/** Everything of ours that decides what a document becomes in the database. */
const PIPELINE = ['ingest', 'server/models', 'server/ports', 'server/store', 'server/text'];

/** Changes with every change of the code that turns documents into stored passages; part of the cache key. */
export async function hashPipeline(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of PIPELINE) {
    hash.update(
      await hashFolder(
        path.join(root, folder),
        (name) => /\.(ts|sql|json)$/u.test(name) && !/\.test\.ts$|(^|\/)testing\//u.test(name),
      ),
    );
  }
  return hash.digest('hex').slice(0, 16);
}
