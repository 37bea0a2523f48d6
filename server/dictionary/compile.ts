import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDictd } from './read-dictd.ts';
import { readDing } from './read-ding.ts';
import type { DictionarySource } from './sources.ts';
import { WordPairs } from './word-pairs.ts';

/** Raised when the same dictionary would give other lines. */
const VERSION = 2;

/** Where the compiled form of each direction lies: "de→en" → path. */
export function compiledPaths(source: DictionarySource, directory: string): Map<string, string> {
  const stamp = createHash('sha256').update(`${VERSION} ${source.stamp}`).digest('hex').slice(0, 12);
  return new Map(
    directionsOf(source).map(([from, to]) => [
      `${from}→${to}`,
      path.join(directory, `${from}-${to}.${stamp}.words`),
    ]),
  );
}

/** Whether every direction of the source lies compiled. */
export async function isCompiled(source: DictionarySource, directory: string): Promise<boolean> {
  const files = [...compiledPaths(source, directory).values()];
  const present = await Promise.all(files.map((file) => stat(file).catch(() => null)));
  return present.every((entry) => entry !== null);
}

/** Writes the compiled form of each direction, once, in `directory`. */
export async function compileSource(source: DictionarySource, directory: string): Promise<void> {
  if (await isCompiled(source, directory)) return;
  const paths = compiledPaths(source, directory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pairs = directionsOf(source).map(([from, to]) => new WordPairs(from, to));
  const [forth, back] = pairs;
  const [first = '', second = ''] = source.files;
  if (source.kind === 'ding' && forth && back) readDing(await readFile(first, 'utf8'), forth, back);
  else if (forth) readDictd(await readFile(first, 'utf8'), await readFile(second), forth);
  for (const [index, file] of [...paths.values()].entries()) {
    const half = `${file}.${process.pid}.part`;
    await writeFile(half, (pairs[index]?.lines() ?? []).join('\n'), { mode: 0o600 });
    await rename(half, file);
  }
}

const directionsOf = ({ kind, from, to }: DictionarySource): [string, string][] =>
  kind === 'ding'
    ? [
        [from, to],
        [to, from],
      ]
    : [[from, to]];
