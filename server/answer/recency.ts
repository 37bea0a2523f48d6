import { type Figure, figureCarries } from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import { isCount } from './asked-kind.ts';
import type { Candidate } from './select-sentences.ts';

/**
 * Says that something is no longer as it was. "Fand am 3. Mai statt", "planned for" and "raised the issue" change nothing, and
 * so are none of these.
 */
const CHANGED =
  /(?<!\p{L})(?:verschoben\p{L}*|verschiebt|verlängert\p{L}*|vertagt\p{L}*|verlegt\p{L}*|geändert\p{L}*|ersetzt\p{L}*|korrigiert\p{L}*|berichtigt\p{L}*|statt(?=\s+(?:\d|wie|de[rs]|bisher|zuvor))|anstelle|ursprünglich\p{L}*|angehoben\p{L}*|erhöht\p{L}*|gesenkt\p{L}*|postponed|rescheduled|deferred|extend(?:s|ed)|replace[sd]|instead of|rather than|originally|revised|corrected|amended|(?:raised|lowered|increased|reduced|cut) (?:from|to)|reportée?s?|prolong\p{L}+|remplac\p{L}+|au lieu d|initialement|modifiée?s?|relevée?s?|ramenée?s?)(?!\p{L})/iu;

/**
 * Whether a later report says what became of what an earlier one says: it repeats its day, or the number asked for, gives
 * another and has a word of change ("die für den 30. Juni vorgesehene Unterzeichnung wurde auf den 22. Oktober verschoben").
 */
export function updates(later: Candidate, earlier: Candidate): boolean {
  const [before, after] = [earlier.entry.report.publishedOn, later.entry.report.publishedOn];
  if (before === null || after === null || after <= before || !CHANGED.test(later.text)) return false;
  const [own, theirs] = [daysOf(earlier), daysOf(later)];
  if (own.some((day) => carriedBy(theirs, day)) && theirs.some((day) => !carriedBy(own, day))) return true;
  // Any other number ("from 24 States") may be repeated beside another one.
  const { figure } = earlier;
  return (
    figure !== null &&
    later.figure !== null &&
    !figureCarries(later.figure, figure) &&
    // "Paragraph 4" repeats no four.
    carriedBy(
      later.figures.filter((other) => isCount(other, later.text)),
      figure,
    )
  );
}

const carriedBy = (all: readonly Figure[], figure: Figure): boolean =>
  all.some((other) => figureCarries(other, figure));

/** A bare month is repeated by chance. */
const daysOf = ({ figures }: Candidate): Figure[] =>
  figures.filter(
    (figure) => figure.kind === 'date' && figure.date.day !== null && figure.date.month !== null,
  );

/**
 * What was chosen, with every update of it before what it updates. Where the present is asked for, the figure or office holder
 * of the latest report comes first; the order is otherwise that of the choice.
 *
 * @param candidates all that have the evidence to be quoted, best first
 */
export function latestFirst(
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  analysis: QuestionAnalysis,
): Candidate[] {
  const ordered: Candidate[] = [];
  const add = (candidate: Candidate): void => {
    if (ordered.includes(candidate)) return;
    const update = [...chosen, ...candidates].find(
      (other) => !ordered.includes(other) && other !== candidate && updates(other, candidate),
    );
    if (update !== undefined) add(update);
    if (!ordered.includes(candidate)) ordered.push(candidate);
  };
  for (const candidate of chosen) add(candidate);
  if (!analysis.asksForPresent) return ordered;
  const says = (candidate: Candidate): boolean =>
    analysis.isOffice ? candidate.ofKind : candidate.figure !== null;
  const [answering, others] = [ordered.filter(says), ordered.filter((candidate) => !says(candidate))];
  return [...answering.toSorted(byDayDown), ...others];
}

const byDayDown = (a: Candidate, b: Candidate): number =>
  (b.entry.report.publishedOn ?? '').localeCompare(a.entry.report.publishedOn ?? '');

/** What share of the least evidence is enough for the figure that replaced one that is said. */
const REPLACEMENT = 0.8;

/**
 * What was chosen, and beside each figure of a superseded report the one that its successor gives for what is asked: in other
 * words, or another language, that may have a little less of the question than would be enough alone, and the figure that no
 * longer holds would stand alone.
 */
export function withReplacements(
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  minimumEvidence: number,
  { unit }: Pick<QuestionAnalysis, 'unit'>,
): Candidate[] {
  const replacements = chosen.flatMap(({ figure, entry }) => {
    if (figure === null || entry.report.supersededBy === null) return [];
    const successor = candidates.filter(
      (other) => other.entry.report.sourceKey === entry.report.supersededBy,
    );
    const isSame = ({ figure: other }: Candidate): boolean =>
      other?.kind === figure.kind &&
      (figure.kind !== 'number' || (other.kind === 'number' && other.unit === figure.unit));
    const current =
      successor.find((other) => isSame(other) && other.evidence >= REPLACEMENT * minimumEvidence) ??
      // "Twelve months" is replaced by "until 31 December 2026" too.
      (unit === 'duration'
        ? successor.find((other) => other.ofKind && other.evidence >= minimumEvidence)
        : undefined);
    return current === undefined || chosen.includes(current) ? [] : [current];
  });
  return [...chosen, ...new Set(replacements)];
}

/**
 * What is in force before what it replaced. Where the past is asked for, not if it says less of that: what a new resolution orders
 * to be stored under an agreement does not stand before when that was signed.
 */
export function inForceFirst(
  chosen: readonly Candidate[],
  { asksForPresent }: Pick<QuestionAnalysis, 'asksForPresent'>,
): Candidate[] {
  const isSuperseded = ({ entry }: Candidate): boolean => entry.report.supersededBy !== null;
  const replaced = chosen.filter(isSuperseded);
  const says = (one: Candidate, other: Candidate): boolean =>
    asksForPresent || one.missing.every((term) => other.missing.includes(term));
  const ordered = chosen.filter((candidate) => !isSuperseded(candidate));
  for (const candidate of replaced) {
    const behind = ordered.findLastIndex(
      (other) => says(other, candidate) || chosen.indexOf(other) < chosen.indexOf(candidate),
    );
    ordered.splice(behind + 1, 0, candidate);
  }
  return ordered;
}
