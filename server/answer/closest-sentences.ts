import type { ClosestSentence } from '../domain/index.ts';
import { words } from '../text/index.ts';
import { asksItself } from './says-nothing.ts';
import type { Candidate } from './select-sentences.ts';

/** More would only look like an answer. */
const SHOWN = 3;
/** For having the kind of thing that is asked for. */
const OF_KIND = 0.05;
/** A heading or a field of a form is nothing to read. */
const LEAST_WORDS = 4;

/**
 * What came closest, where the evidence does not suffice for an answer: the sentences themselves, word for word, to be read
 * in their place. They answer nothing in the house's name.
 *
 * Ordered by score and evidence together: of 24 questions that somebody worded who did not see the documents' words, the
 * sentence with the answer is among the first three for 15, by the score alone for 12, by the evidence alone for 11.
 */
export function closestSentences(candidates: readonly Candidate[]): ClosestSentence[] {
  const found: ClosestSentence[] = [];
  const ordered = [...candidates].sort((a, b) => closenessOf(b) - closenessOf(a));
  for (const { entry, text, start, end } of ordered) {
    if (found.length === SHOWN) break;
    if (words(text).length < LEAST_WORDS || asksItself(text) || found.some(({ quote }) => quote === text))
      continue;
    // As of a citation: in the text of the report.
    const { id, start: from } = entry.passage;
    found.push({ passageId: id, quote: text, start: from + start, end: from + end });
  }
  return found;
}

const closenessOf = ({ score, evidence, ofKind }: Candidate): number =>
  score + 0.5 * evidence + (ofKind ? OF_KIND : 0);
