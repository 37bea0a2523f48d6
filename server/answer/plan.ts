import type { RetrievalPlan } from '../domain/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';

/** What was understood, for the reader and for the record of the answer. */
export function planOf(
  question: { readonly question: string; readonly followsUp: boolean; readonly asOf?: string | undefined },
  analysis: QuestionAnalysis,
): RetrievalPlan {
  return {
    question: question.question,
    followsUp: question.followsUp,
    language: analysis.language,
    kind: analysis.kind,
    terms: [...analysis.terms],
    documents: analysis.figures.flatMap((figure) => (figure.kind === 'reference' ? [figure.raw] : [])),
    figures: analysis.figures.flatMap((figure) => (figure.kind === 'reference' ? [] : [figure.raw])),
    sides: [...analysis.sides, ...analysis.parts],
    asOf: question.asOf ?? null,
  };
}
