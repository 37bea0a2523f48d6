import type { InterfaceLanguage } from '../domain/index.ts';
import type { ContextPassage, WriteRequest } from '../ports/writer.ts';
import type { Retrieval } from './retrieve.ts';

/** What a writer is given of a question and what was found for it. */
export function requestOf(
  retrieval: Retrieval,
  passages: readonly ContextPassage[],
  asOf: string,
  answerLanguage: InterfaceLanguage,
  question: string,
): WriteRequest {
  const { analysis, weights } = retrieval;
  return {
    question,
    questionLanguage: analysis.language,
    answerLanguage,
    asOf,
    passages,
    termWeights: weights,
    acronyms: analysis.acronyms,
    sides: analysis.sides,
  };
}
