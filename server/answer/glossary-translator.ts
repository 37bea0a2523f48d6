import type { Translation, Translator } from '../ports/translator.ts';
import { translateWord } from '../text/index.ts';

/** The house glossary of diplomatic terms: always there, the first word of a concept weighs most. */
export const glossaryTranslator: Translator = {
  id: 'glossary',
  translate: (word, from, to) => translateWord(word, from, to).map(weigh),
};

const weigh = (word: string, index: number): Translation => ({ word, weight: 1 / (1 + 0.15 * index) });
