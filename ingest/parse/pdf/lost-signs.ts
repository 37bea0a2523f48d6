import { getResolvedPDFJS } from 'unpdf';
import type { OperatorList } from './drawing.ts';
import type { PdfDocument } from './read-pages.ts';
import type { PageText, TextItem } from './text-item.ts';

/** Codes of `& ' ( ) *` where glyphs are numbered in the standard order: to a reader of text they are white space. */
const LOST = /[\t-\r]/;
/** Signs that belong to what stands before them: `)`, and `'` unless a letter or figure follows. */
const CLOSING = /^(?:\f|\n(?![\u0013-\u001c\u0024-\uffff]))/;
/** So many characters tell where in the drawing a run begins. */
const ANCHOR = 6;

/**
 * Puts back signs that pdf.js takes for white space in fonts whose codes are glyph numbers: in one paper of the devset
 * 158 brackets and apostrophes on 15 pages. The instructions that draw the page still hold them.
 *
 * @param fonts those whose codes are glyph numbers; only their pages are looked at again
 */
export async function withLostSigns(
  document: PdfDocument,
  pages: readonly PageText[],
  fonts: ReadonlySet<string>,
): Promise<PageText[]> {
  const mended: PageText[] = [];
  for (const page of pages) {
    if (!page.items.some(({ font }) => fonts.has(font))) mended.push(page);
    else
      mended.push({ ...page, items: mendItems(page.items, await drawnText(document, page.number, fonts)) });
  }
  return mended;
}

/** Everything that is drawn in each of the fonts, in the order of the file. */
async function drawnText(
  document: PdfDocument,
  number: number,
  fonts: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const { OPS } = await getResolvedPDFJS();
  const page = await document.getPage(number);
  const operators: OperatorList = await page.getOperatorList({ annotationMode: 0 });
  const drawn = new Map<string, string>();
  let font = '';
  for (const [index, code] of operators.fnArray.entries()) {
    const args = operators.argsArray[index];
    const first: unknown = Array.isArray(args) ? args[0] : undefined;
    if (code === OPS.setFont) font = String(first);
    else if (code === OPS.showText && fonts.has(font) && Array.isArray(first))
      drawn.set(font, (drawn.get(font) ?? '') + first.map(unicodeOf).join(''));
  }
  page.cleanup();
  return drawn;
}

function unicodeOf(glyph: unknown): string {
  if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) return '';
  return typeof glyph.unicode === 'string' ? glyph.unicode : '';
}

/** Runs with the signs that the drawing has in their places; a run that is not found in it stays as it is. */
export function mendItems(
  items: readonly TextItem[],
  drawn: ReadonlyMap<string, string>,
): readonly TextItem[] {
  const reached = new Map<string, number>();
  return items.map((item) => {
    const all = drawn.get(item.font);
    if (all === undefined || !LOST.test(all)) return item;
    const found = follow(item.text, all, reached.get(item.font) ?? 0);
    if (!found) return item;
    reached.set(item.font, found.to);
    return found.text === item.text ? item : { ...item, text: found.text };
  });
}

function follow(text: string, all: string, from: number): { text: string; to: number } | undefined {
  const anchor = text.trimStart().split(' ')[0]?.slice(0, ANCHOR) ?? '';
  let at = all.indexOf(anchor, from);
  if (at < 0 || anchor === '') return undefined;
  let result = '';
  // What stands before the run and did not close the one before belongs to it.
  while (at > from && LOST.test(all[at - 1] ?? '')) at--;
  for (const character of text.trimStart()) {
    while (LOST.test(all[at] ?? '') && character !== ' ') result += all[at++] ?? '';
    if (character === ' ') {
      result += LOST.test(all[at] ?? '') ? all[at++] : ' ';
    } else if (all.startsWith(character, at)) {
      result += character;
      at += character.length;
    } else return undefined;
  }
  while (CLOSING.test(all.slice(at, at + 2))) result += all[at++] ?? '';
  return { text: result, to: at };
}
