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

/** Gives Word's own styles the ids of an English Word, and whatever else had such an id another one. */
export function withEnglishIds(xml: string): string {
  const styles = [...xml.matchAll(STYLE)].map(([style]) => ({ id: idOf(style) ?? '', name: nameOf(style) }));
  const renamed = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const { id, name } of styles) {
    const english = name === undefined || !Object.hasOwn(IDS, name) ? undefined : IDS[name];
    if (english === undefined || taken.has(english)) continue;
    taken.set(english, id);
    if (id !== english) renamed.set(id, english);
  }
  for (const { id } of styles) {
    const owner = taken.get(id);
    if (owner !== undefined && owner !== id) renamed.set(id, `${id}OfTheHouse`);
  }
  return xml
    .replace(
      /(\bw:styleId=)["']([^"']*)["']/gu,
      (_, before: string, id: string) => `${before}"${renamed.get(id) ?? id}"`,
    )
    .replace(
      /(<w:(?:basedOn|next|link)\s+w:val=)["']([^"']*)["']/gu,
      (_, before: string, id: string) => `${before}"${renamed.get(id) ?? id}"`,
    );
}
