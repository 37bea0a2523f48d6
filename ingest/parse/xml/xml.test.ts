import { afterAll, expect, test } from 'vitest';
import { EXTRACTION_NOTES } from '../../../server/domain/extraction-notes.ts';
import { closeParsers, parseFile } from '../index.ts';
import { isWellFormed } from './read-xml.ts';

afterAll(() => closeParsers());

const read = (xml: string) => parseFile(Buffer.from(xml), 'paper.xml');

test.each([
  ['<a><b/><c x="1"></c>text<d>more</d></a>', true],
  ['<a><b></b><b/><!-- <x> --><![CDATA[<y>]]></a>', true],
  ['<a><b>text</a>', false],
  ['<a><b/><col width="1"><col width="2"></a>', false],
  ['<a><b>cut off', false],
])('well-formed: %s', (xml, expected) => {
  expect(isWellFormed(xml)).toBe(expected);
});

test('XML that is not well-formed is read, and its certificate says so', async () => {
  const sound = await read('<report><title>Port of Sarn</title><p>The port closed on 3 May.</p></report>');
  const torn = await read('<report><title>Port of Sarn</title><p>The port closed on 3 May.</report>');
  expect(torn.blocks).toEqual(sound.blocks);
  expect([sound.quality.notes, torn.quality.notes]).toEqual([[], [EXTRACTION_NOTES.notWellFormed.en]]);
});

test.each([
  [
    'marked inside a paragraph, as in Akoma Ntoso',
    '<akomaNtoso><act><meta/><preface><longTitle><p>Act No. 7: <docTitle>Harbours Act of Arvenland</docTitle></p></longTitle></preface><body><section><num>1</num><heading>Scope</heading><content><p>This Act applies to harbours.</p></content></section></body></act></akomaNtoso>',
  ],
  [
    'an element of its own',
    '<paper><front><docTitle>Harbours Act of Arvenland</docTitle></front><p>This Act applies to harbours.</p></paper>',
  ],
])('the title of the document: %s', async (_, xml) => {
  const { metadata } = await read(xml);
  expect(metadata).toMatchObject({ title: 'Harbours Act of Arvenland', guessed: ['title'] });
});
