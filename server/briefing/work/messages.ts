import type { InterfaceLanguage } from '../../domain/index.ts';

/** What the work on a briefing says in its own voice inside a draft or to a writer, in the language of the draft. */
const TEXTS = {
  de: {
    sourceGone:
      'Die zitierte Stelle ist in der Akte, soweit Sie sie sehen dürfen, nicht mehr enthalten; sie trägt den Satz nicht mehr.',
    oneSentence: (sentence: string, wish: string) =>
      `Schreibe genau einen Satz, der diesen ersetzt: „${sentence}“ Wunsch dazu: ${wish}`,
  },
  en: {
    sourceGone:
      'The cited passage is no longer in the record that you may see; it does not carry the sentence any more.',
    oneSentence: (sentence: string, wish: string) =>
      `Write exactly one sentence that replaces this one: “${sentence}” What is wanted of it: ${wish}`,
  },
} as const;

export const workTexts = (language: InterfaceLanguage) => TEXTS[language];
