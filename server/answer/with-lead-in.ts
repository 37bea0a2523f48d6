import { readPassage, type SentenceReading } from './passage-reading.ts';
import type { Candidate } from './select-sentences.ts';

/** "1.", "a)", "(iv)", "•" before an item of a list. */
const ITEM = /^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[•▪◦‣●])\s+\S/u;
/** The first item may stand in the line that opens the list: "… fordert die Bundesregierung auf, 1. den Bundestag …". */
const OPENS_INSIDE = /[:,]\s+(?:\(?(?:1|a|i)[.)]|[•▪◦‣●])\s+\S/u;
/** Characters of the opening and of all items up to the one that is meant; beyond them the item stays alone. */
const LONGEST = 700;

/**
 * "2. die Verhandlungen zu beenden" is nobody's demand without "Der Bundestag fordert die Bundesregierung auf," before it:
 * an item is quoted from the line that opens its list, with the items between, as one stretch of its report.
 */
export function withLeadIn(candidate: Candidate, questionLanguage: string): Candidate {
  if (candidate.rows || !ITEM.test(candidate.text)) return candidate;
  const { passage } = candidate.entry;
  const before = readPassage(candidate.entry, questionLanguage).sentences.filter(
    (sentence) => !sentence.rows && sentence.end <= candidate.start,
  );
  const opening = before.findLast(({ text }) => !ITEM.test(text));
  if (opening === undefined || !opensList(opening)) return candidate;
  if (candidate.end - opening.start > LONGEST) return candidate;
  return { ...candidate, start: opening.start, text: passage.text.slice(opening.start, candidate.end) };
}

const opensList = ({ text }: SentenceReading): boolean => /[:,]\s*$/u.test(text) || OPENS_INSIDE.test(text);
