import type { ContextPassage } from '../ports/writer.ts';
import { type Figure, figureCarries, findFigures, splitSentences } from '../text/index.ts';
import type { AnswerKind, QuestionAnalysis } from './analyse-question.ts';
import { coverage, type MatchableText, matchable, matchStrength } from './match-terms.ts';

/** A sentence that may answer, with what speaks for it. */
export interface Candidate {
  readonly entry: ContextPassage;
  /** Offsets into the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Weighted share of the question's terms met by sentence and surroundings, 0–1: the evidence. */
  readonly evidence: number;
  /** Evidence with answer kind and retrieval rank: the order. */
  readonly score: number;
  /** Question words met neither by the sentence nor by its surroundings. */
  readonly missing: readonly string[];
}

/** The sentence itself counts most, then its passage, then headings, title and date. */
const OWN = 0.6;
const PASSAGE = 0.25;
const FRAME = 0.15;

/** Scores every sentence of the passages against the question, best first. */
export function scoreSentences(
  analysis: QuestionAnalysis,
  passages: readonly ContextPassage[],
  weights: ReadonlyMap<string, number>,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const entry of passages) candidates.push(...scorePassage(analysis, entry, weights));
  return candidates.sort((a, b) => b.score - a.score || a.start - b.start);
}

function scorePassage(
  analysis: QuestionAnalysis,
  entry: ContextPassage,
  weights: ReadonlyMap<string, number>,
): Candidate[] {
  const { passage, report } = entry;
  const languages = [...new Set([passage.language, analysis.language])];
  const frame = `${passage.headingPath.join(' ')} ${report.title} ${report.originator ?? ''} ${report.documentNumber ?? ''} ${report.publishedOn ?? ''}`;
  const frameText = matchable(frame, languages);
  const passageText = matchable(passage.text, languages);
  const around = [...findFigures(passage.text), ...findFigures(frame)];
  const spans = splitSentences(passage.text, passage.language);
  return spans.map(({ start, end }) => {
    const text = passage.text.slice(start, end);
    const own = matchable(text, languages);
    const evidence =
      weightedEvidence(weights, own, passageText, frameText) * figureFit(analysis.figures, around);
    const missing = [...weights.keys()].filter(
      (term) =>
        matchStrength(term, own) === 0 &&
        matchStrength(term, passageText) === 0 &&
        matchStrength(term, frameText) === 0,
    );
    const score = evidence + kindBonus(analysis, text) + 0.12 * entry.score + 0.25 * coverage(weights, own);
    return { entry, start, end, text, evidence, score, missing };
  });
}

/** A term counts where it is met nearest: in the sentence fully, in the passage or its frame with less. */
function weightedEvidence(
  weights: ReadonlyMap<string, number>,
  own: MatchableText,
  passage: MatchableText,
  frame: MatchableText,
): number {
  let total = 0;
  let met = 0;
  for (const [term, weight] of weights) {
    const inOwn = matchStrength(term, own);
    const inPassage = Math.max(inOwn, matchStrength(term, passage));
    const inFrame = Math.max(inPassage, matchStrength(term, frame));
    total += weight;
    met += weight * (OWN * inOwn + PASSAGE * inPassage + FRAME * inFrame);
  }
  return total === 0 ? 0 : met / total;
}

/** Dates, numbers and references of the question must stand near the answer; each missing one halves the evidence. */
function figureFit(asked: readonly Figure[], around: readonly Figure[]): number {
  let fit = 1;
  for (const figure of asked) {
    if (figure.kind === 'number' && figure.values.every((value) => value < 10)) continue;
    if (!around.some((source) => figureCarries(source, figure))) fit *= 0.6;
  }
  return fit;
}

/** Prefers a sentence that holds the kind of thing asked for, beyond what the question itself states. */
function kindBonus(analysis: QuestionAnalysis, text: string): number {
  const fresh = findFigures(text).filter(
    (figure) => !analysis.figures.some((asked) => figureCarries(asked, figure)),
  );
  switch (analysis.kind) {
    case 'date':
      return fresh.some(
        (figure) => figure.kind === 'date' || (figure.kind === 'number' && figure.values.some(isYear)),
      )
        ? 0.14
        : -0.1;
    case 'number':
    case 'comparison':
    case 'change':
      return fresh.some((figure) => figure.kind === 'number') ? 0.1 : numberKindPenalty(analysis.kind);
    case 'person':
      return /(?<!^)\p{Lu}\p{L}+ \p{Lu}\p{L}+/u.test(text) ? 0.08 : 0;
    default:
      return 0;
  }
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1500 && value < 2200;
const numberKindPenalty = (kind: AnswerKind): number => (kind === 'number' ? -0.1 : 0);
