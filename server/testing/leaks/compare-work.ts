/** Routes that begin something which goes on after they have answered: how far it has come by then is chance. */
const GOES_ON = ['POST /api/evaluation/runs', 'POST /api/drafts', 'POST /api/drafts/{id}/resume'];

/**
 * Statements that depend on the whole record for everybody, and are said so in docs/security/rights.md. Only how many rows they
 * get may differ between two records that show the same; not whether they are sent.
 */
const ROWS_OF_THE_WHOLE: Readonly<Record<string, RegExp>> = {
  'in how many segments the words of visible reports lie': /^WITH .* JOIN postings p ON /,
  'how many reports are not merged yet': /^SELECT key FROM reports WHERE segment IS NULL/,
};
/** How they look embeddings up: one by one where the asker sees few of the whole record, or all (`isFew`). */
const LOOKED_UP_BY_SIZE = /(?<=FROM embeddings e WHERE e\.generation = \d+) .*? ORDER BY/;
/** Not even whether they are sent. */
const SENT_BY_THE_WHOLE: Readonly<Record<string, RegExp>> = {
  'whether somebody has used this label before': /^(SELECT id FROM|INSERT INTO) access_labels /,
};

/**
 * Tables whose hidden rows are read and dropped where somebody names them, and why that tells nobody anything: what counts here
 * is what can be guessed. Rows of all others are not even looked at.
 */
const FOUND_AND_DROPPED: Readonly<Record<string, string>> = {
  answers: 'their ids are 122 random bits',
  answer_records: 'by the id of their answer',
  briefings: 'their ids are 122 random bits',
  briefing_versions: 'by the id of their briefing',
  drafts: 'their ids are 122 random bits',
  jobs: 'their ids are 122 random bits',
  outcomes: 'names of refused files, of which administrators are told how many there are',
};

/** Where the work of a request parts from that in another house or for another name; null where it is the same. */
export function workBetween(one: readonly string[], other: readonly string[]): string | null {
  const [here, there] = [compared(one), compared(other)];
  const at = Array.from({ length: Math.max(here.length, there.length) }, (_, place) => place).find(
    (place) => here[place] !== there[place],
  );
  return at === undefined
    ? null
    : `does ${here[at] ?? 'nothing more'}, for what never was ${there[at] ?? 'nothing more'}`;
}

/** @param route as the OpenAPI document has it */
export const isCompared = (route: string): boolean => !GOES_ON.includes(route);

const anyOf = (patterns: Readonly<Record<string, RegExp>>, line: string): boolean =>
  Object.values(patterns).some((pattern) => pattern.test(line));

const compared = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => !anyOf(SENT_BY_THE_WHOLE, line))
    .filter((line) => !((/^\d+ rows of (\w+)$/.exec(line)?.[1] ?? '') in FOUND_AND_DROPPED))
    .map((line) => line.replace(LOOKED_UP_BY_SIZE, ' … ORDER BY'))
    .map((line) => (anyOf(ROWS_OF_THE_WHOLE, line) ? line.replace(/\d+ rows$/, 'rows') : line));
