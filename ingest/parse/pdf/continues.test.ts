import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers } from '../index.ts';
import { type PdfRun, paragraph } from '../testing/make-pdf.ts';
import { blocksOf, FILLED, FILLER, said } from '../testing/pdf-blocks.ts';

afterAll(() => closeParsers());

describe('paragraphs', () => {
  /** Words of `n` and `u`, which are equally wide, pushed apart until the line is full. */
  const justified = (words: string, y: number): PdfRun[] => {
    const all = words.split(' ');
    const width = (text: string): number => text.length * 5.56;
    const gap = (240 - 60 - all.reduce((sum, word) => sum + width(word), 0)) / (all.length - 1);
    let x = 60;
    return all.map((text) => {
      const run = { text, x, y };
      x += width(text) + gap;
      return run;
    });
  };

  test('stretched lines of a narrow column are text and no rows', async () => {
    const lines = [
      'nunu unn nun uunu nun uu',
      'nunununu unununu nunnu',
      'nnu uun nunu nuu unu nn',
      'nununununu nununun',
    ];
    const blocks = await blocksOf([
      ...lines.flatMap((line, index) => justified(line, 700 - index * 12)),
      { text: 'unu nnu.', x: 60, y: 652 },
    ]);
    expect(said(blocks)).toEqual([`paragraph: ${lines.join(' ')} unu nnu.`]);
  });

  test('a clause runs on over a gap that would part paragraphs', async () => {
    const blocks = await blocksOf([
      ...paragraph(FILLER),
      { text: 'Der Bundestag fordert die Bundesregierung auf,', x: 60, y: 640 },
      { text: 'dem Parlament einen Entwurf vorzulegen.', x: 60, y: 624 },
    ]);
    expect(said(blocks)[1]).toBe(
      'paragraph: Der Bundestag fordert die Bundesregierung auf, dem Parlament einen Entwurf vorzulegen.',
    );
  });

  test('a question set in below a point is no heading', async () => {
    const blocks = await blocksOf([
      {
        text: '1. Welche Haltung nimmt die Bundesregierung zu dem Entwurf der Kommission ein?',
        x: 60,
        y: 700,
      },
      { text: 'Wenn ja, welche Schritte folgen', x: 73, y: 682 },
      { text: 'daraus?', x: 73, y: 670 },
      ...paragraph(['2. Welche Kosten entstehen dem Bund daraus, und wer trägt sie nach dem Stand der'], {
        top: 650,
      }),
      { text: 'Verhandlungen in den kommenden Jahren?', x: 73, y: 638 },
    ]);
    expect(said(blocks)[1]).toBe('paragraph: Wenn ja, welche Schritte folgen daraus?');
  });

  test('entries whose further lines are set in are told apart', async () => {
    const blocks = await blocksOf([
      ...paragraph(FILLER),
      {
        text: '1308.25 Exclusion of a veterinary implant product and of what is sold with it as one;',
        x: 60,
        y: 620,
      },
      { text: 'application.', x: 90, y: 608 },
      {
        text: '1308.26 Excluded veterinary implant products and all that is sold with them as one.',
        x: 60,
        y: 596,
      },
      {
        text: '1308.31 Application for exemption of a prescription product which is not narcotic.',
        x: 60,
        y: 584,
      },
    ]);
    expect(
      said(blocks)
        .slice(1)
        .map((line) => line.slice(11, 18)),
    ).toEqual(['1308.25', '1308.26', '1308.31']);
    expect(said(blocks)[1]).toMatch(/as one; application\.$/);
  });

  test('a small date is no footnote', async () => {
    const blocks = await blocksOf([
      { text: '20 February 2015', x: 460, y: 760, size: 8 },
      ...paragraph(FILLER),
    ]);
    expect(said(blocks)[0]).toBe('paragraph: 20 February 2015');
  });

  test('a stretched line of two words is text where the sentence above breaks off', async () => {
    const lines = ['nunuun unnuu nununn uunuu nununu', 'nunununu unununu nunnu', 'nnununununu unununun'];
    const numbers = [700, 688].map((y) => ({ text: '7438', x: 300, y }));
    const blocks = await blocksOf([
      { text: 'nunu nunu', x: 60, y: 720 },
      { text: 'nunu', x: 300, y: 720 },
      ...lines.flatMap((line, index) => justified(line, 660 - index * 12)),
      { text: 'unu nnu.', x: 60, y: 624 },
      ...numbers,
    ]);
    expect(said(blocks)).toContain(`paragraph: ${lines.join(' ')} unu nnu.`);
  });

  test('two headings, one below the other, are two', async () => {
    const blocks = await blocksOf([
      { text: 'Bericht der Kommission', x: 60, y: 760, size: 16, bold: true },
      { text: 'Einleitung', x: 60, y: 732, size: 16, bold: true },
      ...paragraph(FILLER),
    ]);
    expect(said(blocks)).toEqual(['heading: Bericht der Kommission', 'heading: Einleitung', FILLED]);
  });

  test('a line that runs out of its column does not hide the columns', async () => {
    const column = (name: string): string[] =>
      Array.from({ length: 12 }, (_, index) => `${name} Zeile ${index} der Spalte steht hier gut`);
    const [left, right] = [column('linke'), column('rechte')];
    right[9] = `${right[9]} und reicht bis weit über den Rand des Papiers hinaus ins Leere`;
    const blocks = await blocksOf([
      ...paragraph(left, { x: 50, top: 700 }),
      ...paragraph(right, { x: 320, top: 696 }),
    ]);
    const all = blocks.map(({ text }) => text).join(' ');
    expect(all.indexOf('rechte Zeile 0')).toBeGreaterThan(all.indexOf('linke Zeile 11'));
  });

  test('columns that stand on lines of their own keep their paragraphs', async () => {
    const column = (x: number, top: number): PdfRun[] =>
      ['erste', 'zweite', 'dritte'].flatMap((name, index) =>
        paragraph(
          [
            `Der ${name} Absatz der Spalte beginnt hier und`,
            'reicht über mehrere Zeilen, damit man seine',
            'Abstände von denen der anderen Spalte trennt,',
            'die auf eigenen Zeilen steht und endet dann.',
          ],
          { x, top: top - index * 60 },
        ),
      );
    const blocks = await blocksOf([...column(50, 700), ...column(320, 697)]);
    expect(blocks).toHaveLength(6);
  });
});
