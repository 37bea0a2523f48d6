import { type Briefing, type BriefingSection, type LeftOutSection, workOf } from '../../domain/index.ts';
import { placeClaims } from '../section-text.ts';
import { markingOf } from './entries.ts';

/**
 * The briefing as it leaves the house: without struck sentences and without sources that only they cite. A section of which
 * all was struck is named as left out: that it stood empty would read as if the record held nothing. Numbers stay, so that
 * a paper and the page speak of the same source. Comments, earlier words and what was asked for stay in the house: they may
 * say more than the paper may carry. The marking of the whole stays too: lowering it is a decision of its own.
 */
export function exportView(briefing: Briefing): Briefing {
  const left = briefing.sections.map((section) => withoutStruck(section, briefing));
  const isEmptied = (section: BriefingSection, index: number): boolean =>
    section.claims.length === 0 && (briefing.sections[index]?.claims.length ?? 0) > 0;
  const sections = left.filter((section, index) => !isEmptied(section, index));
  const emptied: LeftOutSection[] = left
    .filter(isEmptied)
    .map(({ id, title }) => ({ id, title, reason: 'not-wanted' }));
  const leftOut = [...(briefing.leftOut ?? []), ...emptied];
  const before = citedIn(briefing.sections, briefing);
  const after = citedIn(sections, briefing);
  const leaves = ({ number }: { readonly number: number }) => before.has(number) && !after.has(number);
  const { request: _request, ...rest } = briefing;
  return {
    ...rest,
    sections,
    ...(leftOut.length === 0 ? {} : { leftOut }),
    sources: briefing.sources.filter((source) => !leaves(source)),
    ...(briefing.since === undefined ? {} : { since: briefing.since.filter((event) => !leaves(event)) }),
  };
}

function withoutStruck(section: BriefingSection, { sources }: Briefing): BriefingSection {
  if (section.work === undefined) return section;
  const work = workOf(section);
  const stays = <T>(list: readonly T[]): T[] => list.filter((_, index) => work[index]?.state !== 'struck');
  const signed = section.claims.map((claim, index) =>
    work[index]?.edited === undefined ? claim : { ...claim, byHand: true },
  );
  const claims = placeClaims(stays(signed));
  const { marking, work: _work, ...rest } = section;
  return {
    ...rest,
    claims,
    ...(section.claimQuestions === undefined ? {} : questionsLeft(section, stays(section.claimQuestions))),
    ...(marking === undefined || claims.length === 0 ? {} : { marking: markingOf(claims, sources) }),
  };
}

/** A question to which every answer was struck goes with them, for the reason that a section does. */
function questionsLeft({ questions, claimQuestions = [] }: BriefingSection, answered: readonly number[]) {
  const kept = questions
    .map((_, index) => index)
    .filter((index) => answered.includes(index) || !claimQuestions.includes(index));
  return {
    questions: kept.flatMap((index) => questions[index] ?? []),
    claimQuestions: answered.map((index) => kept.indexOf(index)),
  };
}

function citedIn(sections: readonly BriefingSection[], { disagreements }: Briefing): ReadonlySet<number> {
  return new Set([
    ...sections.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations)),
    ...disagreements.flatMap(({ sides }) => sides.map(({ citation }) => citation)),
  ]);
}
