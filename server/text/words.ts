import snowball from 'snowball-stemmers';

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Words and numbers with offsets. Numbers keep their separators and signs of reference ("9,9", "18/9663", "1.350",
 * "A/73/L.2" splits at letters); hyphenated compounds are split, as both halves are searched for. What French leaves out of a
 * small word before a vowel is none of the word ("d'observateurs"). Initials are one word without their dots ("U.N.").
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    if (INITIALS.test(match[0])) {
      found.push({ text: spelt(match[0]), start: match.index, end: match.index + match[0].length });
      continue;
    }
    const elided = ELISION.exec(match[0])?.[0].length ?? 0;
    found.push({
      text: match[0].slice(elided),
      start: match.index + elided,
      end: match.index + match[0].length,
    });
  }
  return found;
}

const WORD =
  /\d+(?:[.,/:]\d+)*|(?<![\p{L}.])(?:\p{Lu}\.){2,}(?!\p{L})|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?\d*/gu;
const INITIALS = /^(?:(?:\p{Lu}\.){2,}|US)$/u;
/** "U.N." is "UN"; "U.S." and "US" are "USA", or a text would name them with every "us". */
const spelt = (initials: string): string => initials.replaceAll('.', '').replace(/^US$/, 'USA');

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[aeiouyhàâäæéèêëîïôöœùûü])/iu;

/** Lower case without diacritics; `ß` becomes `ss`. */
export function foldCase(word: string): string {
  const lower = word.toLowerCase();
  return isAscii(lower) ? lower : lower.replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Nothing to fold: nearly every word, and the loop costs a tenth of the normalisation. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

const ALGORITHMS: Readonly<Record<string, string>> = { de: 'german', en: 'english', fr: 'french' };
const stemmers = new Map<string, { stem(word: string): string }>();
const cache = new Map<string, string>();

/** Snowball stem, folded; languages without a stemmer are only folded. Numbers stay as they are. */
export function stem(word: string, language: string): string {
  if (/^\d/.test(word)) return word;
  const key = `${language}:${word}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const algorithm = ALGORITHMS[language];
  let result = word.toLowerCase().replace(/['’](s)?$/u, '');
  if (algorithm !== undefined) {
    let stemmer = stemmers.get(algorithm);
    if (stemmer === undefined) {
      stemmer = snowball.newStemmer(algorithm);
      stemmers.set(algorithm, stemmer);
    }
    result = stemmer.stem(result);
  }
  result = foldCase(result);
  // Bounded: a long-lived server meets an unbounded vocabulary.
  if (cache.size > 200_000) cache.clear();
  cache.set(key, result);
  return result;
}

/** A word as it is matched: folded, and its stem in each language that has a stemmer. */
export interface WordForms {
  readonly folded: string;
  readonly stems: Readonly<Record<'de' | 'en' | 'fr', string>>;
}

const MOST_FORMS = 100_000;
const formsOf = new Map<string, WordForms>();

/** The forms of a word, kept: an answer compares some 8,000 words of passages, most of them again and again. */
export function wordForms(word: string): WordForms {
  const known = formsOf.get(word);
  if (known !== undefined) return known;
  const forms: WordForms = {
    folded: foldCase(word),
    stems: { de: stem(word, 'de'), en: stem(word, 'en'), fr: stem(word, 'fr') },
  };
  if (formsOf.size >= MOST_FORMS) formsOf.clear();
  formsOf.set(word, forms);
  return forms;
}

/** Neighbouring words, lower case, as "first second". */
export function wordPairs(text: string): string[] {
  const found = words(text).map((word) => word.text.toLowerCase());
  return found.slice(1).map((word, index) => `${found[index]} ${word}`);
}
