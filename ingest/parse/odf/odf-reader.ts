import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { Block, HiddenText } from '../document.ts';
import { raised } from '../superscript.ts';
import { tableLines } from '../table-rows.ts';
import { readXml, resolveEntities, type XmlHandler } from '../xml/read-xml.ts';
import type { OdfStyle } from './odf-styles.ts';

export interface OdfContext {
  readonly collector: BlockCollector;
  readonly hidden: HiddenText[];
  readonly styles: ReadonlyMap<string, OdfStyle>;
  /** Pages of the drawing are slides, and their titles headings. */
  readonly slides: boolean;
}

interface Paragraph {
  text: string;
  level: number | undefined;
  style: string;
  readonly notes: { mark: string; text: string }[];
}
interface Table {
  readonly rows: { cells: string[]; heading: boolean }[];
  headerRows: number;
}

const LEFT_OUT = new Set([
  'text:tracked-changes',
  'text:note-citation',
  'text:ruby-text',
  'svg:title',
  'svg:desc',
  'office:forms',
  'presentation:date-time',
  'text:page-number',
]);

/** The events of `content.xml` of an OpenDocument text or presentation, as blocks. */
export class OdfReader implements XmlHandler {
  /** For every slide whether any text was read from it. */
  readonly seen: boolean[] = [];
  readonly #context: OdfContext;
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  readonly #spans: (string | undefined)[] = [];
  readonly #notes: { mark: string; texts: string[]; depth: number }[] = [];
  #lists = 0;
  #leftOut = 0;
  #annotation: string | undefined;
  #inNotes = 0;
  #titleFrame = 0;
  #contents = 0;
  #body = 0;
  #noteCount = 0;
  #slideStart = 0;

  constructor(context: OdfContext) {
    this.#context = context;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (LEFT_OUT.has(name)) this.#leftOut++;
    if (this.#leftOut > 0) return;
    switch (name) {
      case 'office:body':
        this.#body++;
        return;
      case 'office:annotation':
        this.#annotation = '';
        return;
      case 'draw:page':
        this.#slideStart = this.#context.collector.blocks.length;
        if (this.#context.slides) this.seen.push(false);
        return;
      case 'presentation:notes':
        this.#inNotes++;
        return;
      case 'draw:frame':
      case 'draw:custom-shape':
        if (attributes['presentation:class'] === 'title' || this.#titleFrame > 0) this.#titleFrame++;
        return;
      case 'text:table-of-content':
        this.#contents++;
        return;
      case 'text:h':
      case 'text:p': {
        const style = attributes['text:style-name'] ?? '';
        this.#paragraphs.push({ text: '', style, notes: [], level: this.#levelOf(name, style, attributes) });
        return;
      }
      case 'text:span':
        this.#spans.push(attributes['text:style-name']);
        return;
      case 'text:note':
        this.#notes.push({ mark: '', texts: [], depth: this.#paragraphs.length });
        return;
      case 'text:list':
        this.#lists++;
        return;
      case 'text:s':
        this.text(' '.repeat(Math.min(Number(attributes['text:c']) || 1, 20)));
        return;
      case 'text:tab':
      case 'text:line-break':
        this.text(' ');
        return;
      case 'table:table':
        this.#tables.push({ rows: [], headerRows: 0 });
        return;
      case 'table:table-header-rows': {
        const table = this.#tables.at(-1);
        if (table) table.headerRows++;
        return;
      }
      case 'table:table-row': {
        const table = this.#tables.at(-1);
        table?.rows.push({ cells: [], heading: table.headerRows > 0 });
        return;
      }
      case 'table:table-cell':
      case 'table:covered-table-cell': {
        const cells = this.#tables.at(-1)?.rows.at(-1)?.cells;
        const repeat = Math.min(Number(attributes['table:number-columns-repeated']) || 1, 50);
        for (let i = 0; i < repeat; i++) cells?.push('');
      }
    }
  }

  text(data: string): void {
    if (this.#leftOut > 0 || this.#body === 0) return;
    if (this.#annotation !== undefined) {
      this.#annotation += data;
      return;
    }
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    const style = this.#spans.at(-1) ?? paragraph.style;
    const how = this.#howHidden(style) ?? this.#howHidden(paragraph.style);
    if (how !== undefined && data.trim() !== '') {
      this.#context.hidden.push({ how, text: cleanText(data).slice(0, 20_000) });
      return;
    }
    paragraph.text += this.#context.styles.get(style)?.raised ? raised(data) : data;
  }

  close(name: string): void {
    if (LEFT_OUT.has(name)) {
      this.#leftOut = Math.max(0, this.#leftOut - 1);
      return;
    }
    if (this.#leftOut > 0) return;
    if (this.#annotation !== undefined) this.#annotation += ' ';
    switch (name) {
      case 'office:body':
        this.#body--;
        return;
      case 'office:annotation': {
        const text = cleanText(this.#annotation ?? '');
        if (text !== '') this.#context.hidden.push({ how: 'comment', text });
        this.#annotation = undefined;
        return;
      }
      case 'draw:page':
        if (this.#context.slides) this.#endSlide();
        return;
      case 'presentation:notes':
        this.#inNotes--;
        return;
      case 'draw:frame':
      case 'draw:custom-shape':
        this.#titleFrame = Math.max(0, this.#titleFrame - 1);
        return;
      case 'text:table-of-content':
        this.#contents--;
        return;
      case 'text:span':
        this.#spans.pop();
        return;
      case 'text:note':
        this.#endNote();
        return;
      case 'text:p':
      case 'text:h':
        this.#endParagraph();
        return;
      case 'text:list':
        this.#lists--;
        return;
      case 'table:table-header-rows': {
        const table = this.#tables.at(-1);
        if (table) table.headerRows--;
        return;
      }
      case 'table:table':
        this.#endTable();
    }
  }

  /** Ends what a cut-off file left open. */
  finish(): void {
    while (this.#paragraphs.length > 0) this.#endParagraph();
    while (this.#tables.length > 0) this.#endTable();
  }

  /** Headers and footers of the master pages, each text once. */
  runningTexts(stylesXml: string): string[] {
    const texts = new Set<string>();
    let inside = 0;
    let text = '';
    readXml(stylesXml, {
      open(name) {
        if (/^style:(header|footer)(-left|-first)?$/.test(name)) inside++;
        if (name === 'text:p') text = '';
        else if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') text += ' ';
      },
      text(data) {
        if (inside > 0) text += data;
      },
      close(name) {
        if (/^style:(header|footer)(-left|-first)?$/.test(name)) inside--;
        else if (name === 'text:p' && inside > 0) {
          const written = cleanText(resolveEntities(text));
          if (
            /\p{L}{2}/u.test(written) &&
            !/^[\W\d_]*(seite|page)[\W\d_]*(von|of|de)?[\W\d_]*$/iu.test(written)
          )
            texts.add(written);
        }
      },
    });
    return [...texts];
  }

  /** The title of a slide stands first, whenever it was drawn. */
  #endSlide(): void {
    const { blocks } = this.#context.collector;
    this.seen[this.seen.length - 1] = blocks.length > this.#slideStart;
    const at = blocks.findIndex((block, index) => index >= this.#slideStart && block.kind === 'heading');
    if (at > this.#slideStart) blocks.splice(this.#slideStart, 0, ...blocks.splice(at, 1));
  }

  #levelOf(name: string, style: string, attributes: Readonly<Record<string, string>>): number | undefined {
    if (this.#titleFrame > 0 && this.#inNotes === 0) return this.seen.length > 1 ? 2 : 1;
    if (name === 'text:h') return Math.min(Number(attributes['text:outline-level']) || 1, 6);
    const known = this.#context.styles.get(style);
    return [style, known?.parent, known?.display].some((title) => /^Title$/i.test(title ?? ''))
      ? 1
      : undefined;
  }

  #howHidden(style: string): HiddenText['how'] | undefined {
    const known = this.#context.styles.get(style);
    // White letters of a table or a slide may stand on a dark ground that is set elsewhere.
    if (known?.how === 'invisible-colour' && (this.#tables.length > 0 || this.#context.slides))
      return undefined;
    return known?.how;
  }

  #endNote(): void {
    const note = this.#notes.pop();
    const paragraph = this.#paragraphs.at(-1);
    if (!note || !paragraph) return;
    const mark = raised(String(++this.#noteCount));
    paragraph.text += mark;
    paragraph.notes.push({ mark, text: note.texts.join(' ') });
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    const text = cleanText(resolveEntities(paragraph.text));
    const note = this.#notes.at(-1);
    if (note && this.#paragraphs.length >= note.depth) {
      if (text !== '') note.texts.push(text);
      return;
    }
    const row = this.#tables.at(-1)?.rows.at(-1);
    if (row && row.cells.length > 0) {
      const last = row.cells.length - 1;
      const notes = paragraph.notes.map(({ mark, text: written }) => `${mark} ${written}`);
      row.cells[last] = [row.cells[last], text, ...notes].filter(Boolean).join(' ');
      return;
    }
    if (this.#contents > 0) return;
    const kind: Block['kind'] =
      this.#inNotes > 0
        ? 'footnote'
        : paragraph.level !== undefined
          ? 'heading'
          : this.#lists > 0
            ? 'list-item'
            : 'paragraph';
    this.#add(kind, text, kind === 'heading' ? paragraph.level : undefined);
    for (const { mark, text: written } of paragraph.notes) this.#add('footnote', `${mark} ${written}`);
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const outer = this.#tables.at(-1)?.rows.at(-1);
    for (const line of tableLines(table.rows)) {
      if (outer && outer.cells.length > 0) outer.cells[outer.cells.length - 1] += ` ${line}`;
      else this.#add('table-row', line);
    }
  }

  #add(kind: Block['kind'], text: string, level?: number): void {
    this.#context.collector.add(kind, text, {
      ...(level !== undefined && { level }),
      ...(this.#context.slides && { page: Math.max(this.seen.length, 1) }),
    });
  }
}
