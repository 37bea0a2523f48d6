import { type Figure, figureCarries } from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import type { Candidate } from './select-sentences.ts';

/** Says that something is no longer as it was. */
const CHANGED =
  /\b(?:verschob\w*|verschieb\w*|verlängert\w*|vertagt\w*|verlegt\w*|geändert\w*|ersetzt\w*|korrigiert\w*|berichtigt\w*|statt|anstelle|bisher\w*|ursprünglich\w*|zunächst|vorgesehen\w*|neuer termin|angehoben|erhöht\w*|gesenkt|postponed?|extend(?:s|ed)?|deferred|moved|replace[sd]?|instead|originally|previously|initially|revised|corrected|amended|raise[sd]|lowered|rather than|reporté\w*|prolong\w*|remplac\w*|au lieu|initialement|précédemment|modifié\w*|relevé\w*|ramené\w*)/iu;

/**
 * Whether a later report says what became of what an earlier one says: it repeats its day or number, gives another of the same
 * kind and has a word of change ("die für den 30. Juni vorgesehene Unterzeichnung wurde verschoben; neuer Termin ist …").
 */
export function updates(later: Candidate, earlier: Candidate): boolean {
  const [before, after] = [earlier.entry.report.publishedOn, later.entry.report.publishedOn];
  if (before === null || after === null || after <= before || !CHANGED.test(later.text)) return false;
  return (['date', 'number'] as const).some((kind) => {
    const theirs = later.figures.filter((figure) => figure.kind === kind && isTelling(figure));
    const own = earlier.figures.filter((figure) => figure.kind === kind && isTelling(figure));
    const repeats = own.some((figure) => carriedBy(theirs, figure));
    return repeats && theirs.some((figure) => !carriedBy(own, figure));
  });
}

const carriedBy = (all: readonly Figure[], figure: Figure): boolean =>
  all.some((other) => figureCarries(other, figure));

/** "Two" or a bare month is repeated by chance. */
const isTelling = (figure: Figure): boolean =>
  figure.kind === 'date'
    ? figure.date.day !== null && figure.date.month !== null
    : figure.kind === 'number' && figure.values.some((value) => value >= 10);

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
