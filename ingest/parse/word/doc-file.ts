import iconv from 'iconv-lite';
import { type Compound, streamNamed } from '../compound.ts';
import { RefusedFile } from '../document.ts';

/** What the old format knows of a paragraph; it belongs to the mark that ends it. */
export interface DocParagraph {
  /** 1–9 for the built-in headings and outline levels. */
  readonly level: number | undefined;
  readonly list: boolean;
  readonly inTable: boolean;
  readonly rowEnd: boolean;
}

export type DocPart = 'main' | 'footnotes' | 'headers' | 'comments' | 'endnotes' | 'boxes' | 'headerBoxes';

/** Bits of `DocFile.marks`, one byte a character. */
export const HIDDEN = 1;
export const DELETED = 2;
export const RAISED = 4;
export const WHITE = 8;
export const TINY = 16;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly width: 1 | 2;
}

/** Property codes (MS-DOC 2.6). */
const SPRM = {
  deleted: 0x0800,
  hidden: 0x083c,
  position: 0x2a48,
  size: 0x4a43,
  colour: 0x6870,
  oldColour: 0x2a42,
  inTable: 0x2416,
  rowEnd: 0x2417,
  outline: 0x2640,
  list: 0x460b,
} as const;
const PAGE = 512;
const MAX_CHARACTERS = 30_000_000;

/** Text, character marks and paragraph properties of a Word 97–2003 file, by character position (MS-DOC 2.4). */
export class DocFile {
  readonly text: string;
  readonly marks: Uint8Array;
  readonly #parts = new Map<DocPart, { from: number; to: number }>();
  readonly #paragraphs: { from: number; to: number; paragraph: DocParagraph }[] = [];
  readonly #view: Buffer;
  readonly #table: Buffer;
  readonly #pieces: Piece[];

  /** @throws RefusedFile `damaged`, `unsupported-format` */
  constructor(compound: Compound) {
    const stream = streamNamed(compound, 'WordDocument');
    if (!stream || stream.length < 0x200) throw damaged();
    this.#view = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
    const flags = this.#view.readUInt16LE(0x0a);
    if (this.#view.readUInt16LE(2) < 0xc1) {
      this.#table = Buffer.alloc(0);
      this.#pieces = [this.#oldPiece(flags)];
      this.#part('main', 0, this.#view.readInt32LE(0x34));
    } else {
      const table = streamNamed(compound, (flags & 0x0200) !== 0 ? '1Table' : '0Table');
      if (!table) throw damaged();
      this.#table = Buffer.from(table.buffer, table.byteOffset, table.byteLength);
      this.#pieces = this.#readPieces();
      let at = 0;
      const parts: readonly (readonly [DocPart, number])[] = [
        ['main', 0x4c],
        ['footnotes', 0x50],
        ['headers', 0x54],
        ['comments', 0x5c],
        ['endnotes', 0x60],
        ['boxes', 0x64],
        ['headerBoxes', 0x68],
      ];
      for (const [part, offset] of parts) {
        const length = Math.max(this.#view.readInt32LE(offset), 0);
        this.#part(part, at, length);
        at += length;
      }
    }
    this.text = this.#pieces.map((piece) => this.#textOf(piece)).join('');
    this.marks = new Uint8Array(this.text.length);
    if (this.#table.length > 0) {
      this.#readPages(0xfa, (page, from, to, index, count) =>
        this.#characterRun(page, from, to, index, count),
      );
      this.#readPages(0x102, (page, from, to, index, count) =>
        this.#paragraphRun(page, from, to, index, count),
      );
      this.#paragraphs.sort((a, b) => a.from - b.from);
    }
  }

  part(name: DocPart): { from: number; to: number } {
    const { from, to } = this.#parts.get(name) ?? { from: 0, to: 0 };
    return { from: Math.min(from, this.text.length), to: Math.min(to, this.text.length) };
  }

  /** Properties of the paragraph whose mark stands at this position. */
  paragraphAt(position: number): DocParagraph | undefined {
    let low = 0;
    let high = this.#paragraphs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = this.#paragraphs[middle];
      if (!entry) return undefined;
      if (position < entry.from) high = middle - 1;
      else if (position >= entry.to) low = middle + 1;
      else return entry.paragraph;
    }
    return undefined;
  }

  /** Positions of the references to notes in the main text, and where each note's text begins in its part. */
  notes(kind: 'footnotes' | 'endnotes'): { reference: number; from: number; to: number }[] {
    const [refAt, textAt] = kind === 'footnotes' ? [0xaa, 0xb2] : [0x20a, 0x212];
    const refs = this.#positions(refAt, 2);
    const texts = this.#positions(textAt, 0);
    const base = this.part(kind).from;
    return refs.slice(0, -1).flatMap((reference, index) => {
      const from = texts[index];
      const to = texts[index + 1];
      return from === undefined || to === undefined ? [] : [{ reference, from: base + from, to: base + to }];
    });
  }

  #part(name: DocPart, from: number, length: number): void {
    this.#parts.set(name, { from, to: from + length });
  }

  /** Word 6 and 95 write the text in one run, unless they saved only what had changed. */
  #oldPiece(flags: number): Piece {
    const offset = this.#view.readUInt32LE(0x18);
    const length = this.#view.readInt32LE(0x34);
    if ((flags & 4) !== 0 || length <= 0 || offset + length > this.#view.length) {
      throw new RefusedFile(
        'unsupported-format',
        'The file is a Word document from before 1997 that was saved in pieces; save it as DOCX or PDF.',
      );
    }
    return { from: 0, to: length, offset, width: 1 };
  }

  #readPieces(): Piece[] {
    const clx = this.#slice(0x1a2);
    let at = 0;
    while (at < clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
    if (at + 5 > clx.length || clx[at] !== 2) throw damaged();
    const size = clx.readUInt32LE(at + 1);
    const count = Math.floor((size - 4) / 12);
    const start = at + 5;
    if (count < 1 || start + size > clx.length) throw damaged();
    const pieces: Piece[] = [];
    for (let index = 0; index < count; index++) {
      const from = clx.readUInt32LE(start + index * 4);
      const to = clx.readUInt32LE(start + index * 4 + 4);
      const raw = clx.readUInt32LE(start + (count + 1) * 4 + index * 8 + 2);
      const compressed = (raw & 0x40000000) !== 0;
      const offset = compressed ? (raw & 0x3fffffff) / 2 : raw & 0x3fffffff;
      if (to < from || to > MAX_CHARACTERS) throw damaged();
      pieces.push({ from, to, offset, width: compressed ? 1 : 2 });
    }
    return pieces;
  }

  #textOf({ from, to, offset, width }: Piece): string {
    const length = to - from;
    const bytes = this.#view.subarray(offset, offset + length * width);
    const text = width === 2 ? bytes.toString('utf16le') : iconv.decode(bytes, 'windows-1252');
    // Positions must hold where the file was cut off.
    return text.padEnd(length, ' ').slice(0, length);
  }

  #slice(at: number): Buffer {
    const from = this.#view.readUInt32LE(at);
    return this.#table.subarray(from, from + this.#view.readUInt32LE(at + 4));
  }

  /** Character positions of a table of positions whose entries carry `size` bytes of data each. */
  #positions(at: number, size: number): number[] {
    if (this.#table.length === 0) return [];
    const plc = this.#slice(at);
    const count = plc.length < 8 ? 0 : Math.floor((plc.length - 4) / (4 + size)) + 1;
    return Array.from({ length: count }, (_, index) => plc.readUInt32LE(index * 4));
  }

  #readPages(
    at: number,
    read: (page: Buffer, from: number, to: number, index: number, count: number) => void,
  ): void {
    const plc = this.#slice(at);
    const count = Math.floor((plc.length - 4) / 8);
    for (let index = 0; index < count; index++) {
      const number = plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff;
      const page = this.#view.subarray(number * PAGE, (number + 1) * PAGE);
      if (page.length < PAGE) continue;
      const runs = page[PAGE - 1] ?? 0;
      for (let run = 0; run < runs && (run + 2) * 4 <= PAGE; run++)
        read(page, page.readUInt32LE(run * 4), page.readUInt32LE(run * 4 + 4), run, runs);
    }
  }

  #characterRun(page: Buffer, from: number, to: number, index: number, count: number): void {
    const at = (page[(count + 1) * 4 + index] ?? 0) * 2;
    if (at === 0) return;
    let mark = 0;
    for (const [code, value] of properties(page, at + 1, at + 1 + (page[at] ?? 0))) {
      if (code === SPRM.hidden && value !== 0) mark |= HIDDEN;
      else if (code === SPRM.deleted && value !== 0) mark |= DELETED;
      else if (code === SPRM.position && value === 1) mark |= RAISED;
      else if ((code === SPRM.colour && value === 0xffffff) || (code === SPRM.oldColour && value === 8))
        mark |= WHITE;
      else if (code === SPRM.size && value <= 4) mark |= TINY;
    }
    if (mark === 0) return;
    for (const range of this.#ranges(from, to))
      for (let position = range.from; position < range.to; position++)
        this.marks[position] = (this.marks[position] ?? 0) | mark;
  }

  #paragraphRun(page: Buffer, from: number, to: number, index: number, count: number): void {
    let at = (page[(count + 1) * 4 + index * 13] ?? 0) * 2;
    if (at === 0) return;
    const words = page[at] ?? 0;
    const end = words === 0 ? at + 2 + (page[at + 1] ?? 0) * 2 : at + words * 2;
    at += words === 0 ? 2 : 1;
    if (at + 2 > PAGE) return;
    const style = page.readUInt16LE(at);
    let level = style >= 1 && style <= 9 ? style : undefined;
    let list = false;
    let inTable = false;
    let rowEnd = false;
    for (const [code, value] of properties(page, at + 2, Math.min(end, PAGE - 1))) {
      if (code === SPRM.outline && value < 9) level ??= value + 1;
      else if (code === SPRM.list) list = value !== 0;
      else if (code === SPRM.inTable) inTable = value !== 0;
      else if (code === SPRM.rowEnd) rowEnd = value !== 0;
    }
    for (const range of this.#ranges(from, to))
      this.#paragraphs.push({ ...range, paragraph: { level, list, inTable, rowEnd } });
  }

  /** Character positions that lie in a range of bytes. */
  #ranges(from: number, to: number): { from: number; to: number }[] {
    return this.#pieces.flatMap((piece) => {
      const end = piece.offset + (piece.to - piece.from) * piece.width;
      const start = Math.max(from, piece.offset);
      const stop = Math.min(to, end);
      if (start >= stop) return [];
      return [
        {
          from: piece.from + Math.floor((start - piece.offset) / piece.width),
          to: piece.from + Math.ceil((stop - piece.offset) / piece.width),
        },
      ];
    });
  }
}

/** Code and value of each property in a list of them; long operands have no value. */
function* properties(page: Buffer, from: number, to: number): Generator<[number, number]> {
  for (let at = from; at + 2 < to && at + 2 < page.length; ) {
    const code = page.readUInt16LE(at);
    at += 2;
    const kind = code >> 13;
    if (kind === 6) {
      const size =
        code === 0xd608 ? page.readUInt16LE(Math.min(at, page.length - 2)) + 1 : (page[at] ?? 0) + 1;
      at += size;
      continue;
    }
    const size = kind === 0 || kind === 1 ? 1 : kind === 3 ? 4 : kind === 7 ? 3 : 2;
    if (at + size > page.length) return;
    yield [
      code,
      size === 1 ? page.readUInt8(at) : size === 4 ? page.readUInt32LE(at) & 0xffffff : page.readUInt16LE(at),
    ];
    at += size;
  }
}

const damaged = (): RefusedFile =>
  new RefusedFile('damaged', 'The Word document is damaged: its text could not be located.');
