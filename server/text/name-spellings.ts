import { NAME_GROUPS } from './name-groups.ts';
import { foldCase } from './words.ts';

/** How German, English and French write a sound of a Cyrillic or Arabic name: the usual way first. */
type Unit = readonly [de: readonly string[], en: readonly string[], fr: readonly string[]];

/** Longest first within each convention is not needed: the parser takes the longest that fits. */
const UNITS: readonly Unit[] = [
  [['schtsch'], ['shch'], ['chtch']],
  [['tsch'], ['ch'], ['tch']],
  [['sch'], ['sh'], ['ch']],
  [['sch', 'sh'], ['zh'], ['j']],
  [['dsch'], ['j', 'dzh'], ['dj']],
  [['ch'], ['kh'], ['kh']],
  [['gh'], ['gh'], ['gh']],
  [['z'], ['ts'], ['ts']],
  [['s'], ['z', 's'], ['z', 's']],
  [['ss', 's'], ['s'], ['ss', 's']],
  [['w'], ['v'], ['v']],
  [['ja'], ['ya', 'ia'], ['ia']],
  [['je'], ['ye', 'ie', 'e'], ['ie', 'e']],
  [['ji'], ['yi', 'i'], ['i']],
  [['ju'], ['yu', 'iu'], ['iou']],
  [['u'], ['u'], ['ou']],
];

/** … and at its end. */
const ENDINGS: readonly Unit[] = [
  [
    ['skij', 'skyj', 'ski'],
    ['sky', 'skyy', 'skiy', 'ski'],
    ['ski', 'sky'],
  ],
  [
    ['yj', 'ij', 'y'],
    ['yy', 'y', 'iy'],
    ['y', 'i'],
  ],
  [
    ['schow', 'schew'],
    ['shev', 'shov'],
    ['chev', 'chov'],
  ],
  [
    ['tschow', 'tschew'],
    ['chev', 'chov'],
    ['tchev', 'tchov'],
  ],
  [['in'], ['in'], ['ine']],
];

/** What such names are known by; a German noun that has it too gives spellings that no text has. */
const FOREIGN =
  /(?:[oe][vw]a?|(?:sch|sh|zh|[dt]s)ine?|sk(?:i|y|ij|yj|iy|yy)|enko|t?s?chu[kc]|v[iy]t?s?ch|wit?sch|[iy]w|[iy]v)$|yj|kh|zh|shch|tsch|dsch|dj|^(?:j[aeiu]|y[aeiu]|ts)|lny$/u;
const SHORTEST = 4;
const MOST = 12;

/**
 * The other spellings of a name of a Cyrillic or Arabic script in German, English and French texts ("Selenskyj", "Zelenskyy"),
 * folded, and of names that have several ("Kiew", "Kyiv"); empty for a word that is none.
 */
export function nameSpellings(word: string): readonly string[] {
  if (!/^\p{Lu}/u.test(word)) return [];
  const folded = foldCase(word);
  const known = cache.get(folded);
  if (known !== undefined) return known;
  const found = new Set<string>(groupOf(folded));
  if (folded.length >= SHORTEST && FOREIGN.test(folded))
    for (const from of conventionsOf(folded))
      for (const to of CONVENTIONS)
        if (from !== to) for (const spelling of respell(folded, from, to)) found.add(spelling);
  found.delete(folded);
  const spellings = [...found].slice(0, MOST);
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(folded, spellings);
  return spellings;
}

const MOST_CACHED = 10_000;
const cache = new Map<string, readonly string[]>();

const CONVENTIONS = [0, 1, 2] as const;
type Convention = (typeof CONVENTIONS)[number];

/** The letters say whose spelling it is: "w" and "sch" are German, "v", "kh" and "zh" not, "ou" and "dj" French. */
function conventionsOf(folded: string): readonly Convention[] {
  if (/w|sch|yj$|ij$/u.test(folded)) return [0];
  if (/ou|dj|tch/u.test(folded)) return [2];
  if (/kh|zh|sh|^y|yy$|iy$/u.test(folded)) return [1];
  if (/v|y$/u.test(folded)) return [1, 2];
  return /^j|tz/u.test(folded) ? [0] : CONVENTIONS;
}

let groups: Map<string, readonly string[]> | undefined;

function groupOf(folded: string): readonly string[] {
  groups ??= new Map(
    NAME_GROUPS.trim()
      .split('\n')
      .map((line) => line.split(',').map((name) => foldCase(name.trim())))
      .flatMap((names) => names.map((name) => [name, names] as const)),
  );
  return groups.get(folded) ?? [];
}

/** Reads the name by one convention and writes it by the other; a sound that may be written in several ways gives several. */
function respell(folded: string, from: Convention, to: Convention): string[] {
  let written = [''];
  for (let at = 0; at < folded.length; ) {
    const rest = folded.slice(at);
    const ending = ENDINGS.filter((unit) => unit[from].includes(rest));
    const units = ending.length > 0 ? ending : unitsAt(rest, from);
    const longest =
      ending.length > 0 ? rest.length : Math.max(0, ...units.map((unit) => lengthOf(unit[from], rest)));
    const options =
      longest === 0
        ? [rest.slice(0, 1)]
        : units
            .filter((unit) => unit === ending[0] || lengthOf(unit[from], rest) === longest)
            .flatMap((unit) => unit[to]);
    written = written
      .flatMap((start) => [...new Set(options)].map((option) => start + option))
      .slice(0, MOST);
    at += Math.max(1, longest);
  }
  return written;
}

const unitsAt = (rest: string, from: Convention): Unit[] =>
  UNITS.filter((unit) => lengthOf(unit[from], rest) > 0);

/** A single vowel is written for a sound of two, but read as itself. */
const lengthOf = (forms: readonly string[], rest: string): number =>
  Math.max(
    0,
    ...forms.filter((form) => !/^[eiy]$/u.test(form) && rest.startsWith(form)).map((form) => form.length),
  );
