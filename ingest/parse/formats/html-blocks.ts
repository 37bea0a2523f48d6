import { Parser } from 'htmlparser2';
import { cleanText } from '../clean-text.ts';
import { type Block, type HiddenText, RefusedFile } from '../document.ts';
import { raised } from '../superscript.ts';
import { type TableRow, tableLines } from '../table-rows.ts';
import { isPageFooter } from './page-footer.ts';
import { HTML_OPTIONS, readPageStyles } from './page-styles.ts';

export interface HtmlContent {
  readonly blocks: readonly Piece[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  /** `name`, `property` or `itemprop` of meta elements in lower case → content. */
  readonly meta: ReadonlyMap<string, string>;
  /** Text that was left out because it is hidden from a reader of the page. */
  readonly hidden: readonly HiddenText[];
}

const SKIPPED = new Set([
  'script',
  'style',
  'nav',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'embed',
  'canvas',
  'audio',
  'video',
  'map',
  'select',
  'option',
  'datalist',
  'button',
  'textarea',
  'form-control',
  'dialog',
  // The reading above a word of Chinese or Japanese: within the line it would cut the word.
  'rt',
  'rp',
]);
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'ul',
  'head',
]);
const HEADINGS: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?(?![.\d])|(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*;[^"]*overflow\s*:\s*(?:hidden|clip)|clip\s*:\s*rect\(\s*[01]|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)/i;
const TINY_STYLE = /font-size\s*:\s*(?:[01](?:\.\d+)?\s*(?:px|pt|;|$)|0?\.[01]\d*\s*r?em)/i;
const OFF_PAGE_STYLE = /(?:left|top|text-indent|margin-left)\s*:\s*-\d{4,}/i;
/** White text is hidden unless something around it is coloured. */
const WHITE = /(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?(?![\da-f])|white|rgba?\(\s*255\s*,\s*255\s*,\s*255)/i;
const BACKGROUND =
  /background(?:-color|-image)?\s*:\s*(?!none|transparent|inherit|initial|unset|white|#fff(?:fff)?(?![\da-f]))/i;
/** An honest page nests a few dozen elements; the parser's cost grows with the square of the depth. */
const MAX_DEPTH = 3_000;
const NAVIGATION_ROLES = new Set(['navigation', 'search', 'menu', 'menubar', 'banner', 'tablist']);

/** Their content is no text, hidden or not. */
const MUTE = new Set([
  'script',
  'style',
  'template',
  'svg',
  'math',
  'object',
  'iframe',
  'select',
  'option',
  'button',
]);
/** What is hidden is named, not kept whole: menus of a page are hidden by the hundred. */
const MAX_HIDDEN = 50;
const MAX_HIDDEN_LENGTH = 4_000;

interface OpenElement {
  readonly name: string;
  readonly skips: boolean;
  readonly hidden: HiddenText['how'] | undefined;
  readonly coloured: boolean;
  readonly footer: boolean;
}
export type Piece = Pick<Block, 'kind' | 'text' | 'level' | 'furniture'>;
type OpenRow = { cells: Piece[][]; heading: boolean };
interface OpenTable {
  readonly rows: OpenRow[];
  row: OpenRow | undefined;
  /** Cells of rows above that reach down into the coming rows, by column. */
  readonly down: Map<number, { cell: Piece[]; rows: number }>;
  cell: Piece[] | undefined;
  holdsTable: boolean;
  caption: string;
}

/**
 * Reads HTML as a stream of events, so that neither depth nor broken nesting can hurt: what a reader of the
 * page sees becomes blocks; navigation, scripts and hidden elements are left out. Tables of data become rows
 * with their headings, tables that only lay out the page are read cell by cell.
 */
export function readHtml(html: string, emit?: (piece: Piece) => void): HtmlContent {
  const blocks: Piece[] = [];
  const meta = new Map<string, string>();
  const stack: OpenElement[] = [];
  const tables: OpenTable[] = [];
  /** How many elements of a name are open: asking the stack would be quadratic in 50,000 nested elements. */
  const opened = new Map<string, number>();
  const count = (name: string, by: number): void => void opened.set(name, (opened.get(name) ?? 0) + by);
  const isOpen = (name: string): boolean => (opened.get(name) ?? 0) > 0;
  const styles = readPageStyles(html, MAX_DEPTH);
  let skipping = 0;
  let hiddenDepth = 0;
  let backgrounds = 0;
  const hidden: HiddenText[] = [];
  let hiddenText = '';
  let muted = 0;
  let language: string | undefined;
  let title = '';
  let inTitle = false;
  let text = '';
  let kind: Block['kind'] = 'paragraph';
  let level: number | undefined;
  let lists = 0;
  let superscripts = 0;
  let footers = 0;
  let links = 0;
  /** Of the block under way, what stands in no link. */
  let unlinked = '';

  const out = (piece: Piece): void => {
    const cell = tables.at(-1)?.cell;
    if (cell) cell.push(piece);
    else if (emit) emit(piece);
    else blocks.push(piece);
  };
  const flush = (): void => {
    const clean = cleanText(text);
    const furniture = footers > 0 ? 'footer' : /[\p{L}\p{N}]/u.test(unlinked) ? undefined : 'links';
    text = '';
    unlinked = '';
    if (clean === '') return;
    out({ kind, text: clean, ...(level !== undefined && { level }), ...(furniture && { furniture }) });
  };
  const closeTable = (): void => {
    const table = tables.pop();
    if (!table) return;
    if (table.caption) out({ kind: 'paragraph', text: table.caption });
    const pieces = [...new Set(table.rows.flatMap((row) => row.cells))].flat();
    if (isLayout(table, pieces)) {
      for (const piece of pieces) out(piece);
      return;
    }
    const rows: TableRow[] = table.rows.map((row) => ({
      heading: row.heading,
      cells: row.cells.map((cell) => cell.map((piece) => piece.text).join(' ')),
    }));
    for (const line of tableLines(rows)) out({ kind: 'table-row', text: line });
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const style = styles === null ? (attributes.style ?? '') : styles(attributes.style);
        const coloured = attributes.bgcolor !== undefined || BACKGROUND.test(style);
        if (coloured) backgrounds++;
        const how = howHidden(attributes, style, backgrounds > 0);
        const skips = how !== undefined || SKIPPED.has(name) || NAVIGATION_ROLES.has(attributes.role ?? '');
        const footer = isPageFooter(name, attributes, isOpen);
        if (footer) {
          flush();
          footers++;
        }
        stack.push({ name, skips, hidden: how, coloured, footer });
        if (MUTE.has(name)) muted++;
        if (stack.length > MAX_DEPTH) {
          throw new RefusedFile(
            'too-deep',
            `The file nests its elements more than ${MAX_DEPTH} levels deep, which no document does.`,
          );
        }
        count(name, 1);
        if (how !== undefined) hiddenDepth++;
        if (skips) skipping++;
        if (name === 'html' && attributes.lang) language = attributes.lang;
        if (name === 'meta') {
          const key =
            attributes.name ?? attributes.property ?? attributes.itemprop ?? attributes['http-equiv'];
          if (key && attributes.content) meta.set(key.toLowerCase(), cleanText(attributes.content));
        }
        if (name === 'title' && !isOpen('svg')) inTitle = true;
        if (skipping > 0) return;
        if (name === 'sup') superscripts++;
        if (name === 'a' && attributes.href !== undefined) links = 1;
        const heading = HEADINGS[name];
        if (heading !== undefined) {
          flush();
          kind = 'heading';
          level = heading;
        } else if (name === 'table') {
          flush();
          const outer = tables.at(-1);
          if (outer) outer.holdsTable = true;
          tables.push({
            rows: [],
            row: undefined,
            cell: undefined,
            down: new Map(),
            holdsTable: false,
            caption: '',
          });
        } else if (name === 'tr') {
          flush();
          const table = tables.at(-1);
          if (table) {
            table.row = { cells: [], heading: isOpen('thead') };
            table.cell = undefined;
            table.rows.push(table.row);
          }
        } else if (name === 'td' || name === 'th') {
          flush();
          const table = tables.at(-1);
          if (table) {
            if (!table.row) {
              table.row = { cells: [], heading: false };
              table.rows.push(table.row);
            }
            const first = table.row.cells.length === 0;
            if (first && name === 'th') table.row.heading = true;
            if (name === 'td') table.row.heading = table.row.heading && isOpen('thead');
            fillDown(table, table.row);
            table.cell = [];
            const columns = Math.min(Number(attributes.colspan) || 1, 50);
            const below = Math.min(Number(attributes.rowspan) || 1, 500) - 1;
            for (let extra = 0; extra < columns; extra++) {
              // A cell that spans columns keeps those behind it under their own headings.
              const cell = extra === 0 ? table.cell : [];
              if (below > 0) table.down.set(table.row.cells.length, { cell, rows: below });
              table.row.cells.push(cell);
            }
          }
        } else if (name === 'li') {
          flush();
          kind =
            attributes.id?.startsWith('footnote') || attributes.id?.startsWith('endnote')
              ? 'footnote'
              : 'list-item';
          level = undefined;
        } else if (name === 'br') {
          // Two line breaks in a row end a paragraph in old pages.
          if (/\u0001\s*$/.test(text)) flush();
          else text += '\u0001 ';
        } else if (BLOCKS.has(name)) {
          flush();
          if (name === 'ul' || name === 'ol') lists++;
        } else if (name === 'img' && attributes.alt && attributes.alt.length > 40) {
          text += ` ${attributes.alt} `;
          unlinked += attributes.alt;
        }
      },
      ontext(data) {
        if (inTitle) {
          title += data;
          return;
        }
        if (skipping > 0) {
          if (hiddenDepth > 0 && muted === 0 && hiddenText.length < MAX_HIDDEN_LENGTH) hiddenText += data;
          return;
        }
        if (isOpen('head') && !isOpen('body')) return;
        text += superscripts > 0 ? raised(data) : data;
        if (links === 0) unlinked += data;
      },
      oncomment(data) {
        const comment = cleanText(data);
        // Sentences that someone left in the source; conditional comments and cut-out mark-up are none.
        if (/^[[#/.*]|[<>{}]/.test(comment) || comment.split(' ').length < 6) return;
        if (hidden.length < MAX_HIDDEN)
          hidden.push({ how: 'comment', text: comment.slice(0, MAX_HIDDEN_LENGTH) });
      },
      onclosetag(name) {
        const open = stack.pop();
        count(open?.name ?? name, -1);
        if (name === 'title') inTitle = false;
        // Links do not nest, and one that was never closed ends with the next.
        if (name === 'a') links = 0;
        if (open?.footer) {
          flush();
          footers--;
        }
        if (open && MUTE.has(open.name)) muted--;
        if (open?.hidden !== undefined) {
          hiddenDepth--;
          const unseen = cleanText(hiddenText);
          if (hiddenDepth === 0) hiddenText = '';
          if (hiddenDepth === 0 && unseen.length > 1 && hidden.length < MAX_HIDDEN)
            hidden.push({ how: open.hidden, text: unseen });
        }
        if (open?.coloured) backgrounds--;
        const wasSkipping = skipping > 0;
        if (open?.skips) skipping--;
        if (wasSkipping) return;
        if (name === 'sup') superscripts--;
        if (HEADINGS[name] !== undefined) {
          flush();
          kind = 'paragraph';
          level = undefined;
        } else if (name === 'caption') {
          const table = tables.at(-1);
          if (table) table.caption = cleanText(text);
          text = '';
          unlinked = '';
        } else if (name === 'td' || name === 'th') {
          flush();
          const table = tables.at(-1);
          if (table) table.cell = undefined;
        } else if (name === 'tr') {
          flush();
          const table = tables.at(-1);
          if (table) {
            if (table.row) fillDown(table, table.row);
            table.row = undefined;
            table.cell = undefined;
          }
        } else if (name === 'table') {
          flush();
          closeTable();
        } else if (name === 'li') {
          flush();
          kind = 'paragraph';
        } else if (BLOCKS.has(name)) {
          flush();
          if (name === 'ul' || name === 'ol') {
            lists--;
            kind = lists > 0 ? 'list-item' : 'paragraph';
          }
        }
      },
    },
    HTML_OPTIONS,
  );
  parser.write(html);
  parser.end();
  flush();
  while (tables.length > 0) closeTable();
  const cleanTitle = cleanText(title);
  return { blocks, title: cleanTitle === '' ? undefined : cleanTitle, language, meta, hidden };
}

/** A cell that reaches down belongs to each of its rows; what it says stands in all of them, as their label. */
function fillDown(table: OpenTable, row: OpenRow): void {
  for (let above = table.down.get(row.cells.length); above; above = table.down.get(row.cells.length)) {
    if (--above.rows === 0) table.down.delete(row.cells.length);
    row.cells.push(above.cell);
  }
}

function howHidden(
  attributes: Readonly<Record<string, string>>,
  style: string,
  onColour: boolean,
): HiddenText['how'] | undefined {
  if (
    attributes.hidden !== undefined ||
    (attributes['aria-hidden'] === 'true' && attributes.role !== 'presentation') ||
    HIDDEN_STYLE.test(style)
  )
    return 'hidden-markup';
  if (TINY_STYLE.test(style)) return 'tiny';
  if (OFF_PAGE_STYLE.test(style)) return 'off-page';
  if (!onColour && (WHITE.test(style) || /^(#fff(fff)?|white)$/i.test(attributes.color ?? '')))
    return 'invisible-colour';
  return undefined;
}

/** A table lays out a page when it nests tables, has one column, or its cells hold headings, lists or long prose. */
function isLayout(table: OpenTable, pieces: readonly Piece[]): boolean {
  if (table.holdsTable) return true;
  if (table.rows.every((row) => row.cells.filter((cell) => cell.length > 0).length <= 1)) return true;
  if (pieces.some((piece) => piece.kind === 'heading')) return true;
  return table.rows.some((row) =>
    row.cells.some(
      (cell) => cell.length > 6 || cell.reduce((sum, piece) => sum + piece.text.length, 0) > 2_000,
    ),
  );
}
