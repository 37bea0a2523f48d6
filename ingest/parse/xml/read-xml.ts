import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { RefusedFile } from '../document.ts';

const MAX_DEPTH = 3_000;

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(data: string): void;
  close(name: string): void;
}

/** Name without prefix, in lower case: `text:p` → `p`. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/**
 * Reads XML as events and forgives what is not well-formed: unclosed elements end with their parent.
 * Document types are not processed: entities that they define are never expanded nor fetched, references to
 * them are dropped. Named HTML entities, common in hand-made XML, are understood.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > MAX_DEPTH) {
          throw new RefusedFile(
            'too-deep',
            `The file nests its elements more than ${MAX_DEPTH} levels deep, which no document does.`,
          );
        }
        handler.open(name, attributes);
      },
      ontext: (data) => handler.text(data),
      onclosetag: (name) => {
        depth--;
        handler.close(name);
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeCDATA: true },
  );
  parser.write(withoutLeadingRubbish(xml));
  parser.end();
}

/** False where an element ends without its closing tag: what stands inside may then have been put to another one. */
export function isWellFormed(xml: string): boolean {
  let openedAt = -1;
  let unclosed = false;
  const parser = new Parser(
    {
      onopentagname: () => {
        openedAt = -1;
      },
      onopentag: () => {
        openedAt = parser.endIndex;
      },
      onclosetag: (_, implied) => {
        // A self-closing element ends, without a tag of its own, where it began.
        if (implied && parser.endIndex !== openedAt) unclosed = true;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(withoutLeadingRubbish(xml));
  parser.end();
  return !unclosed;
}

const DOCTYPE = /<!DOCTYPE[^>[]*(\[[\s\S]*?\]\s*)?>/i;
/** A name for a character or a word, as old editions use it; longer ones are texts. */
const PLAIN_ENTITY =
  /<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"<&%]{0,100}|&#x?[\da-f]+;)"|'([^'<&%]{0,100}|&#x?[\da-f]+;)')\s*>/gi;

/**
 * What the document type says about entities: short names for characters are put in, entities that lead to other
 * entities or other files are never resolved. `unresolved` is true where the text refers to one of those.
 */
export function withPlainEntities(xml: string): { xml: string; unresolved: boolean } {
  const declared = DOCTYPE.exec(xml)?.[1] ?? '';
  if (!/<!ENTITY/i.test(declared)) return { xml, unresolved: false };
  const plain = new Map<string, string>();
  const all = new Set([...declared.matchAll(/<!ENTITY\s+([\w.-]+)/gi)].map(([, name = '']) => name));
  for (const [, name = '', double, single] of declared.matchAll(PLAIN_ENTITY))
    plain.set(name, decodeHTML(double ?? single ?? ''));
  const start = (DOCTYPE.exec(xml)?.index ?? 0) + (DOCTYPE.exec(xml)?.[0].length ?? 0);
  let unresolved = false;
  const body = xml.slice(start).replace(/&([\w.-]{1,60});/g, (reference, name: string) => {
    const value = plain.get(name);
    if (value !== undefined) return value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    if (all.has(name)) unresolved = true;
    return reference;
  });
  return { xml: body, unresolved };
}

/** Some exports start with a byte order mark written as a literal character reference. */
function withoutLeadingRubbish(xml: string): string {
  return xml.replace(/^(\s|\ufeff|&#xfeff;|&#65279;)+/i, '').replace(DOCTYPE, '');
}

const ENTITY = /&(#?\w{1,40});/g;

/** Resolves HTML entities that XML does not know and drops references nobody defined. */
export function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (reference) => {
    const decoded = decodeHTML(reference);
    return decoded === reference ? ' ' : decoded;
  });
}
