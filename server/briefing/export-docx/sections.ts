import { HeadingLevel, Paragraph, type ParagraphChild, TextRun } from 'docx';
import {
  type Briefing,
  type BriefingSection,
  type Claim,
  evidenceGroups,
  type InterfaceLanguage,
  type TermNote,
} from '../../domain/index.ts';
import { markingText, texts, verdictText } from '../messages.ts';
import { emptyText, sectionRemarks } from '../paper-notes.ts';
import { attributionText, kindText, noteText } from '../reading-notes.ts';
import { groupText } from '../source-facts.ts';
import type { Footnotes } from './footnotes.ts';
import { gapEntries } from './gap-list.ts';
import { plainText } from './plain-text.ts';
import type { PortionMarks } from './portion-marks.ts';
import { sourceList } from './source-entries.ts';
import { textRuns } from './text-runs.ts';

/** Each section under a heading: what its kind holds, then what is to be said of it, then the notes on its words. */
export function sections(briefing: Briefing, footnotes: Footnotes, portions: PortionMarks): Paragraph[] {
  const { language } = briefing;
  const text = texts(language);
  return briefing.sections.flatMap((section) => {
    const { title, mode, marking, questionsEdited, questions, notes = [] } = section;
    const marks = [
      ...(mode === undefined ? [] : [text.mode[mode]]),
      ...(marking === undefined ? [] : [markingText(marking, language)]),
    ];
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        children: textRuns([title, ...marks.map((mark) => `(${mark})`)].join(' ')),
      }),
      ...body(section, briefing, footnotes, portions),
      ...sectionRemarks(section, language).map(remark),
      ...(questionsEdited === true ? [remark(`${text.questionsEdited} ${questions.join(' / ')}`)] : []),
      ...notes.map((note) => review(note, section, language, portions)),
    ];
  });
}

function body(
  section: BriefingSection,
  briefing: Briefing,
  footnotes: Footnotes,
  portions: PortionMarks,
): Paragraph[] {
  const { language } = briefing;
  const text = texts(language);
  const listed = (claims: readonly Claim[], empty: string | null): Paragraph[] =>
    claims.length === 0
      ? empty === null
        ? []
        : [remark(empty)]
      : grouped(claims, briefing).flatMap(({ source, claims: said }) => [
          ...(source === null ? [] : [groupHead(groupText(source, language, plainText))]),
          ...said.map((claim) => sentence(claim, language, footnotes, portions)),
        ]);
  switch (section.kind) {
    case 'fixed':
      return [
        remark(text.fixed),
        ...(section.text ?? '').split(/\n+/u).map((line) => new Paragraph({ children: textRuns(line) })),
      ];
    case 'field':
      return [
        ...(section.fields ?? []).map((label) => new Paragraph({ children: textRuns(`${label}: ${BLANK}`) })),
        remark(text.field),
      ];
    case 'gaps': {
      const gaps = briefing.gaps.filter(({ reason }) => reason === undefined);
      return gaps.length === 0 ? [remark(text.noGaps)] : gapEntries(gaps);
    }
    case 'sources':
      return sourceList(briefing);
    default:
      return section.layout === 'questions'
        ? byQuestion(section, briefing, listed)
        : listed(section.claims, emptyText(section, language));
  }
}

/** What the extractive writer put together stands under its day and originator; a model's text is one list. */
const grouped = (claims: readonly Claim[], { provenance, sources }: Briefing) =>
  provenance.writerKind === 'extractive' ? evidenceGroups(claims, sources) : [{ source: null, claims }];

const groupHead = (text: string): Paragraph =>
  new Paragraph({ style: 'AktenlageGroup', keepNext: true, children: textRuns(text) });

/** Room for a person's words. */
const BLANK = '_'.repeat(24);

/** Each question with the sentences that answer it, or with the reason why there are none. */
function byQuestion(
  section: BriefingSection,
  { gaps, language }: Briefing,
  listed: (claims: readonly Claim[], empty: string | null) => Paragraph[],
): Paragraph[] {
  const { title, questions, claims, claimQuestions = [], omitted } = section;
  const text = texts(language);
  return questions.flatMap((question, index) => {
    const isGap = gaps.some((gap) => gap.section === title && gap.question === question);
    const empty = isGap ? text.emptySection : omitted === undefined ? text.above : text.noRoom;
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: textRuns(question) }),
      ...listed(
        claims.filter((_, at) => claimQuestions[at] === index),
        section.gradedOut === undefined ? empty : null,
      ),
    ];
  });
}

const remark = (text: string): Paragraph => new Paragraph({ children: textRuns(text, { italics: true }) });

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
