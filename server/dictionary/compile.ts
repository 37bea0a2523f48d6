import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDictd } from './read-dictd.ts';
import { readDing } from './read-ding.ts';
import type { DictionarySource } from './sources.ts';
import { WordPairs } from './word-pairs.ts';

/** Raised when the same dictionary would give other lines. */
const VERSION = 1;

/** Where the compiled form of each direction lies: "de→en" → path. Written once, in `directory`; 4 s for German–English. */
export async function compileSource(
  source: DictionarySource,
  directory: string,
): Promise<Map<string, string>> {
  const directions = source.kind === 'ding' ? [direction(source), reversed(source)] : [direction(source)];
  const stamp = createHash('sha256').update(`${VERSION} ${source.stamp}`).digest('hex').slice(0, 12);
  const paths = new Map(
    directions.map(([from, to]) => [`${from}→${to}`, path.join(directory, `${from}-${to}.${stamp}.words`)]),
  );
  const present = await Promise.all([...paths.values()].map((file) => stat(file).catch(() => null)));
  if (present.every((entry) => entry !== null)) return paths;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pairs = directions.map(([from, to]) => new WordPairs(from, to));
  const [forth, back] = pairs;
  const [first = '', second = ''] = source.files;
  if (source.kind === 'ding' && forth && back) readDing(await readFile(first, 'utf8'), forth, back);
  else if (forth) readDictd(await readFile(first, 'utf8'), await readFile(second), forth);
  for (const [index, file] of [...paths.values()].entries()) {
    const half = `${file}.${process.pid}.part`;
    await writeFile(half, (pairs[index]?.lines() ?? []).join('\n'), { mode: 0o600 });
    await rename(half, file);
  }
  return paths;
}

const direction = ({ from, to }: DictionarySource): [string, string] => [from, to];
const reversed = ({ from, to }: DictionarySource): [string, string] => [to, from];
