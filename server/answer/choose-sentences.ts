import type { Embedder } from '../ports/embedder.ts';
import type { Translator } from '../ports/translator.ts';
import type { WriteRequest } from '../ports/writer.ts';
import { figureCarries, findFigures, isMemoHead, words } from '../text/index.ts';
import { analyseQuestion, type QuestionAnalysis } from './analyse-question.ts';
import { asTheyAre, rereadSentences } from './closeness.ts';
import { tellsHowMany } from './how-many.ts';
import { matchable, matchStrength } from './match-terms.ts';
import { withoutHoldersElsewhere } from './office-fit.ts';
import { inForceFirst, latestFirst, withReplacements } from './recency.ts';
import { isRunningText } from './row-text.ts';
import { inOwnLanguage, withoutBullet, withoutHeading } from './section-sentences.ts';
import { type Candidate, scoreSentences } from './select-sentences.ts';
import { termVariants } from './translate-question.ts';
import { withAntecedents } from './with-antecedent.ts';

/** A sentence without what these ask for gains nothing from its closeness. */
const NEED_KIND: ReadonlySet<QuestionAnalysis['kind']> = new Set(['number', 'place']);

/** How much is chosen. */
export interface ChoiceSettings {
  /** Evidence of the best sentence below which the record is said not to hold the answer, 0–1. */
  readonly minimumEvidence: number;
  /** Further sentences must reach this share of the best score. */
  readonly relativeScore: number;
  readonly maximumSentences: number;
}

/** What sentences are chosen with. */
export interface ChoiceMeans {
  readonly settings: ChoiceSettings;
  readonly translator: Translator;
  readonly embedder: Embedder | undefined;
  readonly signal: AbortSignal;
}

/** Share of the best score for the figure asked for, which stands beside what it counts. */
const FIGURE_FIRST = 0.75;

/** The states of a change are told in different words by reports of different times, so less of the best score is enough. */
const CHANGE_SCORE = 0.6;

/** Share of the first candidate's score that a candidate needs to be taken in its place for its evidence. */
const NEARLY_BEST = 0.85;

export interface Choice {
  /** In the order in which they are said; none where the evidence does not suffice. */
  readonly sentences: readonly Candidate[];
  /** Of several questions in one, those that are not answered. */
  readonly open: readonly string[];
}

/** Of several questions in one each is answered shortly. */
const PART = { maximumSentences: 2, relativeScore: 0.9 };

/** The sentences that answer. */
export async function chooseSentences(request: WriteRequest, means: ChoiceMeans): Promise<Choice> {
  const analysis = analyseQuestion(request.question, undefined, request.acronyms);
  if (analysis.parts.length === 0) {
    const sentences = await sentencesFor(request, analysis, means);
    return { sentences: asQuoted(sentences, analysis.language, request), open: [] };
  }
  const chosen: Candidate[] = [];
  const open: string[] = [];
  const settings = { ...means.settings, ...PART };
  for (const part of analysis.parts) {
    const own = analyseQuestion(part, analysis.language, analysis.acronyms);
    const termWeights = new Map(
      own.terms.map((term) => [term, request.termWeights?.get(term) ?? 0.5] as const),
    );
    const found = await sentencesFor({ ...request, question: part, termWeights }, own, {
      ...means,
      settings,
    });
    if (found.length === 0) open.push(part);
    for (const sentence of asQuoted(found, analysis.language, request)) addDistinct(chosen, sentence);
  }
  return { sentences: chosen, open };
}

/** With what a sentence needs to be understood, and in a section without what it does not. */
const asQuoted = (
  sentences: readonly Candidate[],
  language: string,
  { purpose }: WriteRequest,
): readonly Candidate[] =>
  purpose === 'section'
    ? withAntecedents(sentences.map(withoutHeading), language).map(withoutBullet)
    : withAntecedents(sentences, language);

async function sentencesFor(
  request: WriteRequest,
  analysis: QuestionAnalysis,
  { settings, translator, embedder, signal }: ChoiceMeans,
): Promise<Candidate[]> {
  const weights = request.termWeights ?? new Map(analysis.terms.map((term) => [term, 1] as const));
  const scored = scoreSentences(analysis, request.passages, weights, translator).filter(
    (candidate) => isQuotable(candidate) && (request.purpose !== 'section' || isRunningText(candidate.text)),
  );
  // Of a question for a day the day is what a figure is of a question for a number, and so is who holds an office.
  const needsKind =
    analysis.kind === 'date' ||
    analysis.isOffice ||
    analysis.actor !== null ||
    analysis.asksForReason ||
    (analysis.kind === 'position' && analysis.holder.length > 0);
  const reread =
    embedder === undefined
      ? asTheyAre
      : await rereadSentences(
          embedder,
          request,
          {
            needsKind: needsKind || NEED_KIND.has(analysis.kind),
            keepsKind: analysis.actor?.isDeed === true,
          },
          scored,
          signal,
        );
  const known = withoutHeads(
    withoutHoldersElsewhere(reread(scored), analysis, ({ entry }) =>
      termVariants(analysis, entry.passage.language, translator),
    ),
    analysis,
    settings,
  );
  const candidates =
    request.purpose === 'section'
      ? inOwnLanguage(known, request.answerLanguage, settings.minimumEvidence)
      : known;
  const chosen: Candidate[] = [];
  const sides = analysis.sides.map((side) => ({
    ...analyseQuestion(side, analysis.language, analysis.acronyms),
    kind: analysis.kind,
  }));
  for (const side of sides) {
    const best = bestOfSide(side, sides, request, weights, translator);
    if (best !== undefined && best.evidence >= settings.minimumEvidence) addDistinct(chosen, best);
  }
  const first = candidates[0];
  if (first === undefined) return chosen;
  // A row that names the asked year may stand first with little of the question in it: evidence then decides among
  // those nearly as good, or the answer would be refused over the heading of a table.
  const reaching = (least: number, isWanted: (candidate: Candidate) => boolean): Candidate | undefined =>
    candidates.find(
      (candidate) =>
        candidate.evidence >= settings.minimumEvidence &&
        candidate.score >= least * first.score &&
        isWanted(candidate),
    );
  const saysWhatIsAsked = ({ figure, ofKind }: Candidate): boolean =>
    figure !== null || (needsKind && ofKind);
  const share =
    analysis.kind === 'date' || analysis.actor?.isDeed === false || analysis.asksForReason
      ? NEARLY_BEST
      : FIGURE_FIRST;
  const counting =
    analysis.counted.length === 0
      ? undefined
      : candidates.find(
          (candidate) => candidate.evidence >= settings.minimumEvidence && candidate.figure !== null,
        );
  const best =
    reaching(share, saysWhatIsAsked) ??
    (tellsHowMany(first) ? undefined : counting) ??
    reaching(NEARLY_BEST, () => true) ??
    first;
  if (chosen.length === 0 && best.evidence < settings.minimumEvidence) return [];
  // "Until 31 December" is no number, and says how long.
  const tells = (candidate: Candidate): boolean =>
    tellsHowMany(candidate) || (analysis.unit === 'duration' && candidate.ofKind);
  if (analysis.kind === 'number' && !tells(best) && reaching(FIGURE_FIRST, tells) === undefined)
    return chosen;
  if (saysWhatIsAsked(best)) addDistinct(chosen, best);
  for (const candidate of candidates) {
    if (chosen.length >= settings.maximumSentences) break;
    if (
      candidate.score <
        (analysis.kind === 'change' && candidate.ofKind ? CHANGE_SCORE : settings.relativeScore) *
          best.score ||
      candidate.evidence < settings.minimumEvidence ||
      // Beside a sentence with the figure, day or holder asked for, one without says nothing about the question.
      !isSameQuantity(best, candidate) ||
      ((needsKind || analysis.unit !== null) && best.ofKind && !candidate.ofKind)
    )
      continue;
    // Of a change every report tells one state.
    if (
      analysis.kind === 'change' &&
      chosen.some(({ entry }) => entry.report.id === candidate.entry.report.id)
    )
      continue;
    addDistinct(chosen, candidate);
  }
  // A change is told in the order of time.
  if (analysis.kind === 'change')
    return chosen.sort((a, b) =>
      (a.entry.report.publishedOn ?? '').localeCompare(b.entry.report.publishedOn ?? ''),
    );
  const withEvidence = candidates.filter(({ evidence }) => evidence >= settings.minimumEvidence);
  const current = withReplacements(chosen, candidates, settings.minimumEvidence, analysis);
  return inForceFirst(latestFirst(current, withEvidence, analysis), analysis);
}

/**
 * The sentence that answers one side of a comparison best: it must be about what sets this side apart ("Greece", not
 * "Turkey"; 2022, not 2025), or the better documented side would answer for both.
 */
function bestOfSide(
  side: QuestionAnalysis,
  sides: readonly QuestionAnalysis[],
  request: WriteRequest,
  weights: ReadonlyMap<string, number>,
  translator: Translator,
): Candidate | undefined {
  const others = sides.filter((other) => other !== side);
  const apart = side.terms.filter((term) => !others.some(({ terms }) => terms.includes(term)));
  const figures = side.figures.filter(
    (figure) => !others.some((other) => other.figures.some((theirs) => figureCarries(theirs, figure))),
  );
  const own = new Map(side.terms.map((term) => [term, weights.get(term) ?? 0.5] as const));
  return scoreSentences(side, request.passages, own, translator)
    .filter(isQuotable)
    .find((candidate) => {
      const { report, passage } = candidate.entry;
      const around = `${candidate.text} ${passage.headingPath.join(' ')} ${report.title} ${report.documentNumber ?? ''} ${report.publishedOn ?? ''}`;
      const said = findFigures(around);
      return (
        (apart.length === 0 || apart.some((term) => !candidate.missing.includes(term))) &&
        figures.every((figure) => said.some((source) => figureCarries(source, figure)))
      );
    });
}

/**
 * "Datum: 20.05.2026" dates its paper, not what the paper tells: no answer to "when", and nothing beside a sentence that
 * answers, unless the question names the field ("welches **Datum** trägt …").
 */
function withoutHeads(
  candidates: readonly Candidate[],
  { kind, asksFor, language }: QuestionAnalysis,
  { minimumEvidence }: ChoiceSettings,
): readonly Candidate[] {
  const first = candidates.find(({ evidence }) => evidence >= minimumEvidence);
  // "Subject: opening positions" is no field of the name "position".
  const isNamed = ({ text }: Candidate): boolean =>
    asksFor.some((term) => matchStrength(term, matchable(fieldsOf(text), [language])) > 0);
  if (first === undefined || isNamed(first)) return candidates;
  const others = candidates.filter(({ text }) => !isMemoHead(text));
  const answered = others.some(({ evidence, ofKind }) => evidence >= minimumEvidence && ofKind);
  return kind === 'date' || answered || !isMemoHead(first.text) ? others : candidates;
}

/** What stands before the first colon of each line; of a sentence all of it. */
const fieldsOf = (text: string): string => (isMemoHead(text) ? text.replace(/:.*$/gmu, '') : text);

/** Both say a figure of what is asked for, in one unit; anything goes where the first says none. */
function isSameQuantity(best: Candidate, candidate: Candidate): boolean {
  if (best.figure?.kind !== 'number') return true;
  return candidate.figure?.kind === 'number' && candidate.figure.unit === best.figure.unit;
}

/** A fragment without two words of content is no sentence that a reader can use. */
function isQuotable(candidate: Candidate): boolean {
  return words(candidate.text).length >= 2;
}

function addDistinct(chosen: Candidate[], candidate: Candidate): void {
  const own = new Set(words(candidate.text).map((word) => word.text.toLowerCase()));
  const repeated = chosen.some((other) => {
    const theirs = words(other.text).map((word) => word.text.toLowerCase());
    const shared = theirs.filter((word) => own.has(word)).length;
    return other.entry.report.id === candidate.entry.report.id
      ? shared >= 0.8 * Math.min(own.size, theirs.length)
      : other.text === candidate.text && other.entry.passage.id === candidate.entry.passage.id;
  });
  if (!repeated) chosen.push(candidate);
}
