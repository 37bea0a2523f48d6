import type { Translator } from '../ports/translator.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import type { Variants } from './match-terms.ts';

/**
 * Translations below this weight, and more than these, are other senses of the word: good for finding, not for evidence.
 * With twelve senses from 0.3 on, a question about weapons for Ukraine was answered from a page on Russian arms.
 */
const EVIDENT = 0.5;
const MOST_EVIDENT = 4;

/** Translations of each term into a language, best first. */
export function termVariants(analysis: QuestionAnalysis, language: string, translator: Translator): Variants {
  if (language === analysis.language) return new Map();
  return new Map(
    analysis.terms.map((term) => {
      const translations = translator.translate(term, analysis.language, language);
      return [
        term,
        translations
          .filter(({ weight, part }) => weight >= EVIDENT && part !== true)
          .slice(0, MOST_EVIDENT)
          .map(({ word }) => word),
      ] as const;
    }),
  );
}
