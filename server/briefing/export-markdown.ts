import {
  type Briefing,
  type Citation,
  type Claim,
  type Disagreement,
  type InterfaceLanguage,
  type Marking,
  markingLevel,
  type TermNote,
} from '../domain/index.ts';
import { disclosure } from './disclosure.ts';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import { machineFacts } from './machine-facts.ts';
import { formatDay, markingText, texts, verdictText } from './messages.ts';
import { attributionText, kindText, noteText } from './reading-notes.ts';
import { sinceText } from './since-text.ts';
import { sourceFacts } from './source-facts.ts';

/**
 * The briefing as CommonMark: marking on top, disclosure, sections with `[n]`, gaps, disagreements, sources with
 * their quotes. Text of documents is escaped and cannot become a link, an image or HTML. Ends with a comment that
 * tells machines that the text was generated (AI Act, Article 50).
 */
export function renderMarkdown(briefing: Briefing): string {
  const { language } = briefing;
  const text = texts(language);
  const blocks = [
    ...markingLines(briefing.marking, language),
    `# ${escapeMarkdown(briefing.title)}`,
    `${text.asOf}: ${formatDay(briefing.asOf, language)} · ${text.audience}: ${escapeMarkdown(briefing.audience)} · ` +
      `${text.template}: ${escapeMarkdown(briefing.template.title)} ${escapeMarkdown(briefing.template.version)}`,
    `> **${text.disclosure}.** ${disclosure(briefing, escapeMarkdown)}`,
    ...happened(briefing),
    ...briefing.sections.flatMap(({ title, claims, notes = [] }) => [
      `## ${escapeMarkdown(title)}`,
      claims.length === 0
        ? `*${text.emptySection}*`
        : claims.map((claim) => `- ${sentence(claim, language)}`).join('\n'),
      ...(notes.length === 0 ? [] : [notes.map((note) => `> ${review(note, language)}`).join('\n>\n')]),
    ]),
    ...chapter(text.disagreements, briefing.disagreements.map(disagreement)),
    ...chapter(
      text.gaps,
      briefing.gaps.map(
        ({ section, message }) => `- **${escapeMarkdown(section)}:** ${escapeMarkdown(message)}`,
      ),
    ),
    `## ${text.sources}`,
    briefing.sources.length === 0
      ? text.noSources
      : briefing.sources.map((citation) => source(citation, language)).join('\n'),
    // GEHEIM and above carry the marking at the foot as well (VSA Annex IV).
    ...(markingLevel(briefing.marking) >= markingLevel('GEHEIM')
      ? markingLines(briefing.marking, language)
      : []),
    machineReadable(briefing),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function happened(briefing: Briefing): string[] {
  const since = sinceText(briefing);
  if (since === null) return [];
  return [[`> **${since.title}:**`, ...since.lines.map((line) => `> - ${escapeMarkdown(line)}`)].join('\n')];
}

function markingLines(marking: Marking, language: InterfaceLanguage): string[] {
  const secret = markingLevel(marking) >= markingLevel('VS-VERTRAULICH');
  return [
    `**${escapeMarkdown(markingText(marking, language))}**`,
    ...(secret ? [`**${texts(language).secret}**`] : []),
  ];
}

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

function disagreement({ about, sides }: Disagreement): string {
  const lines = sides.map(({ value, citation }) => `  - ${escapeMarkdown(value)} [${citation}]`);
  return [`- **${escapeMarkdown(about)}**`, ...lines].join('\n');
}

const chapter = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`## ${title}`, items.join('\n')];

function source(citation: Citation, language: InterfaceLanguage): string {
  const { originator, others } = sourceFacts(citation, language, escapeInline);
  const [open, close] = texts(language).quotes;
  return (
    `- [${citation.number}] **${escapeInline(citation.title)}**, ${[originator, ...others].join(', ')}: ` +
    `${open}${escapeInline(citation.quote)}${close}`
  );
}

function machineReadable(briefing: Briefing): string {
  const json = JSON.stringify(machineFacts(briefing)).replace(/[<>&]|--/gu, (found) =>
    [...found].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
  return `<!-- ${json} -->`;
}
