import { findMarking } from '../metadata/find-marking.ts';
import { findTlp } from '../metadata/find-tlp.ts';
import { type Line, lineText } from './lines.ts';

export interface PageLines {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

const TOP = 0.12;
const BOTTOM = 0.1;
const NEAR_EDGE = 3;
/** On a page cut larger than its text, the first lines of the text stand lower than that: this many font sizes. */
const FIRST_LINES = 2;
/** Pages on which such a line must come again. */
const OFTEN = 3;
const PAGE_NUMBER =
  /^\W{0,3}(?:(?:seite|page|p\.|s\.)\s*:?\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:\/|von|of|sur|de)\s*\d{1,4})?\W{0,3}$/i;

/**
 * Takes running headers, footers and page numbers out of the pages. A line near the edge that comes again on
 * other pages (digits apart) is one; the first time it appears it stays, unless it carries the page number, so
 * that nothing printed is lost: a section name or a marking is still read once.
 */
export function withoutRunningLines<Page extends PageLines>(pages: readonly Page[]): Page[] {
  const counts = new Map<string, number>();
  const top = middleOf(pages.flatMap(({ lines }) => lines[0]?.y ?? []));
  const found = new Map(pages.map((page) => [page, edgeLines(page, top)]));
  for (const lines of found.values()) {
    for (const key of new Set(lines.map(({ key }) => key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const seen = new Set<string>();
  return pages.map((page) => {
    const drop = new Set<Line>();
    for (const { line, key, text, inner } of found.get(page) ?? []) {
      if (inner) {
        if ((counts.get(key) ?? 0) < OFTEN) continue;
        if (seen.has(key)) drop.add(line);
        seen.add(key);
        continue;
      }
      // A marking beside the number of the page is still read once.
      if (!seen.has(key) && (findTlp(text) || findMarking(text))) {
        seen.add(key);
        continue;
      }
      const numbered = hasPageNumber(text, page.number);
      if (PAGE_NUMBER.test(text) && (numbered || (counts.get(key) ?? 0) > 1 || text.length <= 9))
        drop.add(line);
      else if (numbered && /[–—-]\s*\d+\s*[–—-]|\b(seite|page)\b/i.test(text)) drop.add(line);
      else if ((counts.get(key) ?? 0) >= 2) {
        if (seen.has(key) || numbered) drop.add(line);
        seen.add(key);
      }
    }
    return { ...page, lines: page.lines.filter((line) => !drop.has(line)) };
  });
}

interface EdgeLine {
  readonly line: Line;
  readonly key: string;
  readonly text: string;
  /** True for a line that is among the first of the text, but not at the edge of the page. */
  readonly inner: boolean;
}

function edgeLines(page: PageLines, usualTop: number): EdgeLine[] {
  const edge = page.height * (1 - TOP);
  const high = ({ y, size }: Line): boolean =>
    y > edge || (usualTop <= edge && y > usualTop - size * FIRST_LINES);
  const top = page.lines.filter(high).slice(0, NEAR_EDGE);
  const bottom = page.lines.filter((line) => line.y < page.height * BOTTOM).slice(-NEAR_EDGE);
  const from = (line: Line, zone: string): EdgeLine => {
    const text = lineText(line);
    // Left and right pages print the same words in another order.
    const words = text
      .toLowerCase()
      .replace(/\d+/g, '#')
      .split(/[\s–—-]+/)
      .filter(Boolean)
      .sort();
    return { line, key: `${zone} ${words.join(' ')}`, text, inner: zone === 'top' && line.y <= edge };
  };
  return [...top.map((line) => from(line, 'top')), ...bottom.map((line) => from(line, 'bottom'))];
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const hasPageNumber = (text: string, page: number): boolean =>
  new RegExp(`(?<!\\d)${page}(?!\\d)`).test(text);
