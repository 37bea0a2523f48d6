import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import { rowLines } from '../table-rows.ts';

export interface SheetCell {
  readonly text: string;
  /** A figure, a date or a truth value: what headings are not. */
  readonly figure: boolean;
}

/** A row of a sheet; empty cells are undefined. */
export type SheetRow = readonly (SheetCell | undefined)[];

/** Headings are short; longer cells are notes. */
const MAX_HEADING = 120;

/**
 * A sheet row by row, every cell with its column heading. Rows above the headings (title, date, unit) and between
 * tables are text of their own; after an empty row a new table may begin with new headings.
 */
export function addSheet(rows: readonly SheetRow[], collector: BlockCollector): void {
  let names: string[] | undefined;
  let fresh = true;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const filled = cellsOf(row);
    if (filled.length === 0) {
      fresh = true;
      continue;
    }
    if (fresh || names === undefined) {
      const found = headingsAt(rows, index);
      if (found) {
        names = found.names;
        index += found.rows - 1;
        fresh = false;
        continue;
      }
      // A line of text between two tables ends the first one; rows of figures go on under the same headings.
      if (filled.length === 1 && !filled[0]?.figure && fresh) names = undefined;
    }
    fresh = false;
    const texts = Array.from({ length: row.length }, (_, column) => cleanText(row[column]?.text ?? ''));
    if (names === undefined || filled.length === 1) {
      const kind = filled.length === 1 ? 'paragraph' : 'table-row';
      const only =
        names && row[0] === undefined ? rowLines(texts, names) : [texts.filter(Boolean).join('; ')];
      for (const line of only) collector.add(kind, line);
    } else for (const line of rowLines(texts, names)) collector.add('table-row', line);
  }
  // A sheet of headings alone still has something to say.
}

const cellsOf = (row: SheetRow): SheetCell[] =>
  row.filter((cell): cell is SheetCell => cell !== undefined && cleanText(cell.text) !== '');

/**
 * Column headings that begin in this row: at least two short texts without a figure (years apart), under which
 * stands a row that is as wide and different in kind. A second row of headings below a grouping one is joined.
 */
function headingsAt(rows: readonly SheetRow[], index: number): { names: string[]; rows: number } | undefined {
  const first = rows[index] ?? [];
  const second = rows[index + 1] ?? [];
  if (!isHeading(first)) return undefined;
  const below = cellsOf(second).length;
  if (below < 2) return undefined;
  const third = rows[index + 2] ?? [];
  const grouped = cellsOf(first).length < below;
  if (grouped && isHeading(second) && cellsOf(third).some((cell) => cell.figure)) {
    return { names: join(spread(first, second.length), second), rows: 2 };
  }
  return { names: join(first, []), rows: 1 };
}

function isHeading(row: SheetRow): boolean {
  const cells = cellsOf(row);
  if (cells.length < 2) return false;
  return cells.every(
    (cell) => cell.text.length <= MAX_HEADING && (!cell.figure || /^(19|20)\d\d$/.test(cell.text.trim())),
  );
}

/** A grouping heading holds for the empty cells to its right. */
function spread(row: SheetRow, width: number): SheetRow {
  let last: SheetCell | undefined;
  return Array.from({ length: width }, (_, column) => {
    last = row[column] ?? last;
    return last;
  });
}

function join(upper: SheetRow, lower: SheetRow): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) =>
    [
      ...new Set([upper[column], lower[column]].map((cell) => cleanText(cell?.text ?? '')).filter(Boolean)),
    ].join(' '),
  );
}
