import { stem, translateWord } from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import type { Variants } from './match-terms.ts';

export interface TranslatedQuestion {
  readonly language: string;
  /** Names, numbers and translated terms, to be searched for as they are. */
  readonly query: string;
  /** Share of the question's terms that have a translation or need none, 0–1. */
  readonly coverage: number;
}

/** Translations of each term into a language, by the glossary. */
export function termVariants(analysis: QuestionAnalysis, language: string): Variants {
  if (language === analysis.language) return new Map();
  return new Map(
    analysis.terms.map((term) => [term, translateWord(term, analysis.language, language)] as const),
  );
}

/**
 * The question as far as the glossary carries it into another language. Names and figures go along as they are: they
 * are what cross-lingual search rests on where the glossary is silent.
 */
export function translateQuestion(analysis: QuestionAnalysis, language: string): TranslatedQuestion {
  const variants = termVariants(analysis, language);
  const parts: string[] = [];
  let carried = 0;
  for (const term of analysis.terms) {
    const translations = variants.get(term) ?? [];
    const name = analysis.names.includes(term);
    // Two at most: BM25 adds up synonyms, and a much translated word would outweigh the others.
    if (translations.length > 0) parts.push(...distinctStems(translations, language).slice(0, 2));
    else if (name || /\d/.test(term)) parts.push(term);
    if (translations.length > 0 || (name && analysis.language !== 'de')) carried += 1;
    // Every German noun is capitalised: without a translation it may or may not be a name.
    else if (name) carried += 0.4;
  }
  for (const figure of analysis.figures) parts.push(figure.raw);
  return {
    language,
    query: parts.join(' '),
    coverage: analysis.terms.length === 0 ? 0 : carried / analysis.terms.length,
  };
}

function distinctStems(translations: readonly string[], language: string): string[] {
  const byStem = new Map<string, string>();
  for (const word of translations) {
    const key = stem(word, language);
    if (!byStem.has(key)) byStem.set(key, word);
  }
  return [...byStem.values()];
}
