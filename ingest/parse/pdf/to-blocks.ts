import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { Block } from '../document.ts';
import { joinLine, type Vocabulary } from '../join-lines.ts';
import type { Region } from './columns.ts';
import { continuesBlock, type NextLine } from './continues.ts';
import { countInterposed, type Placement, stoodThere } from './interposed.ts';
import { isJustified } from './justified.ts';
import { kindOf } from './line-kind.ts';
import { type Line, lineText, widestGap } from './lines.ts';
import { isMarkerSegment } from './list-marker.ts';
import { isLoneLine, looksLikeHeading, type OpenBlock, pageOf, toBlock } from './open-block.ts';
import { findSideBySide } from './side-by-side.ts';
import { closes } from './signature.ts';
import { mendStraySpaces } from './stray-spaces.ts';
import { findTable } from './tables.ts';
import type { Typography } from './typography.ts';
import { endsWithStop } from './unfinished.ts';

export interface PageRegions {
  readonly number: number;
  readonly regions: readonly Region[];
}

/** Dots that lead from an entry to its page or number. */
const LEADERS = /\s*(?:\.\s?){4,}\s*/g;
/** Names stand at most this many line distances below place and date, or below each other. */
const SIGNED_WITHIN = 3.5;

/** Turns the regions of all pages into blocks: headings, paragraphs (also over page borders), lists, tables, notes. */
export class BlockBuilder {
  readonly #collector: BlockCollector;
  readonly #type: Typography;
  readonly #vocabulary: Vocabulary;
  #body: OpenBlock | undefined;
  /** The note being read; the paragraph above it may run on over the page and stays open meanwhile. */
  #note: OpenBlock | undefined;
  #notes: Block[] = [];
  /** Index of a lone short line that becomes a heading if prose follows. */
  #candidate: number | undefined;
  /** True when place and date stand above, or a name below them. */
  #signed = false;
  /** The first lines of the page before. */
  #head: readonly Placement[] = [];

  constructor(collector: BlockCollector, type: Typography, vocabulary: Vocabulary) {
    this.#collector = collector;
    this.#type = type;
    this.#vocabulary = vocabulary;
  }

  addPage({ number, regions }: PageRegions): void {
    for (const [index, region] of regions.entries()) {
      const { lines } = region;
      for (let i = index === 0 ? this.#setAside(region, number) : 0; i < lines.length; i++) {
        const line = lines[i];
        if (!line) continue;
        const spread = !isJustified(line, region, this.#body);
        const pairs = spread && isPairs(line);
        const table = spread ? findTable(lines, i) : undefined;
        if (pairs && !this.#note) this.#closeAll();
        const leading = this.#type.leading;
        const people = pairs && !table ? findSideBySide(lines, i, leading, this.#signed) : undefined;
        if (table || people) {
          this.#closeAll();
          for (const row of table?.rows ?? people?.columns ?? [])
            this.#collector.add('table-row', row, { page: number });
          i = (table?.to ?? people?.to ?? i + 1) - 1;
        } else this.#addLine({ line, text: this.#textOf(line), region, page: number }, lines[i - 1], pairs);
      }
    }
    this.#closeNote();
  }

  /** Text that stands at another angle, such as a stamp in the margin. */
  addTurned(text: string, page: number): void {
    const clean = cleanText(text);
    if (clean !== '') this.#notes.push({ kind: 'paragraph', text: clean, page });
  }

  finish(): void {
    this.#closeAll();
  }

  #textOf(line: Line): string {
    return mendStraySpaces(cleanText(lineText(line)).replace(LEADERS, ' … '), this.#vocabulary);
  }

  /** Puts what stands between the halves of a sentence behind its paragraph; a letterhead said before is left out. */
  #setAside(region: Region, page: number): number {
    const above = this.#head;
    this.#head = region.lines.slice(0, 12).map((line) => ({ line, text: this.#textOf(line) }));
    const open = this.#body;
    if (!open || pageOf(open) === page) return 0;
    const count = countInterposed(open, this.#head, this.#type.body);
    for (const placement of this.#head.slice(0, count)) {
      if (!stoodThere(placement, above)) this.addTurned(placement.text, page);
    }
    return count;
  }

  #addLine(next: NextLine, above: Line | undefined, pairs: boolean): void {
    const { line, text, page, region } = next;
    if (text === '') return;
    if (this.#note && continuesBlock(this.#note, next, this.#type)) {
      this.#extend(this.#note, line, text, page);
      return;
    }
    if (pairs) {
      this.#closeAll();
      this.#candidate = undefined;
      this.#collector.add('table-row', text, { page });
      return;
    }
    if (this.#body && !this.#isNextName(this.#body, region) && continuesBlock(this.#body, next, this.#type)) {
      this.#closeNote();
      this.#extend(this.#body, line, text, page);
      return;
    }
    const kind = kindOf(line, text, this.#type.body);
    const open: OpenBlock = {
      kind,
      text,
      page,
      breaks: [],
      first: line,
      last: line,
      lines: 1,
      region,
      above: above ? (above.y - line.y) / this.#type.leading(line.size) : 2,
    };
    this.#closeNote();
    if (kind === 'footnote') this.#note = open;
    else {
      this.#closeBody();
      this.#body = open;
    }
  }

  #extend(open: OpenBlock, line: Line, text: string, page: number): void {
    const joined = joinLine(open.text, text, this.#vocabulary);
    if (page !== pageOf(open)) open.breaks.push({ offset: joined.offset, page });
    open.text = joined.text;
    open.last = line;
    open.lines++;
  }

  #closeAll(): void {
    this.#closeNote();
    this.#closeBody();
    this.#flushNotes();
  }

  #closeNote(): void {
    const note = this.#note;
    this.#note = undefined;
    if (note) this.#notes.push(toBlock(note, 'footnote'));
  }

  #closeBody(): void {
    const open = this.#body;
    this.#body = undefined;
    if (!open || !/[\p{L}\p{N}]/u.test(open.text)) return;
    // Notes stand on the page on which the paragraph began: before it if it runs on, or the pages would go back.
    if (open.breaks.length > 0) this.#flushNotes(open.page);
    const signature = this.#isSignature(open);
    this.#signed = signature || closes(open.text, this.#collector.blocks.at(-1));
    const kind = open.kind === 'heading' && (signature || !looksLikeHeading(open)) ? 'paragraph' : open.kind;
    this.#promoteCandidate(open, kind);
    const block = toBlock(open, kind);
    this.#collector.addClean(
      kind === 'heading' ? { ...block, level: this.#type.level(open.first.size, open.first.bold) } : block,
    );
    if (kind === 'paragraph' && !signature && isLoneLine(open))
      this.#candidate = this.#collector.blocks.length - 1;
    this.#flushNotes();
  }

  /** Bold, or short and without a stop, in the size of the text and close below place and date. */
  #isSignature(open: OpenBlock): boolean {
    const named = open.kind === 'heading' || (open.lines <= 2 && !endsWithStop(open.text));
    return named && this.#signed && open.first.size < this.#type.body * 1.12 && open.above <= SIGNED_WITHIN;
  }

  /** Below a name on a line of its own stands another one; a list of names fills its lines. */
  #isNextName(open: OpenBlock, region: Region): boolean {
    const room = region.edge(open.last.size) - open.last.right;
    return this.#isSignature(open) && room > (region.edge(open.last.size) - region.left) * 0.12;
  }

  #flushNotes(upToPage = Number.POSITIVE_INFINITY): void {
    const later: Block[] = [];
    for (const note of this.#notes) {
      if ((note.page ?? 0) <= upToPage) this.#collector.addClean(note);
      else later.push(note);
    }
    this.#notes = later;
  }

  /** A lone short line above prose is a heading although its type is that of the text. */
  #promoteCandidate(open: OpenBlock, kind: Block['kind']): void {
    const index = this.#candidate;
    this.#candidate = undefined;
    const block = index === undefined ? undefined : this.#collector.blocks[index];
    if (index === undefined || !block || (kind !== 'paragraph' && kind !== 'list-item')) return;
    if (open.lines < 2 && !(open.text.length > 60 && endsWithStop(open.text))) return;
    this.#collector.blocks[index] = { ...block, kind: 'heading', level: this.#type.level(0, false) };
  }
}

/** A label with its value, or cells of a row: wide gaps within the line, and not just a list marker and its text. */
function isPairs(line: Line): boolean {
  if (line.segments.length < 2 || widestGap(line) < line.size * 1.8) return false;
  return !(line.segments.length === 2 && isMarkerSegment(line));
}
