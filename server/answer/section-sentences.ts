import { words } from '../text/index.ts';
import { SHORT } from './quotable-spans.ts';
import { isSentence } from './row-text.ts';
import type { Candidate } from './select-sentences.ts';

/** Share of a foreign sentence's score that one in the draft's language needs to be taken in its place. */
const NEARLY_AS_GOOD = 0.5;

/**
 * A report that says things in two languages (an annex and its translation) is quoted in the draft's own: its sentences in
 * another language go where it has one in this language that is nearly as good. What it says in one language alone stays.
 */
export function inOwnLanguage(
  candidates: readonly Candidate[],
  language: string,
  minimumEvidence: number,
): readonly Candidate[] {
  const best = new Map<string, number>();
  for (const { entry, evidence, score } of candidates) {
    if (entry.passage.language !== language || evidence < minimumEvidence) continue;
    best.set(entry.report.id, Math.max(best.get(entry.report.id) ?? 0, score));
  }
  return candidates.filter(
    ({ entry, score }) =>
      entry.passage.language === language ||
      (best.get(entry.report.id) ?? Number.NEGATIVE_INFINITY) < NEARLY_AS_GOOD * score,
  );
}

/** A heading over a whole sentence ("Anlage 5a – Arbeitsübersetzung –") adds nothing to the text of a briefing. */
export function withoutHeading(candidate: Candidate): Candidate {
  const { text, rows } = candidate;
  const at = text.lastIndexOf('\n') + 1;
  const sentence = text.slice(at);
  const isWhole =
    isSentence(sentence) && /^["„“«(]*\p{Lu}/u.test(sentence) && words(sentence).length >= SHORT;
  return rows || at === 0 || !isWhole
    ? candidate
    : { ...candidate, start: candidate.start + at, text: sentence };
}

const FINITE =
  /(?<!\p{L})(?:ist|sind|war|waren|hat|haben|hatten?|wird|werden|wurden?|kann|können|soll|sollen|sollten?|muss|müssen|will|wollen|darf|dürfen|is|are|was|were|has|have|had|will|would|can|could|shall|should|must|may|est|sont|était|étaient|ont|avait|peut|doit)(?!\p{L})/u;

/** A subject that has a verb behind it. */
const BY_SOMEBODY = /^(?:Ich|Wir|Er|Es|Sie|I|We|He|She|It|They|Je|Nous|Il|Elle|Ils|Elles) /u;

/**
 * The mark before an item that is a sentence by itself is not quoted, nor the dash with which a record of debates goes on after
 * a call from the floor; an item without a verb keeps it, and is known by it.
 */
export function withoutBullet(candidate: Candidate): Candidate {
  const mark = /^\s*[•▪◦‣●–—]\s+(?=\p{Lu})/u.exec(candidate.text)?.[0] ?? '';
  const sentence = candidate.text.slice(mark.length);
  return mark === '' || !isSentence(sentence) || !(FINITE.test(sentence) || BY_SOMEBODY.test(sentence))
    ? candidate
    : { ...candidate, start: candidate.start + mark.length, text: sentence };
}
