/**
 * `occurrences` of `postings` are a run of groups, one a report: its key, the length of what follows, and its passages with the
 * word, in order: the key of the passage less that of the passage before it, twice the number of its words and one more where the
 * word stands there several times, and then how often.
 *
 * All are numbers of characters that are the same in every encoding and need no escape: the last, from `@` on, holds the lowest
 * six bits, those before it, from the space on, five each. A driver hands on such text as it is; bytes were written as base64 by
 * the server, which took three times as long as reading them, and 8 of them an occurrence instead of three to six.
 */

/** Least code of the last character of a number; those before it are below. */
export const LAST = 64;
const BEFORE = 32;

/** Frequencies and lengths are cut to that. */
const MOST = 32_767;

/** The occurrences of a word in one report, inside the text. */
export interface PostingGroup {
  readonly reportKey: number;
  /** Where the group begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** The groups of a row of `postings`, one a report. */
export function* groupsOf(text: string): Generator<PostingGroup> {
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (; text.charCodeAt(at) < LAST; at++) value = (value << 5) | (text.charCodeAt(at) & 31);
    return (value << 6) | (text.charCodeAt(at++) & 63);
  };
  while (at < text.length) {
    const start = at;
    const reportKey = next();
    const length = next();
    at += length;
    yield { reportKey, start, end: at };
  }
}

/** One occurrence of a word. */
export interface Occurrence {
  readonly key: number;
  readonly frequency: number;
  readonly length: number;
}

/** The group of one report. @param occurrences by ascending key */
export function groupOf(reportKey: number, occurrences: readonly Occurrence[]): string {
  let body = '';
  let before = 0;
  for (const { key, frequency, length } of occurrences) {
    const size = 2 * Math.min(length, MOST) + (frequency > 1 ? 1 : 0);
    body += numberOf(key - before) + numberOf(size) + (frequency > 1 ? numberOf(frequency) : '');
    before = key;
  }
  return numberOf(reportKey) + numberOf(body.length) + body;
}

function numberOf(value: number): string {
  let text = String.fromCharCode(LAST + (value & 63));
  for (let rest = value >>> 6; rest > 0; rest >>>= 5) text = String.fromCharCode(BEFORE + (rest & 31)) + text;
  return text;
}

/** The same in SQL. @param value a column or a parameter, for it is repeated */
const numberInSql = (value: string): string => {
  const last = `chr(${LAST} + (${value} & 63))`;
  const before = (shift: number): string => `chr(${BEFORE} + ((${value} >> ${shift}) & 31))`;
  const cases = [6, 11, 16, 21, 26].map((bits, place, all) => {
    const digits = all.slice(0, place).reverse().map(before);
    return `WHEN ${value} >> ${bits} = 0 THEN ${[...digits, last].join(' || ')}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${[26, 21, 16, 11, 6].map(before).join(' || ')} || ${last} END`;
};

/**
 * The groups of one report in SQL: rows of `lexeme`, `config`, `access_id`, `occurrences`.
 *
 * @param occurrences rows of `lexeme`, `config`, `access_id`, `key`, `frequency`, `length`
 */
export const groupsInSql = (reportKey: string, occurrences: string): string =>
  `SELECT lexeme, config, access_id,
          ${numberInSql(reportKey)} || ${numberInSql('length(body)')} || body AS occurrences
   FROM (
     SELECT lexeme, config, access_id,
            string_agg(${numberInSql('step')} || ${numberInSql('size')}
                       || CASE WHEN frequency > 1 THEN ${numberInSql('frequency')} ELSE '' END, '' ORDER BY key) AS body
     FROM (
       SELECT lexeme, config, access_id, key, frequency,
              key - lag(key, 1, 0) OVER (PARTITION BY lexeme, config, access_id ORDER BY key) AS step,
              2 * least(length, ${MOST}) + CASE WHEN frequency > 1 THEN 1 ELSE 0 END AS size
       FROM (${occurrences}) o
     ) s GROUP BY lexeme, config, access_id
   ) g`;
