import { type Figure, isStopWord, monthNames, words } from '../text/index.ts';
import { matchableWord, matchTranslated, type Variants } from './match-terms.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => monthNames(index + 1)).flat();
/** Capitalised in a date, and the name of nobody and nowhere. */
const CALENDAR = new RegExp(
  `^(?:${MONTHS.join('|')}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|frühjahr|frühling|sommer|herbst|winter|quartal|jahr\\p{L}*|monat\\p{L}*|woche\\p{L}*|tage?n?|uhr|ortszeit)$`,
  'iu',
);

export interface FreshName {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Capitalised words that the question does not state: in English and French names, in German nouns too. What begins the text
 * is one unless it is a small word.
 */
export function freshNames(
  text: string,
  { terms, figures, language }: { terms: readonly string[]; figures: readonly Figure[]; language: string },
  variants: Variants,
): FreshName[] {
  return words(text).filter(
    (word) =>
      /^\p{Lu}[\p{L}.’'-]+/u.test(word.text) &&
      !isStopWord(word.text, language) &&
      !CALENDAR.test(word.text) &&
      !figures.some((figure) => figure.start < word.end && word.start < figure.end) &&
      !terms.some((term) => matchTranslated(term, matchableWord(word.text), variants) >= SAME),
  );
}

const SAME = 0.8;
