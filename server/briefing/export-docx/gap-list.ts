import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { Briefing } from '../../domain/index.ts';
import { texts } from '../messages.ts';
import { textRuns } from './text-runs.ts';

/** What the record does not say, with the section that asked for it and what was searched. */
export function gapList({ gaps, language }: Briefing): Paragraph[] {
  if (gaps.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: texts(language).gaps }),
    ...gaps.map(
      ({ section, message }) =>
        new Paragraph({
          style: 'ListBullet',
          numbering: { reference: 'gaps', level: 0 },
          children: [
            ...textRuns(section, { bold: true }),
            new TextRun({ text: ': ', bold: true }),
            ...textRuns(message),
          ],
        }),
    ),
  ];
}
