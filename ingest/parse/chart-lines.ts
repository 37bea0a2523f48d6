import { decodeText } from './decode-text.ts';
import type { Block } from './document.ts';
import { tableLines } from './table-rows.ts';
import { localName, readXml, resolveEntities } from './xml/read-xml.ts';

interface Series {
  name: string;
  readonly categories: string[];
  readonly values: string[];
}

/** Charts of an Office container: title, then one row a category with the value of every series, as stored in the chart. */
export function chartLines(
  entries: ReadonlyMap<string, Uint8Array>,
  pattern: RegExp,
): { kind: Block['kind']; text: string }[] {
  return [...entries.keys()]
    .filter((name) => pattern.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((name) => readChart(decodeText(entries.get(name) ?? new Uint8Array()).text));
}

function readChart(xml: string): { kind: Block['kind']; text: string }[] {
  const path: string[] = [];
  const series: Series[] = [];
  const titles: string[] = [];
  let text = '';
  let point = 0;
  const inside = (name: string): boolean => path.includes(name);
  readXml(xml, {
    open(rawName, attributes) {
      const name = localName(rawName);
      path.push(name);
      if (name === 'ser') series.push({ name: '', categories: [], values: [] });
      else if (name === 'pt') point = Math.min(Number(attributes.idx) || 0, 100_000);
      if (name === 'v' || name === 'p') text = '';
    },
    text(data) {
      text += data;
    },
    close(rawName) {
      const name = localName(rawName);
      path.pop();
      const value = resolveEntities(text).trim();
      const current = series.at(-1);
      if (name === 'p' && inside('title') && value !== '') titles.push(value);
      else if (name === 'v' && current && inside('ser')) {
        if (inside('cat') || inside('xval')) current.categories[point] = value;
        else if (inside('val') || inside('yval')) current.values[point] = value;
        else if (inside('tx')) current.name = value;
      }
      if (name === 'v' || name === 'p') text = '';
    },
  });
  const categories = series.find(({ categories: own }) => own.length > 0)?.categories ?? [];
  const length = Math.max(categories.length, ...series.map(({ values }) => values.length), 0);
  const rows = Array.from({ length: Math.min(length, 2_000) }, (_, index) => ({
    heading: false,
    cells: [categories[index] ?? '', ...series.map(({ values }) => values[index] ?? '')],
  }));
  const headings = { heading: true, cells: ['', ...series.map(({ name }) => name)] };
  return [
    ...titles.map((title) => ({ kind: 'paragraph' as const, text: title })),
    ...(rows.length > 0 ? tableLines([headings, ...rows]) : []).map((line) => ({
      kind: 'table-row' as const,
      text: line,
    })),
  ];
}
