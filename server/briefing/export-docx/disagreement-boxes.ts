import {
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Briefing, Citation, Disagreement, InterfaceLanguage } from '../../domain/index.ts';
import { texts } from '../messages.ts';
import { dateText, gradeOf, originatorText } from '../source-facts.ts';
import type { Footnotes } from './footnotes.ts';
import { plainText } from './plain-text.ts';
import type { PortionMarks } from './portion-marks.ts';
import { portionRun } from './sections.ts';
import { textRuns } from './text-runs.ts';

/** Statement, originator, date, grade; twentieths of a point, together the width of the text on A4. */
const WIDTHS = [4272, 1800, 1600, 1400] as const;
const MARGINS = { top: 60, bottom: 60, left: 100, right: 100 } as const;

/** Diverging and superseded statements, each in a table with its sides below one another; nothing where all agree. */
export function disagreementBoxes(
  briefing: Briefing,
  footnotes: Footnotes,
  portions: PortionMarks,
): (Paragraph | Table)[] {
  const { disagreements, language } = briefing;
  if (disagreements.length === 0) return [];
  const sources = new Map(briefing.sources.map((source) => [source.number, source]));
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: texts(language).disagreements }),
    ...disagreements.flatMap((disagreement) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: textRuns(disagreement.about) }),
      box(disagreement, sources, language, footnotes, portions),
    ]),
  ];
}

function box(
  { sides }: Disagreement,
  sources: ReadonlyMap<number, Citation>,
  language: InterfaceLanguage,
  footnotes: Footnotes,
  portions: PortionMarks,
): Table {
  const text = texts(language);
  const head = [text.statement, text.originator, text.date, capital(text.grade)].map(
    (name) =>
      new Paragraph({
        style: 'AktenlageCell',
        keepNext: true,
        children: [new TextRun({ text: name, bold: true })],
      }),
  );
  const rows = sides.map(({ value, citation }) => {
    const source = sources.get(citation);
    const by = source?.supersededBy ?? null;
    return [
      cell([
        ...portionRun(portions.of([citation])),
        ...textRuns(value),
        ...footnotes.cite([citation]),
        ...(by === null
          ? []
          : [new TextRun({ text: ' ' }), ...textRuns(`(${text.superseded(by)})`, { italics: true })]),
      ]),
      cell(source === undefined ? [] : textRuns(originatorText(source, language, plainText))),
      cell(source === undefined ? [] : textRuns(dateText(source, language))),
      cell([new TextRun({ text: (source === undefined ? null : gradeOf(source)) ?? '–' })]),
    ];
  });
  return new Table({
    columnWidths: [...WIDTHS],
    width: { size: WIDTHS.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

const cell = (children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({ style: 'AktenlageCell', children });

const row = (paragraphs: readonly Paragraph[], tableHeader: boolean): TableRow =>
  new TableRow({
    tableHeader,
    // A statement and its date stay on one page where they can.
    cantSplit: true,
    children: paragraphs.map(
      (paragraph, column) =>
        new TableCell({
          width: { size: WIDTHS[column] ?? 0, type: WidthType.DXA },
          margins: MARGINS,
          ...(tableHeader ? { shading: { fill: 'E7EAF0' } } : {}),
          children: [paragraph],
        }),
    ),
  });

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
