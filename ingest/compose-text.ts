import type { Block } from './parse/document.ts';

/** A block with its place in the report's text: `text.slice(start, end) === block.text`. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

export interface ComposedText {
  readonly text: string;
  /** UTF-16 offset at which each page starts, one a page; an empty page starts where the next one does. */
  readonly pageStarts: number[];
  readonly placed: PlacedBlock[];
}

/** Rows of a table and points of a list stand close together, everything else is parted by an empty line. */
const CLOSE = new Set<Block['kind']>(['table-row', 'list-item']);

/** Joins the blocks to the one text of the report that every offset refers to. */
export function composeText(blocks: readonly Block[], pageCount: number): ComposedText {
  const placed: PlacedBlock[] = [];
  const parts: string[] = [];
  let length = 0;
  let previous: Block | undefined;
  for (const block of blocks) {
    if (block.text === '') continue;
    if (previous !== undefined) {
      const separator = previous.kind === block.kind && CLOSE.has(block.kind) ? '\n' : '\n\n';
      parts.push(separator);
      length += separator.length;
    }
    parts.push(block.text);
    placed.push({ block, start: length, end: length + block.text.length });
    length += block.text.length;
    previous = block;
  }
  return { text: parts.join(''), pageStarts: findPageStarts(placed, pageCount, length), placed };
}

function findPageStarts(placed: readonly PlacedBlock[], pageCount: number, length: number): number[] {
  if (pageCount === 0) return [];
  const first = new Map<number, number>();
  let reached = 0;
  const arrive = (page: number, offset: number) => {
    // Pages only ever go on: a footnote moved behind its page must not turn the page back.
    if (page <= reached || page > pageCount) return;
    first.set(page, offset);
    reached = page;
  };
  for (const { block, start } of placed) {
    if (block.page !== undefined) arrive(block.page, start);
    for (const turn of block.pageBreaks ?? []) arrive(turn.page, start + turn.offset);
  }
  const starts = new Array<number>(pageCount).fill(0);
  let next = length;
  for (let page = pageCount; page >= 1; page--) {
    next = first.get(page) ?? next;
    starts[page - 1] = next;
  }
  starts[0] = 0;
  return starts;
}

/** The page on which the character at `offset` of the block's text stands; undefined without pages. */
export function pageAt(block: Block, offset: number): number | undefined {
  let page = block.page;
  for (const turn of block.pageBreaks ?? []) {
    if (turn.offset > offset) break;
    page = turn.page;
  }
  return page;
}
