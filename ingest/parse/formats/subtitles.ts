import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';

const TIME = /^\s*(?:\d{1,2}:)?\d{1,2}:\d\d[,.]\d{3}\s+-->/;
/** A paragraph of a recording ends with a sentence after this many characters. */
const PARAGRAPH = 600;

/** Subtitles (SRT, WebVTT): what is said, as running text; numbers and times of the captions are left out. */
export const subtitles: Format = {
  id: 'subtitles',
  mediaType: 'application/x-subrip',
  parse(input: ParserInput): RawDocument {
    const { text } = decodeText(input.bytes);
    const collector = new BlockCollector(input.limits);
    let paragraph = '';
    for (const caption of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
      const lines = caption.split('\n');
      const time = lines.findIndex((line) => TIME.test(line));
      if (time < 0) continue;
      const said = lines
        .slice(time + 1)
        .join(' ')
        .replace(/<\/?[a-z][^>]*>|\{\\[^}]*\}/gi, '');
      paragraph = paragraph === '' ? said : `${paragraph} ${said}`;
      if (paragraph.length > PARAGRAPH && /[.!?…]["'”»)]*\s*$/.test(paragraph)) {
        collector.add('paragraph', paragraph);
        paragraph = '';
      }
    }
    collector.add('paragraph', paragraph);
    return { blocks: collector.blocks, pageCount: 0, metadata: {}, quality: withoutPages() };
  },
};
