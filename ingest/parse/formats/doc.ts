import { BlockCollector } from '../block-collector.ts';
import { readCompound } from '../compound.ts';
import { type HiddenText, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { summaryOf } from '../metadata/summary-information.ts';
import { tableLines } from '../table-rows.ts';

/** The published types leave the options out. */
interface ExtractedWord {
  getBody(options: Options): string;
  getFootnotes(options: Options): string;
  getEndnotes(options: Options): string;
  getAnnotations(options: Options): string;
  getHeaders(options: Options & { includeFooters: boolean }): string;
  getTextboxes(options: Options & { includeHeadersAndFooters: boolean }): string;
}
/** `filterUnicode` would turn typographic quotation marks and dashes into plain ones. */
type Options = { readonly filterUnicode: boolean };

/** Word 97–2003 through word-extractor; headings are not marked in what it gives, tables by tabs. */
export const doc: Format = {
  id: 'doc',
  mediaType: 'application/msword',
  async parse(input: ParserInput): Promise<RawDocument> {
    const compound = await readCompound(input.bytes);
    const { default: WordExtractor } = await import('word-extractor');
    const document: ExtractedWord = await new WordExtractor()
      .extract(Buffer.from(input.bytes))
      .catch((cause: unknown) => {
        throw new RefusedFile('damaged', 'The Word document is damaged: its text could not be read.', {
          cause,
        });
      });
    const collector = new BlockCollector(input.limits);
    const options = { filterUnicode: false };
    addText(document.getBody(options), collector);
    addText(document.getTextboxes({ ...options, includeHeadersAndFooters: false }), collector);
    for (const notes of [document.getFootnotes(options), document.getEndnotes(options)])
      for (const line of notes.split('\n')) collector.add('footnote', line);
    const running = new Set(
      document
        .getHeaders({ ...options, includeFooters: true })
        .split('\n')
        .map((line) => line.trim()),
    );
    for (const line of running)
      if (!/^[\W\d_]*(seite|page)?[\W\d_]*$/i.test(line)) collector.add('paragraph', line);
    const comments = document
      .getAnnotations(options)
      .split('\n')
      .map((line) => line.trim());
    const hidden = comments.filter(Boolean).map((text): HiddenText => ({ how: 'comment', text }));
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: summaryOf(compound),
      quality: withoutPages(),
      ...(hidden.length > 0 && { hidden }),
    };
  },
};

/** Lines are paragraphs; neighbouring lines with the same number of tabs are the rows of a table. */
function addText(text: string, collector: BlockCollector): void {
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length > 1) {
      for (const line of tableLines(rows.map((cells) => ({ cells, heading: false }))))
        collector.add('table-row', line);
    } else for (const cells of rows) collector.add('paragraph', cells.join(' '));
    rows = [];
  };
  for (const line of text.split('\n')) {
    const cells = line.replace(/\t$/, '').split('\t');
    if (cells.length > 1 && (rows.length === 0 || rows[0]?.length === cells.length)) rows.push(cells);
    else {
      flush();
      if (cells.length > 1) rows.push(cells);
      else collector.add('paragraph', line);
    }
  }
  flush();
}
