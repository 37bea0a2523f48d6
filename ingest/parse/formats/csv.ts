import { parse as parseCsv } from 'csv-parse/sync';
import { BlockCollector } from '../block-collector.ts';
import { assertText, decodeText } from '../decode-text.ts';
import { type Format, type ParserInput, type RawDocument, withoutPages } from '../format.ts';
import { rowLines } from '../table-rows.ts';

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
      delimiter: sniffDelimiter(text) ?? ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      trim: true,
    });
    const [first = [], ...rest] = records;
    const hasHeading =
      rest.length > 0 && first.every((cell) => !/^-?[\d.,]+$/.test(cell)) && first.filter(Boolean).length > 1;
    for (const record of hasHeading ? rest : records)
      for (const line of rowLines(record, hasHeading ? first : [])) collector.add('table-row', line);
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
