import type { Acronym } from './acronyms.ts';
import { SHORT_NAMES } from './short-names.ts';
import { STATE_NAMES } from './state-names.ts';
import { foldCase, stem, words } from './words.ts';

/** For a word of a text: what the state or body that it names, alone or with its neighbours, is called too. */
export type OtherNames = ReadonlyMap<string, readonly string[]>;

const LANGUAGES = ['de', 'en', 'fr'] as const;
/** The longest name: "Organisation für Sicherheit und Zusammenarbeit in Europa". */
const MOST_WORDS = 8;
const isShort = (name: string): boolean =>
  /^\p{Lu}[\p{L}\d.&-]*$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name);

/** A short name is met as it is written, a long one by its stems, however it is inflected. */
const keysOf = (name: string): string[] => {
  const own = words(name).map(({ text }) => text);
  if (isShort(name)) return own.length === 1 && own[0] !== undefined ? [`short ${own[0]}`] : [];
  return longKeys(own);
};

let known: Map<string, readonly string[]> | undefined;

/** Lines that share a name are one: "USA" of the short names and of the states. */
function namesOfTheHouse(): Map<string, readonly string[]> {
  const built = new Map<string, Set<string>>();
  const lines = [
    ...SHORT_NAMES.split('\n').map((line) => line.split(',').map((name) => name.trim())),
    ...states().map(({ names }) => names),
  ];
  for (const names of lines) {
    const keys = names.flatMap(keysOf);
    const all = new Set([...names, ...keys.flatMap((key) => [...(built.get(key) ?? [])])]);
    for (const key of [...keys, ...[...all].flatMap(keysOf)]) built.set(key, all);
  }
  return new Map([...built].map(([key, names]) => [key, [...names]]));
}

const states = (): { names: string[]; capitals: string[] }[] =>
  STATE_NAMES.split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [names = [], capitals = []] = line
        .split('|')
        .map((side) => side.trim().split(' ').filter(Boolean));
      return { names, capitals };
    });

let governments: Map<string, readonly string[]> | undefined;

/** For the name of a capital what its state is called: "Athen" may be said of the Greek government. Empty for other words. */
export function statesOfCapital(word: string): readonly string[] {
  governments ??= new Map(
    states().flatMap(({ names, capitals }) => capitals.map((name) => [foldCase(name), names] as const)),
  );
  return governments.get(foldCase(word)) ?? [];
}

/**
 * The other names of what a question names: those that the house knows and those that the record defines. Of "Vereinte
 * Nationen" each of the two words is given "UN" and "United Nations"; of "VN" the same.
 *
 * @param defined definitions found in the record for this question
 */
export function otherNames(text: string, defined: readonly Acronym[] = []): OtherNames {
  known ??= namesOfTheHouse();
  const own = new Map<string, string[]>();
  for (const { short, long } of defined) {
    for (const key of [...keysOf(short), ...keysOf(long)]) own.set(key, [...(own.get(key) ?? [short]), long]);
  }
  const found = words(text);
  const others = new Map<string, string[]>();
  for (let start = 0; start < found.length; start++)
    for (let size = Math.min(MOST_WORDS, found.length - start); size >= 1; size--) {
      const run = found.slice(start, start + size).map((word) => word.text);
      const keys = size === 1 ? [`short ${run[0]}`, ...longKeys(run)] : longKeys(run);
      const names = [
        ...new Set(keys.flatMap((key) => [...(known?.get(key) ?? []), ...(own.get(key) ?? [])])),
      ];
      if (names.length === 0) continue;
      const told = new Set(run.map(foldCase));
      // "U.S." is the same word as "USA" here, but another one to the search of the database.
      const other = names.filter(
        (name) => name.includes('.') || !words(name).every((word) => told.has(foldCase(word.text))),
      );
      for (const word of run) others.set(word, [...new Set([...(others.get(word) ?? []), ...other])]);
      break;
    }
  return others;
}

/** English does not inflect a name, and "polished" is not Polish. */
const longKeys = (run: readonly string[]): string[] =>
  LANGUAGES.map((language) => {
    const isAlone = run.length === 1 && language === 'en';
    return `long ${run.map((word) => (isAlone ? foldCase(word) : stem(word, language))).join(' ')}`;
  });

/** What a question may have been shortened to or from: its words in capitals, and its runs of words as keys of long forms. */
export function acronymCandidates(text: string, language: string): { short: string[]; long: string[] } {
  const found = words(text).map((word) => word.text);
  const short = [...new Set(found.filter(isShort))];
  const stems = found.map((word) => stem(word, language));
  const long = new Set<string>();
  for (let start = 0; start < stems.length; start++)
    for (let size = 1; size <= MOST_WORDS && start + size <= stems.length; size++)
      if (size > 1 || (found[start]?.length ?? 0) >= 12) long.add(stems.slice(start, start + size).join(' '));
  return { short, long: [...long].slice(0, MOST_LONG) };
}

const MOST_LONG = 200;
