import {
  type Briefing,
  type BriefingSection,
  type Citation,
  type Claim,
  evidenceGroups,
  type InterfaceLanguage,
  type TermNote,
} from '../domain/index.ts';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import { markingText, texts, verdictText } from './messages.ts';
import { emptyText, sectionRemarks } from './paper-notes.ts';
import { attributionText, kindText, noteText } from './reading-notes.ts';
import { groupText, sourceFacts } from './source-facts.ts';

/** A section as blocks of CommonMark: heading, then what its kind holds, then what is to be said about it. */
export function sectionBlocks(section: BriefingSection, briefing: Briefing): string[] {
  const { language } = briefing;
  const { title, mode, marking } = section;
  const text = texts(language);
  const marks = [
    ...(mode === undefined ? [] : [`*(${text.mode[mode]})*`]),
    ...(marking === undefined ? [] : [`*(${escapeMarkdown(markingText(marking, language))})*`]),
  ];
  return [
    [`## ${escapeMarkdown(title)}`, ...marks].join(' '),
    ...body(section, briefing),
    ...remarks(section, language),
  ];
}

function body(section: BriefingSection, briefing: Briefing): string[] {
  const text = texts(briefing.language);
  switch (section.kind) {
    case 'fixed':
      return [`*${text.fixed}*`, ...paragraphs(section.text ?? '')];
    case 'field':
      return [
        (section.fields ?? []).map((label) => `- ${escapeMarkdown(label)}: ${BLANK}`).join('\n'),
        `*${text.field}*`,
      ];
    case 'gaps': {
      const lines = gapLines(briefing.gaps.filter(({ reason }) => reason === undefined));
      return [lines.length === 0 ? text.noGaps : lines.join('\n')];
    }
    case 'sources':
      return [sourceLines(briefing)];
    default:
      return section.layout === 'questions'
        ? byQuestion(section, briefing)
        : claimList(section.claims, briefing, emptyText(section, briefing.language));
  }
}

/** Underscores of a form; escaped, so that they are no rule. */
const BLANK = '\\_'.repeat(12);

/** Each question with the sentences that answer it, or with the reason why there are none. */
function byQuestion(section: BriefingSection, briefing: Briefing): string[] {
  const { gaps, language } = briefing;
  const { title, questions, claims, claimQuestions = [] } = section;
  const text = texts(language);
  return questions.flatMap((question, index) => {
    const isGap = gaps.some((gap) => gap.section === title && gap.question === question);
    const answers = claims.filter((_, at) => claimQuestions[at] === index);
    return [
      `**${escapeMarkdown(question)}**`,
      ...claimList(
        answers,
        briefing,
        section.gradedOut !== undefined
          ? null
          : isGap
            ? text.emptySection
            : section.omitted === undefined
              ? text.above
              : text.noRoom,
      ),
    ];
  });
}

/** What the extractive writer put together stands under its day and originator; a model's text is one list. */
function claimList(
  claims: readonly Claim[],
  { language, sources, provenance }: Briefing,
  empty: string | null,
): string[] {
  if (claims.length === 0) return empty === null ? [] : [`*${empty}*`];
  const list = (of: readonly Claim[]): string =>
    of.map((claim) => `- ${sentence(claim, language)}`).join('\n');
  if (provenance.writerKind !== 'extractive') return [list(claims)];
  return evidenceGroups(claims, sources).flatMap(({ source: first, claims: said }) => [
    ...(first === null ? [] : [`*${groupText(first, language, escapeInline)}*`]),
    list(said),
  ]);
}

function remarks(section: BriefingSection, language: InterfaceLanguage) {
  const { notes = [], questionsEdited, questions } = section;
  const text = texts(language);
  return [
    ...sectionRemarks(section, language).map((line) => `*${line}*`),
    ...(questionsEdited === true
      ? [`*${text.questionsEdited}* ${questions.map((question) => escapeMarkdown(question)).join(' / ')}`]
      : []),
    ...(notes.length === 0 ? [] : [notes.map((note) => `> ${review(note, language)}`).join('\n>\n')]),
  ];
}

const paragraphs = (text: string): string[] =>
  text.split(/\n\s*\n/u).map((paragraph) =>
    paragraph
      .split('\n')
      .map((line) => escapeMarkdown(line))
      .join('  \n'),
  );

export const gapLines = (gaps: Briefing['gaps']): string[] =>
  gaps.map(({ section, message }) => `- **${escapeMarkdown(section)}:** ${escapeMarkdown(message)}`);

export const sourceLines = ({ sources, language }: Briefing): string =>
  sources.length === 0
    ? texts(language).noSources
    : sources.map((citation) => source(citation, language)).join('\n');

/**
 * A sentence that is not fully supported says so in words, where it stands; one that only weak sources carry names them
 * before it, one that is no fact in its source says after it what it is.
 */
function sentence(claim: Claim, language: InterfaceLanguage): string {
  const { text, citations, verdict, attribution, kind } = claim;
  const numbers = citations.map((number) => `[${number}]`).join('');
  const doubt =
    verdict.status === 'supported'
      ? ''
      : ` *(${verdictText(verdict.status, language)}: ${escapeMarkdown(verdict.reason)})*`;
  const leadIn =
    attribution === undefined ? '' : `*${escapeMarkdown(attributionText(attribution, language))}* `;
  const what = kind === undefined || kind === 'fact' ? '' : ` *(${kindText(kind, language)})*`;
  return `${leadIn}${escapeMarkdown(text)}${numbers === '' ? '' : ` ${numbers}`}${what}${doubt}`;
}

function review(
  { kind, terms: [one = '', other = ''], sentence: said }: TermNote,
  language: InterfaceLanguage,
) {
  const { quotes, reviewNote } = texts(language);
  const [open, close] = quotes;
  const note = noteText(kind, `${open}${one}${close}`, `${open}${other}${close}`, language);
  return `*${reviewNote}:* ${escapeMarkdown(note)} ${open}${escapeMarkdown(said)}${close}`;
}

function source(citation: Citation, language: InterfaceLanguage): string {
  const { originator, others } = sourceFacts(citation, language, escapeInline);
  const [open, close] = texts(language).quotes;
  return (
    `- [${citation.number}] **${escapeInline(citation.title)}**, ${[originator, ...others].join(', ')}: ` +
    `${open}${escapeInline(citation.quote)}${close}`
  );
}
