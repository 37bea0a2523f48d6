/** A calendar date as far as it was written; months and days 1-based. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
}

const MONTH_NAMES: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'january', 'janvier', 'jan'],
  ['februar', 'february', 'février', 'feb'],
  ['märz', 'march', 'mars', 'mar'],
  ['april', 'avril', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'juin', 'jun'],
  ['juli', 'july', 'juillet', 'jul'],
  ['august', 'août', 'aug'],
  ['september', 'septembre', 'sept', 'sep'],
  ['oktober', 'october', 'octobre', 'okt', 'oct'],
  ['november', 'novembre', 'nov'],
  ['dezember', 'december', 'décembre', 'dez', 'dec'],
];
const MONTH_OF = new Map(
  MONTH_NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|');
const YEAR = '(?:1[5-9]|20|21)\\d\\d';

type Build = (match: RegExpMatchArray) => { year: number | null; month: number | null; day: number | null };
const number = (text: string | undefined): number | null =>
  text === undefined || text === '' ? null : Number(text);
const month = (name: string | undefined): number | null => MONTH_OF.get((name ?? '').toLowerCase()) ?? null;

/** Tried in this order; a later pattern never claims characters that an earlier one has. */
const PATTERNS: readonly [RegExp, Build][] = [
  [
    new RegExp(`(?<![\\d/-])(${YEAR})-(\\d{1,2})-(\\d{1,2})(?![\\d-])`, 'g'),
    (m) => ({ year: number(m[1]), month: number(m[2]), day: number(m[3]) }),
  ],
  [
    new RegExp(`(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(${YEAR})(?!\\d)`, 'g'),
    (m) => ({ year: number(m[3]), month: number(m[2]), day: number(m[1]) }),
  ],
  [
    new RegExp(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(${YEAR})(?![\\d/])`, 'g'),
    (m) => ({ year: number(m[3]), month: number(m[2]), day: number(m[1]) }),
  ],
  // 30. Juni 2015 · 30 June 2015 · 1er mars 2015 · 18. Februar
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s(?:of\\s)?(${MONTH})\\b\\.?(?:,?\\s(${YEAR}))?(?!\\d)`,
      'giu',
    ),
    (m) => ({ year: number(m[3]), month: month(m[2]), day: number(m[1]) }),
  ],
  // June 30, 2015 · June 30
  [
    new RegExp(`\\b(${MONTH})\\b\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(${YEAR}))?(?!\\d)`, 'giu'),
    (m) => ({ year: number(m[3]), month: month(m[1]), day: number(m[2]) }),
  ],
  [
    new RegExp(`\\b(${MONTH})\\b\\.?\\s(${YEAR})(?!\\d)`, 'giu'),
    (m) => ({ year: number(m[2]), month: month(m[1]), day: null }),
  ],
];

/** Finds the dates in a text, in order. Impossible days and months ("31.02." aside) are not dates. */
export function findDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  // Most sentences have no figure, and six patterns that find none cost a third of finding all figures.
  if (!/\d/.test(text)) return found;
  for (const [pattern, build] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((date) => date.start < end && start < date.end)) continue;
      const date = build(match);
      if (date.month !== null && (date.month < 1 || date.month > 12)) continue;
      if (date.day !== null && (date.day < 1 || date.day > 31)) continue;
      found.push({ ...date, start, end, raw: match[0] });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Names of a month (1-based) in German, English and French, without abbreviations. */
export const monthNames = (month: number): string[] =>
  (MONTH_NAMES[month - 1] ?? []).filter((name) => name.length > 3 || name === 'mai' || name === 'may');

/** Whether everything that `claim` says of a date is said by `source` too: "February 18" is carried by "18.02.2008". */
export function dateCarries(source: WrittenDate, claim: WrittenDate): boolean {
  return (
    (claim.year === null || claim.year === source.year) &&
    (claim.month === null || claim.month === source.month) &&
    (claim.day === null || claim.day === source.day)
  );
}
