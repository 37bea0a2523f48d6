/** Bytes before the passages of a report: its key and how many they are. */
export const HEAD = 8;
/** … and of each passage: its key, how often the word stands there, how many words it has. */
export const EACH = 8;

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

/** Most passages that the data can name. */
export const passagesIn = (data: Buffer): number => Math.floor(data.length / EACH);

/** The data of one report in SQL, over rows of `key`, `frequency`, `length`. */
export const groupInSql = (reportKey: string): string =>
  `int4send(${reportKey}) || int4send(count(*)::int) || string_agg(
     int4send(key) || int2send(least(frequency, 32767)::int2) || int2send(least(length, 32767)::int2), '' ORDER BY key)`;
