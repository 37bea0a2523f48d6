import type { Block } from '../document.ts';
import { parseFile } from '../index.ts';
import { makePdf, type PdfRun } from './make-pdf.ts';

/** Blocks of a PDF made from runs of text, a list a page. */
export const blocksOf = async (...pages: (readonly PdfRun[])[]): Promise<readonly Block[]> =>
  (await parseFile(makePdf(pages), 'test.pdf')).blocks;

/** `kind: text` of each block. */
export const said = (blocks: readonly Block[]): string[] =>
  blocks.map(({ kind, text }) => `${kind}: ${text}`);

/** A paragraph of prose, line by line. */
export const FILLER = [
  'Die Delegationen kamen am Vormittag zusammen und berieten über den Entwurf der Erklärung,',
  'der seit dem Sommer vorliegt und in mehreren Fassungen zwischen den Hauptstädten beraten',
  'worden war. Zu einer Einigung kam es nicht, doch wurde ein weiteres Treffen vereinbart.',
];
export const FILLED = `paragraph: ${FILLER.join(' ')}`;

export const bold = (text: string, x: number, y: number): PdfRun => ({ text, x, y, bold: true });
