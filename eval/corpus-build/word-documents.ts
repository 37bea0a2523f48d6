import {
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { jointCommission } from './word/joint-commission.ts';
import { laenderaufzeichnung } from './word/laenderaufzeichnung-kelmar.ts';
import { ressortbesprechung } from './word/ressortbesprechung-sanktionen.ts';

/** One part of a Word document; `note` becomes a footnote at the end of the paragraph. */
export type Part =
  | { readonly heading: string; readonly level?: 1 | 2 }
  | { readonly text: string; readonly note?: string; readonly bold?: string }
  | { readonly rows: readonly (readonly string[])[] };

export interface WordDocument {
  /** Path below eval/corpus. */
  readonly file: string;
  readonly title: string;
  readonly creator: string;
  readonly language: 'de' | 'en';
  readonly parts: readonly Part[];
}

export const WORD_DOCUMENTS: readonly WordDocument[] = [
  ressortbesprechung,
  laenderaufzeichnung,
  jointCommission,
];

/** A .docx with headings, tables, footnotes, page numbers and `fictional: true` among its keywords. */
export async function buildDocx(document: WordDocument): Promise<Uint8Array> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const children = document.parts.map((part) => {
    if ('heading' in part) {
      const heading = part.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1;
      return new Paragraph({ text: part.heading, heading });
    }
    if ('rows' in part) return table(part.rows);
    const runs: (TextRun | FootnoteReferenceRun)[] = [];
    if (part.bold) runs.push(new TextRun({ text: `${part.bold} `, bold: true }));
    runs.push(new TextRun(part.text));
    if (part.note) {
      const number = Object.keys(footnotes).length + 1;
      footnotes[number] = { children: [new Paragraph(part.note)] };
      runs.push(new FootnoteReferenceRun(number));
    }
    return new Paragraph({ children: runs, spacing: { after: 160 } });
  });
  const word = new Document({
    title: document.title,
    creator: document.creator,
    keywords: 'fictional: true',
    footnotes,
    styles: { default: { document: { run: { language: { value: document.language } } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
          }),
        },
        children: [new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }), ...children],
      },
    ],
  });
  return Packer.toBuffer(word);
}

function table(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
        }),
    ),
  });
}
