import { getDocumentProxy } from 'unpdf';
import { BlockCollector } from '../block-collector.ts';
import { type ParsedDocument, RefusedFile } from '../document.ts';
import type { Format, ParserInput, RawDocument } from '../format.ts';

/** PDF (first version: items grouped into lines by baseline). */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  async parse(input: ParserInput): Promise<RawDocument> {
    const document = await getDocumentProxy(new Uint8Array(input.bytes), { verbosity: 0 }).catch(
      (thrown: unknown) => {
        const name = thrown instanceof Error ? thrown.name : '';
        if (name === 'PasswordException')
          throw new RefusedFile(
            'encrypted',
            'The file is protected with a password and could not be opened.',
          );
        throw new RefusedFile('damaged', 'The PDF file is damaged and could not be opened.', {
          cause: thrown,
        });
      },
    );
    const collector = new BlockCollector(input.limits);
    const pages: ParsedDocument['quality']['pages'] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = new Map<number, { x: number; text: string }[]>();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const y = Math.round(Number(item.transform[5]) / 3);
        lines.set(y, [...(lines.get(y) ?? []), { x: Number(item.transform[4]), text: item.str }]);
      }
      const sorted = [...lines].sort((a, b) => b[0] - a[0]);
      const text = sorted
        .map(([, parts]) =>
          parts
            .sort((a, b) => a.x - b.x)
            .map((part) => part.text)
            .join(' '),
        )
        .join(' ');
      pages.push({ page: number, status: text.trim() === '' ? 'empty' : 'text' });
      collector.add('paragraph', text.replace(/(\p{L})- (?=\p{Ll})/gu, '$1'), { page: number });
    }
    if (collector.blocks.length === 0)
      throw new RefusedFile(
        'no-text',
        'The file is a scan without a text layer; text recognition is not part of this version.',
      );
    return {
      blocks: collector.blocks,
      pageCount: document.numPages,
      metadata: {},
      quality: { pages, notes: [] },
    };
  },
};
