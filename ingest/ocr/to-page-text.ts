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
  const kept = lines.filter(isMadeOut);
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

/** Heights of rows scatter; they are put into steps around the commonest one, which is running text. */
function typeSizes(lines: readonly RecognisedLine[]): (line: RecognisedLine) => number {
  const heights = lines
    .flatMap((line) => Array.from({ length: textOf(line).length }, () => line.height))
    .sort((a, b) => a - b);
  const body = heights[Math.floor(heights.length / 2)] ?? 1;
  return ({ height }) => body * STEP ** Math.round(Math.log(height / body) / Math.log(STEP));
}
