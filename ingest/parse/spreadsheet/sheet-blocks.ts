import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import { plainLines, rowLines } from '../table-rows.ts';

export interface SheetCell {
  readonly text: string;
  /** A figure, a date or a truth value: what headings are not. */
  readonly figure: boolean;
  /** Repeats the cell that is merged over this place; counts for headings only. */
  readonly spread?: boolean;
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
      // Within a table of words, the row after a gap is one more row; new headings stand above figures.
      const next = cellsOf(rows[index + (found?.rows ?? 1)] ?? []);
      if (found && (names === undefined || next.some((cell) => cell.figure))) {
        names = found.names;
        index += found.rows - 1;
        fresh = false;
        continue;
      }
      // A line of text between two tables ends the first one; rows of figures go on under the same headings.
      if (filled.length === 1 && !filled[0]?.figure && fresh) names = undefined;
    }
    fresh = false;
    const texts = Array.from({ length: row.length }, (_, column) =>
      row[column]?.spread ? '' : cleanText(row[column]?.text ?? ''),
    );
    if (names === undefined || filled.length === 1) {
      const kind = filled.length === 1 ? 'paragraph' : 'table-row';
      const only = names && row[0] === undefined ? rowLines(texts, names) : plainLines(texts);
      for (const line of only) collector.add(kind, line);
    } else for (const line of rowLines(texts, names)) collector.add('table-row', line);
  }
}

const cellsOf = (row: SheetRow): SheetCell[] =>
  row.filter((cell): cell is SheetCell => cell !== undefined && !cell.spread && /\S/.test(cell.text));

/** Rows below a heading that are looked at to see how wide the table is. */
const LOOK_AHEAD = 5;
/** A row that names fewer of the columns than this is no row of headings: its names would be put to the wrong figures. */
const COVERAGE = 0.6;

/**
 * Column headings that begin in this row: at least two short texts without a figure (years apart) that name most
 * columns of the rows below. A second row of headings below a grouping one is joined; one empty row may follow.
 */
function headingsAt(rows: readonly SheetRow[], index: number): { names: string[]; rows: number } | undefined {
  const first = rows[index] ?? [];
  if (!isHeading(first)) return undefined;
  const gap = cellsOf(rows[index + 1] ?? []).length === 0 ? 1 : 0;
  const second = rows[index + 1 + gap] ?? [];
  const third = rows[index + 2 + gap] ?? [];
  const widest = Math.max(
    ...Array.from({ length: LOOK_AHEAD }, (_, ahead) => cellsOf(rows[index + 1 + gap + ahead] ?? []).length),
  );
  if (widest < 2) return undefined;
  // Two columns are as often a label with its value as a table: figures below the second heading decide, and below a
  // year, which may itself be a value ("Founded | 1990"), what the first column is called.
  const hasFigures = second.some(
    (cell, column) => column > 0 && cell?.figure && (!first[column]?.figure || namesCategory(first)),
  );
  if (widest === 2 && !hasFigures) return undefined;
  const grouped = cellsOf(first).length < cellsOf(second).length;
  if (grouped && gap === 0 && isHeading(second) && cellsOf(third).some((cell) => cell.figure)) {
    if (cellsOf(second).length >= widest * COVERAGE) return { names: join(first, second), rows: 2 };
    return undefined;
  }
  return cellsOf(first).length >= widest * COVERAGE ? { names: join(first, []), rows: 1 } : undefined;
}

/** What a column of names is called, which is no label of a value. */
const CATEGORY =
  /^(?:countr(?:y|ies)|state|region|partner|name|item|group|sector|category|indicator|land|länder|staat|gruppe|posten|sektor|bereich|kategorie|indikator|pays|état|groupe|poste|secteur|catégorie|indicateur)s?$/i;

const namesCategory = (row: SheetRow): boolean => CATEGORY.test(cleanText(cellsOf(row)[0]?.text ?? ''));

function isHeading(row: SheetRow): boolean {
  const cells = cellsOf(row);
  if (cells.length < 2) return false;
  return cells.every(
    (cell) => cell.text.length <= MAX_HEADING && (!cell.figure || /^(19|20)\d\d$/.test(cell.text.trim())),
  );
}

function join(upper: SheetRow, lower: SheetRow): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) =>
    [
      ...new Set([upper[column], lower[column]].map((cell) => cleanText(cell?.text ?? '')).filter(Boolean)),
    ].join(' '),
  );
}
