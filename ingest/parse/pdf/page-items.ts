import { neutralise } from '../clean-text.ts';
import { seatMarks, toPlainLetters } from './right-to-left.ts';
import type { TextItem } from './text-item.ts';
import type { PlacedText } from './visible-items.ts';

/** A run of text as pdf.js reports it. */
export interface RawItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

export interface Placed extends PlacedText {
  readonly font: string;
  readonly spaced: boolean;
}

/** Runs with their places in points from the lower left corner of the page; white space becomes `spaced`. */
export function placeItems(raw: readonly unknown[], left: number, bottom: number): Placed[] {
  const placed: Placed[] = [];
  let spaced = false;
  for (const item of raw) {
    if (!isRawItem(item)) continue;
    if (item.str.trim() === '') {
      if (item.str !== '') spaced = true;
      continue;
    }
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform.map(Number);
    placed.push({
      text: item.str,
      x: e - left,
      y: f - bottom,
      width: item.width,
      size: Math.hypot(a, b) || item.height || 1,
      angle: Math.atan2(b, a),
      font: item.fontName,
      spaced,
    });
    spaced = false;
  }
  return placed;
}

const isRawItem = (item: unknown): item is RawItem =>
  typeof item === 'object' && item !== null && 'str' in item && 'transform' in item;

/** The runs turned so that most of them read from left to right, and what stands at another angle. */
export function turnUpright(
  placed: readonly Placed[],
  width: number,
  height: number,
  isBold: (font: string) => boolean,
): { items: TextItem[]; turned: string[]; sideways: boolean } {
  const characters = new Map<number, number>();
  const quarter = ({ angle }: Placed): number => ((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4;
  for (const item of placed)
    characters.set(quarter(item), (characters.get(quarter(item)) ?? 0) + item.text.length);
  const main = [...characters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
  const sideways = main % 2 === 1;
  const toItem = (item: Placed): TextItem => {
    const [x, y] = upright(item.x, item.y, quarter(item), width, height);
    const spread = spreadLetters(item.text);
    const text = toPlainLetters(symbolsToBullets(spread));
    return {
      text,
      x,
      y,
      width: item.width,
      size: item.size,
      font: item.font,
      // Letter-spacing is emphasis as bold type is.
      bold: isBold(item.font) || spread !== item.text,
      spaced: item.spaced,
    };
  };
  return {
    sideways,
    // Runs outside the page area cannot be seen by a reader of the page.
    items: seatMarks(placed.filter((item) => quarter(item) === main).map(toItem)).filter((item) =>
      isOnPage(item, width, height, sideways),
    ),
    turned: joinTurned(placed.filter((item) => quarter(item) !== main).map(toItem)),
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
