import { cleanText } from '../clean-text.ts';
import type { Block, HiddenText } from '../document.ts';
import { raised } from '../superscript.ts';
import { type TableRow, tableLines } from '../table-rows.ts';
import { readXml, resolveEntities } from '../xml/read-xml.ts';
import { normalizer } from './namespace.ts';
import type { WordNumbering } from './numbering.ts';
import { isOn, type WordStyles } from './styles.ts';

export interface WordContext {
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  /** Text of foot- and endnotes by kind and id, e.g. `footnote:2`. */
  readonly notes: ReadonlyMap<string, string>;
  readonly hidden: HiddenText[];
  /** Paragraphs of a chunk in another format that is to stand here, by the id of its relation. */
  readonly chunk?: (relation: string) => readonly WordPiece[];
}

export type WordPiece = Pick<Block, 'kind' | 'text' | 'level'>;

/** The texts of note parts (`footnotes.xml`), each as one line; separators have no text. */
export function readNotes(
  xml: string,
  kind: 'footnote' | 'endnote',
  into: Map<string, string>,
  context: WordContext,
): void {
  const named = normalizer();
  const open: { id: string; from: number }[] = [];
  const pieces: WordPiece[] = [];
  const reader = new WordReader(context, (piece) => pieces.push(piece));
  readXml(xml, {
    open: (raw, attributes) => {
      const name = named(raw, attributes);
      if (name === `w:${kind}`) open.push({ id: attributes['w:id'] ?? '', from: pieces.length });
      else reader.open(name, attributes);
    },
    text: (data) => reader.text(data),
    close: (raw) => {
      const name = named(raw, {});
      if (name !== `w:${kind}`) {
        reader.close(name);
        return;
      }
      const note = open.pop();
      if (!note) return;
      reader.finish();
      const text = pieces.splice(note.from).map((piece) => piece.text);
      if (text.length > 0) into.set(`${kind}:${note.id}`, text.join(' '));
    },
  });
}

/** Reads a part of a Word document (body, header, comment) into pieces in reading order. */
export function readWordPart(xml: string, context: WordContext, emit: (piece: WordPiece) => void): void {
  const named = normalizer();
  const reader = new WordReader(context, emit);
  readXml(xml, {
    open: (raw, attributes) => reader.open(named(raw, attributes), attributes),
    text: (data) => reader.text(data),
    close: (raw) => reader.close(named(raw, {})),
  });
  reader.finish();
}

interface Paragraph {
  text: string;
  style: string | undefined;
  outline: number | undefined;
  numId: string | undefined;
  numLevel: number;
  shaded: boolean;
  markHidden: boolean;
  bold: boolean;
  readonly notes: { mark: string; text: string }[];
  /** Text boxes and the like that hang on this paragraph and are read after it. */
  readonly after: WordPiece[];
}

interface Run {
  how: HiddenText['how'] | undefined;
  white: boolean;
  shaded: boolean;
  bold: boolean | undefined;
  raised: boolean;
  style: string | undefined;
}

interface Cell {
  readonly pieces: WordPiece[];
  span: number;
  continues: boolean;
  bold: boolean;
}
interface Table {
  readonly rows: { cells: Cell[]; heading: boolean }[];
  styled: boolean;
}

/** Elements that hold text which no reader of the page sees, or which is read elsewhere. */
const LEFT_OUT = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:binData',
  'o:OLEObject',
  'w:rubyRt',
  'w:rt',
  'w:sectPr',
]);
const WHITE = /^(fff(fff)?|white)$/i;
/** Half points. Letters of a point are no reading matter. */
const TINY = 4;

class WordReader {
  readonly #context: WordContext;
  readonly #emit: (piece: WordPiece) => void;
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  /** How many tables were open where each text box or inline note began. */
  readonly #frames: {
    paragraphs: number;
    tables: number;
    pieces: WordPiece[];
    kind: 'note' | 'box' | 'comment';
  }[] = [];
  readonly #annotations: string[] = [];
  #run: Run | undefined;
  #inText = 0;
  #leftOut = 0;
  #inParagraphProperties = 0;
  #inRunProperties = 0;
  #hiddenText = '';
  #hiddenHow: HiddenText['how'] | undefined;
  #noteCount = 0;

  constructor(context: WordContext, emit: (piece: WordPiece) => void) {
    this.#context = context;
    this.#emit = emit;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'aml:annotation') {
      // Word 2003 writes comments and changes where they stand, the comment's text in an element inside.
      const kind = attributes['w:type'] ?? '';
      this.#annotations.push(kind);
      if (kind === 'Word.Deletion') this.#leftOut++;
    }
    if (name === 'aml:content' && this.#annotations.at(-1) === 'Word.Comment' && this.#leftOut === 0)
      this.#frames.push({ ...this.#depths(), pieces: [], kind: 'comment' });
    if (LEFT_OUT.has(name)) this.#leftOut++;
    if (this.#leftOut > 0) return;
    const value = attributes['w:val'] ?? attributes.val;
    const paragraph = this.#paragraphs.at(-1);
    switch (name) {
      case 'w:p':
        this.#paragraphs.push(newParagraph());
        return;
      case 'w:pPr':
        this.#inParagraphProperties++;
        return;
      case 'w:r':
        this.#run = {
          how: undefined,
          white: false,
          shaded: false,
          bold: undefined,
          raised: false,
          style: undefined,
        };
        return;
      case 'w:rPr':
        this.#inRunProperties++;
        return;
      case 'w:t':
      case 'm:t':
        this.#inText++;
        return;
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
      case 'w:ptab':
        if (this.#inParagraphProperties === 0) this.#write(' ');
        return;
      case 'w:noBreakHyphen':
        this.#write('-');
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#reference(name === 'w:footnoteReference' ? 'footnote' : 'endnote', attributes['w:id'] ?? '');
        return;
      // Word 2003 writes the note where its mark stands.
      case 'w:footnote':
      case 'w:endnote':
        this.#frames.push({ ...this.#depths(), pieces: [], kind: 'note' });
        return;
      case 'w:txbxContent':
        this.#frames.push({ ...this.#depths(), pieces: [], kind: 'box' });
        return;
      case 'v:textpath':
        if (attributes.string) paragraph?.after.push({ kind: 'paragraph', text: attributes.string });
        return;
      case 'w:altChunk': {
        const relation = attributes['r:id'];
        if (relation && this.#context.chunk)
          for (const piece of this.#context.chunk(relation)) this.#out(piece);
        return;
      }
      case 'w:tbl':
        this.#tables.push({ rows: [], styled: false });
        return;
      case 'w:tr':
        this.#tables.at(-1)?.rows.push({ cells: [], heading: false });
        return;
      case 'w:tc':
        this.#tables.at(-1)?.rows.at(-1)?.cells.push({ pieces: [], span: 1, continues: false, bold: true });
        return;
      default:
        this.#property(name, value, attributes);
    }
  }

  text(data: string): void {
    if (this.#inText > 0 && this.#leftOut === 0) this.#write(data);
  }

  close(name: string): void {
    if (name === 'aml:content' && this.#frames.at(-1)?.kind === 'comment') this.#endFrame();
    if (name === 'aml:annotation' && this.#annotations.pop() === 'Word.Deletion')
      this.#leftOut = Math.max(0, this.#leftOut - 1);
    if (LEFT_OUT.has(name)) {
      this.#leftOut = Math.max(0, this.#leftOut - 1);
      return;
    }
    if (this.#leftOut > 0) return;
    if (name === 'w:t' || name === 'm:t') this.#inText--;
    else if (name === 'w:pPr') this.#inParagraphProperties--;
    else if (name === 'w:rPr') this.#inRunProperties--;
    else if (name === 'w:r') this.#run = undefined;
    else if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:tbl') this.#endTable();
    else if (name === 'w:txbxContent' || name === 'w:footnote' || name === 'w:endnote') this.#endFrame();
  }

  /** Ends what a cut-off file left open. */
  finish(): void {
    while (this.#frames.length > 0) this.#endFrame();
    while (this.#paragraphs.length > 0) this.#endParagraph();
    while (this.#tables.length > 0) this.#endTable();
    this.#flushHidden();
  }

  #property(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void {
    const paragraph = this.#paragraphs.at(-1);
    const run = this.#run;
    if (name === 'w:tblStyle') {
      const table = this.#tables.at(-1);
      if (table) table.styled = true;
    } else if (name === 'w:tblHeader') {
      const row = this.#tables.at(-1)?.rows.at(-1);
      if (row && isOn(value)) row.heading = true;
    } else if (name === 'w:gridSpan') {
      const cell = this.#cell();
      if (cell) cell.span = Math.min(Math.max(Number(value) || 1, 1), 60);
    } else if (name === 'w:vMerge') {
      const cell = this.#cell();
      if (cell && value !== 'restart') cell.continues = true;
    } else if (name === 'w:shd') {
      const fill = attributes['w:fill'] ?? 'auto';
      const shaded = fill !== 'auto' && !WHITE.test(fill);
      if (run && this.#inRunProperties > 0) run.shaded ||= shaded;
      else if (paragraph && this.#inParagraphProperties > 0) paragraph.shaded ||= shaded;
      else if (shaded) {
        const table = this.#tables.at(-1);
        if (table) table.styled = true;
      }
    } else if (this.#inRunProperties > 0 && run && this.#inParagraphProperties === 0)
      this.#runProperty(run, name, value);
    else if (paragraph && this.#inParagraphProperties > 0) {
      if (name === 'w:pStyle') paragraph.style = value;
      else if (name === 'w:outlineLvl') paragraph.outline = Number(value);
      else if (name === 'w:numId') paragraph.numId = value;
      else if (name === 'w:ilvl') paragraph.numLevel = Math.min(Number(value) || 0, 8);
    }
  }

  #runProperty(run: Run, name: string, value: string | undefined): void {
    if (name === 'w:vanish' && isOn(value)) run.how = 'hidden-markup';
    else if (name === 'w:color' && WHITE.test(value ?? '')) run.white = true;
    else if (name === 'w:highlight' && value !== 'none' && value !== 'white') run.shaded = true;
    else if (name === 'w:sz' && Number(value) <= TINY) run.how ??= 'tiny';
    else if (name === 'w:b') run.bold = isOn(value);
    else if (name === 'w:vertAlign' && value === 'superscript') run.raised = true;
    else if (name === 'w:rStyle') run.style = value;
  }

  #write(data: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    const run = this.#run;
    const how = run ? this.#howHidden(run, paragraph) : undefined;
    if (how !== undefined && data.trim() !== '') {
      if (how !== this.#hiddenHow) this.#flushHidden();
      this.#hiddenHow = how;
      this.#hiddenText += data;
      return;
    }
    if (how !== undefined) return;
    const bold =
      run?.bold ?? (this.#context.styles.isBold(run?.style) || this.#context.styles.isBold(paragraph.style));
    if (data.trim() !== '' && !bold) paragraph.bold = false;
    paragraph.text += run?.raised ? raised(data) : data;
  }

  #howHidden(run: Run, paragraph: Paragraph): HiddenText['how'] | undefined {
    if (run.how !== undefined) return run.how;
    if (this.#context.styles.isHidden(run.style) || this.#context.styles.isHidden(paragraph.style))
      return 'hidden-markup';
    // The style of a table may put white letters on a dark heading; text boxes may be filled.
    const onColour = run.shaded || paragraph.shaded || this.#tables.at(-1)?.styled || this.#frames.length > 0;
    return run.white && !onColour ? 'invisible-colour' : undefined;
  }

  #flushHidden(): void {
    const text = cleanText(this.#hiddenText);
    if (text !== '' && this.#hiddenHow !== undefined)
      this.#context.hidden.push({ how: this.#hiddenHow, text: text.slice(0, 20_000) });
    this.#hiddenText = '';
    this.#hiddenHow = undefined;
  }

  #reference(kind: 'footnote' | 'endnote', id: string): void {
    const text = this.#context.notes.get(`${kind}:${id}`);
    const paragraph = this.#paragraphs.at(-1);
    if (text === undefined || !paragraph) return;
    const mark = raised(String(++this.#noteCount));
    paragraph.text += mark;
    paragraph.notes.push({ mark, text });
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    this.#flushHidden();
    const { styles, numbering } = this.#context;
    const text = cleanText(resolveEntities(paragraph.text));
    const list =
      paragraph.numId !== undefined
        ? { numId: paragraph.numId, level: paragraph.numLevel }
        : styles.numbering(paragraph.style);
    if (text !== '' && !styles.isContents(paragraph.style)) {
      const level =
        paragraph.outline !== undefined && paragraph.outline < 9
          ? Math.min(paragraph.outline + 1, 6)
          : styles.level(paragraph.style);
      const label = list && list.numId !== '0' ? numbering.next(list.numId, list.level) : '';
      const labelled = label === '' ? text : `${label} ${text}`;
      if (level !== undefined) this.#out({ kind: 'heading', text: labelled, level });
      else this.#out({ kind: list && list.numId !== '0' ? 'list-item' : 'paragraph', text: labelled });
      const cell = this.#cell();
      if (cell && !paragraph.bold) cell.bold = false;
    }
    for (const { mark, text: note } of paragraph.notes)
      this.#out({ kind: 'footnote', text: `${mark} ${note}` });
    for (const piece of paragraph.after) this.#out(piece);
  }

  #out(piece: WordPiece): void {
    const frame = this.#frames.at(-1);
    const cell = this.#tables.length > (frame?.tables ?? 0) ? this.#cell() : undefined;
    if (cell) cell.pieces.push(piece);
    else if (frame) frame.pieces.push(piece);
    else this.#emit(piece);
  }

  #cell(): Cell | undefined {
    return this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1);
  }

  #depths(): { paragraphs: number; tables: number } {
    return { paragraphs: this.#paragraphs.length, tables: this.#tables.length };
  }

  #endFrame(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    while (this.#paragraphs.length > frame.paragraphs) this.#endParagraph();
    while (this.#tables.length > frame.tables) this.#endTable();
    this.#frames.pop();
    const paragraph = this.#paragraphs.at(-1);
    if (frame.kind === 'comment') {
      const text = frame.pieces.map((piece) => piece.text).join(' ');
      if (text !== '') this.#context.hidden.push({ how: 'comment', text });
    } else if (frame.kind === 'note' && paragraph) {
      const mark = raised(String(++this.#noteCount));
      paragraph.text += mark;
      paragraph.notes.push({ mark, text: frame.pieces.map((piece) => piece.text).join(' ') });
    } else if (paragraph) paragraph.after.push(...frame.pieces);
    else for (const piece of frame.pieces) this.#out(piece);
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const notes = table.rows.flatMap((row) =>
      row.cells.flatMap((cell) => cell.pieces.filter((piece) => piece.kind === 'footnote')),
    );
    // A table of one column, or one whose cells hold headings, lays out the page.
    const wide = table.rows.some((row) => row.cells.filter((cell) => cell.pieces.length > 0).length > 1);
    const layout =
      !wide ||
      table.rows.some((row) =>
        row.cells.some((cell) => cell.pieces.some((piece) => piece.kind === 'heading')),
      );
    if (layout) {
      for (const row of table.rows)
        for (const cell of row.cells) for (const piece of cell.pieces) this.#out(piece);
      return;
    }
    for (const line of tableLines(rowsOf(table))) this.#out({ kind: 'table-row', text: line });
    for (const note of notes) this.#out(note);
  }
}

function rowsOf(table: Table): TableRow[] {
  const rows: { cells: string[]; heading: boolean }[] = [];
  const bold = table.rows[0]?.cells.filter((cell) => cell.pieces.length > 0) ?? [];
  // Bold letters throughout the first row and not below make it the headings, where nothing else marks them.
  const boldHeading =
    table.rows.length > 1 &&
    bold.length > 1 &&
    bold.every((cell) => cell.bold) &&
    !(table.rows[1]?.cells ?? []).every((cell) => cell.bold) &&
    !table.rows.some((row) => row.heading);
  for (const [index, row] of table.rows.entries()) {
    const cells: string[] = [];
    for (const cell of row.cells) {
      const above = rows.at(-1)?.cells[cells.length] ?? '';
      const own = cell.pieces
        .filter((piece) => piece.kind !== 'footnote')
        .map((piece) => piece.text)
        .join(' ');
      cells.push(cell.continues && own === '' && above.length <= 200 ? above : own);
      for (let extra = 1; extra < cell.span; extra++) cells.push('');
    }
    rows.push({ cells, heading: row.heading || (index === 0 && boldHeading) });
  }
  return rows;
}

const newParagraph = (): Paragraph => ({
  text: '',
  style: undefined,
  outline: undefined,
  numId: undefined,
  numLevel: 0,
  shaded: false,
  markHidden: false,
  bold: true,
  notes: [],
  after: [],
});
