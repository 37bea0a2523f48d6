import { HeadingLevel, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { Briefing, BriefingSection, Claim, InterfaceLanguage, TermNote } from '../../domain/index.ts';
import { texts, verdictText } from '../messages.ts';
import { attributionText, kindText, noteText } from '../reading-notes.ts';
import type { Footnotes } from './footnotes.ts';
import type { PortionMarks } from './portion-marks.ts';
import { textRuns } from './text-runs.ts';

/** Each section under a heading, a paragraph for each sentence, then the notes on its words. */
export function sections(briefing: Briefing, footnotes: Footnotes, portions: PortionMarks): Paragraph[] {
  const { language } = briefing;
  return briefing.sections.flatMap((section) => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(section.title) }),
    ...(section.claims.length === 0
      ? [new Paragraph({ children: [new TextRun({ text: texts(language).emptySection, italics: true })] })]
      : section.claims.map((claim) => sentence(claim, language, footnotes, portions))),
    ...(section.notes ?? []).map((note) => review(note, section, language, portions)),
  ]);
}

/**
 * As in the Markdown: what weak sources alone carry names them before it; what is no fact in its source says so after
 * it, and what is not fully supported says that.
 */
function sentence(
  { text, citations, verdict, attribution, kind }: Claim,
  language: InterfaceLanguage,
  footnotes: Footnotes,
  portions: PortionMarks,
): Paragraph {
  const children: ParagraphChild[] = portionRun(portions.of(citations));
  if (attribution !== undefined) {
    children.push(...textRuns(attributionText(attribution, language), { italics: true }), space());
  }
  children.push(...textRuns(text), ...footnotes.cite(citations));
  if (kind !== undefined && kind !== 'fact') {
    children.push(new TextRun({ text: ` (${kindText(kind, language)})`, italics: true }));
  }
  if (verdict.status !== 'supported') {
    children.push(
      new TextRun({ text: ` (${verdictText(verdict.status, language)}: `, italics: true }),
      ...textRuns(verdict.reason, { italics: true }),
      new TextRun({ text: ')', italics: true }),
    );
  }
  return new Paragraph({ style: 'ListBullet', numbering: { reference: 'sentences', level: 0 }, children });
}

/** It repeats a sentence of the section, so it is as high as the section's highest. */
function review(
  { kind, terms: [one = '', other = ''], sentence: said }: TermNote,
  { claims }: BriefingSection,
  language: InterfaceLanguage,
  portions: PortionMarks,
): Paragraph {
  const { quotes, reviewNote } = texts(language);
  const [open, close] = quotes;
  const unsourced = claims.some(({ citations }) => citations.length === 0);
  const cited = unsourced ? [] : claims.flatMap(({ citations }) => citations);
  const note = noteText(kind, `${open}${one}${close}`, `${open}${other}${close}`, language);
  return new Paragraph({
    style: 'Quote',
    children: [
      ...portionRun(portions.of(cited)),
      new TextRun({ text: `${reviewNote}: `, bold: true }),
      ...textRuns(note),
      new TextRun({ text: ` ${open}` }),
      ...textRuns(said),
      new TextRun({ text: close }),
    ],
  });
}

/** Nothing where nothing is marked. */
export const portionRun = (mark: string): TextRun[] =>
  mark === '' ? [] : [new TextRun({ text: mark, bold: true })];

const space = (): TextRun => new TextRun({ text: ' ' });
