import { diffWordsWithSpace } from 'diff';
import {
  type Briefing,
  type BriefingVersion,
  type Difference,
  type Differences,
  type Sentence,
  sentencesOf,
  type VersionLine,
} from '../../domain/index.ts';

/**
 * What differs between two versions, sentence by sentence in the order of the later text; what is gone stands where it
 * stood. A sentence is the same by its id, whatever became of its words.
 */
export function differencesBetween(from: BriefingVersion, to: BriefingVersion): Differences {
  return { from: lineOf(from), to: lineOf(to), differences: compare(from.briefing, to.briefing) };
}

function compare(from: Briefing, to: Briefing): Difference[] {
  const before = sentencesOf(from);
  const after = sentencesOf(to);
  const earlier = new Map(before.map((sentence) => [sentence.work.id, sentence]));
  const later = new Set(after.map(({ work }) => work.id));
  const removed = before.filter(({ work }) => !later.has(work.id));
  const found: Difference[] = [];
  const sections = [...new Set([...to.sections, ...from.sections].map(({ id }) => id))];
  for (const id of sections) {
    for (const sentence of after.filter(({ section }) => section.id === id)) {
      const difference = differenceOf(earlier.get(sentence.work.id) ?? null, sentence);
      if (difference !== null) found.push(difference);
    }
    for (const sentence of removed.filter(({ section }) => section.id === id)) {
      found.push({ ...placeOf(sentence), kind: 'removed', before: sideOf(sentence), after: null });
    }
  }
  return found;
}

function differenceOf(before: Sentence | null, after: Sentence): Difference | null {
  const { events } = after.work;
  const place = { ...placeOf(after), ...(events === undefined ? {} : { events }) };
  if (before === null) return { ...place, kind: 'added', before: null, after: sideOf(after) };
  const sides = { before: sideOf(before), after: sideOf(after) };
  if (before.claim.text !== after.claim.text) {
    return { ...place, kind: 'changed', ...sides, words: wordsOf(before.claim.text, after.claim.text) };
  }
  const isSame =
    JSON.stringify(sides.before) === JSON.stringify(sides.after) &&
    JSON.stringify(before.work.events) === JSON.stringify(events);
  return isSame ? null : { ...place, kind: 'marked', ...sides };
}

const wordsOf = (before: string, after: string): NonNullable<Difference['words']> =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }));

const placeOf = ({ section, work }: Sentence) => ({ section: section.title, sentence: work.id });

const sideOf = ({ claim: { text, citations, verdict }, work: { state } }: Sentence) => ({
  text,
  citations,
  verdict,
  state,
});

const lineOf = ({ briefing: _briefing, ...line }: BriefingVersion): VersionLine => line;
