import { readPassage } from './passage-reading.ts';
import type { Candidate } from './select-sentences.ts';

/** Begins with somebody or something named before; "Es gibt", "It is" and "Il faut" stand for nobody. */
const POINTS_BACK =
  /^(?:(?:Er|Sie|Seine?[mnrs]?|Ihre?[mnrs]?|He|She|They|His|Her|Their|Its|Elles?|Ils|Sa|Ses|Leurs?)\s|It\s(?!(?:is|was|remains|seems|appears|follows|will|would|has been|had been)\s)|Es\s(?!(?:gibt|gab|ist|sind|war|waren|wird|wurde|wurden|bleibt|blieb|handelt|besteht|bestehen|fehlt|fehlen|kam|kommt|liegt|liegen|geht|ging|sei|seien|heißt|hieß|gilt|galt|folgt|zeigt sich|stellt sich)\s)|Il\s(?!(?:y|est|était|faut|faudra|convient|s['’]agit|reste|semble|importe)\s))/u;

/** Sentences that may come with the one that answers, and characters of all of them together. */
const MOST_BEFORE = 2;
const LONGEST = 500;

/**
 * "Sie sagte zu, …" says nothing without "Premierministerin Dorsk besuchte …" before it: such a sentence is quoted with
 * the one that it points back to, in one quotation, where both stand in one paragraph. A sentence that another has
 * taken in is not said again.
 */
export function withAntecedents(chosen: readonly Candidate[], questionLanguage: string): Candidate[] {
  const whole = chosen.map((candidate) => withAntecedent(candidate, questionLanguage));
  return whole.filter((candidate) => !whole.some((other) => isWithin(candidate, other)));
}

function withAntecedent(candidate: Candidate, questionLanguage: string): Candidate {
  if (candidate.rows) return candidate;
  const { passage } = candidate.entry;
  const { sentences } = readPassage(candidate.entry, questionLanguage);
  let { start } = candidate;
  for (let taken = 0; taken < MOST_BEFORE && POINTS_BACK.test(passage.text.slice(start)); taken++) {
    const before = sentences.findLast((sentence) => !sentence.rows && sentence.end <= start);
    if (before === undefined || !before.isSentence) break;
    if (/\S|\n/.test(passage.text.slice(before.end, start)) || candidate.end - before.start > LONGEST) break;
    start = before.start;
  }
  return start === candidate.start
    ? candidate
    : { ...candidate, start, text: passage.text.slice(start, candidate.end) };
}

const isWithin = (inner: Candidate, outer: Candidate): boolean =>
  inner !== outer &&
  inner.entry.passage.id === outer.entry.passage.id &&
  inner.start >= outer.start &&
  inner.end <= outer.end;
