import { inflateSync } from 'node:zlib';
import { BlockCollector } from '../block-collector.ts';
import { readCompound, streamNamed } from '../compound.ts';
import { type DocumentPart, type HiddenText, RefusedFile } from '../document.ts';
import type { Format, ParserInput, RawDocument } from '../format.ts';
import { summaryOf } from '../metadata/summary-information.ts';
import { objectParts } from '../ole-parts.ts';
import { PartNames } from '../part-names.ts';
import { slidePages } from '../slides/slide-pages.ts';

/** Record types of the binary format (MS-PPT 2.13.24). */
const SLIDE = 0x03ee;
const NOTES = 0x03f0;
const SLIDE_LIST = 0x0ff0;
const SLIDE_PERSIST = 0x03f3;
const TEXT_HEADER = 0x0f9f;
const TEXT_CHARS = 0x0fa0;
const TEXT_BYTES = 0x0fa8;
const CSTRING = 0x0fba;
const MAIN_MASTER = 0x03f8;
const HANDOUT = 0x0fc9;
const COMMENT = 0x2ee0;
const HEADERS_FOOTERS = 0x0fd9;
/** An embedded object, usually compressed. */
const OBJECT = 0x1011;
const TITLES = new Set([0, 6]);
const MAX_OBJECTS = 100;
const MAX_OBJECT_BYTES = 50 * 1024 * 1024;
/** Containers nest about ten deep. */
const MAX_DEPTH = 40;

interface SlideText {
  readonly title: boolean;
  readonly text: string;
}

/**
 * Presentations of the old format. Texts stand in the list of slides, in order; what only the slide's own shapes
 * hold (text boxes drawn freely) is read from the slide containers, which lie in the same order in most files.
 */
export const ppt: Format = {
  id: 'ppt',
  mediaType: 'application/vnd.ms-powerpoint',
  async parse(input: ParserInput): Promise<RawDocument> {
    const compound = await readCompound(input.bytes);
    const stream = streamNamed(compound, 'PowerPoint Document');
    if (!stream) throw new RefusedFile('damaged', 'The presentation is damaged: it holds no slides.');
    const reader = new PptReader(Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength));
    reader.read();
    const collector = new BlockCollector(input.limits);
    const seen: boolean[] = [];
    const count = Math.max(reader.outline.length, reader.drawn.length);
    for (let index = 0; index < count; index++) {
      const page = index + 1;
      const before = collector.blocks.length;
      const texts = [...(reader.outline[index] ?? []), ...(reader.drawn[index] ?? [])];
      const written = new Set<string>();
      for (const { title, text } of texts) {
        if (written.has(text)) continue;
        written.add(text);
        if (title) collector.add('heading', text, { page, level: index === 0 ? 1 : 2 });
        else for (const line of text.split('\n')) collector.add('paragraph', line, { page });
      }
      for (const { text } of reader.notes[index] ?? []) collector.add('footnote', text, { page });
      seen.push(collector.blocks.length > before);
    }
    const hidden = reader.comments.map((text): HiddenText => ({ how: 'comment', text }));
    const names = new PartNames();
    const parts: DocumentPart[] = [];
    for (const object of reader.objects) parts.push(...(await objectParts(object, names)));
    return {
      blocks: collector.blocks,
      ...(parts.length > 0 && { parts }),
      metadata: summaryOf(compound),
      ...slidePages(seen),
      ...(hidden.length > 0 && { hidden }),
    };
  },
};

class PptReader {
  readonly outline: SlideText[][] = [];
  readonly drawn: SlideText[][] = [];
  readonly notes: SlideText[][] = [];
  readonly comments: string[] = [];
  readonly objects: Uint8Array[] = [];
  readonly #view: Buffer;
  #target: SlideText[] | undefined;
  #type = 4;
  #comment: string[] | undefined;

  constructor(view: Buffer) {
    this.#view = view;
  }

  read(): void {
    this.#records(0, this.#view.length, 0);
  }

  #records(start: number, end: number, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (let at = start; at + 8 <= end; ) {
      const version = this.#view.readUInt16LE(at) & 0x0f;
      const instance = this.#view.readUInt16LE(at) >> 4;
      const type = this.#view.readUInt16LE(at + 2);
      const from = at + 8;
      const to = Math.min(from + this.#view.readUInt32LE(at + 4), end);
      if (version === 0x0f) this.#container(type, instance, from, to, depth);
      else if (type === OBJECT) this.#object(instance, from, to);
      else this.#atom(type, from, to);
      at = to;
    }
  }

  #container(type: number, instance: number, from: number, to: number, depth: number): void {
    // Masters hold the prompts of the template; footers come from there as well.
    if (type === MAIN_MASTER || type === HANDOUT || type === HEADERS_FOOTERS) return;
    if (type === SLIDE_LIST && instance !== 0) return;
    const outer = this.#target;
    if (type === SLIDE) {
      this.#target = [];
      this.drawn.push(this.#target);
    } else if (type === NOTES) {
      this.#target = [];
      this.notes.push(this.#target);
    }
    if (type === COMMENT) this.#comment = [];
    this.#records(from, to, depth + 1);
    if (type === COMMENT && this.#comment) {
      this.comments.push(this.#comment.join(': '));
      this.#comment = undefined;
    }
    if (type === SLIDE || type === NOTES) this.#target = outer;
    if (type === SLIDE_LIST) this.#target = undefined;
  }

  #object(instance: number, from: number, to: number): void {
    if (this.objects.length >= MAX_OBJECTS || to - from < 8) return;
    if (instance === 0) {
      this.objects.push(Uint8Array.from(this.#view.subarray(from, to)));
      return;
    }
    const size = this.#view.readUInt32LE(from);
    if (size > MAX_OBJECT_BYTES) return;
    try {
      const content = inflateSync(this.#view.subarray(from + 4, to), { maxOutputLength: Math.max(size, 1) });
      this.objects.push(Uint8Array.from(content));
    } catch (thrown) {
      // An object that does not unpack is none that could be opened.
      if (!(thrown instanceof Error)) throw thrown;
    }
  }

  #atom(type: number, from: number, to: number): void {
    if (type === SLIDE_PERSIST) {
      this.#target = [];
      this.outline.push(this.#target);
    } else if (type === TEXT_HEADER && to - from >= 4) this.#type = this.#view.readUInt32LE(from);
    else if (type === TEXT_CHARS) this.#write(this.#view.toString('utf16le', from, to));
    else if (type === TEXT_BYTES) this.#write(this.#view.toString('latin1', from, to));
    else if (type === CSTRING && this.#comment) {
      const text = this.#view.toString('utf16le', from, to).trim();
      if (text !== '') this.#comment.push(text);
    }
  }

  #write(raw: string): void {
    const text = raw.replace(/\r/g, '\n').replace(/\v/g, ' ').replace(/^\*$/, '').trim();
    if (text !== '') this.#target?.push({ title: TITLES.has(this.#type), text });
  }
}
