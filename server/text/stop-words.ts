import { deu, eng, fra } from 'stopword';

/** Question words and fillers that carry no content in a question but are missing from the library's lists. */
const QUESTION_WORDS: Record<string, readonly string[]> = {
  de: `wer wen wem wessen was wann wo woher wohin wie wieso weshalb warum welche welcher welches welchen welchem wofür womit
    worin woran worüber wodurch seit laut gemäß bitte gibt gab wurde wurden worden sei seien sollte soll sollen würde viele
    viel zwischen sowie jeweils nach aussage am vom zum zur beim im ins bezüglich hinsichtlich betreffend angesichts gegenüber`.split(
    /\s+/,
  ),
  en: `who whom whose what when where why how which whether according does did do was were has have had will would should
    could may might shall can many much long per give gives given say says said between into upon under over after before
    during since until through about against its not no nor than then so too per via within without regarding concerning towards
    toward`.split(/\s+/),
  fr: `qui que quoi quand où comment pourquoi combien quel quelle quels quelles lequel selon depuis est-ce a-t-il été entre
    après avant pendant lors dont concernant envers si aucun aucune peut peuvent dit disent elle elles il ils delà`.split(
    /\s+/,
  ),
};

/** Words of the library's German list that carry content in our field ("das Recht", "sieben Staaten", "im Jahr"). */
const CONTENT_AFTER_ALL = new Set(
  `recht rechte rechten rechter rechtes ordnung mensch menschen niemand mittel ende teil offen neun zehn sechs sieben zwanzig
  fünf vier drei zwei acht elf zwölf jahr jahre jahren tag tage tagen zeit sache beispiel ernst früher dank schluss mann leicht
  kurz gut gute guter satt startseite bekannt`.split(/\s+/),
);

const LISTS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set([...deu.filter((word) => !CONTENT_AFTER_ALL.has(word)), ...(QUESTION_WORDS.de ?? [])]),
  en: new Set([...eng, ...(QUESTION_WORDS.en ?? [])]),
  fr: new Set([...fra, ...(QUESTION_WORDS.fr ?? [])]),
};

const EVERY = new Set(Object.values(LISTS).flatMap((list) => [...list]));

/** Whether a word (any case) carries no content in this language; unknown languages use all three lists. */
export function isStopWord(word: string, language?: string): boolean {
  const list = (language !== undefined && LISTS[language]) || EVERY;
  return list.has(word.toLowerCase());
}

/** Share of the words that are stop words of this language, 0–1. */
export function stopWordShare(words: readonly string[], language: string): number {
  const list = LISTS[language];
  if (list === undefined || words.length === 0) return 0;
  let hits = 0;
  for (const word of words) if (list.has(word.toLowerCase())) hits++;
  return hits / words.length;
}
