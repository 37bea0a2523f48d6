/** Languages whose words the search can stem; every other passage is matched word by word. */
export type StemmedLanguage = 'de' | 'en' | 'fr';
export const STEMMED_LANGUAGES: readonly StemmedLanguage[] = ['de', 'en', 'fr'];

/** One word by which a passage may name what is asked for. */
export interface SearchWord {
  readonly word: string;
  /** Language of the passages in which it is looked for; `other` is all those without a stemmer. */
  readonly language: StemmedLanguage | 'other';
  /** 0–1: how surely the word means what is asked. */
  readonly weight: number;
  /** The question's own language, where words are alternatives; translations are evidence that adds up. */
  readonly own: boolean;
  /** How many words of the corpus with the same beginning or end (inflections, compounds) are searched for beside it. */
  readonly neighbours: number;
}

/** One thing that the question asks for, with all the words that may name it. */
export interface SearchConcept {
  /** As the question has it; names the concept in the result. */
  readonly term: string;
  readonly words: readonly SearchWord[];
}
