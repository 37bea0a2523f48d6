import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../ports/embedder.ts';
import type { Translator } from '../ports/translator.ts';
import { createGlossingEmbedder, type Dictionaries, openDictionaries } from './index.ts';
import { splitCompound } from './split-compound.ts';
import { WordFile } from './word-file.ts';

/** Nothing of its own: what is found comes from the dictionaries. */
const silent: Translator = { id: 'none', translate: () => [] };

/** Fictional entries in the formats of Ding and dictd. */
const DING = `# Version :: fictional
Ausfuhr {f}; Export {m} [econ.] | Ausfuhren {pl}; Exporte {pl} :: export; exportation | exports
Rüstung {f} (Waffen) [mil.] :: armament; arms
in Kraft treten {vi} :: to come into force
kaputte Zeile ohne Übersetzung
`;

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const inDigits = (value: number): string =>
  (value < 64 ? '' : inDigits(Math.floor(value / 64))) + (digits[value % 64] ?? '');

function dictd(articles: readonly [string, string][]): { index: string; data: Buffer } {
  let text = '';
  const index = articles.map(([headword, article]) => {
    const start = Buffer.byteLength(text);
    text += article;
    return `${headword}\t${inDigits(start)}\t${inDigits(Buffer.byteLength(article))}`;
  });
  return { index: index.join('\n'), data: gzipSync(text) };
}

describe('dictionaries', () => {
  let folder: string;
  let opened: Dictionaries;
  const open = (directory: string | null) =>
    openDictionaries({ directory, cacheDir: path.join(folder, 'cache'), base: silent });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-dictionary-'));
    await mkdir(path.join(folder, 'trans'));
    await mkdir(path.join(folder, 'dictd'));
    await writeFile(path.join(folder, 'trans/de-en'), DING);
    const french = dictd([
      ['00databaseinfo', '00databaseinfo\nLicence…\n'],
      ['ambassadeur', 'ambassadeur /ɑ̃basadœʁ/ <n, masc>\n1. ambassador, envoy (diplomat)\n'],
    ]);
    await writeFile(path.join(folder, 'dictd/freedict-fra-eng.index'), french.index);
    await writeFile(path.join(folder, 'dictd/freedict-fra-eng.dict.dz'), french.data);
    opened = await open(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('translates in both directions of Ding, the commonest sense first', () => {
    const { translator } = opened;
    expect(translator.translate('Ausfuhren', 'de', 'en')[0]).toEqual({ word: 'export', weight: 1 });
    expect(translator.translate('exports', 'en', 'de').map(({ word }) => word)).toEqual([
      'Ausfuhr',
      'Export',
    ]);
    // Of an entry of several words each finds, and none is evidence that the whole is spoken of.
    expect(translator.translate('Kraft', 'de', 'en')).toEqual([{ word: 'force', weight: 1, part: true }]);
    expect(translator.translate('Ausfuhr', 'de', 'de')).toEqual([]);
    expect(translator.translate('Wüste', 'de', 'en')).toEqual([]);
  });

  it('translates the parts of a compound that it does not know', () => {
    const found = opened.translator.translate('Rüstungsexport', 'de', 'en');
    expect(found.map(({ word }) => word)).toEqual(expect.arrayContaining(['arms', 'export']));
    // A part finds passages, but is no evidence that the whole is spoken of.
    expect(found.every(({ part }) => part === true)).toBe(true);
  });

  it('reads dictd without pronunciation, numbers and explanations', () => {
    const found = opened.translator.translate('ambassadeurs', 'fr', 'en').map(({ word }) => word);
    expect(found).toEqual(['ambassador', 'envoy']);
  });

  it('glosses German for an English model, and leaves other languages as they are', async () => {
    const seen: string[] = [];
    const vector = (text: string): Float32Array => {
      seen.push(text);
      return new Float32Array(2);
    };
    const inner: Embedder = {
      id: 'm',
      dimensions: 2,
      languages: ['en'],
      embedPassages: async (texts) => texts.map(vector),
      embedQuery: async (text) => vector(text),
      close: async () => undefined,
    };
    const embedder = createGlossingEmbedder(inner, opened.gloss ?? (() => ''));
    expect(embedder).toMatchObject({ id: 'm+gloss-de', languages: ['en', 'de'] });
    await embedder.embedPassages(['Die Ausfuhr der Rüstung ist in Kraft.', 'The export of arms.']);
    await embedder.embedQuery('Wer ist für die Ausfuhr?');
    expect(seen[0]).toMatch(/^the export the (armament|arms) is in force\.$/);
    expect(seen.slice(1)).toEqual(['The export of arms.', 'who is for the export?']);
  });

  it('is compiled once, for its owner alone, and says where it comes from', async () => {
    const cache = path.join(folder, 'cache');
    const before = await Promise.all((await readdir(cache)).map((name) => stat(path.join(cache, name))));
    expect((await open(folder)).names).toEqual([
      'trans-de-en (TU Chemnitz, GPL-2+)',
      'dict-freedict-fra-eng (FreeDict, GPL)',
    ]);
    const after = await Promise.all((await readdir(cache)).map((name) => stat(path.join(cache, name))));
    expect(after.map(({ mtimeMs }) => mtimeMs)).toEqual(before.map(({ mtimeMs }) => mtimeMs));
    for (const { mode } of after) expect(mode & 0o077).toBe(0);
  });

  it('is no error where none is installed', async () => {
    for (const directory of [null, path.join(folder, 'nowhere')])
      expect(await open(directory)).toEqual({ translator: silent, gloss: null, names: [] });
  });

  it('says how to start without one that cannot be read', async () => {
    const broken = path.join(folder, 'broken');
    await mkdir(path.join(broken, 'dictd'), { recursive: true });
    await writeFile(path.join(broken, 'dictd/freedict-fra-eng.index'), 'a\tA\tB');
    await writeFile(path.join(broken, 'dictd/freedict-fra-eng.dict.dz'), 'not gzip');
    await expect(open(broken)).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining('DICTIONARIES=off'),
    });
  });

  it('finds every line of a compiled file, the first and the last too', async () => {
    const file = path.join(folder, 'some.words');
    const stems = Array.from({ length: 257 }, (_, i) => `w${String(i).padStart(4, '0')}`);
    await writeFile(file, stems.map((stem) => `${stem}\tx${stem}:100 y:9`).join('\n'));
    const words = await WordFile.open(file);
    for (const stem of stems) expect(words.find(stem)[0]).toEqual({ word: `x${stem}`, weight: 1 });
    for (const missing of ['', 'a', 'w', 'w0000x', 'z']) expect(words.find(missing)).toEqual([]);
  });

  it('splits compounds with and without a link', () => {
    const known = new Set(['verhandlung', 'ergebnis', 'waffe', 'export', 'schule', 'buch']);
    const split = (word: string) => splitCompound(word, (part) => known.has(part));
    expect(split('Verhandlungsergebnis')).toEqual(['verhandlung', 'ergebnis']);
    expect(split('Waffenexport')).toEqual(['waffe', 'export']);
    expect(split('Schulbuch')).toEqual(['schule', 'buch']);
    expect(split('Botschafter')).toBeNull();
  });
});
