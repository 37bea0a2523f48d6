import {
  type Briefing,
  type Disagreement,
  type InterfaceLanguage,
  type Marking,
  markingLevel,
} from '../domain/index.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { gapLines, sectionBlocks, sourceLines } from './export-section.ts';
import { formatDay, markingText, texts } from './messages.ts';

/**
 * The briefing as CommonMark: marking on top, disclosure, sections with `[n]`, gaps, disagreements, sources with
 * their quotes. Text of documents is escaped and cannot become a link, an image or HTML. Ends with a comment that
 * tells machines that the text was generated (AI Act, Article 50).
 */
export function renderMarkdown(briefing: Briefing): string {
  const { language } = briefing;
  const text = texts(language);
  // A list that the template gives a place of its own does not come again at the end.
  const has = (kind: string) => briefing.sections.some((section) => section.kind === kind);
  const blocks = [
    ...markingLines(briefing.marking, language),
    `# ${escapeMarkdown(briefing.title)}`,
    `${text.asOf}: ${formatDay(briefing.asOf, language)} · ${text.audience}: ${escapeMarkdown(briefing.audience)} · ` +
      `${text.template}: ${escapeMarkdown(briefing.template.title)} ${escapeMarkdown(briefing.template.version)}`,
    `> **${text.disclosure}.** ${disclosure(briefing)}`,
    ...briefing.sections.flatMap((section) => sectionBlocks(section, briefing)),
    ...chapter(
      text.leftOut,
      (briefing.leftOut ?? []).map(
        ({ title, reason }) => `- ${escapeMarkdown(title)}: ${text.leftOutWhy[reason]}`,
      ),
    ),
    ...chapter(text.disagreements, briefing.disagreements.map(disagreement)),
    ...(has('gaps') ? [] : chapter(text.gaps, gapLines(briefing.gaps))),
    ...(has('sources') ? [] : [`## ${text.sources}`, sourceLines(briefing)]),
    // GEHEIM and above carry the marking at the foot as well (VSA Annex IV).
    ...(markingLevel(briefing.marking) >= markingLevel('GEHEIM')
      ? markingLines(briefing.marking, language)
      : []),
    machineReadable(briefing),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function markingLines(marking: Marking, language: InterfaceLanguage): string[] {
  const secret = markingLevel(marking) >= markingLevel('VS-VERTRAULICH');
  return [
    `**${escapeMarkdown(markingText(marking, language))}**`,
    ...(secret ? [`**${texts(language).secret}**`] : []),
  ];
}

function disclosure({ provenance, sources, language }: Briefing): string {
  const text = texts(language);
  const parts = [
    provenance.writerKind === 'extractive' ? text.extractive : text.model(escapeMarkdown(provenance.writer)),
  ];
  if (provenance.fallback !== null) parts.push(text.fallback(escapeMarkdown(provenance.fallback.from)));
  if (sources.some(({ fictional }) => fictional)) parts.push(text.fictional);
  return parts.join(' ');
}

function disagreement({ about, sides }: Disagreement): string {
  const lines = sides.map(({ value, citation }) => `  - ${escapeMarkdown(value)} [${citation}]`);
  return [`- **${escapeMarkdown(about)}**`, ...lines].join('\n');
}

const chapter = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`## ${title}`, items.join('\n')];

/** Holds ids and flags only, never words of a document. */
function machineReadable({ id, status, marking, asOf, provenance, template }: Briefing): string {
  const facts = {
    generator: 'Aktenlage',
    briefing: id,
    'machine-generated': true,
    'ai-generated': provenance.writerKind === 'language-model',
    reviewed: false,
    status,
    marking,
    'as-of': asOf,
    template: `${template.id} ${template.version}`,
    writer: provenance.writer,
  };
  const json = JSON.stringify(facts).replace(/[<>&]|--/gu, (found) =>
    [...found].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
  return `<!-- ${json} -->`;
}
