import { cleanText } from './clean-text.ts';

export interface TableRow {
  readonly cells: readonly string[];
  /** True where the mark-up says that the row holds column headings. */
  readonly heading: boolean;
}

/**
 * Turns a table into one line a row in which every cell carries its column heading:
 * `Country: Kosovo; Recognised on: 18 February 2008`. Without headings a two-column table becomes
 * `label: value` and a wider one `cell; cell; cell`.
 */
export function tableLines(rows: readonly TableRow[]): string[] {
  const clean = rows.map((row) => ({ heading: row.heading, cells: row.cells.map(cleanText) }));
  const filled = clean.filter((row) => row.cells.some((cell) => cell !== ''));
  const headings = columnHeadings(filled);
  const lines: string[] = [];
  for (const [index, row] of filled.entries()) {
    if (index < headings.rows) continue;
    if (headings.names) lines.push(...rowLines(row.cells, headings.names));
    else lines.push(...plainLines(row.cells));
  }
  // A table that consists of its heading alone still has something to say.
  if (lines.length === 0) return filled.map((row) => row.cells.filter(Boolean).join('; ')).filter(Boolean);
  return lines;
}

function columnHeadings(rows: readonly { heading: boolean; cells: readonly string[] }[]): {
  rows: number;
  names?: readonly string[];
} {
  let marked = 0;
  while (marked < rows.length && rows[marked]?.heading) marked++;
  if (marked > 0 && marked < rows.length) {
    const width = Math.max(...rows.slice(0, marked).map((row) => row.cells.length));
    const names = Array.from({ length: width }, (_, column) => {
      const parts = rows.slice(0, marked).map((row) => row.cells[column] ?? '');
      return [...new Set(parts.filter(Boolean))].join(' ');
    });
    return names.length > 1 ? { rows: marked, names } : { rows: 0 };
  }
  const first = rows[0];
  return first && looksLikeHeading(first.cells, rows.slice(1))
    ? { rows: 1, names: first.cells }
    : { rows: 0 };
}

/** An unmarked first row is taken as headings when it is short, without figures, and the rows below have figures. */
function looksLikeHeading(first: readonly string[], rest: readonly { cells: readonly string[] }[]): boolean {
  if (rest.length < 2 || first.length < 2) return false;
  if (first.some((cell, column) => (cell === '' && column > 0) || cell.length > 60)) return false;
  if (first.slice(1).some((cell) => /\d/.test(cell) && !/^(19|20)\d\d\b/.test(cell))) return false;
  if (rest.some((row) => row.cells.length !== first.length)) return false;
  return first.some(
    (_, column) => column > 0 && rest.every((row) => /^[\d\s.,%+–-]*$/.test(row.cells[column] ?? '')),
  );
}

/**
 * One row as `heading: cell; heading: cell`. The names at its head stand together as in the table, behind their
 * headings (`Group, Name, First name: CDU/CSU Albani Stephan; yes: 1`), so that the row can be quoted as it is read;
 * every figure keeps its own heading. A wide row becomes several lines, each of which begins with the first cell
 * again, so that every cell still stands beside its row and column heading.
 *
 * Measured on 201 rows of six tables (vote lists, trade, taxes, field lists; 137–143 questions for a cell by heading
 * and row, DICTIONARIES=off). Passage first / row in the best sentence / the cell under its heading there / runs of
 * names found verbatim: every cell with its heading 62 / 63 / 62 / 0 %; names together 65 / 65 / 65 / 59 % (the rest
 * ends in a stop or is longer than a name); the plain row followed by the cells with headings 71 / 73 / 73 / 100 %, for
 * 30 % more text to embed; the plain row with the headings in the heading path 70 / 65 / 0 / 100 %. The last two put
 * figures side by side without a heading, where they are taken for the wrong column, and a stop in a cell tears the row.
 */
export function rowLines(cells: readonly string[], names: readonly string[]): string[] {
  const pieces: string[] = [];
  const together = namesAtHead(cells);
  for (const [column, cell] of cells.entries()) {
    if (cell === '' || (column > together.from && column < together.to)) continue;
    const isRun = column === together.from;
    const name = isRun
      ? names.slice(together.from, together.to).map(bareHeading)
      : [bareHeading(names[column])];
    const text = isRun ? cells.slice(together.from, together.to).join(' ') : cell;
    const heading = name.filter(Boolean).join(', ');
    pieces.push(heading && heading !== text ? `${heading}: ${text}` : text);
  }
  return wrap(pieces, (cells[0] ?? '') === '' ? undefined : pieces[0]);
}

const bareHeading = (name: string | undefined): string => name?.replace(/\s*:$/, '') ?? '';

/** More words side by side than this are no longer told apart without their headings. */
const MOST_NAMES = 4;
const LONGEST_NAME = 40;
/** What answers its heading and names nothing. */
const ANSWER = /^(?:yes|no|none|ja|nein|keine?|oui|non|true|false|wahr|falsch|vrai|faux|n\/?a|k\. ?A)$/i;

/** First run of at least two names side by side; what follows it are values, each beside its heading. */
function namesAtHead(cells: readonly string[]): { from: number; to: number } {
  const from = cells.findIndex(isName);
  let to = from;
  while (to >= 0 && to - from < MOST_NAMES && isName(cells[to] ?? '')) to++;
  return to - from > 1 ? { from, to } : { from: -1, to: -1 };
}

/** A few words with a capital and without a figure; a stop at the end would be read as the end of a sentence. */
const isName = (cell: string): boolean =>
  cell.length <= LONGEST_NAME &&
  /\p{L}{2}/u.test(cell) &&
  !/\p{N}|^\p{Ll}|[.!?…:;]$/u.test(cell) &&
  cell.split(' ').length <= MOST_NAMES &&
  !ANSWER.test(cell);

/** Characters of a row, about 100 words: as long as a passage may be before it is cut without regard to cells. */
const WIDE = 700;
/** A longer first cell is a text of its own and no row heading. */
const MAX_LABEL = 120;

function wrap(pieces: readonly string[], label: string | undefined): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.length > WIDE && line.length > (lines.length > 0 && label ? 1 : 0)) {
      lines.push(line.join('; '));
      line = label !== undefined && label.length <= MAX_LABEL ? [label] : [];
      length = line.join('; ').length;
    }
    line.push(piece);
    length += piece.length + 2;
  }
  if (line.length > 0) lines.push(line.join('; '));
  return lines;
}

/** A row without column headings: `label: value` where it has two cells, else its cells; a wide one in several lines. */
export function plainLines(cells: readonly string[]): string[] {
  const line = plainRow(cells);
  if (line === '') return [];
  if (line.length <= WIDE) return [line];
  return wrap(cells.filter(Boolean), cells[0] === '' ? undefined : cells[0]);
}

function plainRow(cells: readonly string[]): string {
  const filled = cells.filter(Boolean);
  if (
    filled.length === 2 &&
    cells.indexOf(filled[1] ?? '') - cells.indexOf(filled[0] ?? '') <= 1 &&
    cells.length <= 3
  ) {
    const [label = '', value = ''] = filled;
    return label.length <= 80 ? `${label.replace(/\s*:$/, '')}: ${value}` : filled.join('; ');
  }
  return filled.join('; ');
}
