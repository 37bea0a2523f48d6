import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { chartLines } from '../chart-lines.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import { type DocumentPart, type HiddenText, RefusedFile } from '../document.ts';
import { drawingTexts } from '../drawing-texts.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { readCoreProperties } from '../metadata/core-properties.ts';
import { embeddedParts, pictureParts, relationsOf } from '../office-parts.ts';
import { WordNumbering } from '../word/numbering.ts';
import { WordStyles } from '../word/styles.ts';
import { readNotes, readWordPart, type WordContext, type WordPiece } from '../word/word-reader.ts';
import { readHtml } from './html-blocks.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * DOCX by its own mark-up, because what decides about a report is what converters drop: automatic numbers, notes
 * with their marks, hidden and deleted text, column headings, headers. Only the needed entries are unpacked.
 */
export const docx: Format = {
  id: 'docx',
  mediaType: MEDIA_TYPE,
  parse(input: ParserInput): Promise<RawDocument> {
    const entries = unpack(input.bytes, input.limits, (name) =>
      /\.(xml|rels|x?html?|mht(ml)?|rtf)$|^\/?word\/embeddings\/|\/afchunk[^/]*$/i.test(name),
    );
    return readPackage(
      new Map([...entries].map(([name, content]) => [name.replace(/^\//, ''), content])),
      input,
    );
  },
};

/** A Word document in one XML file: the flat package of 2007, or the vocabulary of 2003. */
export const wordml: Format = {
  id: 'wordml',
  mediaType: 'application/msword',
  parse(input: ParserInput): Promise<RawDocument> {
    const { text } = decodeText(input.bytes);
    const entries = new Map<string, Uint8Array>();
    const part =
      /<pkg:part\b[^>]*?pkg:name="\/?([^"]+)"[^>]*>\s*<pkg:xmlData[^>]*>([\s\S]*?)<\/pkg:xmlData>/g;
    for (const [, name = '', content = ''] of text.matchAll(part))
      entries.set(name, new TextEncoder().encode(content));
    if (entries.size === 0) {
      for (const name of ['word/document.xml', 'word/styles.xml', 'docProps/core.xml'])
        entries.set(name, new TextEncoder().encode(text));
    }
    return readPackage(entries, input);
  },
};

async function readPackage(
  entries: ReadonlyMap<string, Uint8Array>,
  input: ParserInput,
): Promise<RawDocument> {
  const xml = (name: string): string | undefined => {
    const content = entries.get(name);
    return content && decodeText(content).text;
  };
  const main = [...entries.keys()].find((name) => /^word\/document\d*\.xml$/i.test(name));
  const body = main === undefined ? undefined : xml(main);
  if (main === undefined || body === undefined)
    throw new RefusedFile('damaged', 'The Word document is damaged: it holds no text.');
  const notes = new Map<string, string>();
  const hidden: HiddenText[] = [];
  const parts: DocumentPart[] = [];
  const context: WordContext = {
    styles: new WordStyles(xml('word/styles.xml')),
    numbering: new WordNumbering(xml('word/numbering.xml')),
    notes,
    hidden,
    chunk: (relation) => readChunk(relation, main, entries, parts),
  };
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = xml(`word/${kind}s.xml`);
    if (part) readNotes(part, kind, notes, context);
  }
  const collector = new BlockCollector(input.limits);
  const add = ({ kind, text, level }: WordPiece): void =>
    collector.add(kind, text, level === undefined ? {} : { level });

  const running = runningTexts(entries, main, body, context);
  for (const text of running.first) collector.add('paragraph', text);
  readWordPart(body, context, add);
  for (const line of chartLines(entries, /^word\/charts\/chart\d+\.xml$/))
    collector.add(line.kind, line.text);
  for (const text of drawingTexts(entries, /^word\/diagrams\/data\d+\.xml$/))
    collector.add('paragraph', text);
  for (const text of running.others) collector.add('paragraph', text);

  const comments = xml('word/comments.xml');
  if (comments) readWordPart(comments, context, ({ text }) => void hidden.push({ how: 'comment', text }));
  parts.push(
    ...(await embeddedParts(entries, /^word\/_rels\/(document|header|footer|footnotes)\d*\.xml\.rels$/)),
  );
  if (collector.blocks.length === 0 && hidden.length === 0 && isZip(input.bytes))
    parts.push(...pictureParts(input));
  const seen = hidden.some(({ how }) => how !== 'comment');
  return {
    blocks: collector.blocks,
    pageCount: 0,
    metadata: readCoreProperties(entries.get('docProps/core.xml')),
    quality: withoutPages(seen ? ['Hidden text was left out.'] : []),
    ...(parts.length > 0 && { parts }),
    ...(hidden.length > 0 && { hidden }),
  };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Page numbers stand for nothing once the pages are gone. */
const PAGE_NUMBER = /^[\W\d_]*(seite|page|s\.|p\.)?[\W\d_]*(von|of|de|sur|\/)?[\W\d_]*$/iu;

/** Headers and footers, each text once: those of the first page stand before the text, the others after it. */
function runningTexts(
  entries: ReadonlyMap<string, Uint8Array>,
  main: string,
  body: string,
  context: WordContext,
): { first: string[]; others: string[] } {
  const firstPage = new Set(
    [...body.matchAll(/<w:headerReference\b[^>]*>/g)]
      .filter(([tag]) => /w:type="first"/.test(tag))
      .map(([tag]) => /r:id="([^"]+)"/.exec(tag)?.[1] ?? ''),
  );
  const seen = new Set<string>();
  const found = { first: [] as string[], others: [] as string[] };
  for (const { id, type, target } of relationsOf(entries, main)) {
    if ((type !== 'header' && type !== 'footer') || target === undefined) continue;
    const part = entries.get(target);
    if (!part) continue;
    readWordPart(decodeText(part).text, context, ({ text }) => {
      if (seen.has(text) || PAGE_NUMBER.test(text)) return;
      seen.add(text);
      found[firstPage.has(id) ? 'first' : 'others'].push(text);
    });
  }
  return found;
}

/** A chunk that Word would convert when it opens the document: HTML is read here, anything else becomes a part. */
function readChunk(
  relation: string,
  main: string,
  entries: ReadonlyMap<string, Uint8Array>,
  parts: DocumentPart[],
): readonly WordPiece[] {
  const target = relationsOf(entries, main).find(({ id }) => id === relation)?.target;
  const content = target === undefined ? undefined : entries.get(target);
  if (target === undefined || !content) return [];
  const text = decodeText(content).text;
  if (/^\s*(<!doctype html|<html)/i.test(text)) return readHtml(text).blocks;
  parts.push({ name: cleanText(target.split('/').pop() ?? 'chunk'), bytes: Uint8Array.from(content) });
  return [];
}
