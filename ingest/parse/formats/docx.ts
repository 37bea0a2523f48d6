import { type Zippable, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { readCoreProperties } from '../metadata/core-properties.ts';
import { readHtml } from './html-blocks.ts';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titel'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Untertitel'] => h2:fresh",
  "p[style-name='Überschrift 1'] => h1:fresh",
  "p[style-name='Überschrift 2'] => h2:fresh",
  "p[style-name='Überschrift 3'] => h3:fresh",
  "p[style-name='Titre 1'] => h1:fresh",
  "p[style-name='Titre 2'] => h2:fresh",
];

/**
 * DOCX through mammoth. It gets a container rebuilt from checked entries without media, so that a bomb or an
 * embedded object never reaches it.
 */
export const docx: Format = {
  id: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async parse(input: ParserInput): Promise<RawDocument> {
    const parts = unpack(input.bytes, input.limits, (name) => /\.(xml|rels)$/i.test(name));
    const container: Zippable = {};
    for (const [name, content] of parts) container[name] = [content, { level: 0 }];
    const collector = new BlockCollector(input.limits);
    let html: string;
    try {
      const result = await mammoth.convertToHtml(
        { buffer: Buffer.from(zipSync(container)) },
        { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
      );
      html = result.value;
    } catch (thrown) {
      throw new RefusedFile('damaged', 'The Word document is damaged: its text could not be read.', {
        cause: thrown,
      });
    }
    readHtml(html, ({ kind, text, level }) =>
      collector.add(kind, text.replace(/\s*↑$/, ''), level === undefined ? {} : { level }),
    );
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: readCoreProperties(parts.get('docProps/core.xml')),
      quality: withoutPages(),
    };
  },
};
