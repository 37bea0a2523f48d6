import type { Line, Segment } from './lines.ts';

/** Lines that are read one after the other. */
export interface Region {
  /** Where its lines begin; of a region that reads from right to left everything is mirrored. */
  readonly left: number;
  readonly lines: readonly Line[];
  /** Right edge that lines of a font size usually reach: a letterhead must not make every line look short. */
  edge(size: number): number;
}

const MIN_LINES = 5;

/**
 * Cuts the lines of a page into regions in reading order. Two columns are assumed only where prose stands on both
 * sides of an empty strip over several lines; a label and its value, or the cells of a table, stay on their line.
 */
export function toRegions(lines: readonly Line[], depth = 0): Region[] {
  const gutter = depth < 3 ? findGutter(lines) : undefined;
  if (gutter === undefined) return lines.length > 0 ? [region(lines)] : [];
  const regions: Region[] = [];
  let whole: Line[] = [];
  let band: Line[] = [];
  const closeWhole = (): void => {
    if (whole.length > 0) regions.push(region(whole));
    whole = [];
  };
  const closeBand = (): void => {
    const left = band.flatMap((line) => part(line, (segment) => segment.right <= gutter));
    const right = band.flatMap((line) => part(line, (segment) => segment.x >= gutter));
    if (band.length >= MIN_LINES && isProse(left, band.length) && isProse(right, band.length)) {
      closeWhole();
      const columns = isMostlyRightToLeft(band) ? [right, left] : [left, right];
      regions.push(...columns.flatMap((column) => toRegions(column, depth + 1)));
    } else whole.push(...band);
    band = [];
  };
  for (const line of lines) {
    if (line.segments.some((segment) => segment.x < gutter && segment.right > gutter)) {
      closeBand();
      whole.push(line);
    } else band.push(line);
  }
  closeBand();
  closeWhole();
  return regions;
}

function region(found: readonly Line[]): Region {
  const lines = isMostlyRightToLeft(found) ? found.map(mirror) : found;
  const edges = new Map<number, number>();
  return {
    left: Math.min(...lines.map((line) => line.x)),
    lines,
    edge(size) {
      const known = edges.get(size);
      if (known !== undefined) return known;
      const rights = lines
        .filter((line) => Math.abs(line.size - size) < 0.6)
        .map((line) => line.right)
        .sort((a, b) => a - b);
      // A few lines of their own size tell nothing about the width of the column.
      const all = rights.length < 5 ? lines.map((line) => line.right).sort((a, b) => a - b) : rights;
      const edge = all[Math.floor((all.length - 1) * 0.85)] ?? 0;
      edges.set(size, edge);
      return edge;
    },
  };
}

/** Arabic and Hebrew begin on the right: mirrored, they have their beginning and end where other lines have them. */
const mirror = (line: Line): Line => ({ ...line, x: -line.right, right: -line.x });

export const isMostlyRightToLeft = (lines: readonly Line[]): boolean =>
  lines.filter((line) => line.rightToLeft).length > lines.length / 2;

function part(line: Line, belongs: (segment: Segment) => boolean): Line[] {
  const segments = line.segments.filter(belongs);
  const first = segments[0];
  if (!first) return [];
  return [
    {
      ...line,
      segments,
      x: first.x,
      right: Math.max(...segments.map((segment) => segment.right)),
      marked: line.marked && first === line.segments[0],
    },
  ];
}

/** The x that lies in a gap of most lines: candidates are the middles of the gaps themselves. */
function findGutter(lines: readonly Line[]): number | undefined {
  const gaps: { from: number; to: number }[] = [];
  for (const line of lines) {
    for (let i = 1; i < line.segments.length; i++) {
      const before = line.segments[i - 1];
      const after = line.segments[i];
      if (before && after) gaps.push({ from: before.right, to: after.x });
    }
  }
  if (gaps.length < MIN_LINES) return undefined;
  let best: { x: number; count: number } | undefined;
  for (const gap of gaps) {
    // Columns begin at a sharp left edge: the strip just before it is the surest place.
    const x = gap.to - Math.min(2, (gap.to - gap.from) / 2);
    const count = gaps.filter(
      (other) => other.from < x && other.to > x && Math.abs(other.to - gap.to) < 3,
    ).length;
    if (!best || count > best.count) best = { x, count };
  }
  return best && best.count >= MIN_LINES ? best.x : undefined;
}

/** Lines of prose fill their column: many characters, and most lines reach far to the right. */
export function isProse(lines: readonly Line[], bandLength: number): boolean {
  if (lines.length < Math.max(MIN_LINES - 1, bandLength * 0.35)) return false;
  const widths = lines.map((line) => line.right - line.x).sort((a, b) => a - b);
  // Not the widest of all: one line that runs out of its column must not hide the column.
  const widest = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
  const median = widths[Math.floor(widths.length / 2)] ?? 0;
  const characters = lines
    .map((line) => line.segments.reduce((sum, segment) => sum + segment.text.length, 0))
    .sort((a, b) => a - b);
  const typical = characters[Math.floor(characters.length / 2)] ?? 0;
  return typical >= 20 && median >= widest * 0.6;
}
