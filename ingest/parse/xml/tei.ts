import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { Block, FoundMetadata } from '../document.ts';
import { findDay } from '../metadata/find-dates.ts';
import { tableLines } from '../table-rows.ts';
import { localName, readXml, resolveEntities } from './read-xml.ts';

const TEXT_BLOCKS: Readonly<Record<string, Block['kind']>> = {
  p: 'paragraph',
  ab: 'paragraph',
  l: 'paragraph',
  opener: 'paragraph',
  closer: 'paragraph',
  salute: 'paragraph',
  signed: 'paragraph',
  dateline: 'paragraph',
  quote: 'paragraph',
  trailer: 'paragraph',
  label: 'paragraph',
  item: 'list-item',
  note: 'footnote',
  speaker: 'speaker',
  figdesc: 'paragraph',
  byline: 'paragraph',
};

/** TEI: header to metadata, divisions to heading levels, paragraphs, lists, tables, notes. */
export function readTei(xml: string, collector: BlockCollector): Partial<FoundMetadata> {
  const path: string[] = [];
  const header = new Map<string, string[]>();
  const attributes: Record<string, string>[] = [];
  let divisions = 0;
  let figures = 0;
  let text = '';
  let kind: Block['kind'] = 'paragraph';
  let language: string | undefined;
  let day: string | undefined;
  let inHeader = 0;
  let rows: { cells: string[]; heading: boolean }[] | undefined;

  const flush = (): void => {
    const written = resolveEntities(text);
    text = '';
    if (kind === 'heading') collector.add('heading', written, { level: Math.min(Math.max(divisions, 1), 6) });
    else collector.add(kind, written);
  };

  readXml(xml, {
    open(rawName, attrs) {
      const name = localName(rawName);
      path.push(name);
      attributes.push({ ...attrs });
      language ??= name === 'tei' || name === 'text' ? attrs['xml:lang'] : undefined;
      if (name === 'teiheader') inHeader++;
      if (inHeader > 0) {
        text = '';
        if (name === 'date' && path.includes('publicationstmt')) day ??= findDay(attrs.when ?? '');
        return;
      }
      if (name === 'div' || /^div\d$/.test(name)) {
        flush();
        divisions++;
      } else if (name === 'figure') figures++;
      else if (name === 'head') {
        flush();
        kind = figures > 0 ? 'paragraph' : 'heading';
      } else if (name === 'table') {
        flush();
        rows = [];
      } else if (name === 'row') rows?.push({ cells: [], heading: attrs.role === 'label' });
      else if (name === 'cell') text = '';
      else if (name === 'lb' || name === 'pb' || name === 'cb') text += ' ';
      else {
        const block = TEXT_BLOCKS[name];
        if (block && !rows) {
          flush();
          kind = block;
        }
      }
    },
    text(data) {
      text += data;
    },
    close(rawName) {
      const name = localName(rawName);
      path.pop();
      const attrs = attributes.pop() ?? {};
      if (inHeader > 0) {
        if (name === 'teiheader') inHeader--;
        const value = cleanText(resolveEntities(text));
        if (value) keepHeader(header, name, path, attrs, value);
        text = '';
        return;
      }
      if (name === 'div' || /^div\d$/.test(name)) {
        flush();
        divisions--;
      } else if (name === 'figure') figures = Math.max(0, figures - 1);
      else if (name === 'cell') {
        rows?.at(-1)?.cells.push(resolveEntities(text));
        text = '';
      } else if (name === 'table') {
        for (const line of tableLines(rows ?? [])) collector.add('table-row', line);
        rows = undefined;
        text = '';
      } else if (name === 'head' || (TEXT_BLOCKS[name] && !rows)) {
        flush();
        kind = 'paragraph';
      }
    },
  });
  flush();

  const one = (key: string): string | undefined => header.get(key)?.[0];
  const title = one('title-complete') ?? one('title-main') ?? one('title');
  const published = header.get('published') ?? [];
  const publisher = one('publisher') ?? published.map(publisherOf).find(Boolean);
  const author = one('author');
  day ??= published.map((line) => findDay(line)).find(Boolean);
  for (const line of published.reverse()) collector.blocks.unshift({ kind: 'paragraph', text: line });
  return {
    ...(title && { title }),
    ...(publisher && { originator: publisher }),
    ...(author && { author }),
    ...(day && { publishedOn: day }),
    ...(language && { language }),
    guessed: publisher && !one('publisher') ? ['originator'] : [],
  };
}

function keepHeader(
  header: Map<string, string[]>,
  name: string,
  path: readonly string[],
  attributes: Record<string, string>,
  value: string,
): void {
  const push = (key: string): void => void header.set(key, [...(header.get(key) ?? []), value]);
  if (path.includes('titlestmt')) {
    if (name === 'title') push(attributes.type ? `title-${attributes.type}` : 'title');
    if (name === 'author') push('author');
  } else if (path.includes('publicationstmt')) {
    if (name === 'publisher') push('publisher');
    if (name === 'p' || name === 'publisher' || name === 'date') push('published');
  } else if (path.includes('sourcedesc') && name === 'p') push('source');
}

/** `Department of State, 2008` → `Department of State`. */
function publisherOf(line: string): string | undefined {
  const name = line.replace(/[,;]?\s*\(?(\w+\s+)?\d{4}\)?\.?$/, '').trim();
  return name.length > 2 && name.length < 120 && /^\p{Lu}/u.test(name) ? name : undefined;
}
