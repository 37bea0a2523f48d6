import { HeadingLevel, Paragraph, Tab, TextRun } from 'docx';
import type { Briefing, Citation, InterfaceLanguage } from '../../domain/index.ts';
import { texts } from '../messages.ts';
import { sourceFacts } from '../source-facts.ts';
import { plainText } from './plain-text.ts';
import { textRuns } from './text-runs.ts';

/**
 * The one list of sources under the numbers that the briefing has on the page and in Markdown. They are written out, not
 * counted by Word: taking a source out must not give its number to another.
 */
export const sourceEntries = (briefing: Briefing): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_1, text: texts(briefing.language).sources }),
  ...sourceList(briefing),
];

/** The entries without a heading. */
export const sourceList = ({ sources, language }: Briefing): Paragraph[] =>
  sources.length === 0
    ? [new Paragraph({ text: texts(language).noSources })]
    : sources.flatMap((source) => entry(source, language));

function entry(source: Citation, language: InterfaceLanguage): Paragraph[] {
  const [open, close] = texts(language).quotes;
  const { originator, others } = sourceFacts(source, language, plainText);
  return [
    new Paragraph({
      style: 'AktenlageSource',
      keepNext: true,
      children: [
        new TextRun({ children: [`[${source.number}]`, new Tab()] }),
        ...textRuns(source.title, { bold: true }),
        ...textRuns(`, ${[originator, ...others].join(', ')}:`),
      ],
    }),
    new Paragraph({
      style: 'Quote',
      children: [
        new TextRun({ text: open }),
        ...textRuns(source.quote, {}, source.language),
        new TextRun({ text: close }),
      ],
    }),
  ];
}
