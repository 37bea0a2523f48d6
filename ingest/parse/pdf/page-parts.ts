import { isMostlyRightToLeft, isProse } from './columns.ts';
import { type Line, toLines } from './lines.ts';
import type { TextItem } from './text-item.ts';

/** Columns of columns: a page of four at most. */
const MAX_DEPTH = 2;
/** Lines that a column must have beside another one. */
const MIN_LINES = 8;
/** Narrower than this, in font sizes, is a gap between words. */
const MIN_GUTTER = 0.7;
/** Share of the rows that may reach across an empty strip: headings over both columns. */
const ACROSS = 0.1;

/**
 * Cuts the runs of a page where an empty strip parts prose from prose, before lines are formed: columns of different
 * type stand on baselines of their own, and rows over both would mix them. Everything else stays in one part, in
 * which labels and values share their lines.
 *
 * @returns lines in parts, in reading order
 */
export function toParts(items: readonly TextItem[], depth = 0): Line[][] {
  const whole = toLines(items);
  if (depth >= MAX_DEPTH || whole.length < MIN_LINES) return whole.length > 0 ? [whole] : [];
  const gutter = findStrip(items, whole);
  if (gutter === undefined) return [whole];
  const across = items.filter((item) => item.x < gutter - 1 && item.x + item.width > gutter + 1);
  const borders = [...across].sort((a, b) => b.y - a.y);
  const bands = cutBands(items, borders);
  const parts: Line[][] = [];
  let rest: TextItem[] = [];
  let columns = 0;
  for (const band of bands) {
    const left = band.items.filter((item) => item.x + item.width / 2 < gutter);
    const right = band.items.filter((item) => item.x + item.width / 2 >= gutter);
    const [leftLines, rightLines] = [toLines(left), toLines(right)];
    const rows = Math.max(leftLines.length, rightLines.length);
    if (rows >= MIN_LINES && isProse(leftLines, rows) && isProse(rightLines, rows)) {
      if (rest.length > 0) parts.push(toLines(rest));
      rest = [];
      const order = isMostlyRightToLeft([...leftLines, ...rightLines]) ? [right, left] : [left, right];
      parts.push(...order.flatMap((column) => toParts(column, depth + 1)));
      columns++;
    } else rest.push(...band.items);
    rest.push(...band.below);
  }
  if (rest.length > 0) parts.push(toLines(rest));
  return columns > 0 ? parts : [whole];
}

interface Band {
  readonly items: TextItem[];
  /** The runs across the strip that end the band. */
  readonly below: TextItem[];
}

function cutBands(items: readonly TextItem[], borders: readonly TextItem[]): Band[] {
  const crossing = new Set(borders);
  const bands: Band[] = [{ items: [], below: [] }];
  const edges: number[] = [];
  for (const border of borders) {
    const last = edges.at(-1);
    if (last !== undefined && last - border.y < border.size * 0.5) bands.at(-2)?.below.push(border);
    else {
      bands.at(-1)?.below.push(border);
      bands.push({ items: [], below: [] });
      edges.push(border.y);
    }
  }
  for (const item of items) {
    if (crossing.has(item)) continue;
    // What stands on the line of a heading over both columns belongs to that heading.
    const index = edges.findIndex((edge) => item.y > edge - item.size * 0.5);
    const band = bands[index < 0 ? edges.length : index];
    const edge = index < 0 ? undefined : edges[index];
    if (edge !== undefined && Math.abs(item.y - edge) < item.size * 0.5) band?.below.push(item);
    else band?.items.push(item);
  }
  return bands;
}

/** Middle of the widest strip within the page that hardly any run reaches across. */
function findStrip(items: readonly TextItem[], lines: readonly Line[]): number | undefined {
  const left = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.right));
  const width = Math.ceil(right - left);
  if (!(width > 100 && width < 20_000)) return undefined;
  const cover = new Int32Array(width + 2);
  for (const { x, width: length } of items) {
    const from = Math.max(0, Math.floor(x - left));
    const to = Math.min(width, Math.ceil(x + length - left));
    cover[from] = (cover[from] ?? 0) + 1;
    cover[to] = (cover[to] ?? 0) - 1;
  }
  const size = lines.map((line) => line.size).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 10;
  const allowed = Math.max(2, lines.length * ACROSS);
  let best: { middle: number; room: number } | undefined;
  let depth = 0;
  let from = -1;
  for (let x = 0; x <= width; x++) {
    depth += cover[x] ?? 0;
    const free = depth <= allowed && x > width * 0.2 && x < width * 0.8;
    if (free && from < 0) from = x;
    if (!free && from >= 0) {
      if (x - from >= size * MIN_GUTTER && (!best || x - from > best.room))
        best = { middle: left + (from + x) / 2, room: x - from };
      from = -1;
    }
  }
  return best?.middle;
}
