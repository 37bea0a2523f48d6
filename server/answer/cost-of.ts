import { matchable, matchTranslated, type Variants } from './match-terms.ts';

/** What a sentence says that the cost is of: "die Kosten einer vollen **Abdeckung mit** …", "the price of bread". */
const OF =
  /(?<!\p{L})(?:kosten|preise?s?|costs?|prices?|coûts?|prix)\s+(?:der|des|einer|eines|von|für|of|for|d[eu]s?|d['’])\s*((?:[\p{L}-]+\s*){1,5})/iu;
const LANGUAGES = ['de', 'en', 'fr'];

/**
 * Whether a sentence names another thing than the one asked for as what has its cost. "The cost is 2 billion" names none.
 *
 * @param thing a term of the question; null where none is named
 */
export function isCostOfAnother(thing: string | null, text: string, variants: Variants): boolean {
  const named = OF.exec(text)?.[1];
  return (
    thing !== null &&
    named !== undefined &&
    matchTranslated(thing, matchable(text, LANGUAGES), variants) === 0 &&
    matchTranslated(thing, matchable(named, LANGUAGES), variants) === 0
  );
}
