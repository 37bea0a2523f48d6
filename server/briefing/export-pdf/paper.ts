import PDFDocument from 'pdfkit';
import { plainText } from '../export-docx/plain-text.ts';
import { FONT_NAMES, type FontName, fontFile } from './fonts.ts';

/** A piece of a paragraph. */
export interface Run {
  readonly text: string;
  readonly font?: FontName;
  /** Name of the place that a click leads to. */
  readonly goTo?: string;
}

export interface PaperOptions {
  readonly language: string;
  readonly info: Readonly<Record<string, string>>;
}

/** Points: 2.5 cm. */
const MARGIN = 71;
const SIZES = { title: 18, heading: 13, subheading: 11, text: 10.5, small: 9 } as const;
/** Stands for a letter that the typeface does not have. */
const MISSING = '\u25A1';

/** What the typeface can tell of itself; pdfkit has no type for it. */
interface Glyphs {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

interface Label {
  readonly text: string;
  readonly color: string;
}

/**
 * A tagged PDF, written from top to bottom: headings are bookmarks and elements of the structure, as paragraphs and lists
 * are. The frame of each page comes last, when their number is known.
 */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #done: Promise<Uint8Array>;
  #list: PDFKit.PDFStructureElement | null = null;
  #missing = 0;

  constructor({ language, info }: PaperOptions) {
    this.#doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
      lang: language,
      tagged: true,
      pdfVersion: '1.7',
      displayTitle: true,
      bufferPages: true,
      info: { ...info },
      // Its own typefaces are not embedded; typed as a name, taken as bytes too.
      font: fontFile('regular') as unknown as string,
    });
    for (const name of FONT_NAMES) this.#doc.registerFont(name, fontFile(name));
    this.#done = collect(this.#doc);
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  /** Letters that could not be printed so far. */
  get missing(): number {
    return this.#missing;
  }

  title(text: string): void {
    this.#block('Title', [{ text, font: 'bold' }], SIZES.title, 8);
  }

  /** @param level 1 for sections, which are bookmarks; 2 below them */
  heading(text: string, level: 1 | 2): void {
    const size = level === 1 ? SIZES.heading : SIZES.subheading;
    // A heading does not stand alone at the foot of a page.
    if (this.#doc.y + 5 * size > this.#doc.page.height - MARGIN) this.#doc.addPage();
    this.#doc.y += level === 1 ? 10 : 4;
    if (level === 1) this.#doc.outline.addItem(plainText(text));
    this.#block(level === 1 ? 'H1' : 'H2', [{ text, font: 'bold' }], size, 4);
  }

  paragraph(runs: readonly Run[], { small = false, place }: { small?: boolean; place?: string } = {}): void {
    if (place !== undefined) this.#doc.addNamedDestination(place);
    this.#block('P', runs, small ? SIZES.small : SIZES.text, 6);
  }

  item(runs: readonly Run[]): void {
    const list = this.#list ?? this.#doc.struct('L');
    if (this.#list === null) this.#root.add(list);
    this.#list = list;
    const body = this.#doc.struct('LBody', {}, () => this.#write([{ text: '•  ' }, ...runs], SIZES.text, 10));
    list.add(this.#doc.struct('LI', {}, [body]));
    this.#doc.y += 3;
  }

  /**
   * Draws head and foot of every page and ends the paper.
   *
   * @param head @param foot lines for page `page` of `pages`, in the middle of it
   * @param label to the right of both, in its colour on black
   */
  async finish(frame: {
    readonly color: string;
    readonly head: readonly string[];
    readonly foot: (page: number, pages: number) => readonly string[];
    readonly label?: Label | undefined;
  }): Promise<Uint8Array> {
    this.#endList();
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.#doc.switchToPage(start + index);
      const { height } = this.#doc.page;
      this.#edge('Header', frame.head, 28, frame);
      this.#edge('Footer', frame.foot(index + 1, count), height - 52, frame);
    }
    this.#doc.end();
    return this.#done;
  }

  #edge(
    subtype: 'Header' | 'Footer',
    lines: readonly string[],
    top: number,
    { color, label }: { readonly color: string; readonly label?: Label | undefined },
  ): void {
    const { page } = this.#doc;
    const { bottom } = page.margins;
    // Text below the margin would open a page.
    page.margins.bottom = 0;
    const attached = subtype === 'Header' ? 'Top' : 'Bottom';
    this.#doc.markContent('Artifact', { type: 'Pagination', attached: [attached] });
    for (const [at, line] of lines.entries()) {
      this.#doc
        .font('bold')
        .fontSize(9)
        .fillColor(color)
        .text(this.#printable(line), MARGIN, top + at * 12, {
          width: page.width - 2 * MARGIN,
          align: 'center',
          lineBreak: false,
        });
    }
    if (label !== undefined) {
      this.#doc.font('bold').fontSize(12);
      const width = this.#doc.widthOfString(label.text);
      const left = page.width - MARGIN - width - 3;
      this.#doc.rect(left - 3, top - 4, width + 6, 17).fill('black');
      this.#doc.fillColor(label.color).text(label.text, left, top - 1, { lineBreak: false });
    }
    this.#doc.endMarkedContent();
    this.#doc.fillColor('black');
    page.margins.bottom = bottom;
  }

  #block(role: string, runs: readonly Run[], size: number, after: number): void {
    this.#endList();
    this.#root.add(this.#doc.struct(role, {}, () => this.#write(runs, size, 0)));
    this.#doc.y += after;
  }

  #endList(): void {
    this.#list?.end();
    this.#list = null;
  }

  #write(runs: readonly Run[], size: number, indent: number): void {
    const shown = runs.filter(({ text }) => text !== '');
    this.#doc.x = MARGIN + indent;
    for (const [index, { text, font = 'regular', goTo }] of shown.entries()) {
      this.#doc
        .font(font)
        .fontSize(size)
        .fillColor('black')
        .text(this.#printable(text), {
          continued: index < shown.length - 1,
          lineGap: 2,
          // An option lasts through a continued paragraph until it is taken back; the types know no taking back.
          goTo: (goTo ?? null) as string,
          width: this.#doc.page.width - 2 * MARGIN - indent,
        });
    }
    this.#doc.x = MARGIN;
  }

  /** With a sign in place of each letter that the typeface lacks: nothing may vanish without a trace. */
  #printable(text: string): string {
    const { font } = (this.#doc as unknown as { _font: Glyphs })._font;
    return [
      ...text
        .replace(/[\u2007\u202F\u2009]/gu, '\u00A0')
        .replace(/[\u2010-\u2012]/gu, '-')
        .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069\u00AD\u200B]/gu, ''),
    ]
      .map((letter) => {
        if (font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) return letter;
        this.#missing++;
        return MISSING;
      })
      .join('');
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });
}
