import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { type HiddenText, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { readCoreProperties } from '../metadata/core-properties.ts';
import { OdfReader } from '../odf/odf-reader.ts';
import { readStyles } from '../odf/odf-styles.ts';
import { openOdf } from '../odf/open-odf.ts';
import { slidePages } from '../slides/slide-pages.ts';
import { readXml } from '../xml/read-xml.ts';

/** OpenDocument text: headings with their outline level, paragraphs, lists, tables, notes. */
export const odt: Format = {
  id: 'odt',
  mediaType: 'application/vnd.oasis.opendocument.text',
  parse: (input) => readDocument(input, false),
};

/** OpenDocument presentations: every slide is a page. */
export const odp: Format = {
  id: 'odp',
  mediaType: 'application/vnd.oasis.opendocument.presentation',
  parse: (input) => readDocument(input, true),
};

function readDocument(input: ParserInput, slides: boolean): RawDocument {
  const entries = openOdf(
    unpack(input.bytes, input.limits, (name) =>
      ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml'].includes(name),
    ),
    input.passwords,
  );
  const content = entries.get('content.xml');
  if (!content) throw new RefusedFile('damaged', 'The OpenDocument file is damaged: it holds no content.');
  const xml = decodeText(content).text;
  const styles = readStyles(xml, decodeText(entries.get('styles.xml') ?? new Uint8Array()).text);
  const collector = new BlockCollector(input.limits);
  const hidden: HiddenText[] = [];
  const reader = new OdfReader({ collector, hidden, styles, slides });
  readXml(xml, reader);
  reader.finish();
  for (const text of reader.runningTexts(decodeText(entries.get('styles.xml') ?? new Uint8Array()).text))
    collector.add('paragraph', text, slides ? { page: Math.max(reader.seen.length, 1) } : {});
  const seen = hidden.some(({ how }) => how !== 'comment');
  const pages = slides
    ? slidePages(reader.seen)
    : { pageCount: 0, quality: withoutPages(seen ? ['Hidden text was left out.'] : []) };
  return {
    blocks: collector.blocks,
    metadata: readCoreProperties(entries.get('meta.xml')),
    ...pages,
    ...(hidden.length > 0 && { hidden }),
  };
}
