import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { Block } from '../document.ts';
import { joinLine, type Vocabulary } from '../join-lines.ts';
import type { Region } from './columns.ts';
import { type Line, lineText, widestGap } from './lines.ts';
import { isMarker, isMarkerSegment, startsItem } from './list-marker.ts';
import { mendStraySpaces } from './stray-spaces.ts';
import { findTable } from './tables.ts';
import type { Typography } from './typography.ts';

export interface PageRegions {
  readonly number: number;
  readonly regions: readonly Region[];
}

const SENTENCE_END = /[.!?:;…]["”“»’)\]]*\s*\d{0,3}$/u;
/** Dots that lead from an entry to its page or number. */
const LEADERS = /\s*(?:\.\s?){4,}\s*/g;
const LED_ENTRY = / … \S{1,14}$/u;
/** Only the end of a text decides; searching all of it for every line would be quadratic. */
const tail = (text: string): string => text.slice(-60);
const ABBREVIATION =
  /(?:^|[\s(])(?:Art|Abs|Nr|Nrn|S|Bd|vgl|Kap|Ziff|No|Drs|Dr|Prof|ca|bzw|sog|Mio|Mrd|vol|pp?|cf|z\. ?B|u\. ?a|i\. ?V\. ?m|d\. ?h)\.$/u;

/** A block that is still being read. */
interface Open {
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

/** Turns the regions of all pages into blocks: headings, paragraphs (also over page borders), lists, tables, notes. */
export class BlockBuilder {
  readonly #collector: BlockCollector;
  readonly #type: Typography;
  readonly #vocabulary: Vocabulary;
  #body: Open | undefined;
  /** The note being read; the paragraph above it may run on over the page and stays open meanwhile. */
  #note: Open | undefined;
  #notes: Block[] = [];
  /** Index of a lone short line that becomes a heading if prose follows. */
  #candidate: number | undefined;

  constructor(collector: BlockCollector, type: Typography, vocabulary: Vocabulary) {
    this.#collector = collector;
    this.#type = type;
    this.#vocabulary = vocabulary;
  }

  addPage(page: PageRegions): void {
    for (const region of page.regions) {
      for (let i = 0; i < region.lines.length; i++) {
        const line = region.lines[i];
        if (!line) continue;
        const table = findTable(region.lines, i);
        if (table) {
          this.#closeAll();
          for (const row of table.rows) this.#collector.add('table-row', row, { page: page.number });
          i = table.to - 1;
          continue;
        }
        this.#addLine(line, region, page.number, region.lines[i - 1]);
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

  #addLine(line: Line, region: Region, page: number, above: Line | undefined): void {
    const text = mendStraySpaces(cleanText(lineText(line)).replace(LEADERS, ' … '), this.#vocabulary);
    if (text === '') return;
    if (this.#note && this.#continues(this.#note, line, text, region, page)) {
      this.#extend(this.#note, line, text, page);
      return;
    }
    if (isPairs(line)) {
      this.#closeAll();
      this.#candidate = undefined;
      this.#collector.add('table-row', text, { page });
      return;
    }
    if (this.#body && this.#continues(this.#body, line, text, region, page)) {
      this.#closeNote();
      this.#extend(this.#body, line, text, page);
      return;
    }
    const kind = this.#kindOf(line, text);
    const leading = this.#type.leading(line.size);
    const open: Open = {
      kind,
      text,
      page,
      breaks: [],
      first: line,
      last: line,
      lines: 1,
      region,
      above: above ? (above.y - line.y) / leading : 2,
    };
    this.#closeNote();
    if (kind === 'footnote') this.#note = open;
    else {
      this.#closeBody();
      this.#body = open;
    }
  }

  #extend(open: Open, line: Line, text: string, page: number): void {
    const joined = joinLine(open.text, text, this.#vocabulary);
    if (page !== pageOf(open)) open.breaks.push({ offset: joined.offset, page });
    open.text = joined.text;
    open.last = line;
    open.lines++;
  }

  #kindOf(line: Line, text: string): Block['kind'] {
    const { body } = this.#type;
    if (line.size >= body * 1.12 || (line.bold && line.size >= body * 0.85 && /\p{L}{2}/u.test(text)))
      return 'heading';
    const small = line.size < body * 0.92;
    if (
      (line.marked && line.size <= body) ||
      (small && /^(\d{1,3}|[ivx]{1,5}|\*{1,3}|[†‡])\)?\s+\S/.test(text))
    )
      return 'footnote';
    return isMarker(text) ? 'list-item' : 'paragraph';
  }

  #continues(open: Open, line: Line, text: string, region: Region, page: number): boolean {
    const previous = open.last;
    if (Math.abs(previous.size - line.size) > Math.max(previous.size, line.size) * 0.08) return false;
    if (open.first.bold !== line.bold && (open.kind === 'heading' || (line.bold && text.length > 3)))
      return false;
    if (line.marked && this.#kindOf(line, text) === 'footnote') return false;
    if (pageOf(open) !== page || region !== open.region) {
      return (
        open.kind !== 'heading' &&
        open.kind !== 'footnote' &&
        this.#kindOf(line, text) !== 'heading' &&
        runsOn(open.text, text)
      );
    }
    const gap = previous.y - line.y;
    if (gap > this.#type.leading(line.size) * 1.19 || gap < -line.size * 0.5) return false;
    if (open.kind === 'heading') return true;
    if (LED_ENTRY.test(tail(open.text))) return false;
    const width = region.edge(line.size) - region.left;
    const ended = SENTENCE_END.test(tail(open.text)) && !ABBREVIATION.test(tail(open.text));
    const short = previous.right < region.edge(previous.size) - width * 0.12;
    if (
      startsItem(line, text) &&
      (isMarkerSegment(line) || short || (ended && !/^\d+\.\d/.test(text)) || /[,;]$/.test(open.text))
    )
      return false;
    // The second line of a list point hangs below its text, not below its marker.
    const hangs = open.kind === 'list-item' && open.lines === 1;
    if (line.x > previous.x + line.size * 0.7 && !hangs && ended) return false;
    if (short && ended) return false;
    // Short lines that begin with a capital, one below the other, are entries of their own and no running prose.
    const entry = (one: Line): boolean => one.right - one.x < width * 0.45;
    return !(short && open.lines === 1 && entry(previous) && entry(line) && /^\p{Lu}/u.test(text));
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
    const kind = open.kind === 'heading' && !looksLikeHeading(open) ? 'paragraph' : open.kind;
    this.#promoteCandidate(open, kind);
    const block = toBlock(open, kind);
    this.#collector.addClean(
      kind === 'heading' ? { ...block, level: this.#type.level(open.first.size, open.first.bold) } : block,
    );
    if (kind === 'paragraph' && isLoneLine(open)) this.#candidate = this.#collector.blocks.length - 1;
    this.#flushNotes();
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
  #promoteCandidate(open: Open, kind: Block['kind']): void {
    const index = this.#candidate;
    this.#candidate = undefined;
    const block = index === undefined ? undefined : this.#collector.blocks[index];
    if (index === undefined || !block || (kind !== 'paragraph' && kind !== 'list-item')) return;
    if (open.lines < 2 && !(open.text.length > 60 && SENTENCE_END.test(tail(open.text)))) return;
    this.#collector.blocks[index] = { ...block, kind: 'heading', level: this.#type.level(0, false) };
  }
}

const pageOf = (open: Open): number => open.breaks.at(-1)?.page ?? open.page;

function toBlock(open: Open, kind: Block['kind']): Block {
  return {
    kind,
    text: open.text,
    page: open.page,
    ...(open.breaks.length > 0 && { pageBreaks: open.breaks }),
  };
}

/** Long or sentence-like text in bold is emphasis, not a heading. */
function looksLikeHeading(open: Open): boolean {
  if (open.text.length > 400 || open.lines > 6) return false;
  return !(open.text.length > 140 && /[.;,]$/.test(open.text));
}

function isLoneLine(open: Open): boolean {
  return (
    open.lines <= 2 &&
    open.above > 1.25 &&
    open.text.length <= 120 &&
    /^\p{Lu}/u.test(open.text) &&
    /\p{Ll}{3}/u.test(open.text) &&
    !/[.,;:!–-]$/.test(open.text) &&
    !/\d{4}$/.test(open.text) &&
    open.breaks.length === 0
  );
}

/** A label with its value, or cells of a row: wide gaps within the line, and not just a list marker and its text. */
function isPairs(line: Line): boolean {
  if (line.segments.length < 2 || widestGap(line) < line.size * 1.8) return false;
  return !(line.segments.length === 2 && isMarkerSegment(line));
}

/** A paragraph goes on in the next column or page when its sentence is not finished there. */
function runsOn(before: string, next: string): boolean {
  if (/\p{L}[-‐‑]$/u.test(before)) return true;
  if (isMarker(next)) return false;
  if (SENTENCE_END.test(tail(before)) && !ABBREVIATION.test(tail(before))) return false;
  if (/^[\p{Ll}\p{N}„“"(]/u.test(next)) return true;
  return /[\p{L}\p{N},]$/u.test(before) && before.length > 60;
}
