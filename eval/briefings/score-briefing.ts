import { type Briefing, type Citation, highestMarking, type Marking } from '../../server/domain/index.ts';
import type { BriefingCase } from './briefing-cases.ts';

/** What is counted of one draft; shares are from 0 to 1, null where there is nothing to take a share of. */
export interface BriefingFigures {
  readonly sentences: number;
  /** Sentences with a source; all others stand in `uncited`. Text of the template is kept apart by its kind. */
  readonly cited: number | null;
  readonly uncited: readonly string[];
  /** Sections that hold text of the template, fields or lists: no sentence of the record. */
  readonly templateSections: number;
  /** Share of the quotes that stand letter for letter, where their citation says, in the stored report. */
  readonly quoteFidelity: number | null;
  readonly wrongQuotes: readonly string[];
  /** Different reports that sentences cite. */
  readonly reports: number;
  readonly disagreements: number;
  /** Of the contradictions named in the case, how many the draft shows with all their sides; the others. */
  readonly conflictsShown: number;
  readonly conflictsMissed: readonly string[];
  /** Gaps of the record; those that only say "stands earlier" are not counted. */
  readonly gaps: number;
  /** Sentences that stand in the draft more than once; a section that answers questions may say again what another said. */
  readonly repeated: readonly string[];
  readonly marking: Marking;
  /** The marking is the highest of the sources and of what the template asks for. */
  readonly markingIsRight: boolean;
}

/**
 * @param texts id of a report → its stored text
 * @param minimum what the template marks every draft with
 */
export function scoreBriefing(
  briefing: Briefing,
  { conflicts }: Pick<BriefingCase, 'conflicts'>,
  texts: ReadonlyMap<string, string>,
  minimum: Marking,
): BriefingFigures {
  const claims = briefing.sections.flatMap((section) => section.claims);
  const numbers = new Set(briefing.sources.map(({ number }) => number));
  const uncited = claims.filter(({ citations }) => !citations.some((number) => numbers.has(number)));
  const wrong = briefing.sources.filter((source) => !standsIn(source, texts));
  const used = new Set(claims.flatMap(({ citations }) => citations));
  const missed = conflicts.filter((sides) => !isShown(sides, briefing));
  return {
    sentences: claims.length,
    cited: share(claims.length - uncited.length, claims.length),
    uncited: uncited.map(({ text }) => text),
    templateSections: briefing.sections.filter(({ kind = 'record' }) => kind !== 'record').length,
    quoteFidelity: share(briefing.sources.length - wrong.length, briefing.sources.length),
    wrongQuotes: wrong.map(({ sourceKey, quote }) => `${sourceKey}: ${quote}`),
    reports: new Set(briefing.sources.filter(({ number }) => used.has(number)).map((one) => one.reportId))
      .size,
    disagreements: briefing.disagreements.length,
    conflictsShown: conflicts.length - missed.length,
    conflictsMissed: missed.map((sides) => sides.join(' / ')),
    gaps: briefing.gaps.filter(({ reason }) => reason === undefined).length,
    repeated: repeatedIn(briefing),
    marking: briefing.marking,
    markingIsRight:
      briefing.marking === highestMarking([minimum, ...briefing.sources.map(({ marking }) => marking)]),
  };
}

const standsIn = ({ reportId, quote, start, end }: Citation, texts: ReadonlyMap<string, string>): boolean =>
  quote.length > 0 && texts.get(reportId)?.slice(start, end) === quote;

/** All sides in one box, each in the words of the box or of what it quotes. */
function isShown(sides: readonly string[], { disagreements, sources }: Briefing): boolean {
  const quoteOf = new Map(sources.map(({ number, quote }) => [number, quote]));
  return disagreements.some((box) => {
    const said = box.sides.map(({ value, citation }) => plain(`${value} ${quoteOf.get(citation) ?? ''}`));
    return sides.every((side) => said.some((text) => text.includes(plain(side))));
  });
}

function repeatedIn({ sections }: Briefing): string[] {
  const seen = new Set<string>();
  return sections
    .filter(({ layout }) => layout !== 'questions')
    .flatMap(({ claims }) => claims)
    .flatMap(({ text }) => {
      const key = plain(text);
      if (seen.has(key)) return [text];
      seen.add(key);
      return [];
    });
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
