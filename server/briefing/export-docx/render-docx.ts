import { AlignmentType, Document, LevelFormat, Packer, readTheme } from 'docx';
import { AktenlageError, type Briefing } from '../../domain/index.ts';
import { disagreementBoxes } from './disagreement-boxes.ts';
import { Footnotes } from './footnotes.ts';
import { coverageList, gapList, leftOutList } from './gap-list.ts';
import { houseStyles } from './house-styles.ts';
import type { HouseTemplate } from './house-template.ts';
import { pageFrame } from './page-frame.ts';
import { PortionMarks } from './portion-marks.ts';
import { properties } from './properties.ts';
import { sections } from './sections.ts';
import { sourceEntries } from './source-entries.ts';
import { styleIds } from './style-ids.ts';
import { styles } from './styles.ts';
import { titleBlock } from './title-block.ts';

const WORD_LANGUAGE = { de: 'de-DE', en: 'en-GB' } as const;

/** A4 with margins of 2.5 cm, in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1417, bottom: 1417, left: 1417, right: 1417, header: 600, footer: 500 },
} as const;

/**
 * The briefing as a Word file: the same content in the same order as the Markdown, citations as footnotes, the marking
 * on every page. Text of documents is data: it is put in as letters only, never as a field, a link or mark-up.
 *
 * @param house its styles are taken over
 * @throws AktenlageError `configuration-invalid` when the styles of the house are no proper XML
 */
export async function renderDocx(briefing: Briefing, house: HouseTemplate | null): Promise<Uint8Array> {
  const language = WORD_LANGUAGE[briefing.language];
  const portions = new PortionMarks(briefing);
  const footnotes = new Footnotes(briefing);
  // A list that the template gives a place of its own does not come again at the end.
  const has = (kind: string) => briefing.sections.some((section) => section.kind === kind);
  // Before the footnotes are handed over: writing the sentences makes them.
  const children = [
    ...titleBlock(briefing, portions.needed),
    ...sections(briefing, footnotes, portions),
    ...leftOutList(briefing),
    ...disagreementBoxes(briefing, footnotes, portions),
    ...(has('gaps') ? [] : gapList(briefing)),
    ...(has('sources') ? [] : sourceEntries(briefing)),
    ...coverageList(briefing),
  ];
  const { header, footer } = pageFrame(briefing);
  const external = house === null ? null : houseStyles(house.styles, language);
  const build = (): Document =>
    new Document({
      ...properties(briefing),
      styles: styles(language, external === null ? new Set() : styleIds(external)),
      ...(external === null ? {} : { externalStyles: external }),
      ...(house?.theme == null ? {} : { theme: readTheme(house.theme) }),
      numbering: { config: ['sentences', 'gaps'].map(bullets) },
      footnotes: footnotes.notes,
      sections: [
        { properties: { page: PAGE }, headers: { default: header }, footers: { default: footer }, children },
      ],
    });
  return Packer.toBuffer(house === null ? build() : usable(build));
}

function usable(build: () => Document): Document {
  try {
    return build();
  } catch (thrown) {
    throw new AktenlageError(
      'configuration-invalid',
      'The styles of the file that BRIEFING_DOCX_TEMPLATE names cannot be used: they are damaged.',
      { cause: thrown },
    );
  }
}

const bullets = (reference: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 340, hanging: 340 } } },
    },
  ],
});
