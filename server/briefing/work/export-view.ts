import { type Briefing, type BriefingSection, workOf } from '../../domain/index.ts';
import { placeClaims } from '../section-text.ts';
import { markingOf } from './entries.ts';

/**
 * The briefing as it leaves the house: without struck sentences and without sources that only they cite. Numbers stay, so
 * that a paper and the page speak of the same source. The marking of the whole stays too: lowering it is a decision of its
 * own.
 */
export function exportView(briefing: Briefing): Briefing {
  const sections = briefing.sections.map((section) => withoutStruck(section, briefing));
  const before = citedIn(briefing.sections, briefing);
  const after = citedIn(sections, briefing);
  const leaves = ({ number }: { readonly number: number }) => before.has(number) && !after.has(number);
  return {
    ...briefing,
    sections,
    sources: briefing.sources.filter((source) => !leaves(source)),
    ...(briefing.since === undefined ? {} : { since: briefing.since.filter((event) => !leaves(event)) }),
  };
}

function withoutStruck(section: BriefingSection, { sources }: Briefing): BriefingSection {
  const work = workOf(section);
  if (!work.some(({ state }) => state === 'struck')) return section;
  const stays = <T>(list: readonly T[]): T[] => list.filter((_, index) => work[index]?.state !== 'struck');
  const claims = placeClaims(stays(section.claims));
  const { marking, ...rest } = section;
  return {
    ...rest,
    claims,
    work: stays(work),
    ...(section.claimQuestions === undefined ? {} : { claimQuestions: stays(section.claimQuestions) }),
    ...(marking === undefined || claims.length === 0 ? {} : { marking: markingOf(claims, sources) }),
  };
}

function citedIn(sections: readonly BriefingSection[], { disagreements }: Briefing): ReadonlySet<number> {
  return new Set([
    ...sections.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations)),
    ...disagreements.flatMap(({ sides }) => sides.map(({ citation }) => citation)),
  ]);
}
