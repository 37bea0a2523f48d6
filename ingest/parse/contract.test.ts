import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers, type ParsedDocument, parseFile, RefusedFile } from './index.ts';
import { FORMATS } from './registry.ts';
import { SAMPLES } from './testing/samples.ts';

afterAll(() => closeParsers());

test('every format has a sample', () => {
  // Images have no text before they are recognised: their tests stand with the recognition.
  const read = Object.keys(FORMATS).filter((id) => id !== 'image');
  expect(SAMPLES.map((sample) => sample.format).sort()).toEqual(read.sort());
});

describe.each(SAMPLES)('$format', (sample) => {
  test('reads title, heading and text', async () => {
    const document = await parseFile(await sample.bytes(), sample.sourceKey);
    expect(document.mediaType).toBe(sample.mediaType);
    expect(document.metadata.title).toBe(sample.title);
    const texts = document.blocks.map((block) => block.text);
    for (const quote of sample.quotes)
      expect(
        texts.filter((text) => text.includes(quote)),
        quote,
      ).toHaveLength(1);
    for (const absent of sample.absent ?? []) expect(texts.join('\n')).not.toContain(absent);
    expect((document.parts ?? []).map((part) => part.name)).toEqual(sample.parts ?? []);
    if (sample.heading !== undefined) {
      const heading = document.blocks.findIndex(
        (block) => block.kind === 'heading' && block.text === sample.heading,
      );
      const quote = document.blocks.findIndex((block) => block.text.includes(sample.quotes[0] ?? ''));
      expect(heading).toBeGreaterThanOrEqual(0);
      expect(quote).toBeGreaterThan(heading);
    }
  });

  test('keeps the promises of a parsed document', async () => {
    expectSound(await parseFile(await sample.bytes(), sample.sourceKey));
  });

  test('knows the file under another name', async () => {
    // Markdown, CSV and plain text look alike inside; there the name may decide.
    if (['markdown', 'csv', 'text'].includes(sample.format)) return;
    const document = await parseFile(await sample.bytes(), 'unbenannt');
    expect(document.mediaType).toBe(sample.mediaType);
  });

  test('survives a file cut in half', async () => {
    const bytes = await sample.bytes();
    const result = await parseFile(bytes.slice(0, bytes.length / 2), sample.sourceKey).catch(
      (thrown: unknown) => thrown,
    );
    if (result instanceof RefusedFile) {
      expect(result.code).not.toBe('internal');
      expect(result.message).toMatch(/^[A-Z].*\.$/);
    } else if (result instanceof Error) throw result;
  });
});

function expectSound(document: ParsedDocument): void {
  expect(document.blocks.length).toBeGreaterThan(0);
  for (const block of document.blocks) {
    expect(block.text).toBe(block.text.normalize('NFC').trim());
    expect(block.text).not.toBe('');
    expect(block.text).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]| {2}/,
    );
    expect(block.level === undefined).toBe(block.kind !== 'heading');
    expect(block.page === undefined).toBe(document.pageCount === 0);
  }
  for (const field of document.metadata.guessed) expect(document.metadata[field]).toBeDefined();
  expect(document.quality.pages).toHaveLength(document.pageCount);
}
