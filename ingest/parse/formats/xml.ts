import { EXTRACTION_NOTES } from '../../../server/domain/extraction-notes.ts';
import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { readGenericXml } from '../xml/generic.ts';
import { readPlenaryProtocol } from '../xml/plenary-protocol.ts';
import { isWellFormed, withPlainEntities } from '../xml/read-xml.ts';
import { readTei } from '../xml/tei.ts';

/** XML: TEI, Bundestag plenary protocols, and any other vocabulary by its element names. */
export const xml: Format = {
  id: 'xml',
  mediaType: 'application/xml',
  parse(input: ParserInput): RawDocument {
    const head = Buffer.from(input.bytes.subarray(0, 400)).toString('latin1');
    const decoded = decodeText(input.bytes, /encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]).text;
    const { xml: text, unresolved } = withPlainEntities(decoded);
    const collector = new BlockCollector(input.limits);
    const root = rootName(text);
    const read =
      root === 'TEI' || root === 'teiCorpus'
        ? readTei
        : root === 'dbtplenarprotokoll'
          ? readPlenaryProtocol
          : readGenericXml;
    const metadata = read(text, collector);
    if (unresolved && collector.blocks.length === 0) {
      throw new RefusedFile(
        'unresolved-entities',
        'The text of the file consists of references to other places, which are not followed for safety.',
      );
    }
    return {
      blocks: collector.blocks,
      pageCount: 0,
      quality: withoutPages(isWellFormed(text) ? [] : [EXTRACTION_NOTES.notWellFormed.en]),
      metadata,
      ...(unresolved && {
        partial: {
          code: 'unresolved-entities',
          reason:
            'Some of the text consists of references to other places, which are not followed for safety.',
        },
      }),
    };
  },
};

function rootName(text: string): string | undefined {
  return /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])/.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[2];
}
