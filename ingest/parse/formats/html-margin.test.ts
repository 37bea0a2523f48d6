import { expect, test } from 'vitest';
import { readHtml } from './html-blocks.ts';

/** Fictional. */
const page = (margin: string): string =>
  `<html><body><article><p>The port of Tarrow opened in May.</p></article>${margin}</body></html>`;
const textsOf = (margin: string): string[] => readHtml(page(margin)).blocks.map(({ text }) => text);

test.each([
  ['links beside the text', '<aside><h3>Related</h3><ul><li><a href="/s">All speeches</a></li></ul></aside>'],
  ['links below the text', '<footer><a href="/i">Imprint</a> · <a href="/p">Privacy</a></footer>'],
  ['the imprint', '<footer>© Ministry of Ports (fictional) · Imprint</footer>'],
  ['margins within margins', '<footer><aside><a href="/x">Contact</a></aside><p>© Ministry</p></footer>'],
])('%s is left out', (_, margin) => {
  expect(textsOf(margin)).toEqual(['The port of Tarrow opened in May.']);
});

test.each([
  ['a remark', '<aside><p>The <a href="/d">council</a> of Larnia had asked for it in June 2023.</p></aside>'],
  ['a note below', '<footer><p>1 Report of the harbour master, 4 July 2024.</p></footer>'],
])('%s beside the text stays', (_, margin) => {
  expect(textsOf(margin)).toHaveLength(2);
});

test('what follows a margin stays, and so does a margin that is never closed', () => {
  expect(textsOf('<aside><a href="/x">More</a></aside><p>It closed in June.</p>')).toContain(
    'It closed in June.',
  );
  expect(textsOf('<aside><p>The council had asked for it.</p>')).toHaveLength(2);
});
