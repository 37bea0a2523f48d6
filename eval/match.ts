import { LRUCache } from 'lru-cache';
import { findFigures, missingFigures, normaliseForComparison } from '../server/text/index.ts';

/** Characters that differ between a document and a quote copied from it: white space, hyphens, dashes, quotation marks. */
const IGNORED = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-‐‑‒–—−"'„“”«»‟″‚‘’‹›‛′`´]/u;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Every place at which `quote` stands in `text`, as UTF-16 offsets into `text`; white space, hyphenation and
 * quotation marks are ignored on both sides, everything else must agree. Used to locate expected evidence, never
 * to judge an answer's own quotes (that is `containsQuote`, which is stricter).
 */
export function findQuote(text: string, quote: string): Span[] {
  const wanted = compact(quote.normalize('NFKC')).key;
  if (wanted === '') return [];
  const { key, offsets } = compact(text);
  const spans: Span[] = [];
  for (let at = key.indexOf(wanted); at !== -1; at = key.indexOf(wanted, at + 1)) {
    const last = offsets[at + wanted.length - 1];
    const start = offsets[at];
    if (start === undefined || last === undefined) break;
    // "7.301" is not a quote from "17.301".
    const cutsNumber =
      (/^\d/u.test(wanted) && /\d/u.test(text[start - 1] ?? '')) ||
      (/\d$/u.test(wanted) && /\d/u.test(text[last + 1] ?? ''));
    if (!cutsNumber) spans.push({ start, end: last + 1 });
  }
  return spans;
}

interface Compact {
  readonly key: string;
  readonly offsets: readonly number[];
}

/** Every passage of a report is searched for every quote: scoring 800 stored responses of the devset 12 → 2 s. */
const compacted = new LRUCache<string, Compact>({
  maxSize: 4_000_000,
  sizeCalculation: ({ key }) => key.length + 1,
});

function compact(text: string): Compact {
  const known = compacted.get(text);
  if (known !== undefined) return known;
  let key = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    if (!IGNORED.test(character)) {
      const plain = character < '\u0080' ? character : character.normalize('NFKC').replace(/\s/gu, '');
      key += plain;
      for (let i = 0; i < plain.length; i++) offsets.push(offset + Math.min(i, character.length - 1));
    }
    offset += character.length;
  }
  const made = { key, offsets };
  compacted.set(text, made);
  return made;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * Whether `phrase` stands in `text` as whole words, whatever the case. A phrase of six letters or more may carry
 * an ending of up to three letters ("Kontrollgesetz" in "Kontrollgesetzes"): German inflects.
 */
export function containsPhrase(text: string, phrase: string): boolean {
  const haystack = normaliseForComparison(text).toLowerCase();
  const needle = normaliseForComparison(phrase).toLowerCase();
  if (needle === '') return false;
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack[at - 1];
    const rest = haystack.slice(at + needle.length);
    const startsWord = !(isWordCharacter(before) && isWordCharacter(needle[0]));
    const ending = /^[\p{L}\p{N}]*/u.exec(rest)?.[0] ?? '';
    const lastIsLetter = /\p{L}$/u.test(needle);
    const endsWord =
      ending === '' ||
      !isWordCharacter(needle.at(-1)) ||
      (needle.length >= 6 && lastIsLetter && /^\p{L}{1,3}$/u.test(ending));
    if (startsWord && endsWord && !splitsNumber(haystack, at, at + needle.length)) return true;
  }
  return false;
}

/** "541" must not be found inside "1.541" or "541,5". */
function splitsNumber(text: string, start: number, end: number): boolean {
  return /\d[.,]$/u.test(text.slice(0, start)) && /^\d/u.test(text.slice(start))
    ? true
    : /\d$/u.test(text.slice(0, end)) && /^[.,]\d/u.test(text.slice(end));
}

/**
 * Whether `text` says `phrase`: as words, or, where the phrase is hardly more than figures ("9,9 Milliarden
 * Euro"), by the same figures in whatever notation ("EUR 9.9 billion").
 */
export function states(text: string, phrase: string): boolean {
  if (containsPhrase(text, phrase)) return true;
  const figures = findFigures(phrase);
  if (figures.length === 0) return false;
  let rest = phrase;
  for (const { raw } of figures) rest = rest.replace(raw, '');
  return rest.replace(/\P{L}/gu, '').length <= 12 && missingFigures(phrase, [text]).length === 0;
}

export const statesAny = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => states(text, phrase));

/** `phrase` and the figures in it, all of them, in any notation. For long quotes that stand for a value. */
export const carriesFiguresOf = (text: string, phrase: string): boolean =>
  findFigures(phrase).length > 0 && missingFigures(phrase, [text]).length === 0;
