import { noteTerms } from '../../answer/checks/term-notes.ts';
import {
  AktenlageError,
  type Briefing,
  type BriefingSection,
  type Citation,
  type Claim,
  highestMarking,
  type SentenceWork,
  workOf,
} from '../../domain/index.ts';
import { placeClaims } from '../section-text.ts';
import type { UnplacedClaim } from './check-sentence.ts';

/** A sentence of a section with everything that the section keeps of it. */
export interface Entry {
  readonly claim: Claim | UnplacedClaim;
  readonly work: SentenceWork;
  /** Index of the question that it answers, where the layout goes by questions. */
  readonly question?: number | undefined;
}

/** Beyond it nobody reads, and every version holds all of it. */
const MOST_SENTENCES = 500;

export const entriesOf = (section: BriefingSection): Entry[] => {
  const work = workOf(section);
  return section.claims.flatMap((claim, index) => {
    const own = work[index];
    return own === undefined ? [] : [{ claim, work: own, question: section.claimQuestions?.[index] }];
  });
};

/** @throws AktenlageError `not-found` */
export function findEntry(
  briefing: Briefing,
  id: string,
): { readonly section: BriefingSection; readonly entry: Entry } {
  for (const section of briefing.sections) {
    const entry = entriesOf(section).find(({ work }) => work.id === id);
    if (entry !== undefined) return { section, entry };
  }
  throw new AktenlageError('not-found', 'This sentence was not found in the briefing.');
}

/** @throws AktenlageError `not-found`, or `bad-request` for a section that holds no sentences of the record */
export function findRecordSection(briefing: Briefing, id: string): BriefingSection {
  const section = briefing.sections.find((one) => one.id === id);
  if (section === undefined) {
    throw new AktenlageError('not-found', 'This section was not found in the briefing.');
  }
  if ((section.kind ?? 'record') !== 'record') {
    throw new AktenlageError(
      'bad-request',
      'This section takes no sentences: the template says what it holds.',
    );
  }
  return section;
}

/**
 * The briefing with other sentences in one section; offsets, notes on likelihood and marks follow.
 *
 * @throws AktenlageError `bad-request` when there would be too many sentences
 */
export function withEntries(
  briefing: Briefing,
  sectionId: string,
  entries: readonly Entry[],
  sources: readonly Citation[],
): Briefing {
  const sections = briefing.sections.map((section) =>
    section.id === sectionId ? rebuilt(section, entries, sources, briefing) : section,
  );
  if (sections.reduce((sum, { claims }) => sum + claims.length, 0) > MOST_SENTENCES) {
    throw new AktenlageError('bad-request', `A briefing may have at most ${MOST_SENTENCES} sentences.`);
  }
  return { ...briefing, sections, sources: [...sources] };
}

function rebuilt(
  { notes: _notes, claimQuestions, marking: _marking, ...section }: BriefingSection,
  entries: readonly Entry[],
  sources: readonly Citation[],
  briefing: Briefing,
): BriefingSection {
  const claims = placeClaims(entries.map(({ claim }) => ({ ...claim, start: 0, end: 0 })));
  const shown = entries.filter(({ work }) => work.state !== 'struck').map(({ claim }) => claim.text);
  const notes = noteTerms(shown, briefing.language);
  const byQuestions = claimQuestions !== undefined || section.layout === 'questions';
  const portions = briefing.sections.some(({ marking }) => marking !== undefined);
  return {
    ...section,
    claims,
    work: entries.map(({ work }) => work),
    ...(byQuestions ? { claimQuestions: entries.map(({ question }) => question ?? 0) } : {}),
    ...(notes.length === 0 ? {} : { notes }),
    ...(portions && claims.length > 0 ? { marking: markingOf(claims, sources) } : {}),
  };
}

export function markingOf(claims: readonly Pick<Claim, 'citations'>[], sources: readonly Citation[]) {
  const cited = new Set(claims.flatMap(({ citations }) => citations));
  return highestMarking(sources.filter(({ number }) => cited.has(number)).map(({ marking }) => marking));
}

/** The same sentences, one of them changed. */
export const replaceEntry = (section: BriefingSection, id: string, next: Entry): Entry[] =>
  entriesOf(section).map((entry) => (entry.work.id === id ? next : entry));

/**
 * The same sentences and another one: after the one named, or at the end.
 *
 * @throws AktenlageError `not-found` when the section has no such sentence
 */
export function insertEntry(section: BriefingSection, next: Entry, after: string | undefined): Entry[] {
  const entries = entriesOf(section);
  const at = after === undefined ? entries.length - 1 : entries.findIndex(({ work }) => work.id === after);
  if (after !== undefined && at < 0) {
    throw new AktenlageError('not-found', 'This sentence was not found in the section.');
  }
  // By questions it answers the one that its neighbour answers.
  const question = entries[at]?.question ?? Math.max(0, section.questions.length - 1);
  return [...entries.slice(0, at + 1), { ...next, question }, ...entries.slice(at + 1)];
}
