import type { Line, Segment } from './lines.ts';

/** Lines below a name in a signature: office, body, country. */
const MAX_BELOW = 3;
/** Longer than this is no name and no office. */
const MAX_LENGTH = 60;

export interface SideBySide {
  /** Index of the line after the last row. */
  readonly to: number;
  /** One text a person: name and office as printed one below the other. */
  readonly columns: readonly string[];
}

/**
 * People who sign side by side, or stand so in the head of a letter: names in bold or capitals, the office of each
 * straight below in other type. They are read one person after the other, so that an office stays with its name.
 * More than one line below, or names in plain type, only where `signed` says that a place and a date stand above:
 * the rows of a table look the same.
 */
export function findSideBySide(
  lines: readonly Line[],
  from: number,
  leading: (size: number) => number,
  signed: boolean,
): SideBySide | undefined {
  const names = lines[from];
  if (!names || names.segments.length < 2 || !names.segments.every(isLabel)) return undefined;
  if (!signed && !isEmphatic(names)) return undefined;
  const columns = names.segments.map((segment) => segment.text.trim());
  let to = from + 1;
  for (; to < lines.length; to++) {
    const above = lines[to - 1];
    const line = lines[to];
    if (!line || !above || above.y - line.y > leading(line.size) * 1.3) break;
    const below = line.segments.map((segment) => columnOf(names, segment));
    const fits = line.segments.every(isLabel) && !below.includes(-1) && new Set(below).size === below.length;
    if (!fits) break;
    if (to - from > (signed ? MAX_BELOW : 1) || (!signed && isEmphatic(line))) return undefined;
    for (const [index, segment] of line.segments.entries()) {
      const column = below[index] ?? 0;
      columns[column] = `${columns[column] ?? ''} ${segment.text.trim()}`;
    }
  }
  return to > from + 1 ? { to, columns } : undefined;
}

/** Bold, or names of several words in capitals. */
const isEmphatic = (line: Line): boolean =>
  line.bold || line.segments.every(({ text }) => /\s/.test(text.trim()) && !/\p{Ll}/u.test(text));

const isLabel = ({ text }: Segment): boolean =>
  text.length <= MAX_LENGTH && !/[\d:;]/.test(text) && /\p{L}{2}/u.test(text);

/** The name below which a segment begins, or under whose middle it is centred; -1 for none. */
function columnOf(names: Line, segment: Segment): number {
  const middle = (one: Segment): number => (one.x + one.right) / 2;
  return names.segments.findIndex(
    (name) =>
      Math.abs(name.x - segment.x) < names.size || Math.abs(middle(name) - middle(segment)) < names.size,
  );
}
