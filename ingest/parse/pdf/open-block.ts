import type { Block } from '../document.ts';
import type { Region } from './columns.ts';
import type { Line } from './lines.ts';

/** A block that is still being read. */
export interface OpenBlock {
  readonly kind: Block['kind'];
  text: string;
  readonly page: number;
  readonly breaks: { offset: number; page: number }[];
  readonly first: Line;
  last: Line;
  lines: number;
  readonly region: Region;
  /** Room above it, in line distances. */
  readonly above: number;
}

export const pageOf = (open: OpenBlock): number => open.breaks.at(-1)?.page ?? open.page;

export function toBlock(open: OpenBlock, kind: Block['kind']): Block {
  return {
    kind,
    text: open.text,
    page: open.page,
    ...(open.breaks.length > 0 && { pageBreaks: open.breaks }),
  };
}

/** Long or sentence-like text in bold is emphasis, not a heading. */
export function looksLikeHeading(open: OpenBlock): boolean {
  if (open.text.length > 400 || open.lines > 6) return false;
  return !(open.text.length > 140 && /[.;,]$/.test(open.text));
}

/**
 * A short line by itself, which is a heading if prose follows. A question that is set in belongs to the point of the
 * list above it, and a full line without a stop to the text below it.
 */
export function isLoneLine(open: OpenBlock): boolean {
  const indent = open.first.x - open.region.left;
  const beyond = open.region.edge(open.first.size) - open.last.right;
  const centred = Math.abs(indent - beyond) < open.first.size * 2;
  return (
    open.lines <= 2 &&
    open.above > 1.25 &&
    open.text.length <= 120 &&
    beyond > open.first.size * 1.5 &&
    (indent < open.first.size || centred || !open.text.endsWith('?')) &&
    /^\p{Lu}/u.test(open.text) &&
    /\p{Ll}{3}/u.test(open.text) &&
    !/[.,;:!–-]$/.test(open.text) &&
    !/\d{4}$/.test(open.text) &&
    open.breaks.length === 0
  );
}
