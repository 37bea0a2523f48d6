import { type Briefing, type Disagreement, markingLevel, tlpText } from '../domain/index.ts';
import { disclosure, disclosureTitle } from './disclosure.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { gapLines, sectionBlocks, sourceLines } from './export-section.ts';
import { machineFacts } from './machine-facts.ts';
import { formatDay, markingText, texts } from './messages.ts';
import { absentText, coverageText, leftOutText, occasionText } from './paper-notes.ts';
import { sinceText } from './since-text.ts';

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
    ...markingLines(briefing),
    `# ${escapeMarkdown(briefing.title)}`,
    `${text.asOf}: ${formatDay(briefing.asOf, language)} · ${text.audience}: ${escapeMarkdown(briefing.audience)} · ` +
      `${text.template}: ${escapeMarkdown(briefing.template.title)} ${escapeMarkdown(briefing.template.version)}`,
    `> **${disclosureTitle(briefing, escapeMarkdown)}.** ${disclosure(briefing, escapeMarkdown)}`,
    ...occasionText(briefing).map(([label, said]) => `${label}: ${escapeMarkdown(said)}`),
    ...absentText(briefing).map((line) => `> ${line}`),
    ...happened(briefing),
    ...briefing.sections.flatMap((section) => sectionBlocks(section, briefing)),
    ...chapter(
      text.leftOut,
      (briefing.leftOut ?? []).map(
        (section) => `- ${escapeMarkdown(section.title)}: ${escapeMarkdown(leftOutText(section, language))}`,
      ),
    ),
    ...chapter(text.disagreements, briefing.disagreements.map(disagreement)),
    ...(has('gaps') ? [] : chapter(text.gaps, gapLines(briefing.gaps))),
    ...(has('sources') ? [] : [`## ${text.sources}`, sourceLines(briefing)]),
    ...coverageBlocks(briefing),
    // GEHEIM and above carry the marking at the foot as well (VSA Annex IV), a TLP label always (FIRST).
    ...(markingLevel(briefing.marking) >= markingLevel('GEHEIM')
      ? markingLines(briefing)
      : labelLines(briefing)),
    machineReadable(briefing),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function coverageBlocks(briefing: Briefing): string[] {
  const coverage = coverageText(briefing);
  if (coverage === null) return [];
  return [
    `## ${coverage.title}`,
    ...coverage.parts.flatMap(({ heading, lines }) => [
      `**${heading}**`,
      lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n'),
    ]),
  ];
}

function happened(briefing: Briefing): string[] {
  const since = sinceText(briefing);
  if (since === null) return [];
  return [[`> **${since.title}:**`, ...since.lines.map((line) => `> - ${escapeMarkdown(line)}`)].join('\n')];
}

function markingLines(briefing: Briefing): string[] {
  const { marking, language } = briefing;
  const secret = markingLevel(marking) >= markingLevel('VS-VERTRAULICH');
  return [
    `**${escapeMarkdown(markingText(marking, language))}**`,
    ...(secret ? [`**${texts(language).secret}**`] : []),
    ...labelLines(briefing),
  ];
}

const labelLines = ({ tlp }: Briefing): string[] => (tlp === undefined ? [] : [`**${tlpText(tlp)}**`]);

function disagreement({ about, sides }: Disagreement): string {
  const lines = sides.map(({ value, citation }) => `  - ${escapeMarkdown(value)} [${citation}]`);
  return [`- **${escapeMarkdown(about)}**`, ...lines].join('\n');
}

const chapter = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`## ${title}`, items.join('\n')];

function machineReadable(briefing: Briefing): string {
  const json = JSON.stringify(machineFacts(briefing)).replace(/[<>&]|--/gu, (found) =>
    [...found].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
  return `<!-- ${json} -->`;
}
