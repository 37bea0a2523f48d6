import { withEnglishIds } from './style-ids.ts';

/** ISO/IEC 29500 Strict names its namespace otherwise; the parts around the styles are in the usual one. */
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const USUAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * The styles of the house for a paper in this language: with the ids that the export uses, without the lists of the
 * template, which do not come along (their numbers would be taken for ours), and with one language for all, so that an
 * English paper is not proofread in German.
 *
 * @param language as Word has it, `de-DE`
 */
export function houseStyles(xml: string, language: string): string {
  const bare = withEnglishIds(xml)
    .replaceAll(STRICT, USUAL)
    .replace(/<w:numPr\s*\/>|<w:numPr>[\s\S]*?<\/w:numPr>/gu, '')
    .replace(/<w:lang\b[^>]*\/>|<w:lang\b[^>]*>\s*<\/w:lang>/gu, '');
  return withDefaultLanguage(bare, `<w:lang w:val="${language}" w:bidi="ar-SA"/>`);
}

function withDefaultLanguage(xml: string, lang: string): string {
  const open = xml.replace(/<w:rPrDefault\s*\/>|<w:rPrDefault>\s*(?:<w:rPr\s*\/>\s*)?<\/w:rPrDefault>/u, '');
  if (/<w:rPrDefault>/u.test(open)) {
    return open.replace(/(<w:rPrDefault>[\s\S]*?)(<\/w:rPr>)/u, `$1${lang}$2`);
  }
  const run = `<w:rPrDefault><w:rPr>${lang}</w:rPr></w:rPrDefault>`;
  const some = open.replace(/<w:docDefaults\s*\/>/u, '');
  return /<w:docDefaults>/u.test(some)
    ? some.replace('<w:docDefaults>', `<w:docDefaults>${run}`)
    : some.replace(/<w:styles\b[^>]*>/u, (root) => `${root}<w:docDefaults>${run}</w:docDefaults>`);
}
