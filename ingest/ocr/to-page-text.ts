import { identifyLanguage } from '../../server/text/language.ts';
import type { PageText, TextItem } from '../parse/pdf/text-item.ts';
import type { PageImage } from './page-image.ts';
import type { RecognisedLine, RecognisedPage } from './tesseract-pool.ts';

/** Below this a line is a picture taken for writing, or writing that nobody should quote. */
const LINE_CONFIDENCE = 0.4;
/** Sizes of type that differ by less than half of this are one size, measured a little differently. */
const STEP = 1.35;

export interface RecognisedText {
  readonly page: PageText;
  /** Lines that were left out because they could not be made out. */
  readonly dropped: number;
}

/** Recognised words as runs of text in points, so that they are laid out like any other page. */
export function toPageText(
  number: number,
  { lines }: RecognisedPage,
  { width, height, dpi }: Pick<PageImage, 'width' | 'height' | 'dpi'>,
): RecognisedText {
  const scale = 72 / dpi;
  const kept = withPronoun(lines.filter(isMadeOut));
  const sizeOf = typeSizes(kept);
  const items = kept.flatMap((line): TextItem[] =>
    line.words.map(({ text, left, right }) => ({
      text,
      x: left * scale,
      y: (height - line.baseline) * scale,
      width: (right - left) * scale,
      size: sizeOf(line) * scale,
      font: 'recognised',
      bold: false,
      spaced: true,
    })),
  );
  return {
    page: {
      number,
      width: width * scale,
      height: height * scale,
      items,
      turned: [],
      hasImage: true,
      incomplete: false,
    },
    dropped: lines.filter((line) => !isMadeOut(line) && /[\p{L}\p{N}]{2}/u.test(textOf(line))).length,
  };
}

/** A lone `|` before a small letter is the English word `I`. */
function withPronoun(lines: readonly RecognisedLine[]): readonly RecognisedLine[] {
  const isBar = (text: string, next: string | undefined): boolean =>
    text === '|' && /^\p{Ll}/u.test(next ?? '');
  const has = lines.some(({ words }) => words.some(({ text }, index) => isBar(text, words[index + 1]?.text)));
  if (!has || identifyLanguage(lines.map(textOf).join(' ')) !== 'en') return lines;
  return lines.map((line) => ({
    ...line,
    words: line.words.map((word, index) =>
      isBar(word.text, line.words[index + 1]?.text) ? { ...word, text: 'I' } : word,
    ),
  }));
}

const textOf = (line: RecognisedLine): string => line.words.map(({ text }) => text).join(' ');

function isMadeOut(line: RecognisedLine): boolean {
  let sum = 0;
  let characters = 0;
  for (const { text, confidence } of line.words) {
    sum += confidence * text.length;
    characters += text.length;
  }
  return characters > 0 && sum / characters >= LINE_CONFIDENCE && /[\p{L}\p{N}]/u.test(textOf(line));
}

/**
 * Heights of rows scatter; they are put into steps around the commonest one, which is running text. Rows close below
 * each other and about as high are one size, or a paragraph whose height lies between two steps falls to pieces.
 */
function typeSizes(lines: readonly RecognisedLine[]): (line: RecognisedLine) => number {
  const body = middleHeight(lines);
  const sizes = new Map<RecognisedLine, number>();
  for (const rows of together(lines)) {
    const size = body * STEP ** Math.round(Math.log(middleHeight(rows) / body) / Math.log(STEP));
    for (const row of rows) sizes.set(row, size);
  }
  return (line) => sizes.get(line) ?? body;
}

/** Height in the middle of all characters. */
function middleHeight(lines: readonly RecognisedLine[]): number {
  const heights = lines
    .flatMap((line) => Array.from({ length: textOf(line).length }, () => line.height))
    .sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 1;
}

/** Heights that differ by less than this may be the same type. */
const ALIKE = 1.2;
/** Baselines of a paragraph are at most this many row heights apart. */
const NEAR = 2;

/** Rows one below the other, begun at about the same place, whose heights differ little. */
function together(lines: readonly RecognisedLine[]): RecognisedLine[][] {
  const groups: RecognisedLine[][] = [];
  for (const line of lines) {
    const above = groups.at(-1)?.at(-1);
    const ratio =
      above === undefined ? 0 : Math.max(above.height, line.height) / Math.min(above.height, line.height);
    const gap = above === undefined ? 0 : line.baseline - above.baseline;
    const aligned = Math.abs((above?.words[0]?.left ?? 0) - (line.words[0]?.left ?? 0)) < line.height;
    if (above && ratio < ALIKE && aligned && gap > 0 && gap < Math.max(above.height, line.height) * NEAR)
      groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}
