import {
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import { CONTAINER_SAMPLES } from './container-samples.ts';
import { makePdf, paragraph } from './make-pdf.ts';
import { OFFICE_SAMPLES } from './office-samples.ts';
import { HEADING, QUOTE, type Sample, TITLE } from './sample.ts';

export { HEADING, QUOTE, type Sample, TITLE } from './sample.ts';

const ENGLISH = 'The minister called the talks “constructive” and agreed to meet again on 3 May.';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

export const SAMPLES: readonly Sample[] = [
  {
    format: 'pdf',
    sourceKey: 'lage.pdf',
    mediaType: 'application/pdf',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, 'Ja-Stimmen: 541'],
    bytes: () =>
      makePdf([
        [
          { text: TITLE, x: 60, y: 780, size: 18, bold: true },
          { text: HEADING, x: 60, y: 740, size: 13, bold: true },
          ...paragraph(
            [
              'Im Berichtszeitraum hat sich die Lage gefestigt, auch wenn einzelne Zweige der In-',
              'dustrie noch klagen. Die Ausfuhren stiegen 2025 um 4,2 Prozent auf 9,9 Milliarden',
              'Euro. Damit liegt das Land vor seinen Nachbarn, deren Ausfuhr im gleichen Zeitraum',
              'zurückging.',
            ],
            { top: 715 },
          ),
          { text: 'Ja-Stimmen:', x: 60, y: 640 },
          { text: '541', x: 300, y: 639.6 },
          { text: 'Nein-Stimmen:', x: 60, y: 624 },
          { text: '32', x: 300, y: 624.3 },
        ],
      ]),
  },
  {
    format: 'docx',
    sourceKey: 'lage.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    title: TITLE,
    heading: HEADING,
    quotes: [
      QUOTE,
      'Land: Nordmark; Ausfuhr: 9,9 Mrd. Euro',
      '¹ Quelle: Statistikamt, Tafel 3.',
      'Im Einzelnen¹',
      'Erster Punkt',
    ],
    bytes: makeDocx,
  },
  {
    format: 'odt',
    sourceKey: 'lage.odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    title: TITLE,
    heading: HEADING,
    quotes: [
      QUOTE.replace('Prozent', 'Prozent¹'),
      'Land: Nordmark; Ausfuhr: 9,9 Mrd. Euro',
      '¹ Quelle: Statistikamt, Tafel 3.',
    ],
    absent: ['Anmerkung des Bearbeiters'],
    bytes: makeOdt,
  },
  {
    format: 'rtf',
    sourceKey: 'lage.rtf',
    mediaType: 'application/rtf',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, 'Übergang – „Brücke“', 'Nordmark: 9,9 Mrd. Euro'],
    absent: ['Arial', 'geheimer Text'],
    bytes: () =>
      text(
        `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\info{\\title ${TITLE}}}\n{\\pard\\outlinelevel0\\b ${HEADING}\\par}\n{\\pard ${QUOTE}\\par}\n{\\pard \\'dcbergang \\endash  \\u8222?Br\\u252?cke\\u8220?{\\v geheimer Text}\\par}\n\\trowd\\pard\\intbl Nordmark\\cell 9,9 Mrd. Euro\\cell\\row\\pard\\par}`,
      ),
  },
  {
    format: 'html',
    sourceKey: 'lage.html',
    mediaType: 'text/html',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, 'Land: Nordmark; Ausfuhr: 9,9 Mrd. Euro', 'Erster Punkt'],
    absent: ['Startseite', 'alert', 'unsichtbar'],
    bytes: () =>
      text(
        `<!doctype html><html lang="de"><head><title>${TITLE}</title><style>p{}</style></head><body><nav>Startseite</nav><script>alert(1)</script><h2>${HEADING}</h2><p>Die Ausfuhren stiegen <b>2025</b> um 4,2&nbsp;Prozent\n auf 9,9 Milliarden Euro.</p><p style="display:none">unsichtbar</p><ul><li>Erster Punkt</li></ul><table><tr><th>Land</th><th>Ausfuhr</th></tr><tr><td>Nordmark</td><td>9,9 Mrd. Euro</td></tr></table></body></html>`,
      ),
  },
  {
    format: 'xml',
    sourceKey: 'lage.xml',
    mediaType: 'application/xml',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, ENGLISH],
    bytes: () =>
      text(
        `&#xFEFF;<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${TITLE}</title></titleStmt><publicationStmt><publisher>Auswärtiges Amt</publisher><date when="2026-03-01">März 2026</date></publicationStmt></fileDesc></teiHeader><text><body><div><head>${HEADING}</head><p>Die Ausfuhren stiegen <hi>2025</hi> um 4,2 Prozent<note>Quelle</note> auf 9,9 Milliarden Euro.</p><p>The minister called the talks <quote>“constructive”</quote> and agreed to meet again on 3 May.</p></div></body></text></TEI>`,
      ),
  },
  {
    format: 'json',
    sourceKey: 'lage.json',
    mediaType: 'application/json',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, 'land: Nordmark; ausfuhr: 9,9 Mrd. Euro'],
    absent: ['<strong>'],
    bytes: () =>
      text(
        JSON.stringify({
          title: TITLE,
          [HEADING]: {
            Ausfuhr: { text: QUOTE.replace('2025', '<strong>2025</strong>') },
            Länder: [{ land: 'Nordmark', ausfuhr: '9,9 Mrd. Euro' }],
          },
        }),
      ),
  },
  {
    format: 'csv',
    sourceKey: 'Lagebericht Nordmark.csv',
    mediaType: 'text/csv',
    title: TITLE,
    heading: undefined,
    quotes: ['Land: Nordmark; Ausfuhr: 9,9 Mrd. Euro; Bemerkung: steigend, seit 2025'],
    bytes: () =>
      Buffer.from(
        'Land;Ausfuhr;Bemerkung\r\nNordmark;9,9 Mrd. Euro;"steigend, seit 2025"\r\nS\xfcdmark;3,1 Mrd. Euro;gleich\r\n',
        'latin1',
      ),
  },
  {
    format: 'markdown',
    sourceKey: 'lage.md',
    mediaType: 'text/markdown',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE, 'Land: Nordmark; Ausfuhr: 9,9 Mrd. Euro', 'Erster Punkt'],
    bytes: () =>
      text(
        `---\ntitle: ${TITLE}\noriginator: Auswärtiges Amt\ndate: 2026-03-01\nmarking: VS-NfD\nfictional: true\nsupersedes: alt.md\n---\n\n## ${HEADING}\n\nDie Ausfuhren stiegen **2025** um 4,2 Prozent\nauf 9,9 Milliarden Euro.\n\n- Erster Punkt\n\n| Land | Ausfuhr |\n|---|---|\n| Nordmark | 9,9 Mrd. Euro |\n`,
      ),
  },
  {
    format: 'text',
    sourceKey: 'lage.txt',
    mediaType: 'text/plain',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE],
    bytes: () =>
      text(
        `VS – NUR FÜR DEN DIENSTGEBRAUCH\n\nVon: Botschaft Nordstadt\nAn: Auswärtiges Amt\nDatum: 1. März 2026\nBetreff: ${TITLE}\n\n${HEADING}\n====================\n\nDie Ausfuhren stiegen 2025 um 4,2 Prozent\nauf 9,9 Milliarden Euro.\n`,
      ),
  },
  ...OFFICE_SAMPLES,
  ...CONTAINER_SAMPLES,
];

async function makeDocx(): Promise<Uint8Array> {
  const cell = (value: string): TableCell => new TableCell({ children: [new Paragraph(value)] });
  const document = new Document({
    title: TITLE,
    footnotes: { 1: { children: [new Paragraph('Quelle: Statistikamt, Tafel 3.')] } },
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph('Seite')] }) },
        children: [
          new Paragraph({ text: HEADING, heading: HeadingLevel.HEADING_2 }),
          new Paragraph({
            children: [
              new TextRun('Die Ausfuhren stiegen '),
              new TextRun({ text: '2025', bold: true }),
              new TextRun(' um 4,2 Prozent auf 9,9 Milliarden Euro.'),
            ],
          }),
          new Paragraph({ children: [new TextRun('Im Einzelnen'), new FootnoteReferenceRun(1)] }),
          new Paragraph({ text: 'Erster Punkt', bullet: { level: 0 } }),
          new Table({
            rows: [
              new TableRow({ tableHeader: true, children: [cell('Land'), cell('Ausfuhr')] }),
              new TableRow({ children: [cell('Nordmark'), cell('9,9 Mrd. Euro')] }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function makeOdt(): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content><office:body><office:text><text:h text:outline-level="1">${HEADING}</text:h><text:p>Die Ausfuhren stiegen <text:span>2025</text:span> um<text:s/>4,2 Prozent<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Quelle: Statistikamt, Tafel 3.</text:p></text:note-body></text:note> auf 9,9 Milliarden Euro.<office:annotation><text:p>Anmerkung des Bearbeiters</text:p></office:annotation></text:p><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Land</text:p></table:table-cell><table:table-cell><text:p>Ausfuhr</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Nordmark</text:p></table:table-cell><table:table-cell><text:p>9,9 Mrd. Euro</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(content),
    'meta.xml': strToU8(
      `<?xml version="1.0"?><office:document-meta><office:meta><dc:title>${TITLE}</dc:title></office:meta></office:document-meta>`,
    ),
  });
}
