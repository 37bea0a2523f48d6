import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { RefusedFile } from '../document.ts';
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
    const content = readHtml(text, ({ kind, text: blockText, level }) =>
      collector.add(kind, blockText, level === undefined ? {} : { level }),
    );
    const { meta, title } = content;
    refuseErrorPage(title, collector.blocks);
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
        content.hiddenText ? ['Text that is hidden from a reader of the page was left out.'] : [],
      ),
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

const ERROR_PAGE =
  /\b(40[0134]|410|50[0234])\b.{0,40}(not found|forbidden|unauthorized|bad request|error|gone|unavailable|gateway|nicht gefunden|introuvable)|(page|file|document|seite|datei)\s+(not found|nicht gefunden|introuvable)|^(not found|forbidden|access denied|bad gateway|service unavailable|internal server error|seite nicht gefunden|page introuvable)\b/i;

/** Saved error pages are no documents: short, and title or first lines say so. */
function refuseErrorPage(title: string | undefined, blocks: readonly { text: string }[]): void {
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (length > 1_500) return;
  const opening = [title ?? '', ...blocks.slice(0, 3).map((block) => block.text)];
  if (opening.some((line) => line.length < 200 && ERROR_PAGE.test(line))) {
    throw new RefusedFile('error-page', 'The file is a saved error page of a web server, not a document.');
  }
}
