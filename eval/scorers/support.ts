import { checkClaim } from '../../server/answer/check-claim.ts';
import { identifyQuestionLanguage } from '../../server/text/index.ts';
import type { ResolvedPassage, ScorableAnswer } from '../scorable.ts';

/** Whether passages together carry a sentence; `null`: nobody can say, as across languages without a judge. */
export type Supports = (sentence: string, passages: readonly ResolvedPassage[]) => boolean | null;

/**
 * Support by rule: the product's own claim checker (quote verbatim, every figure carried, half of the content words
 * shared). It stands where ALCE has an entailment model, does not see negation, and says nothing across languages.
 */
export const lexicalSupport: Supports = (sentence, passages) => {
  const evidence = passages.map(({ text, frame, language }) => ({
    text: `${frame}\n${text}`,
    language,
    passage: text,
  }));
  const { status } = checkClaim(sentence, evidence, [], identifyQuestionLanguage(sentence), 'en');
  return status === 'unchecked' ? null : status === 'supported';
};

export interface CitedSentence {
  readonly text: string;
  /** In the order of the markers; `null` for a marker that leads nowhere. */
  readonly passages: readonly (ResolvedPassage | null)[];
}

/** Sentences with the passages behind their markers; a passage cited twice in one sentence counts once. */
export function citedSentences(answer: ScorableAnswer): CitedSentence[] {
  const passages = new Map(answer.citations.map(({ number, passage }) => [number, passage]));
  return answer.claims.map(({ text, citations }) => ({
    text,
    passages: [...new Set(citations)].map((number) => passages.get(number) ?? null),
  }));
}
