import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { houseStyles } from './house-styles.ts';
import { type HouseTemplate, openHouseTemplate } from './house-template.ts';
import { renderDocx } from './render-docx.ts';
import { sampleBriefing } from './testing/sample-briefing.ts';
import { partsOf, xmlFault } from './testing/word-parts.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** As a German Word writes it: ids in German, a numbered heading, a style of the house that took an English id. */
const GERMAN = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="BundesSans"/><w:lang w:val="de-AT"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="ABCDEF"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Deckblatt"/><w:basedOn w:val="Standard"/></w:style><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/><w:rPr><w:sz w:val="77"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Funotentext"><w:name w:val="footnote text"/><w:basedOn w:val="Standard"/><w:rPr><w:sz w:val="15"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Footnote"><w:name w:val="Footnote Text"/><w:basedOn w:val="Standard"/></w:style><w:style w:type="paragraph" w:styleId="Klein"><w:name w:val="Klein"/><w:basedOn w:val="Footnote"/></w:style></w:styles>`;

const file = (styles: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    'word/styles.xml': strToU8(styles),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

function template(bytes: Uint8Array): HouseTemplate {
  const opened = openHouseTemplate(bytes);
  if ('problem' in opened) throw new Error(opened.problem);
  return opened.template;
}

const styleOf = (xml: string, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}"[\\s\\S]*?</w:style>`, 'u').exec(xml)?.[0] ?? '';

describe('a template of the house', () => {
  it('gives its styles under the ids that the export uses; what it lacks is ours', async () => {
    const parts = partsOf(await renderDocx(sampleBriefing('en'), template(file(GERMAN))));
    for (const [name, xml] of parts) expect(xmlFault(xml), name).toBe(null);
    const styles = parts.get('word/styles.xml') ?? '';
    expect(styleOf(styles, 'Normal')).toContain('BundesSans');
    expect(styleOf(styles, 'Heading1')).toContain('ABCDEF');
    expect(styleOf(styles, 'Heading1')).toContain('<w:basedOn w:val="Normal"/>');
    expect(styleOf(styles, 'Title')).toContain('<w:sz w:val="77"/>');
    expect(styleOf(styles, 'TitleOfTheHouse')).toContain('Deckblatt');
    expect(styleOf(styles, 'FootnoteText')).toContain('<w:sz w:val="15"/>');
    // Another program left a second one; what was based on it is based on the one that stays.
    expect(styleOf(styles, 'Footnote')).toBe('');
    expect(styleOf(styles, 'Klein')).toContain('<w:basedOn w:val="FootnoteText"/>');
    expect(styleOf(styles, 'Heading2')).toContain('<w:outlineLvl w:val="1"/>');
    expect(styleOf(styles, 'Quote')).not.toBe('');
    const ids = [...styles.matchAll(/w:styleId="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(styles.match(/w:default="1" w:styleId|w:styleId="Normal" w:default="1"/gu)).toHaveLength(1);
  });

  it('brings neither its language nor its lists', () => {
    const styles = houseStyles(GERMAN, 'en-GB');
    expect(styles.match(/<w:lang [^>]*>/gu)).toEqual(['<w:lang w:val="en-GB" w:bidi="ar-SA"/>']);
    expect(styles).not.toContain('w:numPr');
  });

  it.each([
    ['<w:docDefaults/>'],
    ['<w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults>'],
    ['<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>'],
    ['<w:docDefaults><w:rPrDefault></w:rPrDefault></w:docDefaults>'],
    [''],
  ])('has the language of the paper also where it says %j', (defaults) => {
    const styles = houseStyles(`<w:styles xmlns:w="${W}">${defaults}</w:styles>`, 'de-DE');
    expect(xmlFault(styles)).toBe(null);
    expect(styles).toMatch(
      /<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"[^>]*\/><\/w:rPr><\/w:rPrDefault>/u,
    );
    expect(styles.match(/rPrDefault>/gu)).toHaveLength(2);
  });

  it('brings its theme along, which its fonts may refer to', async () => {
    const exported = partsOf(await renderDocx(sampleBriefing('de'), null)).get('word/theme/theme1.xml') ?? '';
    const theme = exported.replace('typeface="Calibri"', 'typeface="BundesSerif"');
    const house = template(file(GERMAN, { 'word/theme/theme1.xml': theme }));
    const parts = partsOf(await renderDocx(sampleBriefing('de'), house));
    expect(parts.get('word/theme/theme1.xml')).toContain('typeface="BundesSerif"');
  });

  it('may be a paper that was exported from here', async () => {
    const exported = await renderDocx(sampleBriefing('de'), null);
    const parts = partsOf(await renderDocx(sampleBriefing('en'), template(exported)));
    for (const [name, xml] of parts) expect(xmlFault(xml), name).toBe(null);
    expect(styleOf(parts.get('word/styles.xml') ?? '', 'Heading1')).toContain('1F2A44');
  });

  it.each([
    ['no archive', strToU8('no Word file'), /is no Word file/],
    ['nothing', new Uint8Array(), /is no Word file/],
    ['an old or protected one', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /password/],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), /no Word file with styles/],
    ['no styles', file('<html/>'), /no Word file with styles/],
    ['entities', file(`<!DOCTYPE a [<!ENTITY b "c">]><w:styles xmlns:w="${W}"/>`), /no Word has written/],
  ])('is refused with a reason: %s', (_, bytes, reason) => {
    const opened = openHouseTemplate(bytes);
    expect('problem' in opened && opened.problem).toMatch(reason);
  });

  it('whose styles are broken is named when it is used', async () => {
    const broken = template(file(`<w:styles xmlns:w="${W}"><w:style`));
    await expect(renderDocx(sampleBriefing('de'), broken)).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining('BRIEFING_DOCX_TEMPLATE'),
    });
  });
});
