/** Bytes before the passages of a report, and of each passage. */
const HEAD = 8;
const EACH = 8;

/** The occurrences of a word in one report, inside `data` of `postings`. */
export interface PostingGroup {
  readonly reportKey: number;
  /** Where the group begins and ends in the data. */
  readonly start: number;
  readonly end: number;
}

/** The groups of a row of `postings`, one a report. */
export function* groupsOf(data: Buffer): Generator<PostingGroup> {
  for (let start = 0; start < data.length; ) {
    const end = start + HEAD + EACH * data.readInt32BE(start + 4);
    yield { reportKey: data.readInt32BE(start), start, end };
    start = end;
  }
}

/** Calls `see` for every passage of a group: key, how often the word stands there, words of the passage. */
export function eachPassage(
  data: Buffer,
  { start, end }: PostingGroup,
  see: (passageKey: number, frequency: number, length: number) => void,
): void {
  for (let at = start + HEAD; at < end; at += EACH)
    see(data.readInt32BE(at), data.readInt16BE(at + 4), data.readInt16BE(at + 6));
}

/** Most passages that the data can name. */
export const passagesIn = (data: Buffer): number => Math.floor(data.length / EACH);

/** The data of one report in SQL, over rows of `key`, `frequency`, `length`. */
export const groupInSql = (reportKey: string): string =>
  `int4send(${reportKey}) || int4send(count(*)::int) || string_agg(
     int4send(key) || int2send(least(frequency, 32767)::int2) || int2send(least(length, 32767)::int2), '' ORDER BY key)`;
