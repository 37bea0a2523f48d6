import { AlignmentType, Footer, Header, PageNumber, Paragraph, ShadingType, TextRun } from 'docx';
import { type Briefing, markingLevel, TLP_COLOURS, type Tlp, tlpText } from '../../domain/index.ts';
import { disclosureTitle } from '../disclosure.ts';
import { markingText, texts } from '../messages.ts';
import { plainText } from './plain-text.ts';

/** VSA Annex IV: GEHEIM and above in red, what is below in black. */
const RED = 'C00000';

/**
 * Head and foot of every page: the marking in both (VSA Annex IV asks for the foot from GEHEIM on; a page that is taken
 * out of the paper should say it either way), below it the page's number and what the text is.
 */
export function pageFrame(briefing: Briefing): { header: Header; footer: Footer } {
  const text = texts(briefing.language);
  const [page, of] = text.pageOf;
  return {
    header: new Header({ children: marking(briefing, 'Header') }),
    footer: new Footer({
      children: [
        ...marking(briefing, 'Footer'),
        new Paragraph({
          style: 'Footer',
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({ children: [page, PageNumber.CURRENT, of, PageNumber.TOTAL_PAGES], size: 18 }),
            new TextRun({ text: ` · ${disclosureTitle(briefing, plainText)}`, size: 18 }),
          ],
        }),
      ],
    }),
  };
}

function marking({ marking: grade, tlp, language }: Briefing, style: 'Header' | 'Footer'): Paragraph[] {
  const secret = markingLevel(grade) >= markingLevel('VS-VERTRAULICH');
  const color = markingLevel(grade) >= markingLevel('GEHEIM') ? RED : '000000';
  const lines = [markingText(grade, language), ...(secret ? [texts(language).secret] : [])].map(
    (line) =>
      new Paragraph({
        style,
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: line, bold: true, color })],
      }),
  );
  return tlp === undefined ? lines : [...lines, label(tlp, style)];
}

/** FIRST: in head and foot of every page, to the right, of 12 points or more, its colour on black. */
const label = (tlp: Tlp, style: 'Header' | 'Footer'): Paragraph =>
  new Paragraph({
    style,
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({
        text: tlpText(tlp),
        bold: true,
        size: 24,
        color: TLP_COLOURS[tlp].slice(1),
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' },
      }),
    ],
  });
