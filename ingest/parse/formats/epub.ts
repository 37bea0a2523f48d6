import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { type HiddenText, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { readCoreProperties } from '../metadata/core-properties.ts';
import { readXml } from '../xml/read-xml.ts';
import { readHtml } from './html-blocks.ts';

/** Electronic books: the chapters in reading order, each an HTML page. */
export const epub: Format = {
  id: 'epub',
  mediaType: 'application/epub+zip',
  parse(input: ParserInput): RawDocument {
    const entries = unpack(input.bytes, input.limits, (name) => /\.(x?html?|xml|opf)$/i.test(name));
    if (entries.has('META-INF/encryption.xml') && ![...entries.keys()].some((name) => /\.opf$/i.test(name)))
      throw new RefusedFile('encrypted', 'The book is protected and could not be opened.');
    const [path, opf] = [...entries].find(([name]) => /\.opf$/i.test(name)) ?? [];
    if (path === undefined || opf === undefined)
      throw new RefusedFile('damaged', 'The book is damaged: its list of chapters is missing.');
    const collector = new BlockCollector(input.limits);
    const hidden: HiddenText[] = [];
    for (const href of chapters(decodeText(opf).text)) {
      const base = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
      const chapter = entries.get(
        base + decodeURIComponent(href.replace(/#.*$/, '').replace(/%(?![\da-f]{2})/gi, '%25')),
      );
      if (!chapter) continue;
      const content = readHtml(decodeText(chapter).text);
      for (const { kind, text, level } of content.blocks)
        collector.add(kind, text, level === undefined ? {} : { level });
      hidden.push(...content.hidden);
    }
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: readCoreProperties(opf),
      quality: withoutPages(),
      ...(hidden.length > 0 && { hidden }),
    };
  },
};

/** Files of the spine in their order. */
function chapters(opf: string): string[] {
  const files = new Map<string, string>();
  const spine: string[] = [];
  readXml(opf, {
    open(name, attributes) {
      if (/(^|:)item$/.test(name) && attributes.id && attributes.href)
        files.set(attributes.id, attributes.href);
      else if (/(^|:)itemref$/.test(name) && attributes.idref) spine.push(attributes.idref);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return spine.flatMap((id) => files.get(id) ?? []);
}
