import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFile } from '../../ingest/parse/index.ts';

export interface SplitFolder {
  /** Copies of the files whose text is read as it stands, and of those that have a page for text recognition. */
  readonly text: string;
  readonly scans: string;
  readonly scanCount: number;
}

/** Copies a folder into two: files that go to text recognition, by what the parser says of them and of their parts, apart. */
export async function splitScans(
  folder: string,
  target: string,
  onProgress: (message: string) => void,
): Promise<SplitFolder> {
  const split = { text: path.join(target, 'text'), scans: path.join(target, 'scans') };
  await Promise.all(Object.values(split).map((made) => mkdir(made, { recursive: true })));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let scanCount = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const from = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, from);
    onProgress(`sorting ${name}`);
    const isScan = await needsRecognition(new Uint8Array(await readFile(from)), name);
    if (isScan) scanCount++;
    const to = path.join(isScan ? split.scans : split.text, name);
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(from, to);
  }
  return { ...split, scanCount };
}

/** Whether text recognition has to read a page of the document or of one inside it; a refused file has none. */
async function needsRecognition(bytes: Uint8Array, name: string, depth = 0): Promise<boolean> {
  try {
    const { recognise = [], parts = [] } = await parseFile(bytes, name, { depth });
    if (recognise.length > 0) return true;
    for (const part of parts) if (await needsRecognition(part.bytes, part.name, depth + 1)) return true;
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
  }
  return false;
}
