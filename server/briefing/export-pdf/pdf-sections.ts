import {
  type Briefing,
  type BriefingSection,
  type Claim,
  evidenceGroups,
  type InterfaceLanguage,
} from '../../domain/index.ts';
import { plainText } from '../export-docx/plain-text.ts';
import type { PortionMarks } from '../export-docx/portion-marks.ts';
import { markingText, texts, verdictText } from '../messages.ts';
import { emptyText, sectionRemarks } from '../paper-notes.ts';
import { attributionText, kindText, noteText } from '../reading-notes.ts';
import { groupText } from '../source-facts.ts';
import type { Paper, Run } from './paper.ts';
import { cite, sourceList } from './pdf-sources.ts';

/** Each section under a heading: what its kind holds, then what is to be said of it, then the notes on its words. */
export function sections(paper: Paper, briefing: Briefing, portions: PortionMarks): void {
  const { language } = briefing;
  const text = texts(language);
  for (const section of briefing.sections) {
    const { title, mode, marking, questionsEdited, questions } = section;
    const marks = [
      ...(mode === undefined ? [] : [text.mode[mode]]),
      ...(marking === undefined ? [] : [markingText(marking, language)]),
    ];
    paper.heading([title, ...marks.map((mark) => `(${mark})`)].join(' '), 1);
    body(paper, section, briefing, portions);
    for (const line of sectionRemarks(section, language)) remark(paper, line);
    if (questionsEdited === true) remark(paper, `${text.questionsEdited} ${questions.join(' / ')}`);
    notes(paper, section, language, portions);
  }
}

const remark = (paper: Paper, text: string): void => paper.paragraph([{ text, font: 'italic' }]);
/** Room for a person's words. */
const BLANK = '_'.repeat(24);

function body(paper: Paper, section: BriefingSection, briefing: Briefing, portions: PortionMarks): void {
  const { language, gaps } = briefing;
  const text = texts(language);
  switch (section.kind) {
    case 'fixed':
      remark(paper, text.fixed);
      for (const line of (section.text ?? '').split(/\n+/u)) paper.paragraph([{ text: line }]);
      return;
    case 'field':
      for (const label of section.fields ?? []) paper.paragraph([{ text: `${label}: ${BLANK}` }]);
      remark(paper, text.field);
      return;
    case 'gaps': {
      const silent = gaps.filter(({ reason }) => reason === undefined);
      if (silent.length === 0) remark(paper, text.noGaps);
      for (const gap of silent)
        paper.item([{ text: `${gap.section}: `, font: 'bold' }, { text: gap.message }]);
      return;
    }
    case 'sources':
      sourceList(paper, briefing);
      return;
    default:
      record(paper, section, briefing, portions);
  }
}

function record(paper: Paper, section: BriefingSection, briefing: Briefing, portions: PortionMarks): void {
  const { language, gaps } = briefing;
  const { claims, claimQuestions = [], questions, layout, omitted, title } = section;
  const text = texts(language);
  if (layout !== 'questions') {
    sentences(paper, claims, emptyText(section, language), briefing, portions);
    return;
  }
  for (const [index, question] of questions.entries()) {
    const isGap = gaps.some((gap) => gap.section === title && gap.question === question);
    paper.heading(question, 2);
    const empty = isGap ? text.emptySection : omitted === undefined ? text.above : text.noRoom;
    const own = claims.filter((_, at) => claimQuestions[at] === index);
    sentences(paper, own, section.gradedOut === undefined ? empty : null, briefing, portions);
  }
}

function sentences(
  paper: Paper,
  claims: readonly Claim[],
  empty: string | null,
  { language, sources, provenance }: Briefing,
  portions: PortionMarks,
): void {
  if (claims.length === 0 && empty !== null) remark(paper, empty);
  const groups =
    provenance.writerKind === 'extractive' ? evidenceGroups(claims, sources) : [{ source: null, claims }];
  for (const { source, claims: said } of groups) {
    if (source !== null) {
      paper.paragraph([{ text: groupText(source, language, plainText), font: 'bold' }], { small: true });
    }
    for (const claim of said) paper.item(sentence(claim, language, portions));
  }
}

function sentence(
  { text, citations, verdict, attribution, kind }: Claim,
  language: InterfaceLanguage,
  portions: PortionMarks,
): Run[] {
  return [
    { text: portions.of(citations), font: 'bold' },
    { text: attribution === undefined ? '' : `${attributionText(attribution, language)} `, font: 'italic' },
    { text },
    ...cite(citations),
    { text: kind === undefined || kind === 'fact' ? '' : ` (${kindText(kind, language)})`, font: 'italic' },
    {
      text:
        verdict.status === 'supported'
          ? ''
          : ` (${verdictText(verdict.status, language)}: ${verdict.reason})`,
      font: 'italic',
    },
  ];
}

/** A note repeats a sentence of the section, so it is as high as the section's highest. */
function notes(
  paper: Paper,
  { claims, notes: all = [] }: BriefingSection,
  language: InterfaceLanguage,
  portions: PortionMarks,
): void {
  const { quotes, reviewNote } = texts(language);
  const [open, close] = quotes;
  const unsourced = claims.some(({ citations }) => citations.length === 0);
  const cited = unsourced ? [] : claims.flatMap(({ citations }) => citations);
  for (const { kind, terms, sentence: said } of all) {
    const [one = '', other = ''] = terms;
    const note = noteText(kind, `${open}${one}${close}`, `${open}${other}${close}`, language);
    paper.paragraph(
      [
        { text: `${portions.of(cited)}${reviewNote}: `, font: 'bold' },
        { text: `${note} ${open}${said}${close}` },
      ],
      { small: true },
    );
  }
}
