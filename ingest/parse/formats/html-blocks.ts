import { Parser } from 'htmlparser2';
import { cleanText } from '../clean-text.ts';
import { type Block, RefusedFile } from '../document.ts';
import { type TableRow, tableLines } from '../table-rows.ts';

export interface HtmlContent {
  readonly blocks: readonly Pick<Block, 'kind' | 'text' | 'level'>[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  /** `name`, `property` or `itemprop` of meta elements in lower case → content. */
  readonly meta: ReadonlyMap<string, string>;
  /** Set when text was left out because it is hidden from a reader of the page. */
  readonly hiddenText: boolean;
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
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:\.\d+)?\s*(?:px|pt|;|$)|opacity\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4,}/i;
/** White text is hidden unless something around it is coloured. */
const WHITE = /(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?(?![\da-f])|white|rgba?\(\s*255\s*,\s*255\s*,\s*255)/i;
const BACKGROUND = /background(?:-color)?\s*:/i;
/** An honest page nests a few dozen elements; the parser's cost grows with the square of the depth. */
const MAX_DEPTH = 3_000;
const NAVIGATION_ROLES = new Set(['navigation', 'search', 'menu', 'menubar', 'banner', 'tablist']);

interface OpenElement {
  readonly name: string;
  readonly skips: boolean;
  readonly hidden: boolean;
  readonly coloured: boolean;
}
type Piece = { kind: Block['kind']; text: string; level?: number };
interface OpenTable {
  readonly rows: { cells: Piece[][]; heading: boolean }[];
  row: { cells: Piece[][]; heading: boolean } | undefined;
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
  let skipping = 0;
  let hiddenDepth = 0;
  let backgrounds = 0;
  let hiddenText = false;
  let language: string | undefined;
  let title = '';
  let inTitle = false;
  let text = '';
  let kind: Block['kind'] = 'paragraph';
  let level: number | undefined;
  let lists = 0;

  const out = (piece: Piece): void => {
    const cell = tables.at(-1)?.cell;
    if (cell) cell.push(piece);
    else if (emit) emit(piece);
    else blocks.push(piece);
  };
  const flush = (): void => {
    const clean = cleanText(text);
    text = '';
    if (clean === '') return;
    out(level === undefined ? { kind, text: clean } : { kind, text: clean, level });
  };
  const closeTable = (): void => {
    const table = tables.pop();
    if (!table) return;
    if (table.caption) out({ kind: 'paragraph', text: table.caption });
    const pieces = table.rows.flatMap((row) => row.cells.flat());
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
        const coloured = attributes.bgcolor !== undefined || BACKGROUND.test(attributes.style ?? '');
        if (coloured) backgrounds++;
        const hidden = isHidden(attributes, backgrounds > 0);
        const skips = hidden || SKIPPED.has(name) || NAVIGATION_ROLES.has(attributes.role ?? '');
        stack.push({ name, skips, hidden, coloured });
        if (stack.length > MAX_DEPTH) {
          throw new RefusedFile(
            'too-deep',
            `The file nests its elements more than ${MAX_DEPTH} levels deep, which no document does.`,
          );
        }
        count(name, 1);
        if (hidden) hiddenDepth++;
        if (skips) skipping++;
        if (name === 'html' && attributes.lang) language = attributes.lang;
        if (name === 'meta') {
          const key =
            attributes.name ?? attributes.property ?? attributes.itemprop ?? attributes['http-equiv'];
          if (key && attributes.content) meta.set(key.toLowerCase(), cleanText(attributes.content));
        }
        if (name === 'title' && !isOpen('svg')) inTitle = true;
        if (skipping > 0) return;
        const heading = HEADINGS[name];
        if (heading !== undefined) {
          flush();
          kind = 'heading';
          level = heading;
        } else if (name === 'table') {
          flush();
          const outer = tables.at(-1);
          if (outer) outer.holdsTable = true;
          tables.push({ rows: [], row: undefined, cell: undefined, holdsTable: false, caption: '' });
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
            table.cell = [];
            table.row.cells.push(table.cell);
            // A cell that spans columns keeps those behind it under their own headings.
            for (let extra = Math.min(Number(attributes.colspan) || 1, 50); extra > 1; extra--)
              table.row.cells.push([]);
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
        }
      },
      ontext(data) {
        if (inTitle) {
          title += data;
          return;
        }
        if (skipping > 0) {
          if (!hiddenText && hiddenDepth > 0 && /\S{2}/.test(data)) hiddenText = true;
          return;
        }
        if (isOpen('head') && !isOpen('body')) return;
        text += data;
      },
      onclosetag(name) {
        const open = stack.pop();
        count(open?.name ?? name, -1);
        if (name === 'title') inTitle = false;
        if (open?.hidden) hiddenDepth--;
        if (open?.coloured) backgrounds--;
        const wasSkipping = skipping > 0;
        if (open?.skips) skipping--;
        if (wasSkipping) return;
        if (HEADINGS[name] !== undefined) {
          flush();
          kind = 'paragraph';
          level = undefined;
        } else if (name === 'caption') {
          const table = tables.at(-1);
          if (table) table.caption = cleanText(text);
          text = '';
        } else if (name === 'td' || name === 'th') {
          flush();
          const table = tables.at(-1);
          if (table) table.cell = undefined;
        } else if (name === 'tr') {
          flush();
          const table = tables.at(-1);
          if (table) {
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
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  );
  parser.write(html);
  parser.end();
  flush();
  while (tables.length > 0) closeTable();
  const cleanTitle = cleanText(title);
  return { blocks, title: cleanTitle === '' ? undefined : cleanTitle, language, meta, hiddenText };
}

function isHidden(attributes: Record<string, string>, onColour: boolean): boolean {
  return (
    attributes.hidden !== undefined ||
    (attributes['aria-hidden'] === 'true' && attributes.role !== 'presentation') ||
    (attributes.style !== undefined && HIDDEN_STYLE.test(attributes.style)) ||
    (!onColour &&
      (WHITE.test(attributes.style ?? '') || /^(#fff(fff)?|white)$/i.test(attributes.color ?? '')))
  );
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
