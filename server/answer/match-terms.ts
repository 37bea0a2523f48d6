import { foldCase, stem, words } from '../text/index.ts';

/** A text prepared for matching: the stems and folded forms of its words. */
export interface MatchableText {
  readonly stems: ReadonlySet<string>;
  readonly long: readonly string[];
  /** The words as written, in order. */
  readonly sequence: readonly string[];
}

const LANGUAGES = ['de', 'en', 'fr'] as const;

/** Prepares a text once; both the text's own language and the question's are stemmed, so names meet in the middle. */
export function matchable(text: string, languages: readonly string[]): MatchableText {
  const stems = new Set<string>();
  const long: string[] = [];
  const sequence: string[] = [];
  for (const { text: word } of words(text)) {
    const folded = foldCase(word);
    stems.add(folded);
    sequence.push(word);
    for (const language of languages) stems.add(stem(word, language));
    if (folded.length >= 7) long.push(folded);
  }
  return { stems, long, sequence };
}

/**
 * How well a question word is met by a text, 0–1: the same stem 1; part of a compound ("Ausfuhr" in
 * "Ausfuhrvolumen") 0.8; a long common beginning ("Verlängerung", "verlängert") 0.6; nothing 0.
 */
export function matchStrength(term: string, text: MatchableText): number {
  const folded = foldCase(term);
  if (text.stems.has(folded)) return 1;
  for (const language of LANGUAGES) if (text.stems.has(stem(term, language))) return 1;
  if (/^\d/.test(term) || folded.length < 5) return 0;
  const core = stem(term, 'de');
  let best = 0;
  for (const word of text.long) {
    if (core.length >= 5 && word.includes(core)) return 0.8;
    if (folded.length >= 9 && word.length >= 5 && folded.includes(word)) best = Math.max(best, 0.7);
    if (commonPrefix(folded, word) >= Math.max(6, 0.7 * Math.min(folded.length, word.length)))
      best = Math.max(best, 0.6);
  }
  return best;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The words by which a term may be met in a text of another language; of several words, all must be met. */
export type Variants = ReadonlyMap<string, readonly string[]>;

/** A translated word says a little less than the word itself. */
const TRANSLATED = 0.9;

/** Like `matchStrength`, but a term may also be met by one of its translations. */
export function matchTranslated(term: string, text: MatchableText, variants: Variants): number {
  let best = matchStrength(term, text);
  for (const variant of variants.get(term) ?? []) {
    if (best >= TRANSLATED) break;
    best = Math.max(best, TRANSLATED * matchVariant(variant, text));
  }
  return best;
}

/** Small words that may stand between the words of a term ("ministre des affaires étrangères"). */
const BETWEEN = 2;

/** A term of several words is met where all of them stand together: "Ministry of Foreign Affairs … Fisheries Minister" is no foreign minister. */
function matchVariant(variant: string, text: MatchableText): number {
  const parts = variant.split(' ');
  const least = Math.min(...parts.map((word) => matchStrength(word, text)));
  if (parts.length === 1 || least === 0) return least;
  const size = parts.length + BETWEEN;
  for (let start = 0; start < text.sequence.length; start++) {
    const window = matchable(text.sequence.slice(start, start + size).join(' '), LANGUAGES);
    if (parts.every((word) => matchStrength(word, window) >= 0.8)) return least;
  }
  return 0;
}
