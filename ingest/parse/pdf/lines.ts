import { isRightToLeft, readingOrder } from './right-to-left.ts';
import type { TextItem } from './text-item.ts';

/** Runs of a line without a wide gap between them. */
export interface Segment {
  readonly x: number;
  readonly right: number;
  readonly text: string;
}

/** What stands on one baseline, from left to right. */
export interface Line {
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Size of most of its characters. */
  readonly size: number;
  /** True when all of it is bold. */
  readonly bold: boolean;
  readonly segments: readonly Segment[];
  /** Begins with a small raised mark, as footnotes do. */
  readonly marked: boolean;
  /** Arabic or Hebrew: its segments are read from the last to the first. */
  readonly rightToLeft?: boolean;
}

/** A gap wider than this many font sizes parts columns, cells, or a label from its value. */
const WIDE_GAP = 1;
/** A gap wider than this is a space between words. */
const WORD_GAP = 0.14;

/** Groups runs into lines by overlap of their height, so that raised and lowered marks stay in their line. */
export function toLines(items: readonly TextItem[]): Line[] {
  const rows: { y: number; size: number; items: TextItem[] }[] = [];
  // Large runs first: a footnote mark must find the line that it is raised from.
  const ordered = [...items].sort((a, b) => b.y - a.y || a.x - b.x);
  const small: TextItem[] = [];
  for (const item of ordered) {
    const row = bestRow(rows, item);
    if (row && sameHeight(row.size, item.size)) row.items.push(item);
    else if (row && item.size > row.size) {
      row.items.push(item);
      row.size = item.size;
      row.y = item.y;
    } else if (row) small.push(item);
    else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  for (const item of small) (bestRow(rows, item) ?? rows[0])?.items.push(item);
  return rows.map((row) => toLine(row.items)).sort((a, b) => b.y - a.y);
}

const sameHeight = (a: number, b: number): boolean => Math.abs(a - b) < Math.max(a, b) * 0.15;

function bestRow<Row extends { y: number; size: number }>(
  rows: readonly Row[],
  item: TextItem,
): Row | undefined {
  let best: Row | undefined;
  let most = 0.45;
  // Rows come from top to bottom, so the last ones are the near ones.
  for (let i = rows.length - 1; i >= Math.max(0, rows.length - 60); i--) {
    const row = rows[i];
    if (!row) continue;
    const top = Math.min(row.y + row.size * 0.72, item.y + item.size * 0.72);
    const overlap = (top - Math.max(row.y, item.y)) / (Math.min(row.size, item.size) * 0.72);
    if (overlap > most) {
      most = overlap;
      best = row;
    }
  }
  return best;
}

function toLine(items: readonly TextItem[]): Line {
  const rightToLeft = isRightToLeft(items);
  const sorted = [...items].sort((a, b) => a.x - b.x);
  const sizes = new Map<number, number>();
  for (const item of sorted) {
    const size = Math.round(item.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + item.text.length);
  }
  const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  const groups = groupByGap(sorted, size);
  const y = sorted.findLast((item) => sameHeight(item.size, size))?.y ?? sorted[0]?.y ?? 0;
  const segments = groups.map((group): Segment => {
    const ordered = rightToLeft ? readingOrder(group) : group;
    return {
      x: group[0]?.x ?? 0,
      right: Math.max(...group.map((item) => item.x + item.width)),
      text: joinRuns(ordered, size, y),
    };
  });
  const first = rightToLeft ? sorted.at(-1) : sorted[0];
  return {
    x: segments[0]?.x ?? 0,
    right: Math.max(...segments.map((segment) => segment.right)),
    y,
    size,
    bold: sorted.every((item) => item.bold || !/[\p{L}\p{N}]/u.test(item.text)),
    segments,
    marked: first !== undefined && first.size < size * 0.8 && /^[\d*†‡ivx]{1,4}\)?\s*$/.test(first.text),
    ...(rightToLeft && { rightToLeft }),
  };
}

function groupByGap(sorted: readonly TextItem[], size: number): TextItem[][] {
  const groups: TextItem[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const item of sorted) {
    const group = groups.at(-1);
    if (!group || item.x - right > size * WIDE_GAP) groups.push([item]);
    else group.push(item);
    right = item.x + item.width;
  }
  return groups;
}

/** Runs without a wide gap between them as text: spaces where the file has or leaves them. */
function joinRuns(items: readonly TextItem[], size: number, y: number): string {
  let text = '';
  let previous: TextItem | undefined;
  for (const item of items) {
    if (!previous) text = item.text;
    else if (!isDouble(previous, item)) {
      const gap = Math.max(
        item.x - (previous.x + previous.width),
        // From right to left the next run ends where the one before begins.
        previous.x - (item.x + item.width),
      );
      const raised = item.size < size * 0.8 && item.y > y + size * 0.15;
      // The space that the file holds stands before the run that follows on the right.
      const spaced = item.x < previous.x ? previous.spaced : item.spaced;
      const space = spaced || gap > Math.min(item.size, previous.size) * WORD_GAP;
      // A footnote mark must not become a digit of the figure before it.
      const apart = raised && /\d$/.test(text) && /^\d/.test(item.text);
      // A vowel sign drawn by itself belongs to the letter beside it.
      const sign = /^\p{M}/u.test(item.text);
      text += ((space && !sign) || apart ? ' ' : '') + item.text;
    }
    previous = item;
  }
  return text;
}

/** The same run printed twice with a tiny shift is a way to fake bold type. */
const isDouble = (a: TextItem, b: TextItem): boolean =>
  a.text === b.text &&
  Math.abs(a.x - b.x) < a.size * 0.2 &&
  Math.abs(a.y - b.y) < a.size * 0.2 &&
  a.text.length > 1;

export function lineText({ segments, rightToLeft }: Line): string {
  const texts = segments.map((segment) => segment.text.trim());
  return (rightToLeft ? texts.reverse() : texts).join(' ');
}

/** The widest gap between two segments, 0 for one. */
export function widestGap(line: Line): number {
  let widest = 0;
  for (const [index, segment] of line.segments.entries()) {
    const before = line.segments[index - 1];
    if (before) widest = Math.max(widest, segment.x - before.right);
  }
  return widest;
}
