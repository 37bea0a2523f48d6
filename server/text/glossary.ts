import { GLOSSARY_TERMS } from './glossary-terms.ts';
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

/** Language and stem → concepts; built on first use (some thousand words, about 10 ms). */
let index: Map<string, Concept[]> | undefined;

function conceptsOf(word: string, language: GlossaryLanguage): readonly Concept[] {
  index ??= buildIndex();
  return index.get(`${language}:${stem(word, language)}`) ?? index.get(`${language}:${foldCase(word)}`) ?? [];
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
    for (const language of LANGUAGES) {
      for (const term of concept[language]) {
        for (const key of new Set([stem(term, language), foldCase(term)])) {
          const entry = `${language}:${key}`;
          built.set(entry, [...(built.get(entry) ?? []), concept]);
        }
      }
    }
  }
  return built;
}

/**
 * Translations of one word by the house glossary of diplomatic terms; empty where it has none. German compounds are
 * tried as a whole, then as two parts that are both known ("Rüstungsexport" → arms, export).
 */
export function translateWord(word: string, from: string, to: string): string[] {
  if (from === to || !isGlossaryLanguage(from) || !isGlossaryLanguage(to)) return [];
  const whole = conceptsOf(word, from).flatMap((concept) => concept[to]);
  if (whole.length > 0) return [...new Set(whole)];
  return from === 'de' ? translateCompound(word, to) : [];
}

function translateCompound(word: string, to: GlossaryLanguage): string[] {
  const lower = word.toLowerCase();
  for (let cut = lower.length - 4; cut >= 4; cut--) {
    const tail = conceptsOf(lower.slice(cut), 'de');
    if (tail.length === 0) continue;
    const head = [lower.slice(0, cut), lower.slice(0, cut).replace(/s$/u, '')].flatMap((part) =>
      conceptsOf(part, 'de'),
    );
    if (head.length === 0) continue;
    return [...new Set([...head, ...tail].flatMap((concept) => concept[to]))];
  }
  return [];
}
