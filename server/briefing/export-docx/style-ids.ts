/**
 * Word knows its own styles by their English names and gives them ids in the language in which the template was made:
 * `berschrift1` is `heading 1`. Ids below are those that the export refers to.
 */
const IDS: Readonly<Record<string, string>> = {
  normal: 'Normal',
  title: 'Title',
  subtitle: 'Subtitle',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`heading ${level}`, `Heading${level}`])),
  strong: 'Strong',
  quote: 'Quote',
  'list paragraph': 'ListParagraph',
  'list bullet': 'ListBullet',
  'footnote text': 'FootnoteText',
  'footnote text char': 'FootnoteTextChar',
  'footnote reference': 'FootnoteReference',
  'endnote text': 'EndnoteText',
  'endnote text char': 'EndnoteTextChar',
  'endnote reference': 'EndnoteReference',
  caption: 'Caption',
  bibliography: 'Bibliography',
  hyperlink: 'Hyperlink',
  'line number': 'LineNumber',
  header: 'Header',
  footer: 'Footer',
  'normal table': 'TableNormal',
  'default paragraph font': 'DefaultParagraphFont',
};

const STYLE = /<w:style\s[^>]*>[\s\S]*?<\/w:style>/gu;
const idOf = (style: string): string | undefined => /\bw:styleId=["']([^"']*)["']/u.exec(style)?.[1];
const nameOf = (style: string): string | undefined =>
  /<w:name\s+w:val=["']([^"']*)["']/u.exec(style)?.[1]?.toLowerCase();

/** The ids of all styles in a `styles.xml`. */
export const styleIds = (xml: string): Set<string> =>
  new Set([...xml.matchAll(STYLE)].flatMap(([style]) => idOf(style) ?? []));

/**
 * Gives Word's own styles the ids of an English Word, and whatever else had such an id another one. Of several styles
 * with one of Word's names, which other programs leave behind, the first stays.
 */
export function withEnglishIds(xml: string): string {
  const styles = [...xml.matchAll(STYLE)].map(([style]) => ({
    style,
    id: idOf(style) ?? '',
    name: nameOf(style),
  }));
  const renamed = new Map<string, string>();
  const owners = new Map<string, string>();
  const doubles = new Set<string>();
  for (const { style, id, name } of styles) {
    const english = name === undefined || !Object.hasOwn(IDS, name) ? undefined : IDS[name];
    if (english === undefined) continue;
    if (owners.has(english)) doubles.add(style);
    else owners.set(english, id);
    if (id !== english) renamed.set(id, english);
  }
  for (const { style, id } of styles) {
    const owner = owners.get(id);
    if (owner !== undefined && owner !== id && !doubles.has(style) && !renamed.has(id)) {
      renamed.set(id, `${id}OfTheHouse`);
    }
  }
  const now = (_: string, before: string, id: string) => `${before}"${renamed.get(id) ?? id}"`;
  return xml
    .replace(STYLE, (style) => (doubles.has(style) ? '' : style))
    .replace(/(\bw:styleId=)["']([^"']*)["']/gu, now)
    .replace(/(<w:(?:basedOn|next|link)\s+w:val=)["']([^"']*)["']/gu, now);
}
