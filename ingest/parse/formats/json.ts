import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { type FoundMetadata, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { findDay } from '../metadata/find-dates.ts';
import { readHtml } from './html-blocks.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const MAX_DEPTH = 100;
/** Keys that only wrap a value and add nothing to its path. */
const WRAPPERS = new Set(['text', 'value', '#text', '_', '$t', '@value']);

/** JSON: the keys on the way to a value are its headings, the value is the text. JSON lines are read as a list. */
export const json: Format = {
  id: 'json',
  mediaType: 'application/json',
  parse(input: ParserInput): RawDocument {
    const value = parseJson(decodeText(input.bytes).text);
    const collector = new BlockCollector(input.limits);
    new JsonWalk(collector).visit(value, []);
    return { blocks: collector.blocks, pageCount: 0, quality: withoutPages(), metadata: metadataOf(value) };
  },
};

function parseJson(text: string): Json {
  const trimmed = text.trim();
  try {
    return JSON.parse(trimmed) as Json;
  } catch (thrown) {
    const lines = trimmed.split('\n').filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as Json);
    } catch (lineError) {
      throw new RefusedFile('damaged', 'The JSON file is damaged: it is not well-formed.', {
        cause: lineError,
      });
    }
    throw new RefusedFile('damaged', 'The JSON file is damaged: it is not well-formed.', { cause: thrown });
  }
}

class JsonWalk {
  readonly #collector: BlockCollector;
  /** The headings that stand above the place where we are; a heading is written when it first has text below. */
  #written: readonly string[] = [];

  constructor(collector: BlockCollector) {
    this.#collector = collector;
  }

  visit(value: Json, path: readonly string[], depth = 0): void {
    if (depth > MAX_DEPTH) {
      throw new RefusedFile('too-deep', `The JSON file nests its values more than ${MAX_DEPTH} levels deep.`);
    }
    if (value === null || value === '') return;
    if (Array.isArray(value)) {
      this.#list(value, path, depth);
    } else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        this.visit(inner, WRAPPERS.has(key) ? path : [...path, key.replace(/\s+/g, ' ').trim()], depth + 1);
      }
    } else this.#leaf(String(value), path);
  }

  #list(values: readonly Json[], path: readonly string[], depth: number): void {
    if (values.every((value) => typeof value !== 'object')) {
      const text = values.filter((value) => value !== null && value !== '').join('; ');
      if (text !== '') this.#leaf(text, path);
      return;
    }
    for (const value of values) {
      const row = flatRow(value);
      if (row) {
        this.#headings(path);
        this.#collector.add('table-row', row);
      } else this.visit(value, path, depth + 1);
    }
  }

  #leaf(value: string, path: readonly string[]): void {
    this.#headings(path);
    for (const paragraph of paragraphsOf(value)) this.#collector.add('paragraph', paragraph);
  }

  #headings(path: readonly string[]): void {
    let same = 0;
    while (same < path.length && path[same] === this.#written[same]) same++;
    // A value directly below a heading that already has sub-headings needs that heading again.
    const from = same === path.length && this.#written.length > path.length ? path.length - 1 : same;
    for (let depth = Math.max(from, 0); depth < path.length; depth++) {
      this.#collector.add('heading', path[depth] ?? '', { level: depth + 1 });
    }
    this.#written = path;
  }
}

/** An object of plain values reads as a table row. */
function flatRow(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.some(([, inner]) => typeof inner === 'object' && inner !== null))
    return undefined;
  return entries
    .filter(([, inner]) => inner !== null && inner !== '')
    .map(([key, inner]) => `${key}: ${paragraphsOf(String(inner)).join(' ')}`)
    .join('; ');
}

const MARKUP =
  /<\/?(p|br|strong|em|b|i|u|a|span|div|ul|ol|li|h[1-6]|table|tr|td|sup|sub)\b[^>]*>|&(?:[a-z]{2,8}|#\d{2,5});/i;

/** Values often carry inline HTML; its paragraphs stay apart, its mark-up goes. */
function paragraphsOf(value: string): string[] {
  if (!MARKUP.test(value)) return value.split(/\n\s*\n/);
  return readHtml(value).blocks.map((block) => block.text);
}

function at(value: Json, ...path: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || Array.isArray(here)) return undefined;
    here = (here as { readonly [key: string]: Json })[key];
  }
  return here;
}

function textAt(value: Json, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? (paragraphsOf(found)[0] ?? undefined) : undefined;
}

/** Usual keys first; a country page of the World Factbook is known by its sections and named by its country. */
function metadataOf(value: Json): Partial<FoundMetadata> {
  const country = at(value, 'Government', 'Country name');
  if (country !== undefined && at(value, 'Introduction') !== undefined) {
    const name =
      textAt(country, 'conventional short form', 'text') ??
      textAt(country, 'conventional long form', 'text') ??
      textAt(country, 'text');
    if (name && name.toLowerCase() !== 'none') {
      return {
        title: `${name} (World Factbook)`,
        originator: 'CIA World Factbook',
        language: 'en',
        guessed: ['title', 'originator', 'language'],
      };
    }
  }
  const first = (...keys: string[]): string | undefined =>
    keys.map((key) => textAt(value, key)).find(Boolean);
  const title = first('title', 'name', 'titel', 'subject', 'headline');
  const date = first('publishedOn', 'date', 'datum', 'published', 'datePublished');
  const publishedOn = date ? findDay(date) : undefined;
  const author = first('author', 'autor');
  const originator = first('originator', 'publisher', 'herausgeber', 'source');
  return {
    ...(title && title.length < 300 && { title }),
    ...(publishedOn && { publishedOn }),
    ...(author && { author }),
    ...(originator && originator.length < 200 && { originator }),
  };
}
