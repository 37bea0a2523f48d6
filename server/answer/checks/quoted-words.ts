import { words } from '../../text/index.ts';
import { locateQuote } from '../locate-quote.ts';

const QUOTED = /"([^"]{2,600})"|„([^“”"]{2,600})[“”"]|“([^”]{2,600})”|«([^»]{2,600})»|»([^«]{2,600})«/gu;
/** A single word in quotation marks is a term, not a quote. */
const FEWEST_WORDS = 2;

/** What a sentence puts into quotation marks, without the marks and without a closing comma or stop. */
export function quotedIn(sentence: string): string[] {
  // Marks that do not pair would turn the words between two quotes into one.
  if (sentence.includes("''") || (sentence.split('"').length - 1) % 2 === 1) return [];
  return [...sentence.matchAll(QUOTED)]
    .map((match) => (match.slice(1).find((group) => group !== undefined) ?? '').replace(/[.,;!?]+$/u, ''))
    .filter((quote) => words(quote).length >= FEWEST_WORDS);
}

/** Quotes of a sentence that stand in none of the passages. An omission ("…") is allowed in order within one passage. */
export function missingQuotes(sentence: string, passages: readonly string[]): string[] {
  return quotedIn(sentence).filter((quote) => {
    const open = quote.charAt(0).toLowerCase() + quote.slice(1);
    const upper = quote.charAt(0).toUpperCase() + quote.slice(1);
    return !passages.some((passage) =>
      [quote, open, upper].some((form) => locateQuote(passage, form) !== null),
    );
  });
}
