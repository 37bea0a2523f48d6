import { judgeText } from '../parse/pdf/text-quality.ts';

export interface Reading {
  readonly text: string;
  /** 0–1; 1 for characters that the file itself holds. */
  readonly confidence: number;
}

/** How much of the page a reading gives, by the same measure for both: words that look like words, by their quality. */
export function worth({ text, confidence }: Reading): number {
  const { score, readable } = judgeText(text);
  return score ** 2 * confidence * readable;
}

/**
 * The recognised reading must be clearly better, because its figures and names can be wrong one by one; unless a
 * person asked for it, then it must only not be clearly worse.
 */
const MARGIN = { layer: 1.25, recognition: 0.8 } as const;

/** True when text recognition reads the page better than its text layer does. */
export const recognitionWins = (
  layer: Reading,
  recognised: Reading,
  preferred: keyof typeof MARGIN = 'layer',
): boolean => worth(recognised) > worth(layer) * MARGIN[preferred];
