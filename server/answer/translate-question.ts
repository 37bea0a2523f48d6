import type { Translator } from '../ports/translator.ts';
import { nameSpellings, statesOfCapital, translateTerm } from '../text/index.ts';
import type { AnswerKind, QuestionAnalysis } from './analyse-question.ts';
import type { Variants } from './match-terms.ts';
import { nounsOf } from './verb-nouns.ts';

/**
 * Translations below this weight, and more than these, are other senses of the word: good for finding, not for evidence;
 * nor is a translation of a part of a compound, nor a word of a translation of several ("foreign" of "foreign secretary"):
 * without those, answered / refused without the passage de→en 72.5 / 70.8 → 64.8 / 79.5, en→de 67.4 / 82.9 → 66.4 / 83.6. XQuAD across languages, refusing at the threshold of the writer, one
 * half: answered / refused rightly de→en .78 / .81, en→de .70 / .90; with twelve senses from 0.3 on .87 / .66 and
 * .80 / .82; the other half alike. The balance is the same (.79 and .80), so silence decides.
 */
const EVIDENT = 0.5;
const MOST_EVIDENT = 4;

/**
 * Translations of each term into a language, best first. Terms of several words are met as a whole: "Außenministerin" by
 * a text that has both "foreign" and "minister", "Foreign Minister" by "Außenminister".
 */
export function termVariants(analysis: QuestionAnalysis, language: string, translator: Translator): Variants {
  if (language === analysis.language) return spellingsOf(analysis);
  const pairs = new Map<string, string[]>();
  for (const pair of analysis.pairs) {
    const whole = translateTerm(pair, analysis.language, language);
    for (const word of whole.length === 0 ? [] : pair.split(' '))
      pairs.set(word, [...(pairs.get(word) ?? []), ...whole]);
  }
  return new Map(
    analysis.terms.map((term) => {
      const words = translator
        .translate(term, analysis.language, language)
        .filter(({ weight, part }) => weight >= EVIDENT && part !== true)
        .slice(0, MOST_EVIDENT)
        .map(({ word }) => word);
      const phrases = translateTerm(term, analysis.language, language).filter((one) => one.includes(' '));
      const others = [
        ...words,
        ...phrases,
        ...(pairs.get(term.toLowerCase()) ?? []),
        ...nameSpellings(term),
        ...namesOf(term, analysis),
      ];
      return [term, [...new Set(others)]] as const;
    }),
  );
}

/** In one language a name may be spelt in several ways too ("Kiew", "Kyjiw"), or by its letters. */
const spellingsOf = (analysis: QuestionAnalysis): Variants =>
  new Map(
    analysis.terms.flatMap((term) => {
      const spellings = [
        ...nameSpellings(term),
        ...namesOf(term, analysis),
        ...nounsOf(term, analysis.language),
      ];
      return spellings.length === 0 ? [] : [[term, spellings] as const];
    }),
  );

/** What a government does is said of its capital; how many people live there is not. */
const OF_GOVERNMENTS: ReadonlySet<AnswerKind> = new Set(['position', 'comparison', 'change', 'open']);

const namesOf = (term: string, { otherNames, kind }: QuestionAnalysis): readonly string[] => [
  ...(otherNames.get(term) ?? []),
  ...(OF_GOVERNMENTS.has(kind) ? statesOfCapital(term) : []),
];
