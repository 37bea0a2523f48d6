import { isStopWord, stem, type WordForms, wordForms, words } from '../text/index.ts';

/** A text prepared for matching: the stems and folded forms of its words. */
export interface MatchableText {
  readonly stems: ReadonlySet<string>;
  readonly long: readonly string[];
  /** The words as written, in order. */
  readonly sequence: readonly string[];
  /** Question words already looked for here, with how well they were met; see `matchStrength`. */
  readonly met: Map<string, number>;
}

const LANGUAGES = ['de', 'en', 'fr'] as const;
const isStemmed = (language: string): language is keyof WordForms['stems'] =>
  (LANGUAGES as readonly string[]).includes(language);

/**
 * Prepares a text once; both the text's own language and the question's are stemmed, so names meet in the middle.
 *
 * @param languages that of the text first
 */
export function matchable(text: string, languages: readonly string[]): MatchableText {
  return matchableWords(
    words(text).map((word) => word.text),
    languages,
  );
}

/** Across languages a small word of the text is no word of the question: the German article is not what "died" is stemmed to. */
const isSmall = (word: string, [own, ...others]: readonly string[]): boolean =>
  own !== undefined &&
  others.some((other) => other !== own) &&
  own !== 'und' &&
  isStopWord(word, own) &&
  !/^\p{Lu}{2,}$/u.test(word);

function matchableWords(sequence: readonly string[], languages: readonly string[]): MatchableText {
  const stems = new Set<string>();
  const long: string[] = [];
  for (const word of sequence) {
    const forms = wordForms(word);
    if (languages.length < LANGUAGES.length && isSmall(word, languages)) continue;
    stems.add(forms.folded);
    for (const language of languages)
      stems.add(isStemmed(language) ? forms.stems[language] : stem(word, language));
    if (forms.folded.length >= 7) long.push(forms.folded);
  }
  return { stems, long, sequence, met: new Map() };
}

/** A text kept for long is asked for the words of many questions. */
const MOST_MET = 256;

/**
 * How well a question word is met by a text, 0–1: the same stem 1; part of a compound ("Ausfuhr" in
 * "Ausfuhrvolumen") 0.8; a long common beginning ("Verlängerung", "verlängert") 0.6; nothing 0.
 */
export function matchStrength(term: string, text: MatchableText): number {
  const known = text.met.get(term);
  if (known !== undefined) return known;
  const strength = strengthOf(term, text);
  if (text.met.size >= MOST_MET) text.met.clear();
  text.met.set(term, strength);
  return strength;
}

/** … as what was named before is called again. */
const HEAD_ALONE = 0.5;

function strengthOf(term: string, { stems, long }: MatchableText): number {
  const forms = wordForms(term);
  const { folded } = forms;
  if (stems.has(folded)) return 1;
  for (const language of LANGUAGES) if (stems.has(forms.stems[language])) return 1;
  if (/^\d/.test(term) || folded.length < 5) return 0;
  const core = forms.stems.de;
  let best = 0;
  // "Liste" for "Sanktionsliste": the head of a compound alone.
  if (folded.length >= 10)
    for (let from = 4; from <= folded.length - 5; from++)
      if (isHeadOf(folded, from, stems)) best = HEAD_ALONE;
  for (const word of long) {
    if (core.length >= 5 && isPartOf(word, core)) return 0.8;
    if (folded.length >= 9 && word.length >= 5 && isPartOf(folded, word)) best = Math.max(best, 0.7);
    if (commonPrefix(folded, word) >= Math.max(6, 0.7 * Math.min(folded.length, word.length)))
      best = Math.max(best, 0.6);
  }
  return best;
}

/** As long, a head says what is meant in another form too: a "Verbinder" is a "Stromverbindung" called again. */
const TELLING_HEAD = 8;

function isHeadOf(compound: string, from: number, stems: ReadonlySet<string>): boolean {
  const head = compound.slice(from);
  return stems.has(head.length < TELLING_HEAD ? head : stem(head, 'de'));
}

/** Before another word these make a different one, no compound; folded. */
const INSEPARABLE =
  /^(?:ad|anti|be|com|con|cor|de|dis|e|em|en|ent|er|ex|in|inter|ir|kom|kon|kor|miss?|nicht|non|o|ob|per|pra|pre|pro|sub|sur|sus|un|ver|wider|zer)$/;

/** "Gesprochen" is spoken, a "Gespräch" is no "Sprache". */
const PARTICIPLE = /(?:t|en)(?:e[mnrs]?)?$/;

/** "Beobachtermission" has a mission in it, "Kommission" none; "Verhandlung" is no "Handlung"; "Auszahlung" is a "Zahlung". */
function isPartOf(word: string, part: string): boolean {
  const at = word.indexOf(part);
  const before = word.slice(0, Math.max(at, 0));
  return at >= 0 && !INSEPARABLE.test(before) && !(before === 'ge' && !PARTICIPLE.test(word));
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The words by which a term may be met in a text of another language; of several words, all must be met. */
export type Variants = ReadonlyMap<string, readonly string[]>;

/** A translated word says a little less than the word itself. */
const TRANSLATED = 0.9;

/** Like `matchStrength`, but a term may also be met by one of its translations. */
export function matchTranslated(term: string, text: MatchableText, variants: Variants): number {
  let best = matchStrength(term, text);
  for (const variant of variants.get(term) ?? []) {
    if (best >= TRANSLATED) break;
    const strength = variant.includes(' ') ? matchPhrase(variant, text) : matchStrength(variant, text);
    best = Math.max(best, TRANSLATED * strength);
  }
  return best;
}

/** Small words that may stand between the words of a term ("ministre des affaires étrangères"). */
const BETWEEN = 2;

/** A term of several words is met where all of them stand together: "Ministry of Foreign Affairs … Fisheries Minister" is no foreign minister. */
function matchPhrase(phrase: string, text: MatchableText): number {
  const parts = phrase.split(' ');
  const least = Math.min(...parts.map((word) => matchStrength(word, text)));
  if (least === 0) return 0;
  const size = parts.length + BETWEEN;
  const places = parts.map((part) =>
    text.sequence.flatMap((word, place) =>
      matchStrength(part, matchableWord(word)) >= TOGETHER ? [place] : [],
    ),
  );
  const [first = [], ...others] = places;
  // The window that holds a place of each part; the first part may stand anywhere in it.
  const isMet = first.some((place) => {
    for (let start = Math.max(0, place - size + 1); start <= place; start++)
      if (others.every((own) => own.some((other) => other >= start && other < start + size))) return true;
    return false;
  });
  return isMet ? least : 0;
}

/** How well each word of a term must be met for them to stand together. */
const TOGETHER = 0.8;

const MOST_WORDS = 20_000;
const matchableByWord = new Map<string, MatchableText>();

/** A single word, in every language, kept. */
export function matchableWord(word: string): MatchableText {
  const known = matchableByWord.get(word);
  if (known !== undefined) return known;
  const prepared = matchableWords([word], LANGUAGES);
  if (matchableByWord.size >= MOST_WORDS) matchableByWord.clear();
  matchableByWord.set(word, prepared);
  return prepared;
}
