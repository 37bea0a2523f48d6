import type { Region } from './columns.ts';
import type { Line } from './lines.ts';
import { isMarker } from './list-marker.ts';
import type { OpenBlock } from './open-block.ts';
import { isEnded } from './unfinished.ts';

/**
 * A line of running text stretched over its column: every word stands alone, all gaps are equally wide, and the line
 * ends at the edge of the column. Cells of a table are never parted so evenly. Two words are a line of text only in
 * the middle of a sentence.
 */
export function isJustified(line: Line, region: Region, open: OpenBlock | undefined): boolean {
  if (line.segments.length < 2) return false;
  const broken = isBroken(open, line, region);
  if (!reachesEdge(line, region) && !(broken && isFlush(open, line))) return false;
  if (line.segments.some(({ text }, index) => isFigure(text) && !(index === 0 && isMarker(text.trim()))))
    return false;
  if (line.segments.length === 2 && !broken) return false;
  const gaps = line.segments.slice(1).map((segment, index) => {
    const before = line.segments[index];
    return before === undefined ? 0 : segment.x - before.right;
  });
  const even = Math.max(...gaps) - Math.min(...gaps) < line.size * 0.25;
  return even && line.segments.every(({ text }) => !/\s/.test(text.trim()));
}

export const reachesEdge = (line: Line, region: Region): boolean =>
  Math.abs(line.right - region.edge(line.size)) <= line.size;

/** The block above breaks off at the edge of the same column without a stop. */
const isBroken = (open: OpenBlock | undefined, line: Line, region: Region): boolean =>
  open !== undefined &&
  open.region === region &&
  open.kind !== 'heading' &&
  Math.abs(open.last.size - line.size) < line.size * 0.08 &&
  (reachesEdge(open.last, region) || isFlush(open, line)) &&
  !isEnded(open.text);

/** Ends where the line above ends: entries of a list with numbers on the right are narrower than their column. */
const isFlush = (open: OpenBlock | undefined, line: Line): boolean =>
  open !== undefined && Math.abs(open.last.right - line.right) < line.size * 0.3;

const isFigure = (text: string): boolean => /^[\d.,%\s]*$/.test(text) || !/[\p{L}\d]/u.test(text);
