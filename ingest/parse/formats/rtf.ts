import iconv from 'iconv-lite';
import { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { Block, FoundMetadata, HiddenText } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { raised } from '../superscript.ts';
import { tableLines } from '../table-rows.ts';

/** Groups whose content is no text of the document. */
const DESTINATIONS = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'pict',
  'object',
  'themedata',
  'colorschememapping',
  'datastore',
  'latentstyles',
  'xmlnstbl',
  'fldinst',
  'bkmkstart',
  'bkmkend',
  'filetbl',
  'revtbl',
  'atnid',
  'atnauthor',
  'shppict',
  'nonshppict',
  'sp',
  'sn',
  'sv',
  'mmathpr',
]);
const SYMBOLS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  tab: ' ',
  line: ' ',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
};
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** Text that stands beside the running text and is read apart from it. */
const ASIDE = /^(header|footer)[lrf]?$|^annotation$/;

interface State {
  skip: boolean;
  unicodeSkip: number;
  hidden: boolean;
  font: number;
  bold: boolean;
  raised: boolean;
  white: boolean;
  tiny: boolean;
  deleted: boolean;
  /** The letters or the paragraph stand on a coloured ground. */
  shaded: boolean;
  destination: string;
}

/** Rich Text Format: paragraphs, outline levels, tables, notes, Unicode and code pages; pictures and fields are skipped. */
export const rtf: Format = {
  id: 'rtf',
  mediaType: 'application/rtf',
  parse(input: ParserInput): RawDocument {
    const collector = new BlockCollector(input.limits);
    const reader = new RtfReader(Buffer.from(input.bytes).toString('latin1'), collector);
    reader.read();
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: reader.metadata,
      quality: withoutPages(
        reader.hidden.some(({ how }) => how !== 'comment') ? ['Hidden text was left out.'] : [],
      ),
      ...(reader.hidden.length > 0 && { hidden: reader.hidden }),
    };
  },
};

class RtfReader {
  readonly metadata: { -readonly [Key in keyof FoundMetadata]?: FoundMetadata[Key] } = {};
  readonly hidden: HiddenText[] = [];
  readonly #source: string;
  readonly #collector: BlockCollector;
  readonly #stack: State[] = [];
  #state: State = {
    skip: false,
    unicodeSkip: 1,
    hidden: false,
    font: 0,
    bold: false,
    raised: false,
    white: false,
    tiny: false,
    deleted: false,
    shaded: false,
    destination: '',
  };
  readonly #fonts = new Map<number, string>();
  #codePage = 'windows-1252';
  #definingFont = -1;
  #pending: number[] = [];
  #skipCharacters = 0;
  #text = '';
  #info = '';
  #level: number | undefined;
  #inTable = false;
  #cells: string[] = [];
  #rows: { cells: string[]; heading: boolean }[] = [];
  #footnote: string | undefined;
  #noteCount = 0;
  #list = false;
  #ground = false;
  #label = '';
  /** What the running text had reached when a header or a comment began. */
  #aside: string | undefined;
  readonly #running = new Set<string>();
  readonly #white = new Set<number>();
  #colour = { index: 0, red: -1, green: -1, blue: -1 };
  #unseen = '';
  #unseenHow: HiddenText['how'] | undefined;
  readonly #notes: string[] = [];

  constructor(source: string, collector: BlockCollector) {
    this.#source = source;
    this.#collector = collector;
  }

  read(): void {
    const token =
      /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/g;
    let opened = false;
    for (let match = token.exec(this.#source); match !== null; match = token.exec(this.#source)) {
      const [, word, parameter, hex, symbol, brace, plain] = match;
      if (hex !== undefined) {
        if (this.#skipCharacters > 0) this.#skipCharacters--;
        else this.#pending.push(Number.parseInt(hex, 16));
        continue;
      }
      this.#flushBytes();
      if (word !== undefined) this.#control(word, parameter === undefined ? undefined : Number(parameter));
      else if (symbol === '*') {
        // `{\*` opens a group that a reader may skip when it does not know it; elsewhere it means nothing.
        if (opened) this.#state.skip = true;
      } else if (symbol !== undefined) this.#symbol(symbol);
      else if (brace === '{') this.#stack.push({ ...this.#state });
      else if (brace === '}') this.#close();
      else if (plain !== undefined) {
        let text = plain;
        if (this.#skipCharacters > 0) {
          const skipped = Math.min(this.#skipCharacters, text.length);
          text = text.slice(skipped);
          this.#skipCharacters -= skipped;
        }
        // Bytes above 0x7f that were not escaped are in the code page too.
        if (/[\u0080-\u00ff]/.test(text)) text = iconv.decode(Buffer.from(text, 'latin1'), this.#encoding());
        this.#write(text);
      }
      // Binary data follow as they are, braces and backslashes included.
      if (word === 'bin') token.lastIndex += Math.max(0, Number(parameter) || 0);
      opened = brace === '{';
    }
    this.#flushBytes();
    this.#flushUnseen();
    this.#paragraph();
    this.#endTable();
    for (const text of this.#running) this.#collector.add('paragraph', text);
  }

  #close(): void {
    const closing = this.#state;
    const outer = this.#stack.pop();
    if (!outer) return;
    if (closing.destination === 'footnote' && outer.destination !== 'footnote') {
      const note = cleanText(this.#text);
      this.#text = this.#footnote ?? '';
      this.#footnote = undefined;
      if (note !== '') {
        const mark = raised(String(++this.#noteCount));
        this.#text += mark;
        this.#notes.push(`${mark} ${note}`);
      }
    }
    if (ASIDE.test(closing.destination) && outer.destination !== closing.destination) {
      const written = cleanText(this.#text);
      this.#text = this.#aside ?? '';
      this.#aside = undefined;
      if (closing.destination === 'annotation') {
        if (written !== '') this.hidden.push({ how: 'comment', text: written });
      } else if (!/^[\W\d_]*(seite|page)?[\W\d_]*(von|of|de)?[\W\d_]*$/iu.test(written))
        this.#running.add(written);
    }
    if (
      ['title', 'author', 'subject'].includes(closing.destination) &&
      outer.destination !== closing.destination
    ) {
      const value = cleanText(this.#info);
      if (closing.destination === 'title' && value) this.metadata.title ??= value;
      if (closing.destination === 'author' && value) this.metadata.author ??= value;
      this.#info = '';
    }
    this.#state = outer;
  }

  #control(word: string, parameter: number | undefined): void {
    const on = parameter !== 0;
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        this.#paragraph();
        return;
      case 'pard':
        this.#level = undefined;
        this.#inTable = false;
        this.#list = false;
        this.#ground = false;
        return;
      case 'intbl':
        this.#inTable = true;
        return;
      case 'cell':
      case 'nestcell':
        if (this.#aside !== undefined) {
          this.#text += ' ';
          return;
        }
        this.#cells.push(this.#text);
        this.#text = '';
        return;
      case 'row':
      case 'nestrow':
        if (this.#aside !== undefined) return;
        if (this.#cells.length > 0) this.#rows.push({ cells: this.#cells, heading: false });
        this.#cells = [];
        return;
      case 'outlinelevel':
        this.#level = (parameter ?? 0) + 1 <= 6 ? (parameter ?? 0) + 1 : undefined;
        return;
      case 'u': {
        if (parameter !== undefined)
          this.#write(String.fromCharCode(parameter < 0 ? parameter + 65_536 : parameter));
        this.#skipCharacters = this.#state.unicodeSkip;
        return;
      }
      case 'uc':
        this.#state.unicodeSkip = Math.max(0, Math.min(parameter ?? 1, 20));
        return;
      case 'v':
        this.#state.hidden = on;
        return;
      case 'b':
        this.#state.bold = on;
        return;
      case 'plain':
        Object.assign(this.#state, {
          hidden: false,
          bold: false,
          raised: false,
          white: false,
          tiny: false,
          shaded: false,
        });
        return;
      case 'super':
        this.#state.raised = on;
        return;
      case 'nosupersub':
        this.#state.raised = false;
        return;
      case 'deleted':
        this.#state.deleted = on;
        return;
      case 'fs':
        this.#state.tiny = parameter !== undefined && parameter <= 4;
        return;
      case 'chcbpat':
      case 'highlight':
        this.#state.shaded = (parameter ?? 0) > 0;
        return;
      case 'cbpat':
      case 'shading':
        this.#ground = (parameter ?? 0) > 0;
        return;
      case 'ls':
        this.#list = true;
        return;
      case 'deff':
        this.#state.font = parameter ?? 0;
        return;
      case 'listtext':
      case 'pntext':
        this.#state.destination = word;
        this.#state.skip = false;
        return;
      case 'cf':
        this.#state.white = this.#white.has(parameter ?? 0);
        return;
      case 'red':
      case 'green':
      case 'blue':
        if (this.#state.destination === 'colortbl') this.#colour[word] = parameter ?? 0;
        return;
      case 'f':
        if (this.#state.destination === 'fonttbl') this.#definingFont = parameter ?? 0;
        else this.#state.font = parameter ?? 0;
        return;
      case 'fcharset':
        this.#fonts.set(this.#definingFont, CHARSETS[parameter ?? 0] ?? this.#codePage);
        return;
      case 'ansicpg':
        if (parameter && iconv.encodingExists(`cp${parameter}`)) this.#codePage = `cp${parameter}`;
        return;
      case 'mac':
        this.#codePage = 'macintosh';
        return;
      case 'pc':
        this.#codePage = 'cp437';
        return;
      case 'footnote':
        this.#footnote = this.#text;
        this.#text = '';
        this.#state.destination = 'footnote';
        return;
      case 'annotation':
      case 'header':
      case 'headerl':
      case 'headerr':
      case 'headerf':
      case 'footer':
      case 'footerl':
      case 'footerr':
      case 'footerf':
        this.#aside ??= this.#text;
        this.#text = '';
        this.#state.destination = word;
        // A comment's group says that it may be skipped.
        this.#state.skip = false;
        return;
      case 'chftn':
        return;
      case 'info':
        this.#state.skip = true;
        return;
      case 'title':
      case 'author':
      case 'subject':
        if (this.#state.skip) this.#state.destination = word;
        return;
      case 'bin':
        return;
      case 'result':
        // What an embedded object shows where it cannot be opened.
        this.#state.skip = false;
        return;
      default: {
        const written = SYMBOLS[word];
        if (written !== undefined) this.#write(written);
        else if (DESTINATIONS.has(word)) {
          this.#state.skip = true;
          this.#state.destination = word;
        }
      }
    }
  }

  #symbol(symbol: string): void {
    if (symbol === '~') this.#write('\u00a0');
    else if (symbol === '_') this.#write('-');
    else if (symbol === '\n' || symbol === '\r') this.#paragraph();
    else if (symbol === '\\' || symbol === '{' || symbol === '}') this.#write(symbol);
  }

  #write(text: string): void {
    if (this.#state.skip) {
      if (['title', 'author'].includes(this.#state.destination)) this.#info += text;
      else if (this.#state.destination === 'colortbl') this.#colours(text);
      return;
    }
    if (this.#state.deleted) return;
    if (this.#state.destination === 'listtext' || this.#state.destination === 'pntext') {
      this.#label += text;
      return;
    }
    const { hidden, tiny, white } = this.#state;
    const how = hidden
      ? 'hidden-markup'
      : tiny
        ? 'tiny'
        : white && !this.#inTable && !this.#state.shaded && !this.#ground
          ? 'invisible-colour'
          : undefined;
    if (how !== this.#unseenHow) this.#flushUnseen();
    if (how !== undefined) {
      this.#unseenHow = how;
      if (this.#unseen.length < 20_000) this.#unseen += text;
      return;
    }
    this.#text += this.#state.raised ? raised(text) : text;
  }

  /** A semicolon ends each colour of the table. */
  #colours(text: string): void {
    for (const character of text) {
      if (character !== ';') continue;
      const { index, red, green, blue } = this.#colour;
      if (red === 255 && green === 255 && blue === 255) this.#white.add(index);
      this.#colour = { index: index + 1, red: -1, green: -1, blue: -1 };
    }
  }

  #flushUnseen(): void {
    const text = cleanText(this.#unseen);
    if (this.#unseenHow !== undefined && text !== '') this.hidden.push({ how: this.#unseenHow, text });
    this.#unseen = '';
    this.#unseenHow = undefined;
  }

  #encoding(): string {
    return this.#fonts.get(this.#state.font) ?? this.#codePage;
  }

  #flushBytes(): void {
    if (this.#pending.length === 0) return;
    const bytes = this.#pending;
    this.#pending = [];
    this.#write(iconv.decode(Buffer.from(bytes), this.#encoding()));
  }

  #paragraph(): void {
    if (this.#state.destination === 'footnote' || this.#aside !== undefined) {
      this.#text += ' ';
      return;
    }
    if (this.#inTable) {
      this.#text += ' ';
      return;
    }
    this.#endTable();
    const label = cleanText(this.#label);
    const item = this.#list || label !== '';
    const kind: Block['kind'] = this.#level !== undefined ? 'heading' : item ? 'list-item' : 'paragraph';
    // A number says something, the letter that a symbol font shows as a bullet does not.
    const text =
      /[\p{L}\p{N}][.)]?$/u.test(label) && !/^[o§nv]$/i.test(label) ? `${label} ${this.#text}` : this.#text;
    this.#label = '';
    this.#collector.add(
      kind,
      cleanText(this.#text) === '' ? '' : text,
      this.#level === undefined ? {} : { level: this.#level },
    );
    this.#text = '';
    for (const note of this.#notes.splice(0)) this.#collector.add('footnote', note);
  }

  #endTable(): void {
    if (this.#cells.length > 0) this.#rows.push({ cells: this.#cells, heading: false });
    this.#cells = [];
    if (this.#rows.length === 0) return;
    for (const line of tableLines(this.#rows)) this.#collector.add('table-row', line);
    this.#rows = [];
  }
}
