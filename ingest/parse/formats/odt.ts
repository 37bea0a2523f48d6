import { unpack } from '../archive.ts';
import { BlockCollector } from '../block-collector.ts';
import { decodeText } from '../decode-text.ts';
import { type Block, RefusedFile } from '../document.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { readCoreProperties } from '../metadata/core-properties.ts';
import { tableLines } from '../table-rows.ts';
import { localName, readXml, resolveEntities } from '../xml/read-xml.ts';

/** OpenDocument text: headings with their outline level, paragraphs, lists, tables, notes. */
export const odt: Format = {
  id: 'odt',
  mediaType: 'application/vnd.oasis.opendocument.text',
  parse(input: ParserInput): RawDocument {
    const parts = unpack(input.bytes, input.limits, (name) =>
      ['content.xml', 'meta.xml', 'META-INF/manifest.xml'].includes(name),
    );
    const manifest = parts.get('META-INF/manifest.xml');
    if (manifest && decodeText(manifest).text.includes('encryption-data')) {
      throw new RefusedFile('encrypted', 'The file is protected with a password and could not be opened.');
    }
    const content = parts.get('content.xml');
    if (!content) throw new RefusedFile('damaged', 'The OpenDocument file is damaged: it holds no content.');
    const collector = new BlockCollector(input.limits);
    readContent(decodeText(content).text, collector);
    return {
      blocks: collector.blocks,
      pageCount: 0,
      metadata: readCoreProperties(parts.get('meta.xml')),
      quality: withoutPages(),
    };
  },
};

function readContent(xml: string, collector: BlockCollector): void {
  let text = '';
  let level: number | undefined;
  let lists = 0;
  let leftOut = 0;
  let note: { before: string; level: number | undefined } | undefined;
  let style = '';
  const notes: string[] = [];
  const tables: { cells: string[]; heading: boolean }[][] = [];
  let headerRows = 0;

  const flush = (): void => {
    const written = resolveEntities(text);
    text = '';
    const cell = tables.at(-1)?.at(-1);
    if (cell && cell.cells.length > 0) {
      const last = cell.cells.length - 1;
      cell.cells[last] = `${cell.cells[last] ?? ''} ${written}`;
      return;
    }
    if (level !== undefined) collector.add('heading', written, { level });
    else {
      const kind: Block['kind'] = lists > 0 ? 'list-item' : 'paragraph';
      collector.add(kind, written);
    }
    for (const footnote of notes.splice(0)) collector.add('footnote', footnote);
  };

  readXml(xml, {
    open(rawName, attributes) {
      const name = rawName;
      if (name === 'office:annotation' || name === 'text:tracked-changes' || name === 'office:forms')
        leftOut++;
      if (leftOut > 0) return;
      if (name === 'text:h' || name === 'text:p') {
        if (note) return;
        text = '';
        style = attributes['text:style-name'] ?? '';
        level =
          name === 'text:h'
            ? Math.min(Number(attributes['text:outline-level']) || 1, 6)
            : /^Title$/i.test(style)
              ? 1
              : undefined;
      } else if (name === 'text:note') note = { before: text, level };
      else if (name === 'text:note-citation' || name === 'text:note-body') {
        if (note) text = '';
      } else if (name === 'text:list') lists++;
      else if (name === 'text:s') text += ' ';
      else if (name === 'text:tab' || name === 'text:line-break') text += ' ';
      else if (name === 'table:table') tables.push([]);
      else if (name === 'table:table-header-rows') headerRows++;
      else if (name === 'table:table-row') tables.at(-1)?.push({ cells: [], heading: headerRows > 0 });
      else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        const row = tables.at(-1)?.at(-1);
        const repeat = Math.min(Number(attributes['table:number-columns-repeated']) || 1, 50);
        for (let i = 0; i < repeat; i++) row?.cells.push('');
      }
    },
    text(data) {
      if (leftOut === 0) text += data;
    },
    close(rawName) {
      const name = rawName;
      if (name === 'office:annotation' || name === 'text:tracked-changes' || name === 'office:forms') {
        leftOut--;
        return;
      }
      if (leftOut > 0) return;
      if (name === 'text:note-body') {
        notes.push(text);
        text = '';
      } else if (name === 'text:note-citation') {
        text = '';
      } else if (name === 'text:note') {
        text = note?.before ?? '';
        level = note?.level;
        note = undefined;
      } else if ((name === 'text:p' || name === 'text:h') && !note) {
        flush();
        level = undefined;
      } else if (name === 'text:list') lists--;
      else if (name === 'table:table-header-rows') headerRows--;
      else if (name === 'table:table') {
        const rows = tables.pop() ?? [];
        const lines = tableLines(rows.map(({ cells, heading }) => ({ cells, heading })));
        const outer = tables.at(-1)?.at(-1);
        for (const line of lines) {
          if (outer && outer.cells.length > 0) outer.cells[outer.cells.length - 1] += ` ${line}`;
          else collector.add('table-row', line);
        }
      } else if (localName(name) === 'body') flush();
    },
  });
}
