import { kindOf } from './line-kind.ts';
import { type Line, widestGap } from './lines.ts';
import type { OpenBlock } from './open-block.ts';
import { runsOn } from './unfinished.ts';

export interface Placement {
  readonly line: Line;
  readonly text: string;
}

/** More than this is no letterhead and no caption. */
const MOST = 4;

/**
 * How many lines at the head of a page stand between the halves of a sentence that runs on from the page before: the
 * word beside a logo, a heading over a figure. They are in other type or spread out, and the line below them goes on
 * with a small letter in the type of the sentence.
 */
export function countInterposed(open: OpenBlock, head: readonly Placement[], body: number): number {
  if (open.kind === 'heading' || open.kind === 'footnote') return 0;
  for (const [index, { line, text }] of head.slice(0, MOST + 1).entries()) {
    const kind = kindOf(line, text, body);
    const sameType =
      line.bold === open.last.bold && Math.abs(line.size - open.last.size) <= open.last.size * 0.08;
    if (sameType && kind === 'paragraph' && /^\p{Ll}/u.test(text) && runsOn(open.text, text)) return index;
    if (kind !== 'heading' && sameType && widestGap(line) < line.size * 1.8) return 0;
  }
  return 0;
}

/** The same words at the same place. */
export const stoodThere = ({ line, text }: Placement, before: readonly Placement[]): boolean =>
  before.some(
    (other) =>
      other.text === text && Math.abs(other.line.x - line.x) < 6 && Math.abs(other.line.y - line.y) < 6,
  );
