import { createRequire } from 'node:module';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { type Zippable, zipSync } from 'fflate';
import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { isCompound, readCompound } from '../compound.ts';
import { type HiddenText, RefusedFile } from '../document.ts';
import { drawingTexts } from '../drawing-texts.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { meaningfulAuthor } from '../metadata/core-properties.ts';
import { embeddedParts, pictureParts } from '../office-parts.ts';
import { oleParts } from '../ole-parts.ts';
import { PartNames } from '../part-names.ts';
import { readOdsVisibility, type SheetVisibility } from '../spreadsheet/ods-visibility.ts';
import { addSheet, type SheetCell, type SheetRow } from '../spreadsheet/sheet-blocks.ts';
import { textBoxes } from '../spreadsheet/text-boxes.ts';
import { lockedFile } from '../unlock.ts';

type SheetJs = typeof import('@e965/xlsx');

/** Columns further right hold no table that a person reads. */
const MAX_COLUMNS = 2_000;
/** Text boxes and diagrams lie on a sheet, not in it. */
const DRAWINGS = /^\/?xl\/(drawings\/drawing|diagrams\/data)\d+\.xml$/;
const DEFAULT_NAME = /^(sheet|tabelle|feuil|hoja|blatt|лист)\s?\d*$/i;

/**
 * Workbooks through SheetJS (the maintained 0.20 line, published as @e965/xlsx: 0.18 of the package `xlsx` has known
 * faults). New formats reach it as a container rebuilt from checked entries without media; formulas, macros and
 * links to other files are never evaluated.
 */
function spreadsheet(id: string, mediaType: string, packed: boolean): Format {
  return {
    id,
    mediaType,
    async parse(input: ParserInput): Promise<RawDocument> {
      const entries = packed ? unpack(input.bytes, input.limits, isNeeded) : undefined;
      const bytes = entries ? repack(entries) : input.bytes;
      const document = await readBook(bytes, entries ?? new Map(), input);
      if (document.blocks.length > 0 || (document.hidden ?? []).length > 0) return document;
      return { ...document, parts: [...(document.parts ?? []), ...(packed ? pictureParts(input) : [])] };
    },
  };
}

const OOXML = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const xlsx = spreadsheet('xlsx', OOXML, true);
export const xlsb = spreadsheet('xlsb', 'application/vnd.ms-excel.sheet.binary.macroenabled.12', true);
export const ods = spreadsheet('ods', 'application/vnd.oasis.opendocument.spreadsheet', true);
export const xls = spreadsheet('xls', 'application/vnd.ms-excel', false);
export const spreadsheetml = spreadsheet('spreadsheetml', 'application/vnd.ms-excel', false);

/** The version that charts embedded by Word and PowerPoint before 2007 carry (0x0680), in the words of SheetJS. */
const MICROSOFT_GRAPH = 'BIFF Ver 1664';

const NO_STYLES = new TextEncoder().encode('<office:document-styles/>');

const isNeeded = (name: string): boolean =>
  /\.(xml|rels|bin)$/i.test(name)
    ? !/(^|\/)(vbaProject|printerSettings\d*)\.bin$/i.test(name)
    : /embeddings\/[^/]+$/.test(name) || name === 'mimetype';

function repack(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const container: Zippable = {};
  for (const [name, content] of entries) {
    if (/embeddings\//.test(name)) continue;
    container[name.replace(/^\//, '')] = [content, { level: 0 }];
  }
  // OpenDocument lets a workbook do without, SheetJS does not.
  if (entries.has('content.xml')) container['styles.xml'] ??= [NO_STYLES, { level: 0 }];
  return zipSync(container);
}

async function readBook(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, Uint8Array>,
  { limits, passwords }: ParserInput,
): Promise<RawDocument> {
  // CommonJS, because only there it finds its code pages by itself; loaded with the first workbook, as it takes 0.3 s.
  const sheetJs = createRequire(import.meta.url)('@e965/xlsx') as SheetJs;
  // Files of the beta of Excel 2007 are laid out otherwise: their names come out as rubbish, and what follows takes
  // SheetJS 13 s and 0.9 GB to read wrongly.
  if (entries.has('xl/workbook.bin')) {
    const { SheetNames } = quietly(() => sheetJs.read(bytes, { type: 'array', bookSheets: true }));
    if (SheetNames.some((name) => /[\u0000-\u001f]/.test(name))) {
      throw new RefusedFile(
        'unsupported-format',
        'The workbook was written by an early version of Excel 2007; save it as XLSX.',
      );
    }
  }
  let book: WorkBook;
  try {
    book = quietly(() =>
      sheetJs.read(bytes, {
        type: 'array',
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellStyles: true,
        cellNF: true,
      }),
    );
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) throw lockedFile(passwords, cause);
    if (cause instanceof Error && cause.message.endsWith(MICROSOFT_GRAPH)) {
      throw new RefusedFile(
        'unsupported-format',
        'The file is a chart of Microsoft Graph, whose figures are not read; the document that shows it is.',
        { cause },
      );
    }
    throw new RefusedFile('damaged', 'The workbook is damaged: its sheets could not be read.', { cause });
  }
  const content = entries.get('content.xml');
  const visibility = content ? readOdsVisibility(Buffer.from(content).toString('utf8')) : [];
  const collector = new BlockCollector(limits);
  const hidden: HiddenText[] = [];
  const names = book.SheetNames.filter((name) => (book.Sheets[name]?.['!ref'] ?? '') !== '');
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const { rows, unseen } = rowsOf(sheet, sheetJs, visibility[index]);
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 || visibility[index]?.hidden) {
      const text = rows
        .map((row) =>
          row
            .map((cell) => cell?.text ?? '')
            .join(' ')
            .trim(),
        )
        .filter(Boolean);
      if (text.length > 0)
        hidden.push({ how: 'hidden-markup', text: `${name}: ${text.join('\n')}`.slice(0, 20_000) });
      continue;
    }
    hidden.push(...unseen);
    const before = collector.blocks.length;
    const named = !(names.length === 1 && DEFAULT_NAME.test(name));
    // A sheet of OpenDocument may lack its name.
    if (named) collector.add('heading', name ?? '', { level: 1 });
    const heading = collector.blocks.length;
    addSheet(rows, collector);
    if (collector.blocks.length === heading) collector.blocks.length = before;
  }
  for (const text of drawingTexts(entries, DRAWINGS)) collector.add('paragraph', text);
  if (isCompound(bytes))
    for (const text of textBoxes(await readCompound(bytes))) collector.add('paragraph', text);
  const title = book.Props?.Title?.trim();
  const author = meaningfulAuthor(book.Props?.Author);
  const parts = await embeddedParts(entries, /^xl\/worksheets\/_rels\/[^/]+\.rels$/);
  if (isCompound(bytes)) parts.push(...oleParts(await readCompound(bytes), /^MBD/, new PartNames()));
  return {
    blocks: collector.blocks,
    pageCount: 0,
    quality: withoutPages(
      hidden.some(({ how }) => how === 'hidden-markup')
        ? ['Hidden sheets, rows or columns were left out.']
        : [],
    ),
    metadata: { ...(title && { title }), ...(author && { author }) },
    ...(parts.length > 0 && { parts }),
    ...(hidden.length > 0 && { hidden }),
  };
}

/** SheetJS writes remarks on number formats to the console, where nobody can use them. */
function quietly<Result>(act: () => Result): Result {
  const { error, warn, log } = console;
  Object.assign(console, { error: () => undefined, warn: () => undefined, log: () => undefined });
  try {
    return act();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

/**
 * What a cell shows, with two exceptions: days are written year first, because the order of day and month hangs on
 * the reader's settings, and plain figures keep all digits that Excel cuts off to fit the column.
 */
function textOf(cell: CellObject, { SSF, utils }: SheetJs): string {
  if (cell.t === 'z') return '';
  const format = String(cell.z ?? 'General');
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (format === 'General') return String(Number(cell.v.toPrecision(15)));
    if (SSF.is_date(format) && /[yd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))) {
      const date = SSF.parse_date_code(cell.v) as {
        y: number;
        m: number;
        d: number;
        H: number;
        M: number;
      } | null;
      if (date && date.y > 0) {
        const two = (value: number): string => String(value).padStart(2, '0');
        const time = /h/i.test(format) ? ` ${two(date.H)}:${two(date.M)}` : '';
        return `${date.y}-${two(date.m)}-${two(date.d)}${time}`;
      }
    }
  }
  return String(cell.w ?? utils.format_cell(cell) ?? '');
}

/** Rows as a reader of the sheet sees them; merged cells to the right and below carry the text of the first. */
function rowsOf(
  sheet: WorkSheet,
  sheetJs: SheetJs,
  visibility: SheetVisibility | undefined,
): { rows: SheetRow[]; unseen: HiddenText[] } {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const hiddenRow = (row: number): boolean =>
    sheet['!rows']?.[row]?.hidden === true || visibility?.rows.has(row) === true;
  const hiddenColumn = (column: number): boolean =>
    sheet['!cols']?.[column]?.hidden === true || visibility?.columns.has(column) === true;
  const rows: (SheetCell | undefined)[][] = [];
  const unseen: HiddenText[] = [];
  let hiddenText = '';
  for (const [index, cells] of data.entries()) {
    const row: (SheetCell | undefined)[] = [];
    for (const [column, cell] of (cells ?? []).slice(0, MAX_COLUMNS).entries()) {
      if (!cell) continue;
      for (const note of cell.c ?? []) if (note.t) unseen.push({ how: 'comment', text: note.t });
      const text = textOf(cell, sheetJs);
      if (text.trim() === '') continue;
      if (hiddenRow(index) || hiddenColumn(column)) {
        if (hiddenText.length < 20_000) hiddenText += `${text} `;
      } else row[column] = { text, figure: cell.t === 'n' || cell.t === 'b' || cell.t === 'd' };
    }
    rows[index] = row;
  }
  for (const { s: from, e: to } of sheet['!merges'] ?? []) {
    const cell = rows[from.r]?.[from.c];
    if (!cell || cell.figure || cell.text.length > 200) continue;
    for (let column = from.c + 1; column <= Math.min(to.c, from.c + 200); column++) {
      const target = rows[from.r];
      if (target) target[column] ??= { ...cell, spread: true };
    }
    // A label of several rows belongs to each of them.
    for (let row = from.r + 1; row <= Math.min(to.r, from.r + 500, rows.length - 1); row++) {
      const target = rows[row];
      if (target?.some((other) => other !== undefined)) target[from.c] ??= cell;
    }
  }
  if (hiddenText !== '') unseen.push({ how: 'hidden-markup', text: hiddenText.trim() });
  return { rows: Array.from(rows, (row) => row ?? []), unseen };
}
