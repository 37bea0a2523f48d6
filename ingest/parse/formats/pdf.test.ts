import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers, type ParsedDocument, parseFile, RefusedFile } from '../index.ts';
import { makePdf, type PdfRun, paragraph } from '../testing/make-pdf.ts';

afterAll(() => closeParsers());

const read = (
  pages: readonly (readonly PdfRun[])[],
  info: Record<string, string> = {},
): Promise<ParsedDocument> => parseFile(makePdf(pages, info), 'test.pdf');
const texts = (document: ParsedDocument): string[] => document.blocks.map((block) => block.text);
const FILLER = [
  'Die Delegationen kamen am Vormittag zusammen und berieten über den Entwurf der Erklärung,',
  'der seit dem Sommer vorliegt und in mehreren Fassungen zwischen den Hauptstädten beraten',
  'worden war. Zu einer Einigung kam es nicht, doch wurde ein weiteres Treffen vereinbart.',
];

describe('reading order', () => {
  test('keeps label and value of a line together, whatever the order in the file', async () => {
    const document = await read([
      [
        { text: '541', x: 360, y: 599.8 },
        { text: '32', x: 366, y: 579.7 },
        ...paragraph(FILLER),
        { text: 'Nein-Stimmen:', x: 110, y: 580 },
        { text: 'Ja-Stimmen:', x: 110, y: 600 },
      ],
    ]);
    expect(texts(document)).toContain('Ja-Stimmen: 541');
    expect(texts(document)).toContain('Nein-Stimmen: 32');
  });

  test('reads two columns one after the other', async () => {
    const left = [
      'Left column tells how the council met',
      'on Monday and heard the report of the',
      'secretary on the situation at the border,',
      'which had been calm since the spring and',
      'needed no further measures at this time.',
      'The members thanked him for his account.',
    ];
    const right = [
      'Right column gives the statement of the',
      'delegation, which asked for more time to',
      'study the draft and proposed to return to',
      'the matter in the coming week, after the',
      'capitals had been heard on the question',
      'and the texts had been compared again.',
    ];
    const document = await read([
      [...paragraph(left, { x: 50, top: 700 }), ...paragraph(right, { x: 320, top: 700 })],
    ]);
    const all = texts(document).join(' ');
    expect(all).toContain('met on Monday and heard the report of the secretary');
    expect(all).toContain(
      'The members thanked him for his account. Right column gives the statement of the delegation',
    );
  });

  test('gives every cell its column heading', async () => {
    const rows: PdfRun[] = [
      { text: 'Name', x: 60, y: 700 },
      { text: 'Ja', x: 300, y: 700 },
      { text: 'Nein', x: 360, y: 700 },
      { text: 'Enthaltung', x: 420, y: 700 },
    ];
    for (const [index, [name, x]] of [
      ['Anna Berg', 302],
      ['Bernd Kohl', 366],
      ['Clara Dorn', 440],
    ].entries()) {
      rows.push(
        { text: String(name), x: 60, y: 685 - index * 14 },
        { text: 'X', x: Number(x), y: 685 - index * 14 },
      );
    }
    expect(texts(await read([rows]))).toEqual([
      'Name: Anna Berg; Ja: X',
      'Name: Bernd Kohl; Nein: X',
      'Name: Clara Dorn; Enthaltung: X',
    ]);
  });
});

describe('words and paragraphs', () => {
  test('undoes hyphenation and keeps hyphens that belong to the word', async () => {
    const document = await read([
      paragraph([
        'Der Ausschuss befasste sich mit der gemeinsamen Außen- und Sicherheitspolitik sowie der Außen-',
        'politik der Nachbarn, mit der Wasser-',
        'und Energieversorgung und mit dem CETA-',
        'Vertrag.',
      ]),
    ]);
    expect(texts(document)).toEqual([
      'Der Ausschuss befasste sich mit der gemeinsamen Außen- und Sicherheitspolitik sowie der Außenpolitik der Nachbarn, mit der Wasser- und Energieversorgung und mit dem CETA-Vertrag.',
    ]);
  });

  test('keeps the hyphen after a figure and after a letter by itself', async () => {
    const document = await read([
      paragraph([
        'Geprüft wurden alle Proben mit dem neuen Verfahren der X-',
        'ray Analyse, darunter auch solche mit einem Anteil an 2-',
        'phenylethylamin, und zwar in der 14-',
        'und 16-tägigen Reihe.',
      ]),
    ]);
    expect(texts(document)).toEqual([
      'Geprüft wurden alle Proben mit dem neuen Verfahren der X-ray Analyse, darunter auch solche mit einem Anteil an 2-phenylethylamin, und zwar in der 14- und 16-tägigen Reihe.',
    ]);
  });

  test('joins a sentence over the page border and keeps both pages exact', async () => {
    const document = await read([
      [
        ...paragraph(FILLER),
        ...paragraph(['Am Abend gaben die Vertreter bekannt, dass sie die Erklä-'], { top: 650 }),
      ],
      [
        ...paragraph(['rung im nächsten Monat unterzeichnen wollen.'], { top: 780 }),
        ...paragraph(FILLER, { top: 740 }),
      ],
    ]);
    const joined = document.blocks.find((block) => block.pageBreaks);
    expect(joined?.text).toBe(
      'Am Abend gaben die Vertreter bekannt, dass sie die Erklärung im nächsten Monat unterzeichnen wollen.',
    );
    expect(joined?.page).toBe(1);
    expect(joined?.pageBreaks).toEqual([{ offset: joined?.text.indexOf('rung im'), page: 2 }]);
  });

  test('takes running heads and page numbers out and keeps a head without number once', async () => {
    const page = (number: number): PdfRun[] => [
      { text: 'Jahresbericht der Kommission', x: 60, y: 810, size: 8 },
      { text: `Seite ${number} von 3`, x: 270, y: 30, size: 8 },
      ...paragraph(FILLER),
    ];
    const all = texts(await read([page(1), page(2), page(3)])).join('\n');
    expect(all.match(/Jahresbericht/g)).toHaveLength(1);
    expect(all).not.toMatch(/Seite \d/);
  });

  test('knows headings by size and weight, and notes by their size', async () => {
    const document = await read([
      [
        { text: 'Bericht über die Konferenz', x: 60, y: 780, size: 20, bold: true },
        { text: 'Ergebnisse', x: 60, y: 730, size: 10, bold: true },
        ...paragraph(FILLER),
        { text: '1 Siehe das Protokoll der Sitzung.', x: 60, y: 90, size: 7 },
      ],
    ]);
    expect(document.metadata.title).toBe('Bericht über die Konferenz');
    expect(document.blocks.map((block) => block.kind)).toEqual([
      'heading',
      'heading',
      'paragraph',
      'footnote',
    ]);
  });
});

describe('what cannot be read', () => {
  const garbled = FILLER.map((line) =>
    [...line].map((letter) => String.fromCharCode(Math.max(1, letter.charCodeAt(0) - 29) & 0xff)).join(''),
  );

  test('leaves a page of shifted glyph codes out and says so', async () => {
    const document = await read(
      [paragraph(FILLER), paragraph(garbled)].map((runs, page) =>
        runs.map((run) => ({ ...run, bold: page === 1 })),
      ),
    );
    expect(document.quality.pages.map((page) => page.status)).toEqual(['text', 'unreadable']);
    expect(document.partial?.code).toBe('unreadable-pages');
    expect(document.partial?.reason).toContain('Page 2 could not be read.');
    expect(document.blocks.every((block) => block.page === 1)).toBe(true);
  });

  test('refuses a PDF without any text', async () => {
    await expect(read([[]])).rejects.toMatchObject({ code: 'empty' });
  });

  test('tells a file whose end is missing', async () => {
    const bytes = makePdf([paragraph(FILLER), paragraph(FILLER)]);
    const document = await parseFile(bytes.slice(0, bytes.length - 10), 'cut.pdf');
    expect(document.partial?.reason).toContain('The end of the file is missing');
  });

  test('refuses what only looks like a PDF', async () => {
    await expect(
      parseFile(new TextEncoder().encode('%PDF-1.7\nnothing here'), 'x.pdf'),
    ).rejects.toBeInstanceOf(RefusedFile);
  });
});

describe('metadata', () => {
  test('reads number, date, movers and title of a parliamentary paper', async () => {
    const document = await read(
      [
        [
          { text: 'Deutscher Bundestag', x: 60, y: 770, size: 16, bold: true },
          { text: 'Drucksache 18/9663', x: 400, y: 770, size: 12, bold: true },
          { text: '18. Wahlperiode', x: 60, y: 748, size: 12, bold: true },
          { text: '20.09.2016', x: 490, y: 748, size: 8 },
          { text: 'Antrag', x: 60, y: 650, size: 16, bold: true },
          { text: 'der Fraktionen der CDU/CSU und SPD', x: 60, y: 625, size: 12, bold: true },
          { text: 'Für freien und fairen Handel', x: 60, y: 560, size: 12, bold: true },
          ...paragraph(FILLER, { top: 500 }),
        ],
      ],
      { Title: 'Drucksache 18/9663' },
    );
    expect(document.metadata).toMatchObject({
      title: 'Für freien und fairen Handel',
      documentNumber: 'Drucksache 18/9663',
      publishedOn: '2016-09-20',
      originator: 'Deutscher Bundestag, Fraktionen CDU/CSU und SPD',
    });
    expect(document.metadata.guessed).toEqual(
      expect.arrayContaining(['title', 'documentNumber', 'publishedOn', 'originator']),
    );
  });

  test('prefers a meaningful title of the file properties', async () => {
    const document = await read([paragraph(FILLER)], { Title: 'Report on the Conference' });
    expect(document.metadata.title).toBe('Report on the Conference');
    expect(document.metadata.guessed).not.toContain('title');
  });
});
