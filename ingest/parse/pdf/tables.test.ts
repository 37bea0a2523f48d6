import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers } from '../index.ts';
import type { PdfRun } from '../testing/make-pdf.ts';
import { blocksOf, said } from '../testing/pdf-blocks.ts';

afterAll(() => closeParsers());

describe('tables', () => {
  test('the number of a row stands with its first cell, headings in larger type', async () => {
    const cells = (y: number, ...texts: string[]): PdfRun[] =>
      texts.map((text, index) => ({ text, x: [60, 80, 240, 400][index] ?? 0, y }));
    const blocks = await blocksOf([
      { text: 'Lehrkraft', x: 120, y: 700, size: 14 },
      { text: 'Raum', x: 240, y: 700, size: 14 },
      { text: 'Zahl der Kinder', x: 400, y: 700, size: 14 },
      ...cells(685, '1.', 'Anna Berg', 'A 3', '21'),
      ...cells(670, '2.', 'Bernd Kohl', 'A 4', '19'),
      ...cells(655, '3.', 'Clara Dorn', 'B 1', '24'),
    ]);
    expect(said(blocks)[1]).toBe('table-row: Lehrkraft: 2. Bernd Kohl; Raum: A 4; Zahl der Kinder: 19');
  });

  test('addresses side by side are no table headed by a telephone number', async () => {
    const row = (y: number, ...texts: string[]): PdfRun[] =>
      texts.map((text, index) => ({ text, x: 60 + index * 170, y }));
    const blocks = await blocksOf([
      ...row(700, 'Central Bank', 'Central Bank', 'Fax: 030 1234'),
      ...row(688, 'Main Street 20', 'P.O. Box 6', 'Mail: a@example.org'),
      ...row(676, '60314 Town', '60640 Town', 'Web: example.org'),
      ...row(664, 'Country', 'Country', 'Tel.: 030 1235'),
    ]);
    expect(said(blocks)[0]).toBe('table-row: Central Bank Central Bank Fax: 030 1234');
  });
});
