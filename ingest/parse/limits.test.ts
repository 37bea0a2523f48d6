import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers, parseFile } from './index.ts';

afterAll(() => closeParsers());

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const docx = (document: Uint8Array): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': document });

describe('limits', () => {
  test('size', async () => {
    await expect(parseFile(text('abcdefghijk'), 'a.txt', { limits: { maxBytes: 10 } })).rejects.toMatchObject(
      { code: 'too-large' },
    );
  });

  test('time: the thread is ended and the next file is read by another', async () => {
    await expect(
      parseFile(text('Ein Bericht.'), 'a.txt', { limits: { timeoutMs: 1 } }),
    ).rejects.toMatchObject({ code: 'timeout' });
    expect((await parseFile(text('Ein Bericht.'), 'a.txt')).blocks).toHaveLength(1);
  });

  test('output', async () => {
    await expect(
      parseFile(text('Wort '.repeat(100)), 'a.txt', { limits: { maxTextLength: 100 } }),
    ).rejects.toMatchObject({ code: 'output-too-large' });
  });

  test('expansion of an archive, before anything is expanded', async () => {
    const bomb = docx(new Uint8Array(20 * 1024 * 1024));
    await expect(parseFile(bomb, 'bomb.docx')).rejects.toMatchObject({ code: 'archive-limit' });
  });

  test('number of entries of an archive', async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`word/${index}.xml`, strToU8('<a/>')]),
    );
    const many = zipSync({ 'word/document.xml': strToU8('<a/>'), ...entries });
    await expect(parseFile(many, 'many.docx', { limits: { maxArchiveEntries: 10 } })).rejects.toMatchObject({
      code: 'archive-limit',
    });
  });

  test.each([
    ['html', `<html><body>${'<div>'.repeat(5_000)}tief${'</div>'.repeat(5_000)}</body></html>`],
    ['xml', `<?xml version="1.0"?>${'<a>'.repeat(5_000)}tief${'</a>'.repeat(5_000)}`],
    ['json', `${'['.repeat(5_000)}1${']'.repeat(5_000)}`],
  ])('nesting of %s', async (extension, content) => {
    await expect(parseFile(text(content), `tief.${extension}`)).rejects.toMatchObject({ code: 'too-deep' });
  });

  test('an aborted call rejects with its reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('changed my mind'));
    await expect(parseFile(text('Ein Bericht.'), 'a.txt', { signal: controller.signal })).rejects.toThrow(
      'changed my mind',
    );
  });

  test('more files at once than there are threads', async () => {
    const documents = await Promise.all(
      Array.from({ length: 12 }, (_, index) => parseFile(text(`Bericht ${index}`), `${index}.txt`)),
    );
    expect(documents.map((document) => document.blocks[0]?.text)).toEqual(
      Array.from({ length: 12 }, (_, index) => `Bericht ${index}`),
    );
  });
});

describe('refusals say what the file is', () => {
  test.each([
    ['empty', 'empty', new Uint8Array()],
    ['only blanks', 'empty', text('  \n\t \n')],
    ['binary rubbish', 'not-text', Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 31)],
    [
      'the last part of an archive over several files',
      'unsupported-format',
      Uint8Array.from([
        ...Array.from({ length: 400 }, (_, index) => (index * 7) % 31),
        ...[0x50, 0x4b, 5, 6, 1, 0, 1, 0, ...Array.from({ length: 14 }, () => 0)],
      ]),
    ],
    [
      'an error page',
      'error-page',
      text('<!DOCTYPE html><html><body><h1>404 Not Found</h1><p>Nothing here.</p></body></html>'),
    ],
    [
      'an entity bomb',
      'unresolved-entities',
      text('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'),
    ],
    [
      'a file that names another file',
      'unresolved-entities',
      text('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>'),
    ],
    ['a broken DOCX', 'damaged', docx(strToU8('<w:document')).slice(0, 150)],
  ])('%s: %s', async (_, code, bytes) => {
    await expect(parseFile(bytes, 'file')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^The .*\.$/),
    });
  });
});
