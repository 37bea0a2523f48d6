import { beginsPointingBack } from '../answer/points-back.ts';

/** An item of an enumeration: "2. in der EU darauf hinzuwirken, dass …;", "b) to withdraw its troops", "3. CETA abzulehnen;". */
const ITEM =
  /^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—•*·])\s+(?:\p{Ll}|To\s\p{Ll}|[\s\S]*[;,]\s*$)|^\s*[•▪◦‣●]/u;
/** Begins in the middle of a sentence and ends in it too. */
const PIECE = /^\s*\p{Ll}[\s\S]*[;,:]\s*$/u;
/** What would be if something were that is not: "Wenn der Fluss nicht wäre, wäre …", "If there were no river, … would …". */
const COUNTERFACTUAL =
  /^\s*(?:(?:wenn|falls)\s[^,]*\p{L}*(?:wäre|hätte|läge|gäbe|käme|stünde|bliebe)n?(?!\p{L})[^,]*,\s*(?:so\s+)?(?:wäre|hätte|gäbe|würde|könnte)n?(?!\p{L})|if\s[^,]*\b(?:were|had)\b[^,]*,[^.]*\bwould\b)/iu;

/**
 * Whether a quoted sentence can be read without what stood around it, and says something of the world as it is. An item of
 * an enumeration has its subject and verb in the line that opens the list; alone it is a demand of nobody, and "Dies gilt …"
 * alone holds of nothing.
 */
export const standsAlone = (sentence: string): boolean =>
  !ITEM.test(sentence) &&
  !PIECE.test(sentence) &&
  !COUNTERFACTUAL.test(sentence) &&
  !beginsPointingBack(sentence);

/** Half a page: a preamble, or a note that the report reproduces. */
const MOST_WORDS = 90;

export const isOverlong = (sentence: string): boolean =>
  (sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > MOST_WORDS;
