import type { Region } from './columns.ts';
import { reachesEdge } from './justified.ts';
import { kindOf } from './line-kind.ts';
import type { Line } from './lines.ts';
import { isMarkerSegment, startsItem } from './list-marker.ts';
import { type OpenBlock, pageOf } from './open-block.ts';
import type { Typography } from './typography.ts';
import { isEnded, runsOn, tail } from './unfinished.ts';

export interface NextLine {
  readonly line: Line;
  readonly text: string;
  readonly region: Region;
  readonly page: number;
}

/** Distance of baselines, in the usual one, within a paragraph; and where a sentence obviously runs on. */
const GAP = 1.19;
const GAP_IN_SENTENCE = 1.75;
const GAP_BELOW_FULL_LINE = 1.4;
/** Dots that lead from an entry to its page or number end the entry. */
const LED_ENTRY = / … \S{1,14}$/u;
/** `1308.47 Control of …`: an entry of a list of sections. */
const SECTION = /^(\d{1,4})\.\d{1,3}\s+\p{Lu}/u;

/** Whether the line belongs to the block that is being read. */
export function continuesBlock(open: OpenBlock, next: NextLine, type: Typography): boolean {
  const { line, text, region, page } = next;
  const previous = open.last;
  if (Math.abs(previous.size - line.size) > Math.max(previous.size, line.size) * 0.08) return false;
  if (open.first.bold !== line.bold && (open.kind === 'heading' || (line.bold && text.length > 3)))
    return false;
  const kind = kindOf(line, text, type.body);
  if (line.marked && kind === 'footnote') return false;
  if (pageOf(open) !== page || region !== open.region) {
    const flows = open.kind !== 'heading' && open.kind !== 'footnote' && kind !== 'heading';
    return flows && !LED_ENTRY.test(tail(open.text)) && runsOn(open.text, text);
  }
  const gap = previous.y - line.y;
  if (gap > type.leading(line.size) * roomFor(open, next) || gap < -line.size * 0.5) return false;
  if (open.kind === 'heading') return true;
  if (LED_ENTRY.test(tail(open.text))) return false;
  return !beginsAnew(open, next);
}

/** Distance up to which the line is below the block; more where a sentence visibly runs on. */
function roomFor(open: OpenBlock, { line, text, region }: NextLine): number {
  if (open.kind === 'heading' || startsItem(line, text)) return GAP;
  if (/[\p{Ll},]$/u.test(open.text) && /^\p{Ll}{2}/u.test(text)) return GAP_IN_SENTENCE;
  const full = reachesEdge(open.last, region) && Math.abs(line.x - open.last.x) < line.size;
  return full && /[\p{L},]$/u.test(open.text) ? GAP_BELOW_FULL_LINE : GAP;
}

/** Whether the next line of the same column, no further below than usual, begins a paragraph or an entry. */
function beginsAnew(open: OpenBlock, { line, text, region }: NextLine): boolean {
  const previous = open.last;
  const width = region.edge(line.size) - region.left;
  const ended = isEnded(open.text);
  const short = previous.right < region.edge(previous.size) - width * 0.12;
  if (
    startsItem(line, text) &&
    (isMarkerSegment(line) ||
      short ||
      line.x < previous.x - line.size * 0.7 ||
      (ended && !/^\d+\.\d/.test(text)) ||
      /[,;]$/.test(open.text))
  )
    return true;
  if (
    ended &&
    SECTION.exec(text)?.[1] !== undefined &&
    SECTION.exec(open.text)?.[1] === SECTION.exec(text)?.[1]
  )
    return true;
  // The second line of a list point hangs below its text, not below its marker.
  const hangs = open.kind === 'list-item' && open.lines === 1;
  const setIn = line.x > previous.x + line.size * 0.7;
  // … or of an entry, after a semicolon.
  if (setIn && open.text.endsWith(';') && /^\p{Ll}/u.test(text)) return false;
  if (setIn && !hangs && ended) return true;
  // Entries whose further lines are set in: the next one begins where the first line did.
  const setOut = open.lines > 1 && previous.x > open.first.x + line.size * 0.7;
  if (setOut && ended && Math.abs(line.x - open.first.x) < line.size * 0.3) return true;
  if (short && ended) return true;
  // Short lines that begin with a capital, one below the other, are entries of their own and no running prose.
  const entry = (one: Line): boolean => one.right - one.x < width * 0.45;
  return short && open.lines === 1 && entry(previous) && entry(line) && /^\p{Lu}/u.test(text);
}
