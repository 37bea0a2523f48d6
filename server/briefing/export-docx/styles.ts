import {
  BorderStyle,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';

/** Half points. */
const TEXT = 22;
const SMALL = 19;
const DARK = '1F2A44';

/** The look of Word's own styles where the house has none of its own. Arial lies on every office machine. */
function ownDefaults(language: string) {
  const heading = (size: number, level: number, before: number): IBaseParagraphStyleOptions => ({
    run: { size, bold: true, color: DARK },
    paragraph: { keepNext: true, keepLines: true, outlineLevel: level, spacing: { before, after: 100 } },
  });
  return {
    document: {
      run: { font: 'Arial', size: TEXT, language: { value: language, bidirectional: 'ar-SA' } },
      // Without the rule LibreOffice takes the line for a fixed height, and a title of two lines runs into itself.
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: 34, bold: true, color: DARK },
      paragraph: { spacing: { before: 120, after: 200 } },
    },
    heading1: heading(26, 0, 320),
    heading2: heading(TEXT, 1, 200),
    footnoteText: {
      run: { size: 18 },
      paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } },
    },
    footnoteTextChar: { run: { size: 18 } },
  };
}
const DEFAULT_IDS: Readonly<Record<string, string>> = {
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  footnoteText: 'FootnoteText',
  footnoteTextChar: 'FootnoteTextChar',
};

/** Word's own that docx does not bring along, then ours, whose names say so; all of them build on Normal. */
const PARAGRAPHS: readonly IParagraphStyleOptions[] = [
  {
    id: 'Quote',
    name: 'Quote',
    run: { italics: true, size: SMALL, color: '404040' },
    paragraph: { indent: { left: 567 }, spacing: { after: 120 } },
  },
  { id: 'ListBullet', name: 'List Bullet' },
  { id: 'Header', name: 'header', paragraph: { spacing: { after: 0 } } },
  { id: 'Footer', name: 'footer', paragraph: { spacing: { after: 0 } } },
  { id: 'AktenlageFact', name: 'Aktenlage Fact', paragraph: { spacing: { after: 20 } } },
  {
    id: 'AktenlageGroup',
    name: 'Aktenlage Group',
    run: { bold: true, size: SMALL, color: '404040' },
    paragraph: { keepNext: true, spacing: { before: 120, after: 40 } },
  },
  {
    id: 'AktenlageDisclosure',
    name: 'Aktenlage Disclosure',
    run: { size: SMALL },
    paragraph: {
      spacing: { before: 160, after: 200 },
      shading: { fill: 'F2F4F8' },
      border: Object.fromEntries(
        ['top', 'bottom', 'left', 'right'].map((side) => [
          side,
          { style: BorderStyle.SINGLE, size: 6, space: 4, color: '8A94A8' },
        ]),
      ),
    },
  },
  { id: 'AktenlageCell', name: 'Aktenlage Cell', run: { size: SMALL }, paragraph: { spacing: { after: 0 } } },
  {
    id: 'AktenlageSource',
    name: 'Aktenlage Source',
    paragraph: { indent: { left: 567, hanging: 567 }, spacing: { before: 80, after: 20 } },
  },
];

/**
 * The styles of the paper. What a template of the house brings stays as it is there; the rest is ours.
 *
 * @param known ids that the template defines
 */
export function styles(language: string, known: ReadonlySet<string>): IStylesOptions {
  const ours = Object.entries(ownDefaults(language)).filter(([name]) => {
    // The defaults of the document come with the template, once there is one.
    if (name === 'document') return known.size === 0;
    return !known.has(DEFAULT_IDS[name] ?? '');
  });
  return {
    default: Object.fromEntries(ours),
    paragraphStyles: PARAGRAPHS.filter(({ id }) => !known.has(id)).map((style) => ({
      basedOn: 'Normal',
      quickFormat: true,
      ...style,
    })),
  };
}
