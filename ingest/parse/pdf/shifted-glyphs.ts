import type { PageText, TextItem } from './text-item.ts';
import { judgeText } from './text-quality.ts';

/**
 * Glyphs 3 to 228 of the standard Macintosh order (TrueType `post` format 1). Fonts of Microsoft and Monotype leave
 * out the non-breaking space (glyph 172), so that everything after it stands one place lower.
 */
const MACINTOSH = [
  ...' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~',
  ...'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…',
];
const AFTER_ELLIPSIS = [...'ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\ufffdÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'];
const FIRST = 3;
const UNKNOWN = '\ufffd';
const AFTER = FIRST + MACINTOSH.length;

export type GlyphOrder = 'microsoft' | 'macintosh' | 'latin-1';

const ORDERS: Readonly<Record<GlyphOrder, ReadonlyMap<number, string>>> = {
  microsoft: macintoshOrder(0),
  macintosh: macintoshOrder(1),
  'latin-1': latinOrder(),
};

function macintoshOrder(gap: number): Map<number, string> {
  const map = new Map(MACINTOSH.map((character, index) => [FIRST + index, character]));
  if (gap === 1) map.set(AFTER, '\u00a0');
  for (const [index, character] of AFTER_ELLIPSIS.entries()) map.set(AFTER + gap + index, character);
  // The reader of the PDF writes the sign for micro as a Greek letter.
  map.set(0x3bc, map.get(0xb5) ?? UNKNOWN);
  return map;
}

/** ASCII, then the upper half of Latin-1, both in the order of their codes. */
function latinOrder(): Map<number, string> {
  const map = new Map<number, string>();
  for (let code = 0x20; code < 0x7f; code++) map.set(FIRST + code - 0x20, String.fromCharCode(code));
  for (let code = 0xa0; code <= 0xff; code++) map.set(98 + code - 0xa0, String.fromCharCode(code));
  map.set(0x3bc, map.get(0xb5) ?? UNKNOWN);
  return map;
}

/** Text whose codes are glyph numbers, as text; codes that have no place in the order become U+FFFD. */
export function restore(text: string, order: GlyphOrder): string {
  const map = ORDERS[order];
  let restored = '';
  for (const character of text) {
    // A space among the runs was put there by the reader, not by the file.
    restored += character === ' ' ? ' ' : (map.get(character.codePointAt(0) ?? 0) ?? UNKNOWN);
  }
  return restored;
}

/** How much better the restored text must look before it replaces what the file says. */
const CLEARLY = 0.25;

/** Glyphs of the font beyond the standard order; more of them speak against the order. */
const UNKNOWN_SHARE = 0.02;
/** A sign of no language inside a word: the order is right for ASCII only. */
const BROKEN_WORD = /\p{L}[^\p{L}\p{M}\p{N}\s'’.,:;/()\u2010-\u2014&@_-]\p{L}/gu;

/**
 * Fonts without a character map whose runs hold glyph numbers in a standard order (every ASCII character stands 29
 * code points too low): the order that turns each of them back into writing. A font is restored only if nearly all
 * of its codes have a place in the order and the result looks like language where it did not before.
 */
export function findShiftedFonts(
  pages: readonly PageText[],
  suspects: ReadonlySet<string>,
): Map<string, GlyphOrder> {
  const samples = new Map<string, Set<string>>();
  for (const { items } of pages) {
    for (const { font, text } of items) {
      if (!suspects.has(font)) continue;
      const sample = samples.get(font) ?? new Set();
      samples.set(font, sample.add(text));
    }
  }
  const found = new Map<string, GlyphOrder>();
  for (const [font, sample] of samples) {
    const order = bestOrder([...sample].join(' '));
    if (order) found.set(font, order);
  }
  return found;
}

function bestOrder(text: string): GlyphOrder | undefined {
  const before = judgeText(text).score;
  let best: { order: GlyphOrder; faults: number } | undefined;
  for (const order of ['microsoft', 'macintosh', 'latin-1'] as const) {
    const restored = restore(text, order);
    const unknown = restored.split(UNKNOWN).length - 1;
    if (unknown > restored.length * UNKNOWN_SHARE) continue;
    const after = judgeText(restored);
    // A font of figures alone has no words; its codes lie where no text has any.
    const speaks =
      after.words === 0 ? /[\u0010-\u001d]/.test(text) : after.score > 0.7 && after.score > before + CLEARLY;
    if (!speaks) continue;
    const faults = unknown + (restored.match(BROKEN_WORD)?.length ?? 0);
    if (!best || faults < best.faults) best = { order, faults };
  }
  return best?.order;
}

/** The pages with those fonts in plain characters; which pages were changed. */
export function restoreShifted(
  pages: readonly PageText[],
  fonts: ReadonlyMap<string, GlyphOrder>,
): { pages: PageText[]; restored: ReadonlySet<number> } {
  const restored = new Set<number>();
  const fix = (item: TextItem, page: number): TextItem => {
    const order = fonts.get(item.font);
    const text = order && restore(item.text, order);
    if (text === undefined) return item;
    restored.add(page);
    // A sign beyond the order that stands alone is the mark of a list.
    return { ...item, text: text.trim() === UNKNOWN ? '•' : text };
  };
  return {
    pages: pages.map((page) => ({ ...page, items: page.items.map((item) => fix(item, page.number)) })),
    restored,
  };
}
