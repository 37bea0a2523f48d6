export interface Translation {
  /** A single word of the other language, as a dictionary has it. */
  readonly word: string;
  /** 0–1, the best of one word 1. */
  readonly weight: number;
  /** Translates only a part of a compound ("Preis" of "Brotpreis"): good for finding, no evidence. */
  readonly part?: true;
}

/** Word translations for search and evidence; never for text that a reader sees as said by a source. */
export interface Translator {
  /** e.g. `glossary`, `glossary+de-en`; what changes it changes what is found. */
  readonly id: string;
  /** Best first; empty where the word is unknown or the languages are the same. */
  translate(word: string, from: string, to: string): readonly Translation[];
}
