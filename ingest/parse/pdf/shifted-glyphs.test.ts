import { describe, expect, test } from 'vitest';
import { mendItems } from './lost-signs.ts';
import { findShiftedFonts, restore, restoreShifted } from './shifted-glyphs.ts';
import type { PageText, TextItem } from './text-item.ts';
import { judgeText } from './text-quality.ts';

const GERMAN =
  'Die Bundesregierung wird aufgefordert, dem Deutschen Bundestag über die Verhandlungen zu berichten und für die ' +
  'Gewährung der Finanzhilfen auf der Grundlage der aktuellen Vereinbarung einen Bericht über die Maßnahmen vorzulegen.';

/** As a font without a character map comes out: every ASCII character 29 code points too low. */
const shifted = (text: string, upper: ReadonlyMap<string, number>): string =>
  [...text].map((sign) => String.fromCharCode(upper.get(sign) ?? sign.charCodeAt(0) - 29)).join('');
const MACINTOSH = new Map([
  ['ä', 108],
  ['ö', 124],
  ['ü', 129],
  ['ß', 137],
]);
const LATIN = new Map([
  ['ä', 228 - 62],
  ['ö', 246 - 62],
  ['ü', 252 - 62],
  ['ß', 223 - 62],
]);

const page = (text: string): PageText => ({
  number: 1,
  width: 595,
  height: 842,
  items: text.split(/(?<=\u0003)/).map(
    (run, index): TextItem => ({
      text: run,
      x: 50,
      y: 700 - index,
      width: 100,
      size: 10,
      font: 'f1',
      bold: false,
      spaced: false,
    }),
  ),
  turned: [],
  hasImage: false,
  incomplete: false,
});

describe('glyph numbers instead of characters', () => {
  test.each([
    ['the order of Macintosh fonts', MACINTOSH],
    ['an order that follows Latin-1', LATIN],
  ] as const)('%s is put back exactly', (_, upper) => {
    const found = page(shifted(GERMAN, upper));
    const fonts = findShiftedFonts([found], new Set(['f1']));
    const { pages, restored } = restoreShifted([found], fonts);
    expect(pages[0]?.items.map((item) => item.text).join('')).toBe(GERMAN);
    expect([...restored]).toEqual([1]);
  });

  test('quotation marks and dashes of Microsoft fonts', () => {
    expect(restore('³7KHVHV´\u0003±\u0003¶(8¶', 'microsoft')).toBe('“Theses” – ’EU’');
  });

  test('a font that reads well is left alone', () => {
    expect(findShiftedFonts([page(GERMAN)], new Set(['f1'])).size).toBe(0);
  });

  test('quality tells writing from codes', () => {
    expect(judgeText(GERMAN).score).toBeGreaterThan(0.9);
    expect(judgeText(shifted(GERMAN, MACINTOSH)).score).toBeLessThan(0.3);
    expect(judgeText('Принимая во внимание, что признание достоинства, присущего всем').score).toBe(1);
    expect(judgeText('Anna Berg CDU/CSU Bernd Kohl SPD Clara Dorn DIE LINKE').score).toBeGreaterThan(0.9);
  });
});

describe('signs that look like white space', () => {
  const low = (text: string): string =>
    [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) - 29)).join('');
  const run = (text: string, font = 'f'): TextItem => ({
    text,
    x: 0,
    y: 0,
    width: 1,
    size: 10,
    font,
    bold: false,
    spaced: false,
  });
  const mended = (drawn: string, ...runs: string[]): string[] =>
    mendItems(
      runs.map((text) => run(text)),
      new Map([['f', low(drawn)]]),
    ).map(({ text }) => restore(text, 'microsoft'));
  /** As the reader of the file gives it: brackets, `&`, `'` and `*` are spaces. */
  const blank = (text: string): string => low(text).replace(/[\t-\r]/g, ' ');

  test('stand where they were drawn', () => {
    const line = "the (long) list of A&B's *own* rules";
    expect(mended(line, blank(line))).toEqual([line]);
  });

  test('between runs go to the run that they open or close', () => {
    const drawn = "number of(a)'special advisors'(b)";
    const runs = ['number of', 'a', 'special advisors', 'b'];
    expect(mended(drawn, ...runs.map(low))).toEqual(['number of', '(a)', "'special advisors'", '(b)']);
  });

  test('a run that is not in the drawing, or in another font, stays', () => {
    expect(mended('some (other) text', low('nothing alike'))).toEqual(['nothing alike']);
    const other = run('plain text', 'g');
    expect(mendItems([other], new Map([['f', low('plain (text)')]]))).toEqual([other]);
  });
});
