export interface LocatedQuote {
  /** UTF-16 offsets into the text that was searched. */
  readonly start: number;
  readonly end: number;
}

/** Why a quote could not be found where it was said to stand. */
export type QuoteFailure = 'fabricated' | 'stitched' | 'misattributed';

interface Normalised {
  readonly text: string;
  /** For each character of `text`, the offset of the original character it came from. */
  readonly origin: readonly number[];
}

const PLAIN: Readonly<Record<string, string>> = Object.fromEntries([
  ...[...'„“”«»‟″'].map((mark) => [mark, '"']),
  ...[...'‚‘’‹›‛′`´'].map((mark) => [mark, "'"]),
  ...[...'‐‑‒–—−'].map((dash) => [dash, '-']),
]);
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

/** The comparison form of `normaliseForComparison`, with the way back to the original offsets. */
function normalise(original: string): Normalised {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original) {
    const plain = INVISIBLE.test(character) ? '' : (PLAIN[character] ?? character.normalize('NFKC'));
    for (const unit of plain) {
      const space = /\s/u.test(unit);
      if (space && (text === '' || text.endsWith(' '))) continue;
      if (!space && /[.,;:!?)\]]/u.test(unit) && text.endsWith(' ')) {
        text = text.slice(0, -1);
        origin.pop();
      }
      for (let index = 0; index < unit.length; index++) origin.push(at);
      text += space ? ' ' : unit;
    }
    at += character.length;
  }
  return { text, origin };
}

/**
 * Finds a quote in a text, letter by letter up to white space, quotation marks, dashes and invisible characters.
 * @returns offsets into `text`, or null
 */
export function locateQuote(text: string, quote: string): LocatedQuote | null {
  const haystack = normalise(text);
  const needle = normalise(quote).text.trim();
  if (needle === '') return null;
  const index = haystack.text.indexOf(needle);
  if (index < 0) return null;
  const start = haystack.origin[index];
  const last = haystack.origin[index + needle.length - 1];
  if (start === undefined || last === undefined) return null;
  const lastCharacter = String.fromCodePoint(text.codePointAt(last) ?? 0);
  return { start, end: last + lastCharacter.length };
}

/**
 * Names the fault of a quote that does not stand in the passage it was attributed to: it stands in another passage
 * (misattributed), its pieces stand apart in this one (stitched), or nowhere (fabricated).
 */
export function nameQuoteFailure(quote: string, passage: string, others: readonly string[]): QuoteFailure {
  if (others.some((other) => locateQuote(other, quote) !== null)) return 'misattributed';
  const pieces = quote.split(/\s*(?:\.\.\.|…|\[[^\]]*\])\s*/u).filter((piece) => piece.trim().length >= 8);
  if (pieces.length > 1 && pieces.every((piece) => locateQuote(passage, piece) !== null)) return 'stitched';
  const words = quote.split(/\s+/u);
  for (let cut = 3; cut <= words.length - 3; cut++) {
    const head = words.slice(0, cut).join(' ');
    const tail = words.slice(cut).join(' ');
    if (locateQuote(passage, head) !== null && locateQuote(passage, tail) !== null) return 'stitched';
  }
  return 'fabricated';
}
