import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { closeParsers, parseFile } from './index.ts';
import { MAIL } from './testing/container-samples.ts';

afterAll(() => closeParsers());

const linesOf = async (content: Uint8Array | string, name: string): Promise<string[]> => {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return (await parseFile(bytes, name)).blocks.map((block) => `${block.kind}: ${block.text}`);
};

describe('tables', () => {
  test('a cell that reaches down labels every row', async () => {
    const page =
      '<html><body><table><tr><th>Region</th><th>Land</th><th>Ausfuhr</th></tr><tr><td rowspan="2">Norden</td><td>Nordmark</td><td>9</td></tr><tr><td>Kelmar</td><td>4</td></tr><tr><td>Süden</td><td>Maroa</td><td>3</td></tr></table></body></html>';
    expect(await linesOf(page, 'a.html')).toEqual([
      'table-row: Region, Land: Norden Nordmark; Ausfuhr: 9',
      'table-row: Region, Land: Norden Kelmar; Ausfuhr: 4',
      'table-row: Region, Land: Süden Maroa; Ausfuhr: 3',
    ]);
  });

  test('a wide row is cut between cells and keeps its label', async () => {
    const columns = Array.from({ length: 60 }, (_, index) => `Kennzahl Nummer ${index + 1}`);
    const csv = `Land;${columns.join(';')}\nNordmark;${columns.map((_, index) => index + 1000).join(';')}\nKelmar;${columns.map((_, index) => index + 2000).join(';')}\n`;
    const lines = await linesOf(csv, 'breit.csv');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line.length).toBeLessThan(800);
      expect(line).toMatch(/^table-row: Land: (Nordmark|Kelmar); Kennzahl Nummer/);
    }
    expect(lines.join('\n')).toContain('Kennzahl Nummer 60: 2059');
  });

  test.each([
    [
      'a year heads its column',
      'Land;2024\nKelmar;51\nMaroa;48\n',
      ['table-row: Land: Kelmar; 2024: 51', 'table-row: Land: Maroa; 2024: 48'],
    ],
    [
      'a year is a value',
      'Gegründet;1990\nMitglieder;34\nStimmen;12\n',
      ['table-row: Gegründet: 1990', 'table-row: Mitglieder: 34', 'table-row: Stimmen: 12'],
    ],
  ])('of two columns: %s', async (_, csv, expected) => {
    expect(await linesOf(csv, 'zwei.csv')).toEqual(expected);
  });
});

describe('Word documents', () => {
  const paragraph = (text: string, properties = ''): string =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const make = (body: string): Uint8Array =>
    zipSync({
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"><w:body>${body}</w:body></w:document>`,
      ),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="h" Type="x/header" Target="header1.xml"/><Relationship Id="f" Type="x/footer" Target="footer1.xml"/></Relationships>',
      ),
      'word/header1.xml': strToU8(`<w:hdr>${paragraph('VS – Nur für den Dienstgebrauch')}</w:hdr>`),
      'word/footer1.xml': strToU8(`<w:ftr>${paragraph('Seite 1 von 3')}</w:ftr>`),
      'word/numbering.xml': strToU8(
        '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Artikel %1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
      ),
    });
  const numbered = (depth: number): string =>
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`;

  test('automatic numbers are written, headers once, page numbers not', async () => {
    const body = `${paragraph('Geltung', numbered(0))}${paragraph('im Norden', numbered(1))}${paragraph('im Süden', numbered(1))}${paragraph('Dauer', numbered(0))}`;
    expect(await linesOf(make(body), 'a.docx')).toEqual([
      'list-item: Artikel 4 Geltung',
      'list-item: (a) im Norden',
      'list-item: (b) im Süden',
      'list-item: Artikel 5 Dauer',
      'paragraph: VS – Nur für den Dienstgebrauch',
    ]);
  });

  test('merged cells and bold headings', async () => {
    const bold = (text: string): string =>
      `<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const body = `<w:tbl><w:tr>${bold('Region')}${bold('Land')}</w:tr><w:tr>${cell('Norden', '<w:vMerge w:val="restart"/>')}${cell('Nordmark')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('Kelmar')}</w:tr></w:tbl>`;
    expect((await linesOf(make(body), 'a.docx')).slice(0, 2)).toEqual([
      'table-row: Region, Land: Norden Nordmark',
      'table-row: Region, Land: Norden Kelmar',
    ]);
  });
});

describe('mail', () => {
  test('headers are metadata, the day is that of the sender', async () => {
    const { metadata, parts } = await parseFile(strToU8(MAIL), 'lage.eml');
    expect(metadata).toMatchObject({
      title: 'Lagebericht Nordmark',
      originator: 'Botschaft Südhafen',
      publishedOn: '2026-03-03',
    });
    expect(
      Buffer.from(parts?.[0]?.bytes ?? [])
        .toString('utf8')
        .trim(),
    ).toBe('Der Text der Anlage.');
  });

  test('8-bit letters without a word on their encoding', async () => {
    const mail =
      'From: a@example.org\r\nMessage-ID: <1@x>\r\nSubject: Gespr\xe4ch\r\n\r\n\xdcber die L\xf6sung f\xfcr die Stra\xdfe wird weiter verhandelt.\r\n';
    expect((await linesOf(Buffer.from(mail, 'latin1'), 'a.eml')).join('\n')).toContain(
      'Über die Lösung für die Straße',
    );
  });
});

describe('archives', () => {
  const nest = (levels: number): Uint8Array =>
    levels === 0 ? strToU8('Kern') : zipSync({ [levels === 1 ? 'kern.txt' : 'innen.zip']: nest(levels - 1) });

  test('too deep a nesting is left out and said', async () => {
    await expect(parseFile(nest(7), 'tief.zip')).rejects.toMatchObject({ code: 'too-deep' });
    expect((await parseFile(nest(4), 'tief.zip')).parts?.map((part) => part.name)).toEqual([
      'innen.zip/innen.zip/innen.zip/kern.txt',
    ]);
  });

  test('one budget covers the archives inside', async () => {
    const block = new Uint8Array(400_000).fill(65);
    const inner = zipSync({ 'a.txt': block, 'b.txt': block });
    const outer = zipSync({ '1.zip': inner, '2.zip': inner });
    await expect(
      parseFile(outer, 'viele.zip', { limits: { maxExpandedBytes: 1_000_000 } }),
    ).rejects.toMatchObject({ code: 'archive-limit' });
  });

  test('an entry that lies about its size is not expanded further', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('x'.repeat(5_000)) });
    const view = Buffer.from(bytes);
    const directory = view.indexOf(Buffer.from('504b0102', 'hex'));
    view.writeUInt32LE(10, directory + 24);
    await expect(parseFile(new Uint8Array(view), 'luege.zip')).rejects.toMatchObject({ code: 'damaged' });
  });
});

test.each([
  [
    'a server says so',
    '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>',
  ],
  ['in plain text', 'Error 503\n\nService Unavailable\n'],
  ['in German', '<html><body><h1>Seite nicht gefunden</h1><p>Bitte nutzen Sie die Suche.</p></body></html>'],
])('an error page is no document: %s', async (_, content) => {
  await expect(parseFile(strToU8(content), 'bericht')).rejects.toMatchObject({ code: 'error-page' });
});

test('a short report about a refusal is a document', async () => {
  const content = 'Access denied to inspectors\n\nThe team was turned back at the gate on 3 May.\n';
  expect((await parseFile(strToU8(content), 'bericht.txt')).blocks).toHaveLength(2);
});
