import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { Briefing } from '../../domain/index.ts';
import { disclosure, disclosureTitle } from '../disclosure.ts';
import { formatDay, texts } from '../messages.ts';
import { absentText, occasionText } from '../paper-notes.ts';
import { sinceText } from '../since-text.ts';
import { plainText } from './plain-text.ts';
import { textRuns } from './text-runs.ts';

/** Title, day, reader, template; then who wrote it and that nobody has checked it yet. */
export function titleBlock(briefing: Briefing, portionsMarked: boolean): Paragraph[] {
  const { language, asOf, audience, template } = briefing;
  const text = texts(language);
  const facts = [
    [text.asOf, formatDay(asOf, language)],
    [text.audience, audience],
    [text.template, `${template.title} ${template.version}`],
    ...occasionText(briefing),
  ] as const;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(briefing.title) }),
    ...facts.map(
      ([name, value]) =>
        new Paragraph({
          style: 'AktenlageFact',
          children: [new TextRun({ text: `${name}: `, bold: true }), ...textRuns(value)],
        }),
    ),
    new Paragraph({
      style: 'AktenlageDisclosure',
      children: [
        new TextRun({ text: `${disclosureTitle(briefing, plainText)}. `, bold: true }),
        ...textRuns(disclosure(briefing, plainText)),
        ...(portionsMarked ? [new TextRun({ text: ` ${text.portions}` })] : []),
      ],
    }),
    ...absentText(briefing).map(
      (line) => new Paragraph({ style: 'AktenlageDisclosure', children: textRuns(line) }),
    ),
    ...happened(briefing),
  ];
}

/** What has happened to sources since, before anybody reads on. */
function happened(briefing: Briefing): Paragraph[] {
  const since = sinceText(briefing);
  if (since === null) return [];
  return [
    new Paragraph({
      style: 'AktenlageDisclosure',
      children: [new TextRun({ text: `${since.title}: `, bold: true }), ...textRuns(since.lines.join(' '))],
    }),
  ];
}
