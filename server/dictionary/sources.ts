import { stat } from 'node:fs/promises';
import path from 'node:path';

/** An installed dictionary; read where it lies, never copied. */
export interface DictionarySource {
  readonly kind: 'ding' | 'dictd';
  readonly from: string;
  readonly to: string;
  /** Name, licence and Debian package, for the note that tells where translations come from. */
  readonly name: string;
  readonly files: readonly string[];
  /** Changes with the files. */
  readonly stamp: string;
}

const KNOWN: readonly Omit<DictionarySource, 'stamp'>[] = [
  {
    kind: 'ding',
    from: 'de',
    to: 'en',
    name: 'trans-de-en (TU Chemnitz, GPL-2+)',
    files: ['trans/de-en'],
  },
  ...(
    [
      ['fr', 'en', 'fra-eng'],
      ['en', 'fr', 'eng-fra'],
      ['fr', 'de', 'fra-deu'],
      ['de', 'fr', 'deu-fra'],
    ] as const
  ).map(([from, to, pair]) => ({
    kind: 'dictd' as const,
    from,
    to,
    name: `dict-freedict-${pair} (FreeDict, GPL)`,
    files: [`dictd/freedict-${pair}.index`, `dictd/freedict-${pair}.dict.dz`],
  })),
];

/** The known dictionaries that lie under this folder (Debian: `/usr/share`); null for none. */
export async function findSources(directory: string | null): Promise<DictionarySource[]> {
  if (directory === null) return [];
  const found: DictionarySource[] = [];
  for (const source of KNOWN) {
    const files = source.files.map((file) => path.join(directory, file));
    const stats = await Promise.all(files.map((file) => stat(file).catch(() => null)));
    if (stats.some((entry) => entry === null)) continue;
    const stamp = stats.map((entry) => `${entry?.size}-${Math.round(entry?.mtimeMs ?? 0)}`).join('+');
    found.push({ ...source, files, stamp });
  }
  return found;
}
