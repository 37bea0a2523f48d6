import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { findDay } from '../metadata/find-dates.ts';
import { readHtml } from './html-blocks.ts';

/** HTML pages: what a reader sees, in order; encoding by mark, strict UTF-8, declaration or guess. */
export const html: Format = {
  id: 'html',
  mediaType: 'text/html',
  parse(input: ParserInput): RawDocument {
    const { text } = decodeText(input.bytes, declaredCharset(input.bytes));
    const collector = new BlockCollector(input.limits);
    const content = readHtml(text, ({ kind, text: blockText, ...more }) =>
      collector.add(kind, blockText, more),
    );
    const { meta, title } = content;
    const first = (...names: string[]): string | undefined =>
      names.map((name) => meta.get(name)).find(Boolean);
    const date = first(
      'date',
      'dc.date',
      'dcterms.date',
      'dc.date.issued',
      'dcterms.issued',
      'article:published_time',
      'datepublished',
      'pubdate',
      'publishdate',
      'citation_publication_date',
    );
    const publishedOn = date ? findDay(date) : undefined;
    const author = first('author', 'dc.creator', 'dcterms.creator', 'article:author');
    const originator = first('dc.publisher', 'dcterms.publisher', 'publisher', 'og:site_name');
    const language = content.language ?? first('dc.language', 'content-language');
    const stated = first('dc.title', 'dcterms.title', 'og:title') ?? title;
    return {
      blocks: collector.blocks,
      pageCount: 0,
      quality: withoutPages(
        content.hidden.some(({ how }) => how !== 'comment')
          ? ['Text that is hidden from a reader of the page was left out.']
          : [],
      ),
      ...(content.hidden.length > 0 && { hidden: content.hidden }),
      metadata: {
        ...(stated && { title: stated }),
        ...(author && { author }),
        ...(originator && { originator }),
        ...(publishedOn && { publishedOn }),
        ...(language && { language }),
      },
    };
  },
};

/** The charset that the head of the page declares, read as ASCII. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /encoding=["']([\w.-]+)["']/.exec(head)?.[1]
  );
}
