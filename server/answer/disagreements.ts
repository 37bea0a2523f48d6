import type { Disagreement, InterfaceLanguage } from '../domain/index.ts';
import { type Figure, figureCarries, isStopWord, words } from '../text/index.ts';
import { isCaption } from './caption.ts';
import type { CitationLedger } from './cite.ts';
import { matchable, matchStrength } from './match-terms.ts';
import { message } from './messages.ts';
import { SHORT } from './quotable-spans.ts';
import { updates } from './recency.ts';
import type { Candidate } from './select-sentences.ts';

/** Sentences must reach this share of the best score to be compared. */
const RELATIVE_SCORE = 0.7;
/** … or this one, where both say the figure asked for: across languages fewer words of the question are met. */
const RELATIVE_SCORE_FIGURE = 0.5;
/** Share of content words (figures aside) that two sentences must have in common to speak of the same fact. */
const SAME_FACT = 0.55;
const MOST_COMPARED = 24;
/**
 * A fact on which reports disagree has two values, at most three. What has more is counted by parts and over time
 * ("observers": of a patrol, of a state, of the mission in each month), and none of that is a disagreement.
 */
const MOST_VALUES = 3;

/**
 * Finds statements of different reports about the same fact whose dates or numbers do not agree, and statements of
 * a superseded report beside those of its successor. Both sides are cited, newest first.
 */
export function findDisagreements(
  candidates: readonly Candidate[],
  ledger: CitationLedger,
  minimumEvidence: number,
  language: InterfaceLanguage,
): Disagreement[] {
  const best = candidates[0];
  if (best === undefined) return [];
  const bestFigure = candidates.find(({ figure }) => figure !== null) ?? best;
  const compared = candidates
    .filter(
      (candidate) =>
        (candidate.score >= RELATIVE_SCORE * best.score ||
          (candidate.figure !== null && candidate.score >= RELATIVE_SCORE_FIGURE * bestFigure.score)) &&
        candidate.evidence >= minimumEvidence &&
        !isCaption(candidate.text),
    )
    .slice(0, MOST_COMPARED);
  const byFigure = valuesAsked(compared).length <= MOST_VALUES;
  const found: Disagreement[] = [];
  const taken = new Set<Candidate>();
  for (const [index, first] of compared.entries()) {
    for (const second of compared.slice(index + 1)) {
      if (taken.has(first) || taken.has(second)) continue;
      const kind = kindOf(first, second, byFigure);
      if (kind === null) continue;
      taken.add(first).add(second);
      const sides = [first, second].sort(newestFirst).flatMap((candidate) => {
        const cited = ledger.cite(candidate.entry.key, candidate.text, candidate.text);
        return cited === null ? [] : [{ value: candidate.text, citation: cited.citation.number }];
      });
      if (sides.length === 2)
        found.push({
          kind,
          about: message(kind === 'conflict' ? 'conflictAbout' : 'supersededAbout', language),
          sides,
        });
    }
  }
  return found;
}

/** The different values that reports give for what is asked, in the order of the candidates. */
function valuesAsked(candidates: readonly Candidate[]): Figure[] {
  const values: Figure[] = [];
  for (const { figure, text } of candidates) {
    if (figure === null || isStep(figure, text)) continue;
    if (!values.some((known) => figureCarries(known, figure) || figureCarries(figure, known)))
      values.push(figure);
  }
  return values;
}

function kindOf(a: Candidate, b: Candidate, byFigure: boolean): Disagreement['kind'] | null {
  if (a.entry.report.id === b.entry.report.id) return null;
  if (updates(a, b) || updates(b, a)) return 'superseded';
  const answersDiffer =
    byFigure && a.figure !== null && b.figure !== null && differByFigure(a.figure, b.figure, a, b);
  if (!answersDiffer && (!differ(a, b) || !sameFact(a, b))) return null;
  const superseded =
    a.entry.report.supersededBy === b.entry.report.sourceKey ||
    b.entry.report.supersededBy === a.entry.report.sourceKey;
  return superseded ? 'superseded' : 'conflict';
}

/**
 * Both give the figure that the question asks for (what it counts stands beside it, names and dates of the question
 * nearby), in one unit, with another value: a disagreement in whatever words and languages. Sentences that date
 * themselves to different years tell a development.
 */
function differByFigure(left: Figure, right: Figure, a: Candidate, b: Candidate): boolean {
  if (left.kind !== 'number' || right.kind !== 'number' || left.unit !== right.unit) return false;
  if (isStep(left, a.text) || isStep(right, b.text)) return false;
  // A row or a labelled value does not say of whom it speaks.
  if ([a, b].some(({ rows, text }) => rows || text.includes('\n\n') || LABELLED_ROW.test(text))) return false;
  // "Was kostet der Mittelsee-Verbinder?": the cost of something else contradicts nothing.
  if ([a, b].some(({ missing }) => missing.some((term) => /^\p{Lu}/u.test(term) && !PEOPLE.test(term))))
    return false;
  return (
    !figureCarries(left, right) &&
    !figureCarries(right, left) &&
    !ofOtherYears(yearsOf(a.figures), yearsOf(b.figures))
  );
}

/** Who was counted is told by what befell them too: "die Zahl der Getöteten". */
const PEOPLE = /^(?:Menschen|Personen|Leute|People|Persons)$/u;

/** A row behind the heads of its columns: "Vote: Against; States: 0". */
const LABELLED_ROW = /^[^.:;\n]{1,40}: [^:;\n]*; [^.:;\n]{1,40}: [^;\n]*$/u;

/** "By up to ten", "weitere drei" say what comes or may come to a number, not the number. */
const STEP =
  /\b(?:(?:um|by)\s+(?:(?:bis zu|up to|about|etwa|rund)\s+)?|weitere\p{L}*\s+|zusätzlich\p{L}*\s+|another\s+|(?:a |an )?(?:further|additional)\s+)$/iu;

const isStep = ({ start }: Figure, text: string): boolean =>
  STEP.test(text.slice(Math.max(0, start - 40), start));

/** The number of an item of a list ("2. to open the harbour") is no figure of what it says. */
const isStated = (figure: Figure, text: string): boolean =>
  !isStep(figure, text) &&
  !(
    /(?:^|[:;,.\n])\s*\(?$/u.test(text.slice(0, figure.start)) &&
    /^[.)]\s+\p{L}/u.test(text.slice(figure.end))
  );

function sameFact(a: Candidate, b: Candidate): boolean {
  if (a.entry.passage.language !== b.entry.passage.language || !sameSubject(a, b)) return false;
  return Math.min(shared(a, b), shared(b, a)) >= SAME_FACT;
}

/**
 * Two statements that share no name say of what they speak by their titles alone ("Military expenditures 2022" of
 * Greece and of Turkey is no conflict): the titles must then name the same, figures aside.
 */
function sameSubject(a: Candidate, b: Candidate): boolean {
  const named = new Set(namesIn(a.text));
  return namesIn(b.text).some((name) => named.has(name)) || subjectOf(a) === subjectOf(b);
}

/** Capitalised words inside a sentence; German nouns are among them. A row or a label names nothing by itself. */
const namesIn = (text: string): string[] => {
  const sentence = text.slice(text.lastIndexOf('\n') + 1);
  if (words(sentence).length < SHORT) return [];
  return [...sentence.matchAll(/(?<=[^.!?:]\s)\p{Lu}[\p{L}-]{2,}/gu)].map(([name]) => name);
};

const subjectOf = ({ entry }: Candidate): string =>
  words(entry.report.title)
    .map((word) => word.text.toLowerCase())
    .filter((word) => !/^\d/.test(word) && !isStopWord(word))
    .join(' ');

function shared(a: Candidate, b: Candidate): number {
  const language = a.entry.passage.language;
  const content = words(a.text).filter((word) => !isStopWord(word.text, language) && !/^\d/.test(word.text));
  if (content.length < 3) return 0;
  const other = matchable(b.text, [language]);
  return content.reduce((sum, word) => sum + matchStrength(word.text, other), 0) / content.length;
}

/**
 * Figures of one kind on both sides, with at least one on each that the other does not carry. Numbers of different years
 * are a development, not a disagreement; nor is a day by which something is asked for one against which it was counted.
 */
function differ(a: Candidate, b: Candidate): boolean {
  return (
    (saysAnother(a, b, 'date') && saysAnother(b, a, 'date')) ||
    (saysAnother(a, b, 'number') &&
      saysAnother(b, a, 'number') &&
      !ofOtherYears(yearsOf(a.figures), yearsOf(b.figures)))
  );
}

/** Whether one has a figure that the other does not carry, where the other has one of its kind and role. */
function saysAnother(own: Candidate, other: Candidate, kind: 'date' | 'number'): boolean {
  const theirs = other.figures.filter((figure) => figure.kind === kind && isStated(figure, other.text));
  return own.figures.some(
    (figure) =>
      figure.kind === kind &&
      isStated(figure, own.text) &&
      !theirs.some((their) => figureCarries(their, figure)) &&
      theirs.some((their) =>
        kind === 'number'
          ? countTheSame(counted(figure, own), counted(their, other), own.entry.passage.language)
          : dateRole(their, other.text) === dateRole(figure, own.text),
      ),
  );
}

/** The content words that stand together behind a number: what it counts, in "two German governments" and "five states". */
function counted({ end, raw }: Figure, { text, entry }: Candidate): string[] | null {
  if (/[%\p{Sc}]/u.test(raw) || isYear(raw)) return null;
  const phrase = /^[^.,;:()\d\n]{0,60}/u.exec(text.slice(end))?.[0] ?? '';
  const content: string[] = [];
  for (const word of words(phrase)) {
    if (!isStopWord(word.text, entry.passage.language)) content.push(word.text);
    else if (content.length > 0) break;
  }
  return content.slice(0, MOST_COUNTED);
}

/** What a number counts stands this near: "23 armed people". */
const MOST_COUNTED = 3;

const isYear = (raw: string): boolean => /^(?:19|20)\d\d$/u.test(raw);

/** "The two governments" and "the five states" do not count the same; of a bare number it is not known what it counts. */
function countTheSame(one: string[] | null, other: string[] | null, language: string): boolean {
  if (one === null || other === null || one.length === 0 || other.length === 0) return true;
  const theirs = matchable(other.join(' '), [language]);
  return one.some((word) => matchStrength(word, theirs) > 0);
}

const DATE_ROLES: readonly [string, RegExp][] = [
  [
    'deadline',
    /\b(?:by|until|till|before|bis(?: zum)?|spätestens(?: am| zum)?|vor dem|jusqu['’]au|d['’]ici(?: le| au)?|avant le)\s*$/iu,
  ],
  ['state', /\b(?:as (?:at|of)|stand(?: vom)?:?|per|au)\s*$/iu],
  ['begin', /\b(?:since|from|seit(?: dem)?|ab(?: dem)?|vom|depuis le|à partir du|dès le)\s*$/iu],
];

/** What a day is to its sentence: an end, a moment of counting, a beginning, or simply when. */
function dateRole({ start }: Figure, text: string): string {
  const before = text.slice(Math.max(0, start - 24), start);
  return DATE_ROLES.find(([, pattern]) => pattern.test(before))?.[0] ?? 'when';
}

const ofOtherYears = (a: readonly number[], b: readonly number[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((year) => b.includes(year));

const yearsOf = (figures: readonly Figure[]): number[] =>
  figures.flatMap((figure) => {
    if (figure.kind === 'date') return figure.date.year === null ? [] : [figure.date.year];
    if (figure.kind !== 'number' || figure.unit !== null) return [];
    return figure.values.filter((value) => Number.isInteger(value) && value >= 1900 && value < 2100);
  });

function newestFirst(a: Candidate, b: Candidate): number {
  return (b.entry.report.publishedOn ?? '').localeCompare(a.entry.report.publishedOn ?? '');
}
