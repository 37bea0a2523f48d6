import { EXTRACTION_NOTES } from '../../server/domain/extraction-notes.ts';
import type { PageText } from '../parse/pdf/text-item.ts';
import { isOcrLanguage, type OcrLanguage } from './languages.ts';
import { isBlank, type PageImage, turn } from './page-image.ts';
import type { RecognisedPage, TesseractPool } from './tesseract-pool.ts';
import { toPageText } from './to-page-text.ts';

/** A page as text recognition read it. */
export interface PageReading {
  readonly page: PageText;
  readonly text: string;
  /** 0–1 */
  readonly confidence: number;
  readonly language: OcrLanguage;
  readonly blank: boolean;
  /** Sentences for the certificate. */
  readonly notes: readonly string[];
}

/** Below this the page probably stands on its side or its head. */
const UPRIGHT_CONFIDENCE = 0.6;
/** Below this the page is marked as doubtful. */
export const SURE = 0.65;
/** Letters that tell one language from another with certainty. */
const ENOUGH_LETTERS = 120;

/**
 * Reads one page: in the language expected, then in the one that the words themselves turn out to be, and turned by
 * quarters where it can hardly be read upright.
 */
export async function readPage(
  number: number,
  image: PageImage,
  expected: OcrLanguage,
  pool: TesseractPool,
  signal?: AbortSignal,
): Promise<PageReading> {
  const { identifyLanguage } = await import('../../server/text/language.ts');
  if (isBlank(image)) {
    const { page } = toPageText(number, { lines: [], confidence: 0 }, image);
    return { page, text: '', confidence: 0, language: expected, blank: true, notes: [] };
  }
  let language = expected;
  let best = { image, read: await pool.recognise(image, language, signal) };
  if (best.read.confidence < UPRIGHT_CONFIDENCE || isSideways(best.read)) {
    for (const quarters of [3, 1, 2]) {
      const turned = turn(image, quarters);
      const read = await pool.recognise(turned, language, signal);
      const clearer = read.confidence > best.read.confidence + (isSideways(best.read) ? -0.1 : 0.1);
      if (!isSideways(read) && clearer && letters(read) >= letters(best.read) * 0.5)
        best = { image: turned, read };
      if (best.read.confidence >= UPRIGHT_CONFIDENCE && !isSideways(best.read)) break;
    }
  }
  const spoken = letters(best.read) >= ENOUGH_LETTERS ? identifyLanguage(plain(best.read)) : 'und';
  if (isOcrLanguage(spoken) && spoken !== language) {
    const again = await pool.recognise(best.image, spoken, signal);
    if (again.confidence > best.read.confidence - 0.02) {
      language = spoken;
      best = { image: best.image, read: again };
    }
  }
  const { page, dropped } = toPageText(number, best.read, best.image);
  const { confidence } = best.read;
  const notes: string[] = [];
  if (confidence < SURE) notes.push(EXTRACTION_NOTES.lowConfidence.en);
  if (dropped > 0) notes.push(EXTRACTION_NOTES.partlyUnsure.en);
  if (spoken !== 'und' && !isOcrLanguage(spoken) && confidence < 0.8)
    notes.push(EXTRACTION_NOTES.foreignScript.en);
  return {
    page,
    text: page.items.map(({ text }) => text).join(' '),
    confidence,
    language,
    blank: false,
    notes,
  };
}

/** The engine reads lines that stand on their side, but their words come in columns: they are higher than wide. */
function isSideways({ lines }: RecognisedPage): boolean {
  const words = lines.flatMap((line) => line.words).filter(({ text }) => text.length >= 4);
  const high = words.filter(({ left, right, height }) => height > (right - left) * 1.3);
  return words.length >= 4 && high.length > words.length / 2;
}

const plain = ({ lines }: RecognisedPage): string =>
  lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');

const letters = (read: RecognisedPage): number => plain(read).replace(/\P{L}/gu, '').length;
