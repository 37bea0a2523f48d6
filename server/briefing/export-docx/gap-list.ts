import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { Briefing } from '../../domain/index.ts';
import { texts } from '../messages.ts';
import { coverageText, leftOutText } from '../paper-notes.ts';
import { textRuns } from './text-runs.ts';

/** What the record does not say, with the section that asked for it and what was searched. */
export function gapList({ gaps, language }: Briefing): Paragraph[] {
  if (gaps.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: texts(language).gaps }),
    ...gapEntries(gaps),
  ];
}

/** The entries without a heading. */
export const gapEntries = (gaps: Briefing['gaps']): Paragraph[] =>
  gaps.map(({ section, message }) => entry(section, message));

/** Optional sections that the draft does not have, with the reason. */
export function leftOutList({ leftOut = [], language }: Briefing): Paragraph[] {
  const text = texts(language);
  if (leftOut.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: text.leftOut }),
    ...leftOut.map((section) => entry(section.title, leftOutText(section, language))),
  ];
}

/** The annex on reports used and not used; nothing where that was not asked for. */
export function coverageList(briefing: Briefing): Paragraph[] {
  const coverage = coverageText(briefing);
  if (coverage === null) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: coverage.title }),
    ...coverage.parts.flatMap(({ heading, lines }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, text: heading }),
      ...lines.map(
        (line) =>
          new Paragraph({
            style: 'ListBullet',
            numbering: { reference: 'gaps', level: 0 },
            children: textRuns(line),
          }),
      ),
    ]),
  ];
}

const entry = (title: string, message: string): Paragraph =>
  new Paragraph({
    style: 'ListBullet',
    numbering: { reference: 'gaps', level: 0 },
    children: [
      ...textRuns(title, { bold: true }),
      new TextRun({ text: ': ', bold: true }),
      ...textRuns(message),
    ],
  });
