import {
  AktenlageError,
  type Briefing,
  type BriefingSection,
  type Claim,
  highestMarking,
  type Marking,
  type MarkingObstacle,
  markingLevel,
  tlpOver,
} from '../domain/index.ts';
import { texts } from './messages.ts';
import { placeClaims } from './section-text.ts';

const isAbove = (marking: Marking, limit: Marking): boolean => markingLevel(marking) > markingLevel(limit);

/**
 * What keeps a briefing from this marking; null where nothing does. A template may mark every draft: then sources can be left
 * out, but the paper stays as high as the template has it.
 */
export function obstacleTo(briefing: Briefing, maxMarking: Marking): MarkingObstacle | null {
  if (!isAbove(briefing.marking, maxMarking)) return null;
  const goes = leaving(briefing, maxMarking);
  return {
    marking: briefing.marking,
    maxMarking,
    minimum: minimumOf(briefing),
    sources: briefing.sources
      .filter(({ marking }) => isAbove(marking, maxMarking))
      .map(({ number, title, marking }) => ({ number, title, marking })),
    sections: briefing.sections.flatMap(({ id, title, claims }) => {
      const sentences = claims.filter(goes).length;
      return sentences === 0 ? [] : [{ id, title, sentences }];
    }),
  };
}

/**
 * The refusal of an export that is to be lower than the briefing: it names sources and sections, and both ways out.
 */
export function tooHigh(obstacle: MarkingObstacle): AktenlageError {
  const { marking, maxMarking, minimum, sources, sections } = obstacle;
  const named = sources
    .map(({ number, title, marking: grade }) => `[${number}] ${title} (${grade})`)
    .join('; ');
  const where = sections.map(({ title, sentences }) => `${title} (${sentences})`).join(', ');
  const why = `The briefing is ${marking}, above ${maxMarking}.`;
  if (isAbove(minimum, maxMarking)) {
    return new AktenlageError(
      'marking-too-high',
      `${why} Its template marks every draft at least ${minimum}: leaving sources out cannot lower it further.`,
      { obstacle },
    );
  }
  return new AktenlageError(
    'marking-too-high',
    `${why} It rests on ${named}; sentences concerned: ${where || 'none'}. Export it with these sources left out, or draft it again without them.`,
    { obstacle },
  );
}

/**
 * A copy without what is graded above `maxMarking`: sources, every sentence and box that rests on one of them, and every
 * sentence that a language model or a person worded, who had all passages in view when they wrote. What somebody signed was
 * the whole: the copy bears no signature. Sections say how many of their
 * sentences are gone and nothing of what they said. Numbers of sources stay as they are.
 *
 * @throws AktenlageError `marking-too-high` when the template itself marks higher
 */
export function lowerMarking(briefing: Briefing, maxMarking: Marking): Briefing {
  const obstacle = obstacleTo(briefing, maxMarking);
  if (obstacle === null) return withoutHeldBack(briefing);
  if (isAbove(obstacle.minimum, maxMarking)) throw tooHigh(obstacle);
  const text = texts(briefing.language);
  const kept = briefing.sources.filter(({ marking }) => !isAbove(marking, maxMarking));
  const numbers = new Set(kept.map(({ number }) => number));
  const goes = leaving(briefing, maxMarking);
  const sections = briefing.sections.map((section) => withoutSentences(section, goes, kept));
  const disagreements = briefing.disagreements.filter(({ sides }) =>
    sides.every(({ citation }) => numbers.has(citation)),
  );
  // A source that only a sentence that is gone has cited says nothing any more.
  const cited = new Set([
    ...sections.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations)),
    ...disagreements.flatMap(({ sides }) => sides.map(({ citation }) => citation)),
  ]);
  const sources = kept
    .filter(({ number }) => cited.has(number))
    // What replaces a source may be graded higher than the paper.
    .map((source) => ({ ...source, supersededBy: null }));
  const { coverage: _told, tlp: _label, review: _signed, since = [], ...rest } = withoutHeldBack(briefing);
  const stillSince = since.filter(({ number }) => cited.has(number));
  return {
    ...rest,
    status: 'draft',
    sections,
    disagreements,
    sources,
    // How much was searched, and how new it was, counts what is graded higher too.
    gaps: briefing.gaps.map((gap) =>
      gap.reason === undefined ? { ...gap, message: text.gap(gap.question) } : gap,
    ),
    marking: highestMarking([obstacle.minimum, ...sources.map(({ marking }) => marking)]),
    ...tlpOver(sources),
    ...(stillSince.length === 0 ? {} : { since: stillSince }),
    lowered: {
      sources: briefing.sources.length - sources.length,
      sentences: sections.reduce((sum, { gradedOut = 0 }) => sum + gradedOut, 0),
      disagreements: briefing.disagreements.length - disagreements.length,
    },
  };
}

/** That there is something of a higher grade is no business of whoever gets the lower paper. */
function withoutHeldBack(briefing: Briefing): Briefing {
  if (briefing.heldBack === undefined) return briefing;
  const { heldBack: _held, ...rest } = briefing;
  return rest;
}

/** What the template asks for where it was not recorded: what the sources do not explain of the marking. */
const minimumOf = ({ minimumMarking, marking, sources }: Briefing): Marking =>
  minimumMarking ?? (isAbove(marking, highestMarking(sources.map((one) => one.marking))) ? marking : 'OFFEN');

function leaving({ sources, provenance }: Briefing, maxMarking: Marking): (claim: Claim) => boolean {
  const numbers = new Set(
    sources.filter(({ marking }) => !isAbove(marking, maxMarking)).map((one) => one.number),
  );
  return ({ citations, verdict, byHand }) =>
    byHand === true ||
    citations.length === 0 ||
    citations.some((number) => !numbers.has(number)) ||
    (provenance.writerKind !== 'extractive' && verdict.method !== 'verbatim');
}

function withoutSentences(
  section: BriefingSection,
  goes: (claim: Claim) => boolean,
  sources: Briefing['sources'],
): BriefingSection {
  const stays = section.claims.map((claim) => !goes(claim));
  if (stays.every(Boolean)) return section;
  // Notes repeat sentences, and a note may speak of one that is gone. The first wording of a repaired one is no quote.
  const { notes: _notes, marking, claimQuestions, ...rest } = section;
  const claims = section.claims
    .filter((_, index) => stays[index])
    .map(({ repairedFrom: _first, ...claim }) => claim);
  const cited = new Set(claims.flatMap(({ citations }) => citations));
  return {
    ...rest,
    claims: placeClaims(claims),
    ...(claimQuestions === undefined ? {} : { claimQuestions: claimQuestions.filter((_, at) => stays[at]) }),
    ...(marking === undefined || claims.length === 0
      ? {}
      : {
          marking: highestMarking(
            sources.filter(({ number }) => cited.has(number)).map((one) => one.marking),
          ),
        }),
    gradedOut: section.claims.length - claims.length,
  };
}
