import { stem, words } from './words.ts';

/** A short form that a text defines itself, with what it stands for. */
export interface Acronym {
  /** As written: "EFSF". */
  readonly short: string;
  /** As written, white space joined: "Europäische Finanzstabilisierungsfazilität". */
  readonly long: string;
}

const SHORT = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\d][\p{L}\d&-]{1,9}$/u;
/** What stands in round brackets on one line or two. */
const BRACKETS = /\(([^()\n]{2,120}(?:\n[^()\n]{1,80})?)\)/gu;
/** A long form runs inside one sentence and through no other mark. */
const RUN = /[^.!?;:()„“”"«»\n]*(?:\n[^.!?;:()„“”"«»\n]+)?$/u;
/** A word in which a letter of the short form may stand inside: "Zentralbank" has Z and B. */
const COMPOUND = 9;
/** A word that is a long form by itself: "Bruttoinlandsprodukt". */
const ALONE = 12;
/** More definitions than this in one paper are a list of abbreviations gone wrong. */
const MOST = 300;

/**
 * "Europäische Finanzstabilisierungsfazilität (EFSF)", "OPCW (Organisation for the Prohibition of Chemical Weapons)": the
 * definitions in a text, each once, in the order of the text. Follows Schwartz and Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text" (2003), but a letter may stand inside a word only in a long one.
 */
export function findAcronyms(text: string): Acronym[] {
  const found = new Map<string, Acronym>();
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(BRACKETS)) {
    if (found.size >= MOST) break;
    const before = text.slice(Math.max(0, index - 160), index);
    const acronym = SHORT.test(inside.trim())
      ? defined(inside.trim(), RUN.exec(before.trimEnd())?.[0] ?? '', 'end')
      : defined(/[\p{L}\d&-]+$/u.exec(before.trimEnd())?.[0] ?? '', inside, 'whole');
    if (acronym !== null && whole !== '')
      found.set(`${acronym.short}|${acronym.long.toLowerCase()}`, acronym);
  }
  return [...found.values()];
}

/** @param where whether the long form is the end of the run of words or all of it */
function defined(short: string, run: string, where: 'end' | 'whole'): Acronym | null {
  if (!SHORT.test(short)) return null;
  const letters = [...short.replace(/[^\p{L}]/gu, '').replace(/s$/u, '')].map(fold);
  const all = [...run.matchAll(/[\p{L}\p{M}'’]+/gu)];
  const most = Math.min(letters.length + 5, 2 * letters.length);
  const first = where === 'whole' ? 0 : Math.max(0, all.length - most);
  // The shortest run that begins with the first letter and has them all.
  const starts =
    where === 'whole' ? [0] : Array.from({ length: all.length - first }, (_, n) => all.length - 1 - n);
  for (const start of starts) {
    const own = all.slice(start);
    if (own.length === 0 || own.length > most) continue;
    const long = run
      .slice(own[0]?.index ?? 0)
      .replace(/\s+/gu, ' ')
      .trim();
    const isLonger = own.length > 1 || (own[0]?.[0].length ?? 0) >= ALONE;
    // "of African Unity" is no name.
    if (
      isLonger &&
      !/^\p{Ll}{1,3}$/u.test(own[0]?.[0] ?? '') &&
      !own.some(([word]) => word === short) &&
      areSpelt(
        letters,
        own.map(([word]) => word),
      )
    )
      return { short, long };
  }
  return null;
}

/** Whether the letters stand in the words in their order, the first and at least half of them at the beginning of one. */
function areSpelt(letters: readonly string[], own: readonly string[]): boolean {
  const folded = own.map(fold);
  const least = own.length === 1 ? 1 : Math.ceil(letters.length / 2);
  const walk = (letter: number, word: number, from: number, initials: number): boolean => {
    if (letter === letters.length) return initials >= least && allBut(folded.slice(word + 1));
    for (let at = word; at < folded.length; at++) {
      const text = folded[at] ?? '';
      const start = at === word ? from : 0;
      if (start === 0 && text.startsWith(letters[letter] ?? '')) {
        if (walk(letter + 1, at, 1, initials + 1)) return true;
      }
      if (text.length >= COMPOUND)
        for (let i = Math.max(1, start); i < text.length; i++)
          if (text[i] === letters[letter] && walk(letter + 1, at, i + 1, initials)) return true;
      // Small words may stand between; a word of content whose letter is missing ends the long form.
      if (at > word && !isSmall(own[at] ?? '')) return false;
    }
    return false;
  };
  return walk(0, 0, 0, 0);
}

/** Behind the last letter nothing of content may stand. */
const allBut = (rest: readonly string[]): boolean => rest.every(isSmall);
const isSmall = (word: string): boolean => word.length <= 4;
const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Two words or more, and nothing but words: what a short form stands for, not where or when. */
const EXPLANATION = /^["“„«\s]*(\p{L}[\p{L}\p{M}'’-]*(?:[\s-]+\p{L}[\p{L}\p{M}'’-]*)+)["”“»\s]*$/u;

/**
 * A question without what explains its own short forms: "the OPCW (Organisation for the Prohibition of Chemical Weapons)" asks
 * for one thing, which a passage may call by either name. Who asks may explain loosely: only the first letter has to fit.
 */
export function withoutExplanations(question: string): { text: string; acronyms: Acronym[] } {
  const acronyms: Acronym[] = [];
  const text = question.replace(
    /([\p{L}\d&-]+)\s*\(([^()\n]{2,120})\)/gu,
    (whole, short: string, inside: string) => {
      const long = EXPLANATION.exec(inside)?.[1];
      if (long === undefined || !SHORT.test(short) || fold(long)[0] !== fold(short)[0]) return whole;
      acronyms.push({ short, long });
      return short;
    },
  );
  return { text, acronyms };
}

/** By which a long form is found however it is inflected: the stems of its words. */
export const longFormKey = (long: string, language: string): string =>
  words(long)
    .map(({ text }) => stem(text, language))
    .join(' ');
