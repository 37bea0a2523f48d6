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

/** Some exports start with a byte order mark written as a literal character reference. */
function withoutLeadingRubbish(xml: string): string {
  return xml
    .replace(/^(\s|\ufeff|&#xfeff;|&#65279;)+/i, '')
    .replace(/<!DOCTYPE[^>[]*(\[[\s\S]*?\]\s*)?>/i, '');
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
