const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'januar january janvier jan jänner janv',
    'februar february février feb fevrier févr',
    'märz march mars mär mar maerz',
    'april avril apr avr',
    'mai may',
    'juni june juin jun',
    'juli july juillet jul juil',
    'august août aug aout',
    'september septembre sep sept',
    'oktober october octobre okt oct',
    'november novembre nov',
    'dezember december décembre dez dec decembre déc',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

const NAMES = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const PATTERNS: readonly {
  pattern: RegExp;
  order: readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd'];
}[] = [
  { pattern: /\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)/gu, order: ['y', 'm', 'd'] },
  { pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:1[6-9]|20)\d\d)(?!\d)/gu, order: ['d', 'm', 'y'] },
  {
    pattern: new RegExp(
      `(?<![\\d.])(\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s*(?:of\\s+)?(${NAMES})\\.?,?\\s+((?:1[6-9]|20)\\d\\d)(?!\\d)`,
      'giu',
    ),
    order: ['d', 'm', 'y'],
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(${NAMES})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:1[6-9]|20)\\d\\d)(?!\\d)`,
      'giu',
    ),
    order: ['m', 'd', 'y'],
  },
];

export interface FoundDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Full calendar days written in a text, in order: ISO, German `20.09.2016`, `2. März 2018`, English
 * `March 2, 2018`, `2 March 2018`, French `1er mars 2018`. Months or years alone are no day. Slashed dates are
 * left alone: `02/03/2018` is two different days on the two sides of the Atlantic.
 */
export function findDays(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  for (const { pattern, order } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const parts = { y: 0, m: 0, d: 0 };
      for (const [index, part] of order.entries()) {
        const written = match[index + 1] ?? '';
        parts[part] = MONTHS[written.toLowerCase()] ?? Number(written);
      }
      const day = toDay(parts.y, parts.m, parts.d);
      if (day) found.push({ day, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The first day in a text; also reads compact forms of metadata (`20161011`, `2016/10/11`). */
export function findDay(text: string): string | undefined {
  const compact = /^\s*(?:D:)?((?:19|20)\d\d)[/]?(\d\d)[/]?(\d\d)/.exec(text);
  if (compact) {
    const day = toDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    if (day) return day;
  }
  return findDays(text)[0]?.day;
}

function toDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined;
  return date.toISOString().slice(0, 10);
}
