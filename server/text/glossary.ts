import { GLOSSARY_TERMS } from './glossary-terms/index.ts';
import { foldCase, stem } from './words.ts';

const LANGUAGES = ['de', 'en', 'fr'] as const;
type GlossaryLanguage = (typeof LANGUAGES)[number];

const isGlossaryLanguage = (language: string): language is GlossaryLanguage =>
  (LANGUAGES as readonly string[]).includes(language);

interface Concept {
  readonly de: readonly string[];
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

/** Language and stem → concepts; built on first use (some 12,000 words and 280 countries, 0.3 s). */
let index: Map<string, Concept[]> | undefined;

/** A term of several words ("foreign minister") is known by all of them together, in their order. */
const keysOf = (term: string, language: GlossaryLanguage): string[] => {
  const folded = foldCase(term);
  const stems = term.split(' ').map((word) => stem(word, language));
  return [...new Set([stems.join(' '), folded])].map((key) => `${language}:${key}`);
};

function conceptsOf(term: string, language: GlossaryLanguage): readonly Concept[] {
  index ??= buildIndex();
  const map = index;
  return keysOf(term, language)
    .map((key) => map.get(key) ?? [])
    .reduce((found, more) => (found.length > 0 ? found : more), []);
}

function buildIndex(): Map<string, Concept[]> {
  const built = new Map<string, Concept[]>();
  for (const line of GLOSSARY_TERMS.split('\n')) {
    const [de, en, fr] = line.split('|').map((part) =>
      part
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    );
    if (de === undefined || en === undefined) continue;
    const concept: Concept = { de, en, fr: fr ?? [] };
    for (const language of LANGUAGES)
      for (const term of concept[language])
        for (const key of keysOf(term, language)) built.set(key, [...(built.get(key) ?? []), concept]);
  }
  for (const concept of countries()) {
    // The house knows more of a country than its name.
    for (const language of LANGUAGES)
      for (const term of concept[language])
        for (const key of keysOf(term, language)) if (!built.has(key)) built.set(key, [concept]);
  }
  return built;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The countries of the world as Unicode's CLDR names them, which Node brings along. */
function countries(): Concept[] {
  const names = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
    ]),
  );
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const [de, en, fr] = LANGUAGES.map((language) => names[language]?.of(code));
    if (de === undefined || en === undefined || fr === undefined) return [];
    // "Myanmar (Birma)" and "Kongo-Kinshasa" are no words of a text.
    return [de, en, fr].every((name) => /^[\p{L} ’]+$/u.test(name)) ? [{ de: [de], en: [en], fr: [fr] }] : [];
  });
}

/**
 * Whole translations of a word or of several ("foreign minister") by the house glossary; each may itself be of several
 * words, and only all of them together say what the term says. German compounds are tried as a whole, then as two parts
 * that are both known ("Rüstungsexport" → "arms export").
 */
export function translateTerm(term: string, from: string, to: string): string[] {
  if (from === to || !isGlossaryLanguage(from) || !isGlossaryLanguage(to)) return [];
  const whole = conceptsOf(term, from).flatMap((concept) => concept[to]);
  if (whole.length > 0) return [...new Set(whole)];
  return from === 'de' ? translateCompound(term, to) : [];
}

/**
 * Single words that translate a word or a part of what it says, for finding: of "Außenminister" both "foreign" and
 * "minister".
 */
export function translateWord(word: string, from: string, to: string): string[] {
  return [...new Set(translateTerm(word, from, to).flatMap((term) => term.split(' ')))];
}

/** Senses of each part of a compound that are combined. */
const MOST_SENSES = 3;

function translateCompound(word: string, to: GlossaryLanguage): string[] {
  const lower = word.toLowerCase();
  for (let cut = lower.length - 4; cut >= 4; cut--) {
    const tail = conceptsOf(lower.slice(cut), 'de');
    if (tail.length === 0) continue;
    const head = [lower.slice(0, cut), lower.slice(0, cut).replace(/s$/u, '')].flatMap((part) =>
      conceptsOf(part, 'de'),
    );
    if (head.length === 0) continue;
    const [heads, tails] = [head, tail].map((concepts) =>
      [...new Set(concepts.flatMap((concept) => concept[to]))].slice(0, MOST_SENSES),
    );
    return [...new Set((heads ?? []).flatMap((one) => (tails ?? []).map((other) => `${one} ${other}`)))];
  }
  return [];
}
