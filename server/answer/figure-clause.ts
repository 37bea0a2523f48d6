import type { Figure } from '../text/index.ts';

/** Ends what a figure is told in: a comma or a full stop within a number does not. */
const CLAUSE = /[,;:.](?=\s|$)|[–—]|(?<!\p{L})(?:aber|jedoch|but|however|mais)(?!\p{L})/giu;

/** What stands before and behind a figure up to where another clause begins. */
export function clauseOf({ start, end }: Figure, text: string): { before: string; behind: string } {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const from = [...before.matchAll(CLAUSE)].at(-1);
  const to = behind.search(CLAUSE);
  return {
    before: from === undefined ? before : before.slice(from.index + from[0].length),
    behind: to === -1 ? behind : behind.slice(0, to),
  };
}

/** "From **8,200** tonnes to 6,500": of a step, the figure that it leaves. */
export const isLeft = ({ start, end }: Figure, text: string): boolean =>
  /(?<!\p{L})(?:from|von|vom|de)\s+$/iu.test(text.slice(0, start)) &&
  /^(?:\s+[\p{L}\d.]+){0,5}?\s+(?:to|auf|à)\s+\d/iu.test(text.slice(end));
