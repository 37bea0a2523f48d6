import { isStopWord } from '../../../server/text/index.ts';
import type { Vocabulary } from '../join-lines.ts';

const SPLIT = /(?<![\p{L}\p{N}-])(\p{L}{2,}) (\p{Ll}{1,5})(?![\p{L}\p{N}])/gu;

/**
 * `Defen se` → `Defense`: a space that kerning left inside a word. Only where it is certain: the whole word is
 * written elsewhere in the document, at least twice and more often than its first half, and neither half is a word
 * that stands by itself everywhere.
 */
export function mendStraySpaces(text: string, vocabulary: Vocabulary): string {
  return text.replace(SPLIT, (both: string, left: string, right: string) => {
    if (isStopWord(left) || isStopWord(right)) return both;
    const whole = vocabulary.get((left + right).toLowerCase()) ?? 0;
    const half = vocabulary.get(left.toLowerCase()) ?? 0;
    const rest = vocabulary.get(right) ?? 0;
    return whole >= 2 && whole > half * 2 && (half <= 2 || rest <= 2) ? left + right : both;
  });
}
