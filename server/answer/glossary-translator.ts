import type { Translation, Translator } from '../ports/translator.ts';
import { translateTerm, translateWord } from '../text/index.ts';

/**
 * The house glossary of diplomatic terms: always there, the first word of a concept weighs most. A word that is only a
 * part of a translation ("minister" of "foreign minister") finds, but is no evidence.
 */
export const glossaryTranslator: Translator = {
  id: 'glossary',
  translate(word, from, to) {
    const whole = new Set(translateTerm(word, from, to));
    return translateWord(word, from, to).map((translated, index): Translation => {
      const weight = 1 / (1 + 0.15 * index);
      return whole.has(translated) ? { word: translated, weight } : { word: translated, weight, part: true };
    });
  },
};
