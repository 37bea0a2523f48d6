import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { Block, FoundMetadata } from '../document.ts';
import { findDay } from '../metadata/find-dates.ts';
import { tableLines } from '../table-rows.ts';
import { localName, readXml, resolveEntities } from './read-xml.ts';

const TEXT_BLOCKS: Readonly<Record<string, Block['kind']>> = {
  p: 'paragraph',
  ab: 'paragraph',
  l: 'paragraph',
  opener: 'paragraph',
  closer: 'paragraph',
  salute: 'paragraph',
  signed: 'paragraph',
  dateline: 'paragraph',
  quote: 'paragraph',
  trailer: 'paragraph',
  label: 'paragraph',
  item: 'list-item',
  note: 'footnote',
  speaker: 'speaker',
  figdesc: 'paragraph',
  byline: 'paragraph',
  head: 'heading',
};

/** These hold running text; what opens inside them belongs to it, lists, tables and notes apart. */
const HOLDERS = new Set([
  'p',
  'ab',
  'l',
  'head',
  'label',
  'signed',
  'salute',
  'dateline',
  'byline',
  'trailer',
]);

/** TEI: header to metadata, divisions to heading levels, paragraphs, lists, tables, notes. */
export function readTei(xml: string, collector: BlockCollector): Partial<FoundMetadata> {
  const header = new TeiHeader();
  const body = new TeiBody(collector);
  let inHeader = 0;
  readXml(xml, {
    open(rawName, attributes) {
      const name = localName(rawName);
      if (name === 'tei' || name === 'text') header.language ??= attributes['xml:lang'];
      if (name === 'teiheader') inHeader++;
      if (inHeader > 0) header.open(name, attributes);
      else body.open(name, attributes);
    },
    text(data) {
      if (inHeader > 0) header.text(data);
      else body.text(data);
    },
    close(rawName) {
      const name = localName(rawName);
      if (inHeader > 0) header.close(name);
      else body.close(name);
      if (name === 'teiheader') inHeader--;
    },
  });
  body.finish();
  // Publisher and year are said nowhere else in the text, and a reader may ask for them.
  for (const line of header.published.toReversed())
    collector.blocks.unshift({ kind: 'paragraph', text: line });
  return header.metadata();
}

class TeiBody {
  readonly #collector: BlockCollector;
  #divisions = 0;
  #text = '';
  #kind: Block['kind'] = 'paragraph';
  #holders = 0;
  #rows: { cells: string[]; heading: boolean }[] | undefined;
  /** Text that a note or a figure interrupts; what they say follows it. */
  readonly #interrupted: { text: string; kind: Block['kind']; holders: number }[] = [];
  #after: { kind: Block['kind']; text: string }[] = [];

  constructor(collector: BlockCollector) {
    this.#collector = collector;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (isDivision(name)) {
      this.#flush();
      this.#divisions++;
    } else if (name === 'note' || name === 'figure')
      this.#interrupt(name === 'note' ? 'footnote' : 'paragraph');
    else if (name === 'table') {
      this.#flush();
      this.#rows = [];
    } else if (name === 'row') this.#rows?.push({ cells: [], heading: attributes.role === 'label' });
    else if (name === 'cell') this.#text = '';
    else if (name === 'lb' || name === 'pb' || name === 'cb') this.#text += ' ';
    else if (name === 'item' && !this.#rows) this.#begin('list-item');
    else if (TEXT_BLOCKS[name] && !this.#rows && this.#holders === 0 && this.#interrupted.length === 0) {
      this.#begin(name === 'head' ? 'heading' : (TEXT_BLOCKS[name] ?? 'paragraph'));
    } else if (TEXT_BLOCKS[name]) this.#text += ' ';
    if (HOLDERS.has(name)) this.#holders++;
  }

  text(data: string): void {
    this.#text += data;
  }

  close(name: string): void {
    if (HOLDERS.has(name)) this.#holders = Math.max(0, this.#holders - 1);
    if (isDivision(name)) {
      this.#flush();
      this.#divisions--;
    } else if (name === 'note' || name === 'figure') this.#resume();
    else if (name === 'cell') {
      this.#rows?.at(-1)?.cells.push(resolveEntities(this.#text));
      this.#text = '';
    } else if (name === 'table') {
      for (const line of tableLines(this.#rows ?? [])) this.#collector.add('table-row', line);
      this.#rows = undefined;
      this.#text = '';
    } else if (TEXT_BLOCKS[name] && !this.#rows && this.#holders === 0 && this.#interrupted.length === 0) {
      this.#flush();
      this.#kind = 'paragraph';
    } else if (TEXT_BLOCKS[name]) this.#text += ' ';
  }

  finish(): void {
    while (this.#interrupted.length > 0) this.#resume();
    this.#flush();
  }

  #begin(kind: Block['kind']): void {
    this.#flush();
    this.#kind = kind;
  }

  #interrupt(kind: Block['kind']): void {
    this.#interrupted.push({ text: this.#text, kind: this.#kind, holders: this.#holders });
    this.#text = '';
    this.#kind = kind;
  }

  #resume(): void {
    const outer = this.#interrupted.pop();
    if (!outer) return;
    this.#after.push({ kind: this.#kind, text: resolveEntities(this.#text) });
    this.#text = outer.text;
    this.#kind = outer.kind;
    this.#holders = outer.holders;
    if (this.#interrupted.length === 0 && this.#text.trim() === '' && this.#holders === 0) this.#flush();
  }

  #flush(): void {
    const written = resolveEntities(this.#text);
    this.#text = '';
    const level = Math.min(Math.max(this.#divisions, 1), 6);
    this.#collector.add(this.#kind, written, this.#kind === 'heading' ? { level } : {});
    if (this.#interrupted.length > 0) return;
    for (const { kind, text } of this.#after.splice(0)) this.#collector.add(kind, text);
  }
}

const isDivision = (name: string): boolean => /^div\d?$/.test(name);

class TeiHeader {
  language: string | undefined;
  readonly published: string[] = [];
  readonly #path: { name: string; attributes: Readonly<Record<string, string>>; text: string }[] = [];
  readonly #titles = new Map<string, string>();
  #author: string | undefined;
  #publisher: string | undefined;
  #day: string | undefined;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push({ name, attributes: { ...attributes }, text: '' });
    if (name === 'date' && this.#within('publicationstmt')) this.#day ??= findDay(attributes.when ?? '');
  }

  text(data: string): void {
    const element = this.#path.at(-1);
    if (element) element.text += data;
  }

  close(name: string): void {
    const element = this.#path.pop();
    if (!element) return;
    const parent = this.#path.at(-1);
    if (parent) parent.text += element.text;
    const value = cleanText(resolveEntities(element.text));
    if (value === '') return;
    if (this.#within('titlestmt')) {
      const type = element.attributes.type ?? 'plain';
      if (name === 'title' && !this.#titles.has(type)) this.#titles.set(type, value);
      if (name === 'author') this.#author ??= value;
    } else if (parent?.name === 'publicationstmt') {
      if (name === 'publisher') this.#publisher ??= value;
      if (name === 'p' || name === 'publisher' || name === 'date') this.published.push(value);
    }
  }

  metadata(): Partial<FoundMetadata> {
    const title = this.#titles.get('complete') ?? this.#titles.get('main') ?? [...this.#titles.values()][0];
    const originator = this.#publisher ?? this.published.map(publisherOf).find(Boolean);
    const publishedOn = this.#day ?? this.published.map((line) => findDay(line)).find(Boolean);
    return {
      ...(title && { title }),
      ...(originator && { originator }),
      ...(this.#author && { author: this.#author }),
      ...(publishedOn && { publishedOn }),
      ...(this.language && { language: this.language }),
      guessed: originator && !this.#publisher ? ['originator'] : [],
    };
  }

  #within(name: string): boolean {
    return this.#path.some((element) => element.name === name);
  }
}

/** `Department of State, 2008` → `Department of State`. */
function publisherOf(line: string): string | undefined {
  const name = line.replace(/[,;]?\s*\(?(\w+\s+)?\d{4}\)?\.?$/, '').trim();
  return name.length > 2 && name.length < 120 && /^\p{Lu}/u.test(name) ? name : undefined;
}
