import { readPassage } from './passage-reading.ts';
import { beginsPointingBack, pointsBack } from './points-back.ts';
import type { Candidate } from './select-sentences.ts';
import { withLeadIn } from './with-lead-in.ts';

/** Sentences that may come with the one that answers, and characters of all of them together. */
const MOST_BEFORE = 2;
const LONGEST = 500;

/**
 * "Sie sagte zu, …" says nothing without "Premierministerin Dorsk besuchte …" before it: such a sentence is quoted with
 * the one that it points back to, in one quotation, where both stand in one paragraph; so is the item of a list with the
 * line that opens it. A sentence that another has taken in is not said again.
 */
export function withAntecedents(chosen: readonly Candidate[], questionLanguage: string): Candidate[] {
  const whole = chosen.map((candidate) =>
    withLeadIn(withAntecedent(candidate, questionLanguage), questionLanguage),
  );
  return whole.filter(
    (candidate, index) =>
      !whole.some((other, at) => isWithin(candidate, other) && (!isWithin(other, candidate) || at < index)),
  );
}

function withAntecedent(candidate: Candidate, questionLanguage: string): Candidate {
  if (candidate.rows) return candidate;
  const { passage } = candidate.entry;
  const { sentences } = readPassage(candidate.entry, questionLanguage);
  let { start } = candidate;
  let isOpen = pointsBack(candidate.text);
  for (let taken = 0; taken < MOST_BEFORE && isOpen; taken++) {
    const before = sentences.findLast((sentence) => !sentence.rows && sentence.end <= start);
    if (before === undefined || !before.isSentence) break;
    if (/\S|\n/.test(passage.text.slice(before.end, start)) || candidate.end - before.start > LONGEST) break;
    start = before.start;
    isOpen = beginsPointingBack(before.text);
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
