import { parse as parseCsv } from 'csv-parse/sync';
import { BlockCollector } from '../block-collector.ts';
import { assertText, decodeText } from '../decode-text.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { addSheet } from '../spreadsheet/sheet-blocks.ts';

/** A number, an amount, a share or a day. */
const FIGURE = /^[-+]?[€$£]?\s?\d[\d\s.,:/%–-]*(%|€|\$|°)?$/;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Separated values: every record is a row with its column headings; delimiter and encoding by content. */
export const csv: Format = {
  id: 'csv',
  mediaType: 'text/csv',
  parse(input: ParserInput): RawDocument {
    const { text, encoding, guessed } = decodeText(input.bytes);
    assertText(text);
    const collector = new BlockCollector(input.limits);
    const records: string[][] = parseCsv(text, {
      delimiter: sniffDelimiter(text) ?? commonestDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      bom: true,
      trim: true,
    });
    const rows = records.map((record) =>
      record.map((cell) => (cell === '' ? undefined : { text: cell, figure: FIGURE.test(cell) })),
    );
    addSheet(rows, collector);
    const notes =
      guessed && /[^\u0000-\u007f]/.test(text) ? [`The character encoding was guessed: ${encoding}.`] : [];
    return { blocks: collector.blocks, pageCount: 0, metadata: {}, quality: withoutPages(notes) };
  },
};

/** The delimiter that splits the first lines into the same number of cells, more than one; undefined if none does. */
export function sniffDelimiter(text: string): string | undefined {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1);
    const usual = counts[0] ?? 0;
    if (usual === 0) continue;
    const same = counts.filter((count) => count === usual).length / counts.length;
    if (same < 0.8) continue;
    const score = same * 100 + usual;
    if (!best || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter;
}

/** For a file that is called a table and whose lines differ in length. */
function commonestDelimiter(text: string): string {
  const line = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length;
  return DELIMITERS.reduce(
    (best, delimiter) => (count(delimiter) > count(best) ? delimiter : best),
    ',' as string,
  );
}
