import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers } from '../index.ts';
import { type PdfRun, paragraph } from '../testing/make-pdf.ts';
import { blocksOf, bold, FILLED, FILLER, said } from '../testing/pdf-blocks.ts';

afterAll(() => closeParsers());

describe('what stands between the halves of a sentence', () => {
  const half = ['Die Regierung hat sich verpflichtet, die lange überfälligen und mehrfach zugesagten'];
  const rest = paragraph(
    ['Reformen', 'umzusetzen.'].map((word) => `der Verwaltung und ihrer ${word}`),
    {
      top: 690,
    },
  );
  const whole = `${half[0]} der Verwaltung und ihrer Reformen der Verwaltung und ihrer umzusetzen.`;

  test('a word beside a logo goes behind the paragraph', async () => {
    const blocks = await blocksOf(
      [...paragraph(FILLER), ...paragraph(half, { top: 640 })],
      [bold('Ratssekretariat', 60, 715), ...rest, ...paragraph(FILLER, { top: 640 })],
    );
    expect(said(blocks)).toEqual([FILLED, `paragraph: ${whole}`, 'paragraph: Ratssekretariat', FILLED]);
    expect(blocks[1]?.pageBreaks).toEqual([{ offset: whole.indexOf('der Verwaltung'), page: 2 }]);
    expect(blocks[2]?.page).toBe(2);
  });

  test('a letterhead that stood at the same place on the page before is said once', async () => {
    const head = bold('Ratssekretariat', 60, 715);
    const blocks = await blocksOf(
      [head, ...paragraph(FILLER, { top: 690 }), ...paragraph(half, { top: 630 })],
      [head, ...rest],
    );
    expect(said(blocks)).toEqual(['heading: Ratssekretariat', FILLED, `paragraph: ${whole}`]);
  });

  test('a running head goes although the page is cut larger than its text', async () => {
    const page = (number: number, text: string): PdfRun[] => [
      bold('Handbuch des Protokolls', 60, 640),
      bold(`§ 12.${number}`, 400, 640),
      ...paragraph([`${text} und damit hatte sich die Konferenz an diesem Tag noch nicht`], { top: 620 }),
      ...paragraph(['befasst, wie das Protokoll vermerkt. Der Vorsitz vertagte die Beratung.'], { top: 608 }),
    ];
    const blocks = await blocksOf(
      page(10, 'Erstens war die Frage der Grenzen offen'),
      page(12, 'Zweitens war die Frage der Fristen offen'),
      page(15, 'Drittens war die Frage der Mittel offen'),
    );
    expect(said(blocks).filter((line) => line.includes('Handbuch'))).toHaveLength(1);
  });
});
