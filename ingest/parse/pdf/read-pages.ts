import type { getDocumentProxy } from 'unpdf';
import { neutralise } from '../clean-text.ts';
import type { DamageWatch } from './damage-watch.ts';
import type { PageText, TextItem } from './text-item.ts';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Codes of drawing operators that paint an image (pdf.js OPS). */
const IMAGE_OPERATORS = new Set([83, 84, 85, 86, 87, 88, 89, 90]);
/** Font names are learned from the drawing operators of this many pages at most: they cost decoding of images. */
const MAX_OPERATOR_PAGES = 40;
/** Type below this size in points cannot be seen on paper. */
const SMALLEST = 1.5;
const BOLD = /bold|black|heavy|semibold|demi\b|[-,]bd\b/i;

/** Reads the text runs of all pages with their places; a page that fails does not stop the others. */
export async function readPages(document: PdfDocument, damage: DamageWatch): Promise<PageText[]> {
  const boldFonts = new Map<string, boolean>();
  const pages: PageText[] = [];
  let operatorPages = 0;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      damage.seen();
      const content = await page.getTextContent();
      const incomplete = damage.seen();
      const fresh = Object.keys(content.styles).filter((font) => !boldFonts.has(font));
      const blank = !content.items.some((item) => 'str' in item && item.str.trim() !== '');
      let hasImage = false;
      if ((fresh.length > 0 || blank) && operatorPages < MAX_OPERATOR_PAGES) {
        operatorPages++;
        hasImage = await learnFonts(page, fresh, boldFonts, damage);
      }
      for (const font of fresh) if (!boldFonts.has(font)) boldFonts.set(font, false);
      pages.push(
        toPageText(
          number,
          page,
          content.items,
          boldFonts,
          hasImage || (blank && operatorPages >= MAX_OPERATOR_PAGES),
          incomplete,
        ),
      );
      page.cleanup();
    } catch (thrown) {
      const failure = thrown instanceof Error ? thrown.message : 'unknown fault';
      pages.push({
        number,
        width: 0,
        height: 0,
        items: [],
        turned: [],
        hasImage: false,
        incomplete: true,
        hiddenText: false,
        failure,
      });
    }
  }
  return pages;
}

/** Asks the drawing operators for font names, the only place where they appear; tells whether an image is painted. */
async function learnFonts(
  page: PdfPage,
  fonts: readonly string[],
  bold: Map<string, boolean>,
  damage: DamageWatch,
): Promise<boolean> {
  damage.image();
  let operators: { fnArray: readonly number[] };
  try {
    operators = await page.getOperatorList();
  } catch (thrown) {
    // The text of the page is known already; without operators its fonts merely count as regular.
    if (!(thrown instanceof Error)) throw thrown;
    return false;
  }
  for (const font of fonts) {
    if (!page.commonObjs.has(font)) continue;
    const known: unknown = page.commonObjs.get(font);
    const name = typeof known === 'object' && known !== null && 'name' in known ? String(known.name) : '';
    bold.set(font, BOLD.test(name));
  }
  return damage.image() || operators.fnArray.some((operator) => IMAGE_OPERATORS.has(operator));
}

type Item = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number];

function toPageText(
  number: number,
  page: PdfPage,
  raw: readonly Item[],
  boldFonts: ReadonlyMap<string, boolean>,
  hasImage: boolean,
  incomplete: boolean,
): PageText {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const placed: { item: TextItem; angle: number }[] = [];
  const characters = new Map<number, number>();
  let spaced = false;
  let hiddenText = false;
  for (const item of raw) {
    if (!('str' in item)) continue;
    if (item.str.trim() === '') {
      if (item.str !== '') spaced = true;
      continue;
    }
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform.map(Number);
    const size = Math.hypot(a, b) || item.height || 1;
    if (size < SMALLEST) {
      hiddenText = true;
      continue;
    }
    const angle = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
    const [x, y] = upright(e - left, f - bottom, angle, right - left, top - bottom);
    placed.push({
      angle,
      item: {
        text: symbolsToBullets(spreadLetters(item.str)),
        x,
        y,
        width: item.width,
        size,
        font: item.fontName,
        // Letter-spacing is emphasis as bold type is.
        bold: (boldFonts.get(item.fontName) ?? false) || spreadLetters(item.str) !== item.str,
        spaced,
      },
    });
    spaced = false;
    characters.set(angle, (characters.get(angle) ?? 0) + item.str.length);
  }
  const main = [...characters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
  const sideways = main % 2 === 1;
  return {
    number,
    width: sideways ? top - bottom : right - left,
    height: sideways ? right - left : top - bottom,
    // Runs outside the page area cannot be seen by a reader of the page.
    items: placed
      .filter(({ angle, item }) => angle === main && isOnPage(item, right - left, top - bottom, sideways))
      .map(({ item }) => item),
    turned: joinTurned(placed.filter(({ angle }) => angle !== main).map(({ item }) => item)),
    hasImage,
    incomplete,
    hiddenText,
  };
}

/** Turns a point of text that runs at `angle` quarter turns so that the text runs to the right. */
function upright(x: number, y: number, angle: number, width: number, height: number): [number, number] {
  if (angle === 1) return [y, width - x];
  if (angle === 2) return [width - x, height - y];
  if (angle === 3) return [height - y, x];
  return [x, y];
}

function isOnPage(item: TextItem, width: number, height: number, sideways: boolean): boolean {
  const [w, h] = sideways ? [height, width] : [width, height];
  return item.x < w + 5 && item.x + item.width > -5 && item.y < h + 5 && item.y > -5;
}

/** Letters set one by one in the margin belong together in the order of the file. */
function joinTurned(items: readonly TextItem[]): string[] {
  const lines: string[] = [];
  let previous: TextItem | undefined;
  for (const item of items) {
    const follows =
      previous &&
      Math.abs(previous.y - item.y) < 2 &&
      item.x - (previous.x + previous.width) < item.size * 1.5;
    if (follows && lines.length > 0) lines[lines.length - 1] += (item.spaced ? ' ' : '') + item.text;
    else lines.push(item.text);
    previous = item;
  }
  return lines.map((line) => neutralise(line).trim()).filter((line) => line.length > 3);
}

/** Symbol fonts put their bullets into the private-use area. */
const symbolsToBullets = (text: string): string => text.replace(/^\s*[\uf000-\uf0ff](?=\s|$)/, '•');

const LETTERS = /^\s*(?:\S{1,2}\s){5,}\S{1,2}\s*$/u;

/**
 * `V o r b e m e r k u n g d e r F r a g e s t e l l e r` → `Vorbemerkung der Fragesteller`: letter-spaced
 * headings come with a space after every letter; word borders are found again at capitals and small words.
 */
export function spreadLetters(text: string): string {
  if (!LETTERS.test(text)) return text;
  const tokens = text.trim().split(/\s+/);
  const singles = tokens.filter((token) => token.length === 1 && /\p{L}/u.test(token)).length;
  if (singles < tokens.length * 0.7) return text;
  return tokens
    .join('')
    .replace(/(\p{Ll})(der|des|die|das|und|von|zum|zur|für|the|of|and|du|de|la)(?=\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
}
