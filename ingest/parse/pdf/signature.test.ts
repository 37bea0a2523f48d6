import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers } from '../index.ts';
import { type PdfRun, paragraph } from '../testing/make-pdf.ts';
import { blocksOf, bold, FILLED, FILLER, said } from '../testing/pdf-blocks.ts';

afterAll(() => closeParsers());

describe('signatures', () => {
  test('an office stays with the name above it', async () => {
    const blocks = await blocksOf([
      ...paragraph(FILLER),
      { text: 'Berlin, den 24. September 2014', x: 60, y: 640 },
      bold('Der Ausschuss für Verkehr', 60, 612),
      bold('Dr. Anna Berg', 60, 580),
      bold('Bernd G. Kohl', 380, 580),
      { text: 'Vorsitzende', x: 60, y: 568 },
      { text: 'Berichterstatter', x: 380, y: 568 },
    ]);
    expect(said(blocks)).toEqual([
      FILLED,
      'paragraph: Berlin, den 24. September 2014',
      'paragraph: Der Ausschuss für Verkehr',
      'table-row: Dr. Anna Berg Vorsitzende',
      'table-row: Bernd G. Kohl Berichterstatter',
    ]);
  });

  test('rows of two columns under bold headings stay rows', async () => {
    const rows = ['Frankreich Paris', 'Italien Rom', 'Spanien Madrid'].flatMap((row, index): PdfRun[] =>
      row.split(' ').map((text, column) => ({ text, x: 60 + column * 200, y: 588 - index * 12 })),
    );
    const blocks = await blocksOf([
      ...paragraph(FILLER),
      bold('Staat', 60, 600),
      bold('Hauptstadt', 260, 600),
      ...rows,
    ]);
    expect(said(blocks).slice(1)).toEqual([
      'table-row: Staat Hauptstadt',
      'table-row: Frankreich Paris',
      'table-row: Italien Rom',
      'table-row: Spanien Madrid',
    ]);
  });

  test('bold names below place and date are no heading, one line a name', async () => {
    const blocks = await blocksOf([
      ...paragraph(FILLER),
      { text: 'Brussels, 3 March 2016', x: 60, y: 640 },
      bold('Anna Berg, Bernd Kohl und Fraktion', 60, 612),
      bold('Clara Dorn und Fraktion', 60, 600),
      bold('Begründung', 60, 540),
      ...paragraph(FILLER, { top: 520 }),
    ]);
    expect(said(blocks)).toEqual([
      FILLED,
      'paragraph: Brussels, 3 March 2016',
      'paragraph: Anna Berg, Bernd Kohl und Fraktion',
      'paragraph: Clara Dorn und Fraktion',
      'heading: Begründung',
      FILLED,
    ]);
  });

  test('the subject of a letter, below its date, stays a heading', async () => {
    const blocks = await blocksOf([
      { text: 'Auswärtiges Amt', x: 60, y: 760 },
      { text: 'Berlin, den 24. September 2014', x: 60, y: 740 },
      bold('Einladung zur Konferenz', 60, 715),
      ...paragraph(FILLER, { top: 690 }),
    ]);
    expect(said(blocks)).toContain('heading: Einladung zur Konferenz');
  });
});
