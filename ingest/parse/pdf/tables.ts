import { type TableRow, tableLines } from '../table-rows.ts';
import type { Line } from './lines.ts';
import { isMarker, isMarkerSegment } from './list-marker.ts';

export interface FoundTable {
  /** Index of the heading line and of the line after the last row. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly string[];
}

const MIN_ROWS = 3;

/**
 * Finds tables by a line of at least three column headings under which the cells of the next lines stand. Every
 * cell is given to the column that it overlaps or is nearest to, so that a cross under `Nein` reads `Nein: X`.
 */
export function findTable(lines: readonly Line[], from: number): FoundTable | undefined {
  const heading = lines[from];
  if (!heading || heading.segments.length < 3 || heading.segments.length > 14) return undefined;
  if (heading.segments.some((segment) => segment.text.length > 40 || /^[\d.,\s%–-]+$/.test(segment.text)))
    return undefined;
  // A justified line stretched over its gaps is prose: it begins with its number or breaks off in a word or clause.
  if (
    isMarker(heading.segments[0]?.text.trim() ?? '') ||
    // A label with its value heads no column: `Fax: +49 69 1344`.
    heading.segments.some(({ text }) => /[-,;(]\s*$|:\s+\S/.test(text))
  )
    return undefined;
  const rows: TableRow[] = [{ heading: true, cells: heading.segments.map((segment) => segment.text) }];
  let to = from + 1;
  let previous = heading;
  let wide = 0;
  for (; to < lines.length; to++) {
    const line = lines[to];
    if (
      !line ||
      previous.y - line.y > Math.max(line.size, heading.size) * 4 ||
      Math.abs(line.size - heading.size) > heading.size * 0.35
    )
      break;
    const cells = place(line, heading);
    if (!cells) break;
    if (line.segments.length > 1) wide++;
    rows.push({ heading: false, cells });
    previous = line;
  }
  if (rows.length - 1 < MIN_ROWS || wide < (rows.length - 1) * 0.6) return undefined;
  return { from, to, rows: tableLines(rows) };
}

/** The cells of a line by column; undefined when they do not fit the columns. */
function place(line: Line, heading: Line): string[] | undefined {
  const cells = heading.segments.map(() => '');
  for (const [place, segment] of line.segments.entries()) {
    // The number of a row stands before its first cell.
    if (place === 0 && isMarkerSegment(line)) {
      cells[0] = segment.text;
      continue;
    }
    let column = -1;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [index, above] of heading.segments.entries()) {
      const overlap = Math.min(segment.right, above.right) - Math.max(segment.x, above.x);
      const distance =
        overlap > 0
          ? -overlap
          : -overlap + Math.min(Math.abs(segment.x - above.x), Math.abs(segment.right - above.right)) * 0.1;
      if (distance < nearest) {
        nearest = distance;
        column = index;
      }
    }
    if (column < 0 || nearest > line.size * 4) return undefined;
    const before = cells[column] ?? '';
    if (before !== '' && !(column === 0 && isMarker(before.trim()))) return undefined;
    cells[column] = `${before} ${segment.text}`.trim();
  }
  return cells;
}
