import { type Briefing, markingLevel, TLP_COLOURS, tlpText } from '../../domain/index.ts';
import { disclosure, disclosureTitle } from '../disclosure.ts';
import { plainText } from '../export-docx/plain-text.ts';
import { PortionMarks } from '../export-docx/portion-marks.ts';
import { properties } from '../export-docx/properties.ts';
import { formatDay, markingText, texts } from '../messages.ts';
import { absentText, coverageText, leftOutText, occasionText } from '../paper-notes.ts';
import { sinceText } from '../since-text.ts';
import { Paper } from './paper.ts';
import { sections } from './pdf-sections.ts';
import { cite, sourceList } from './pdf-sources.ts';

const LANGUAGES = { de: 'de-DE', en: 'en-GB' } as const;
/** VSA Annex IV: GEHEIM and above in red, what is below in black. */
const RED = '#C00000';

/**
 * The briefing as a tagged PDF: the same content in the same order as the Word file. Citations are the numbers of the source
 * list, which stands at the end with the quotes; a click leads there. The marking stands at head and foot of every page.
 */
export async function renderPdf(briefing: Briefing): Promise<Uint8Array> {
  const { language, marking, tlp } = briefing;
  const text = texts(language);
  const { title, subject, creator, description, keywords, customProperties } = properties(briefing);
  const paper = new Paper({
    language: LANGUAGES[language],
    info: {
      Title: title,
      Subject: subject,
      Author: creator,
      Creator: creator,
      Keywords: [
        keywords,
        description,
        ...customProperties.map(({ name, value }) => `${name}: ${value}`),
      ].join('; '),
    },
  });
  const portions = new PortionMarks(briefing);
  titleBlock(paper, briefing, portions.needed);
  sections(paper, briefing, portions);
  closing(paper, briefing, portions);
  if (paper.missing > 0) {
    paper.paragraph([{ text: missingText(paper.missing, language), font: 'italic' }], { small: true });
  }
  const secret = markingLevel(marking) >= markingLevel('VS-VERTRAULICH');
  const lines = [markingText(marking, language), ...(secret ? [text.secret] : [])];
  const [page, of] = text.pageOf;
  return paper.finish({
    color: markingLevel(marking) >= markingLevel('GEHEIM') ? RED : 'black',
    head: lines,
    label: tlp && { text: tlpText(tlp), color: TLP_COLOURS[tlp] },
    foot: (at, count) => [...lines, `${page}${at}${of}${count} · ${disclosureTitle(briefing, plainText)}`],
  });
}

const missingText = (count: number, language: Briefing['language']): string =>
  language === 'de'
    ? `${count} Zeichen anderer Schriften sind hier als □ gesetzt; die Word-Fassung hat sie.`
    : `${count} characters of other scripts are set as □ here; the Word version has them.`;

function titleBlock(paper: Paper, briefing: Briefing, portionsMarked: boolean): void {
  const { language, asOf, audience, template } = briefing;
  const text = texts(language);
  paper.title(briefing.title);
  for (const [name, value] of [
    [text.asOf, formatDay(asOf, language)],
    [text.audience, audience],
    [text.template, `${template.title} ${template.version}`],
    ...occasionText(briefing),
  ] as const) {
    paper.paragraph([{ text: `${name}: `, font: 'bold' }, { text: value }]);
  }
  paper.paragraph([
    { text: `${disclosureTitle(briefing, plainText)}. `, font: 'bold' },
    { text: disclosure(briefing, plainText) },
    { text: portionsMarked ? ` ${text.portions}` : '' },
  ]);
  for (const line of absentText(briefing)) paper.paragraph([{ text: line }]);
  const since = sinceText(briefing);
  if (since !== null) {
    paper.paragraph([{ text: `${since.title}: `, font: 'bold' }, { text: since.lines.join(' ') }]);
  }
}

/** What stands behind the sections, unless the template gives it a place of its own. */
function closing(paper: Paper, briefing: Briefing, portions: PortionMarks): void {
  const { language, leftOut = [], disagreements, gaps } = briefing;
  const text = texts(language);
  const has = (kind: string) => briefing.sections.some((section) => section.kind === kind);
  if (leftOut.length > 0) {
    paper.heading(text.leftOut, 1);
    for (const section of leftOut) {
      paper.item([{ text: `${section.title}: `, font: 'bold' }, { text: leftOutText(section, language) }]);
    }
  }
  if (disagreements.length > 0) {
    paper.heading(text.disagreements, 1);
    for (const { about, sides } of disagreements) {
      paper.heading(about, 2);
      for (const { value, citation } of sides) {
        paper.item([{ text: portions.of([citation]), font: 'bold' }, { text: value }, ...cite([citation])]);
      }
    }
  }
  if (gaps.length > 0 && !has('gaps')) {
    paper.heading(text.gaps, 1);
    for (const { section, message } of gaps) {
      paper.item([{ text: `${section}: `, font: 'bold' }, { text: message }]);
    }
  }
  if (!has('sources')) {
    paper.heading(text.sources, 1);
    sourceList(paper, briefing);
  }
  const coverage = coverageText(briefing);
  if (coverage === null) return;
  paper.heading(coverage.title, 1);
  for (const { heading, lines } of coverage.parts) {
    paper.heading(heading, 2);
    for (const line of lines) paper.item([{ text: line }]);
  }
}
