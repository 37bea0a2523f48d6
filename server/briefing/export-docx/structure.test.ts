import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from './render-docx.ts';
import { sampleBriefing } from './testing/sample-briefing.ts';
import { partsOf, textOf, xmlFault } from './testing/word-parts.ts';

/**
 * What a reader of the format trips over, part by part, wherever the tests run (ECMA-376: packaging, WordprocessingML); the
 * whole schema is checked by `schema.test.ts` where a validator is installed.
 */
describe.each(['de', 'en'] as const)('the Word file (%s)', (language) => {
  const briefing = sampleBriefing(language, {
    coverage: {
      used: [
        {
          reportId: 'r',
          sourceKey: 'a',
          title: 'A',
          originator: null,
          publishedOn: null,
          marking: 'OFFEN',
          sentences: 2,
        },
      ],
      notUsed: [],
    },
  });
  let parts = new Map<string, string>();
  beforeAll(async () => {
    parts = partsOf(await renderDocx(briefing, null));
  });
  const part = (name: string): string => {
    const xml = parts.get(name);
    if (xml === undefined) throw new Error(`no part ${name}`);
    return xml;
  };
  const all = (xml: string, pattern: RegExp): string[] =>
    [...xml.matchAll(pattern)].map(([, value = '']) => value);

  it('is made of well-formed parts, each with a content type', () => {
    const types = part('[Content_Types].xml');
    const endings = new Set(all(types, /<Default [^>]*Extension="([^"]+)"/gu));
    const overrides = new Set(all(types, /<Override [^>]*PartName="([^"]+)"/gu));
    for (const [name, xml] of parts) {
      expect(xmlFault(xml), name).toBe(null);
      const known = overrides.has(`/${name}`) || endings.has(name.split('.').at(-1) ?? '');
      expect(name === '[Content_Types].xml' || known, name).toBe(true);
    }
    for (const name of overrides) expect([...parts.keys()]).toContain(name.slice(1));
  });

  it('has relationships that lead somewhere, under ids of their own, and none to the outside', () => {
    for (const [name, xml] of parts) {
      if (!name.endsWith('.rels')) continue;
      expect(xml).not.toContain('TargetMode="External"');
      const ids = all(xml, /<Relationship [^>]*?Id="([^"]+)"/gu);
      expect(new Set(ids).size, name).toBe(ids.length);
      const folder = name.replace(/_rels\/[^/]+$/u, '');
      for (const target of all(xml, /<Relationship [^>]*?Target="([^"]+)"/gu)) {
        const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
        expect([...parts.keys()], `${name} → ${target}`).toContain(path);
      }
    }
    const known = new Set(all(part('word/_rels/document.xml.rels'), /Id="([^"]+)"/gu));
    for (const id of all(part('word/document.xml'), /r:(?:id|embed)="([^"]+)"/gu))
      expect(known).toContain(id);
  });

  it('uses only styles and lists that are defined, each once', () => {
    const defined = all(part('word/styles.xml'), /<w:style [^>]*w:styleId="([^"]+)"/gu);
    expect(new Set(defined).size).toBe(defined.length);
    const lists = new Set(all(part('word/numbering.xml'), /<w:num [^>]*w:numId="([^"]+)"/gu));
    for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/header1.xml', 'word/footer1.xml']) {
      const used = all(part(name), /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/gu);
      for (const id of used) expect(defined, `${name}: ${id}`).toContain(id);
      for (const id of all(part(name), /<w:numId w:val="([^"]+)"/gu)) expect(lists).toContain(id);
    }
  });

  it('has a footnote for each reference and a reference for each footnote', () => {
    const notes = all(part('word/footnotes.xml'), /<w:footnote (?![^>]*w:type=)[^>]*w:id="([^"]+)"/gu);
    const references = all(part('word/document.xml'), /<w:footnoteReference [^>]*w:id="([^"]+)"/gu);
    expect(new Set(notes).size).toBe(notes.length);
    expect(references.toSorted()).toEqual(notes.toSorted());
    expect(notes.length).toBeGreaterThan(0);
  });

  it('gives in each footnote title, originator, date, page and quote of its source', () => {
    const notes = [
      ...part('word/footnotes.xml').matchAll(/<w:footnote (?![^>]*w:type=)[\s\S]*?<\/w:footnote>/gu),
    ].map(([xml]) => textOf(xml));
    for (const note of notes) {
      const number = Number(/\[(\d+)\]/u.exec(note)?.[1]);
      const source = briefing.sources.find((one) => one.number === number);
      if (source === undefined) throw new Error(`no source: ${note}`);
      expect(note).toContain(source.title);
      expect(note).toContain(source.quote);
      expect(note).toContain(
        source.originator ?? (language === 'de' ? 'Urheber unbekannt' : 'originator unknown'),
      );
      expect(note).toMatch(
        source.publishedOn === null ? /ohne Datum|undated/u : new RegExp(source.publishedOn.slice(0, 4)),
      );
      if (source.page !== null) expect(note).toContain(`${language === 'de' ? 'S.' : 'p.'} ${source.page}`);
    }
  });

  it('has its headings in the navigation, a title, and a language', () => {
    const document = part('word/document.xml');
    const headings = [
      ...document.matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*?<w:pStyle w:val="Heading1"\/>[\s\S]*?<\/w:p>/gu),
    ].map(([xml]) => textOf(xml).trim());
    for (const { title } of briefing.sections)
      expect(headings.some((one) => one.startsWith(title))).toBe(true);
    expect(headings.at(-1)).toBe(
      language === 'de' ? 'Verwendete und nicht verwendete Berichte' : 'Reports used and not used',
    );
    const outline = /<w:style [^>]*w:styleId="Heading1"[\s\S]*?<\/w:style>/u.exec(
      part('word/styles.xml'),
    )?.[0];
    expect(outline).toContain('<w:outlineLvl w:val="0"/>');
    expect(part('docProps/core.xml')).toContain('<dc:title>');
    expect(part('word/styles.xml')).toContain(`w:lang w:val="${language === 'de' ? 'de-DE' : 'en-GB'}"`);
  });

  it('holds no id twice where the format asks for one', () => {
    for (const [name, xml] of parts) {
      for (const pattern of [
        /<w:bookmarkStart [^>]*w:id="([^"]+)"/gu,
        /<wp:docPr [^>]*id="([^"]+)"/gu,
        /w14:paraId="([^"]+)"/gu,
      ]) {
        const ids = all(xml, pattern);
        expect(new Set(ids).size, name).toBe(ids.length);
      }
    }
  });
});
