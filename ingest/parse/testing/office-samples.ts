import { utils, type WorkBook, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { makeDoc } from './make-doc.ts';
import { makePpt } from './make-ppt.ts';
import { HEADING, QUOTE, type Sample, TITLE } from './sample.ts';

const ROW = 'Land: Nordmark; Ausfuhr 2025: 9,9 Mrd. Euro';
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Word, Excel and PowerPoint in their old and new forms, and OpenDocument beside text. */
export const OFFICE_SAMPLES: readonly Sample[] = [
  {
    format: 'doc',
    sourceKey: 'lage.doc',
    mediaType: 'application/msword',
    title: HEADING,
    heading: HEADING,
    quotes: [QUOTE, 'Wasser-Übergang „Brücke“'],
    absent: ['HYPERLINK', 'undefined'],
    bytes: () =>
      makeDoc([
        { text: HEADING, style: 2 },
        { text: QUOTE, style: 0 },
        { text: 'Was\u001fser\u001eÜbergang \u0013 HYPERLINK "x" \u0014„Brücke“\u0015', style: 0 },
      ]),
  },
  {
    format: 'wordml',
    sourceKey: 'lage.xml',
    mediaType: 'application/msword',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE],
    absent: ['gestrichen'],
    bytes: () =>
      text(
        `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Title>${TITLE}</o:Title></o:DocumentProperties><w:styles><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles><w:body><w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>${HEADING}</w:t></w:r></w:p><w:p><w:r><w:t>${QUOTE}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>gestrichen</w:t></w:r></w:p></w:body></w:wordDocument>`,
      ),
  },
  ...(['xlsx', 'xlsb', 'xls', 'ods', 'spreadsheetml'] as const).map(
    (format): Sample => ({
      format,
      sourceKey: `lage.${format === 'spreadsheetml' ? 'xml' : format}`,
      mediaType: {
        xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        xlsb: 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
        xls: 'application/vnd.ms-excel',
        ods: 'application/vnd.oasis.opendocument.spreadsheet',
        spreadsheetml: 'application/vnd.ms-excel',
      }[format],
      // SheetJS writes properties into most of its formats; the sheet's first line names the table in the others.
      title: format === 'ods' ? 'Ausfuhr' : TITLE,
      heading: 'Ausfuhr',
      quotes: [
        ROW,
        // SheetJS writes no number formats into OpenDocument.
        `Land: Südmark; Ausfuhr 2025: 3,1 Mrd. Euro; Anteil: ${format === 'ods' ? '0.24' : '24%'}`,
        'Angaben des Statistikamts',
      ],
      bytes: () => makeBook(format === 'spreadsheetml' ? 'xlml' : format),
    }),
  ),
  {
    format: 'pptx',
    sourceKey: 'lage.pptx',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, 'Land: Nordmark; Ausfuhr: 9,9 Mrd. Euro', 'Nur gesprochen'],
    absent: ['Verborgene Folie', 'außerhalb'],
    bytes: makePptx,
  },
  {
    format: 'ppt',
    sourceKey: 'lage.ppt',
    mediaType: 'application/vnd.ms-powerpoint',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE],
    bytes: () => makePpt([[TITLE], [HEADING, QUOTE]]),
  },
  {
    format: 'odp',
    sourceKey: 'lage.odp',
    mediaType: 'application/vnd.oasis.opendocument.presentation',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE],
    absent: ['verborgen'],
    bytes: makeOdp,
  },
];

function makeBook(bookType: 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'xlml'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['Angaben des Statistikamts'],
    [],
    ['Land', 'Ausfuhr 2025', 'Anteil'],
    ['Nordmark', '9,9 Mrd. Euro', 0.76],
    ['Südmark', '3,1 Mrd. Euro', 0.24],
  ]);
  for (const cell of ['C4', 'C5']) Object.assign(sheet[cell] as object, { z: '0%' });
  const book: WorkBook = utils.book_new();
  book.Props = { Title: TITLE };
  utils.book_append_sheet(book, sheet, 'Ausfuhr');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

function makePptx(): Uint8Array {
  const shape = (content: string, placeholder = '', offset = '0'): string =>
    `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${offset}" y="0"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>${content}</a:t></a:r></a:p></p:txBody></p:sp>`;
  const table = `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/>${[
    ['Land', 'Ausfuhr'],
    ['Nordmark', '9,9 Mrd. Euro'],
  ]
    .map(
      (row) =>
        `<a:tr>${row.map((cell) => `<a:tc><a:txBody><a:p><a:r><a:t>${cell}</a:t></a:r></a:p></a:txBody></a:tc>`).join('')}</a:tr>`,
    )
    .join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
  const slide = (content: string, show = ''): Uint8Array =>
    strToU8(
      `<?xml version="1.0"?><p:sld xmlns:p="p" xmlns:a="a"${show}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:sld>`,
    );
  const relations = (...list: [string, string, string][]): Uint8Array =>
    strToU8(
      `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`,
    );
  const title = '<p:ph type="title"/>';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'ppt/presentation.xml': strToU8(
      '<?xml version="1.0"?><p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/><p:sldId id="258" r:id="r3"/></p:sldIdLst><p:sldSz cx="1000" cy="1000"/></p:presentation>',
    ),
    'ppt/_rels/presentation.xml.rels': relations(
      ['r1', 'slide', 'slides/slide1.xml'],
      ['r2', 'slide', 'slides/slide2.xml'],
      ['r3', 'slide', 'slides/slide3.xml'],
    ),
    'ppt/slides/slide2.xml': slide(shape(TITLE, '<p:ph type="ctrTitle"/>')),
    'ppt/slides/slide1.xml': slide(
      shape(QUOTE) + shape(HEADING, title) + table + shape('außerhalb', '', '5000'),
    ),
    'ppt/slides/_rels/slide1.xml.rels': relations(['n', 'notesSlide', '../notesSlides/notesSlide1.xml']),
    'ppt/notesSlides/notesSlide1.xml': slide(shape('Nur gesprochen', '<p:ph type="body"/>')),
    'ppt/slides/slide3.xml': slide(shape('Verborgene Folie'), ' show="0"'),
  });
}

function makeOdp(): Uint8Array {
  const frame = (name: string, content: string): string =>
    `<draw:frame presentation:class="${name}"><draw:text-box><text:p>${content}</text:p></draw:text-box></draw:frame>`;
  const content = `<?xml version="1.0"?><office:document-content><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:presentation><draw:page>${frame('title', TITLE)}</draw:page><draw:page>${frame('title', HEADING)}${frame('outline', `${QUOTE}<text:span text:style-name="T1">verborgen</text:span>`)}</draw:page></office:presentation></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.presentation'), { level: 0 }],
    'content.xml': strToU8(content),
  });
}
