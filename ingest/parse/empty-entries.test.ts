import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { closeParsers, parseFile } from './index.ts';

afterAll(() => closeParsers());

test('a file of 0 bytes in an archive is left out and named; an archive of nothing else is refused', async () => {
  const archive = zipSync({
    'lage.txt': strToU8('Die Lage ist ruhig.'),
    'leer.txt': new Uint8Array(),
    'ordner/': new Uint8Array(),
    'ordner/leer.pdf': new Uint8Array(),
  });
  const { parts = [], quality } = await parseFile(archive, 'a.zip');
  expect(parts.map(({ name }) => name)).toEqual(['lage.txt']);
  expect(quality.notes).toEqual([
    'Left out as empty (0 bytes): leer.txt.',
    'Left out as empty (0 bytes): ordner/leer.pdf.',
  ]);
  await expect(parseFile(zipSync({ 'leer.txt': new Uint8Array() }), 'b.zip')).rejects.toMatchObject({
    code: 'empty',
  });
});
