import type { Claim } from './answer.ts';
import type { Briefing, BriefingSection } from './briefing.ts';
import type { SentenceWork } from './sentence-work.ts';

// Nothing but types is imported: the page works with this and needs no schema.

/** A sentence with what people did with it. */
export interface Sentence {
  readonly section: BriefingSection;
  /** Within the section. */
  readonly index: number;
  readonly claim: Claim;
  readonly work: SentenceWork;
}

/** Ids that a draft gives its sentences without having written them down: it never changes. */
const firstWork = (section: string, index: number): SentenceWork => ({
  id: `${section}.${index + 1}`,
  origin: 'draft',
  state: 'open',
});

/** What people did with each sentence of a section, in the order of its claims. */
export const workOf = ({ id, claims, work }: BriefingSection): SentenceWork[] =>
  claims.map((_, index) => work?.[index] ?? firstWork(id, index));

export const sentencesOf = ({ sections }: Pick<Briefing, 'sections'>): Sentence[] =>
  sections.flatMap((section) => {
    const work = workOf(section);
    return section.claims.flatMap((claim, index) => {
      const own = work[index];
      return own === undefined ? [] : [{ section, index, claim, work: own }];
    });
  });

/** What happened to the sources of a sentence, those noted by a redraft among them, as `3:withdrawn`. */
export function eventsOf(
  { claim, work }: { readonly claim: Pick<Claim, 'citations'>; readonly work: Pick<SentenceWork, 'events'> },
  since: Briefing['since'],
): string[] {
  const all = [...(since ?? []), ...(work.events ?? [])];
  const own = all.filter(({ number }) => claim.citations.includes(number));
  return [...new Set(own.map(({ number, event }) => `${number}:${event}`))];
}

/**
 * Whether a person must still look at a sentence before the whole can be signed: the check found something, or something
 * happened to its sources, and nobody has accepted or struck it since.
 */
export function isFlagged(sentence: Pick<Sentence, 'claim' | 'work'>, since: Briefing['since']): boolean {
  const { claim, work } = sentence;
  if (work.state === 'struck') return false;
  const events = eventsOf(sentence, since);
  if (work.state === 'accepted') return events.some((event) => !work.decided?.despite.includes(event));
  return claim.verdict.status !== 'supported' || events.length > 0 || work.news === 'new';
}
