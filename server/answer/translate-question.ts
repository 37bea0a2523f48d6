import type { Translator } from '../ports/translator.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import type { Variants } from './match-terms.ts';

/** Translations below this weight are other senses of the word: good for finding, not for evidence. */
const EVIDENT = 0.3;

/** Translations of each term into a language, best first. */
export function termVariants(analysis: QuestionAnalysis, language: string, translator: Translator): Variants {
  if (language === analysis.language) return new Map();
  return new Map(
    analysis.terms.map((term) => {
      const translations = translator.translate(term, analysis.language, language);
      return [term, translations.filter(({ weight }) => weight >= EVIDENT).map(({ word }) => word)] as const;
    }),
  );
}
