import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../ingest/parse/index.ts';
import { parseDocument } from '../../../ingest/parse/parse-document.ts';
import type { Briefing, InterfaceLanguage } from '../../domain/index.ts';
import { renderMarkdown } from '../export-markdown.ts';
import { citation, claim } from '../testing/arbitraries.ts';
import { renderDocx } from './render-docx.ts';
import { sampleBriefing } from './testing/sample-briefing.ts';
import { partsOf, textOf, xmlFault } from './testing/word-parts.ts';

const LANGUAGES = ['de', 'en'] as const;

async function open(briefing: Briefing) {
  const file = await renderDocx(briefing, null);
  const parts = partsOf(file);
  const part = (name: string): string => {
    const xml = parts.get(name);
    if (xml === undefined) throw new Error(`there is no ${name}`);
    return xml;
  };
  return { file, parts, part, body: part('word/document.xml'), notes: part('word/footnotes.xml') };
}

const read = (file: Uint8Array) =>
  parseDocument({
    bytes: file,
    sourceKey: 'briefing.docx',
    limits: DEFAULT_LIMITS,
    passwords: [],
    depth: 0,
    recogniseAll: false,
  });

const idsOf = (xml: string, element: string): number[] =>
  [...xml.matchAll(new RegExp(`<w:${element} [^>]*?w:id="(-?\\d+)"`, 'gu'))].map(([, id]) => Number(id));

/** Fixed text, empty fields, questions with and without an answer, lists where the template puts them, what was left out. */
function withEveryKind(briefing: Briefing): Briefing {
  const [record] = briefing.sections;
  if (record === undefined) throw new Error('no section');
  const empty = { questions: [], claims: [], answerIds: [] };
  return {
    ...briefing,
    sections: [
      { ...empty, id: 'f', title: 'Rahmen', kind: 'fixed', text: 'Fester Wortlaut.\n\nZweiter Absatz.' },
      { ...empty, id: 'v', title: 'Votum', kind: 'field', fields: ['Billigung', 'Zeichnung'] },
      {
        ...record,
        title: 'Auf Ansprache',
        mode: 'reactive',
        layout: 'questions',
        marking: 'VS-NfD',
        questions: ['Wer starb dort?', 'Wer zahlt dafür?'],
        claimQuestions: record.claims.map(() => 0),
        questionsEdited: true,
        omitted: 3,
      },
      { ...empty, id: 'g', title: 'Nicht bekannt', kind: 'gaps' },
      { ...empty, id: 's', title: 'Fundstellen', kind: 'sources' },
    ],
    leftOut: [{ id: 'w', title: 'Wirtschaft', reason: 'nothing-found' }],
  };
}

describe.each(LANGUAGES)('the package (%s)', (language) => {
  it('is well-formed in every part, and each part has a type', async () => {
    const { parts, part } = await open(sampleBriefing(language));
    for (const [name, xml] of parts) expect(xmlFault(xml), name).toBe(null);
    const types = part('[Content_Types].xml');
    const extensions = [...types.matchAll(/<Default [^>]*Extension="([^"]+)"/gu)].map(([, one]) => one);
    const overrides = [...types.matchAll(/<Override [^>]*PartName="([^"]+)"/gu)].map(([, one]) => one);
    for (const name of parts.keys()) {
      if (name === '[Content_Types].xml') continue;
      const known = overrides.includes(`/${name}`) || extensions.includes(name.split('.').pop() ?? '');
      expect(known, name).toBe(true);
    }
    expect(types).toContain('wordprocessingml.document.main+xml');
  });

  it('has relationships that lead to parts of it, and uses none that is not there', async () => {
    const { parts, part } = await open(sampleBriefing(language));
    const ids = new Map<string, Set<string>>();
    for (const [name, xml] of parts) {
      if (!name.endsWith('.rels')) continue;
      const owner = name.replace('_rels/', '').replace(/\.rels$/u, '');
      const folder = owner.includes('/') ? owner.slice(0, owner.lastIndexOf('/') + 1) : '';
      const found = new Set<string>();
      for (const [tag] of xml.matchAll(/<Relationship [^>]*>/gu)) {
        expect(tag).not.toContain('TargetMode="External"');
        const target = /Target="([^"]+)"/u.exec(tag)?.[1] ?? '';
        expect(
          parts.has(target.startsWith('/') ? target.slice(1) : folder + target),
          `${name}: ${target}`,
        ).toBe(true);
        found.add(/Id="([^"]+)"/u.exec(tag)?.[1] ?? '');
      }
      ids.set(owner, found);
    }
    for (const [, id = ''] of part('word/document.xml').matchAll(/r:id="([^"]+)"/gu)) {
      expect(ids.get('word/document.xml')?.has(id), id).toBe(true);
    }
  });

  it('has a footnote for every reference and a reference for every footnote', async () => {
    const briefing = sampleBriefing(language);
    const { body, notes } = await open(briefing);
    const references = idsOf(body, 'footnoteReference');
    expect(new Set(references).size).toBe(references.length);
    expect(idsOf(notes, 'footnote').filter((id) => id > 0)).toEqual(references);
    const cited = briefing.sections.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations));
    const sides = briefing.disagreements.flatMap((one) => one.sides.map((side) => side.citation));
    expect(references).toHaveLength(cited.length + sides.length);
    // In the order of the references, each begins with the number of its source.
    const numbers = textOf(notes).match(/^ \[\d+\]/gmu);
    expect(numbers).toEqual([...cited, ...sides].map((number) => ` [${number}]`));
  });

  it('uses only styles that it defines; headings have their levels', async () => {
    const { parts, part } = await open(sampleBriefing(language));
    const styles = part('word/styles.xml');
    const defined = new Set([...styles.matchAll(/w:styleId="([^"]+)"/gu)].map(([, id]) => id));
    for (const xml of parts.values()) {
      for (const [, id] of xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/gu)) {
        expect(defined.has(id), id).toBe(true);
      }
    }
    for (const [index, id] of ['Heading1', 'Heading2'].entries()) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}"[\\s\\S]*?</w:style>`, 'u').exec(styles)?.[0];
      expect(style).toContain(`<w:outlineLvl w:val="${index}"/>`);
    }
    const body = part('word/document.xml');
    for (const id of ['Title', 'Heading1', 'Heading2', 'Quote', 'ListBullet', 'AktenlageDisclosure']) {
      expect(body, id).toContain(`<w:pStyle w:val="${id}"/>`);
    }
  });

  it('says its language, its title and how it came about', async () => {
    const { part } = await open(sampleBriefing(language));
    const tag = language === 'de' ? 'de-DE' : 'en-GB';
    expect(part('word/styles.xml')).toMatch(new RegExp(`<w:rPrDefault>.*<w:lang w:val="${tag}"`, 'u'));
    const core = part('docProps/core.xml');
    expect(core).toContain(`<dc:title>${sampleBriefing(language).title}</dc:title>`);
    expect(core).toContain('<dc:creator>Aktenlage</dc:creator>');
    expect(core).toMatch(language === 'de' ? /KI-\/maschinell erstellt/u : /AI-\/machine-generated/u);
    expect(core).toContain('fictional: true');
    expect(part('docProps/custom.xml')).toMatch(/name="machine-generated"[^>]*><vt:lpwstr>true</u);
  });

  it('has marking and page numbers at the head and foot of every page', async () => {
    const { part, body } = await open(sampleBriefing(language));
    const marking = language === 'de' ? /^VS – NUR FÜR DEN DIENSTGEBRAUCH/u : /\(RESTRICTED\)/u;
    expect(textOf(part('word/header1.xml'))).toMatch(marking);
    const footer = part('word/footer1.xml');
    expect(textOf(footer)).toMatch(marking);
    expect(textOf(footer)).toContain(language === 'de' ? 'Seite  von ' : 'Page  of ');
    expect([...footer.matchAll(/<w:instrText[^>]*>(\w+)</gu)].map(([, field]) => field)).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
    // No other first or even page that would do without.
    expect(body.match(/<w:(header|footer)Reference /gu)).toHaveLength(2);
    expect(body).not.toContain('<w:titlePg/>');
  });

  it.each([
    ['sections of the record', sampleBriefing(language)],
    ['every kind of section', withEveryKind(sampleBriefing(language))],
  ])('says everything that the Markdown says: %s', async (_name, briefing) => {
    const { parts } = await open(briefing);
    const word = [...parts].filter(([name]) => /^word\/(document|header|footer)/u.test(name));
    const said = new Set(word.flatMap(([, xml]) => textOf(xml).match(/[\p{L}\p{N}]+/gu) ?? []));
    const markdown = renderMarkdown(briefing).replace(/<!--[\s\S]*-->/u, '');
    const lost = (markdown.match(/[\p{L}\p{N}]+/gu) ?? []).filter((one) => !said.has(one));
    expect(lost).toEqual([]);
  });

  it('comes out of our own reader: headings, sentences, footnotes, rows', async () => {
    const briefing = sampleBriefing(language);
    const { blocks, metadata } = await read(await renderDocx(briefing, null));
    expect(metadata).toMatchObject({ title: briefing.title, marking: 'VS-NfD', publishedOn: '2026-08-10' });
    const headings = blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ text, level }) => `${level} ${text}`);
    expect(headings.slice(0, 3)).toEqual([
      `1 ${briefing.title}`,
      ...briefing.sections.map(({ title }) => `1 ${title}`),
    ]);
    const text = blocks.map((block) => block.text).join('\n');
    for (const { claims } of briefing.sections) for (const one of claims) expect(text).toContain(one.text);
    const footnotes = blocks.filter(({ kind }) => kind === 'footnote').map((block) => block.text);
    for (const { quote, title } of briefing.sources) {
      expect(footnotes.some((note) => note.includes(quote) && note.includes(title))).toBe(true);
    }
    const rows = blocks.filter(({ kind }) => kind === 'table-row').map((block) => block.text);
    const sides = briefing.disagreements.flatMap((one) => one.sides.map(({ value }) => value));
    for (const value of sides) expect(rows.some((row) => row.includes(value))).toBe(true);
  });
});

describe('markings', () => {
  const bodyText = async (more: Partial<Briefing>) => textOf((await open(sampleBriefing('de', more))).body);

  it('mark each paragraph with the highest grade of its sources, and as high as the whole without one', async () => {
    const text = await bodyText({});
    expect(text).toContain('(VS-NfD) Bei dem Beschuss');
    expect(text).toContain('(OFFEN) Laut Presseschau Hadrin (E4), 17.01.2026: Vermutlich waren es 23 Tote.');
    expect(text).toContain('(OFFEN) Die Schleuse ist offen.');
    expect(text).toContain('(VS-NfD) Ein Satz ohne Quelle.');
    expect(text).toContain('(VS-NfD) Brücke gesperrt');
  });

  it('leave out marks where everything is open', async () => {
    const sources = sampleBriefing('de').sources.map((source) => ({ ...source, marking: 'OFFEN' as const }));
    expect(await bodyText({ marking: 'OFFEN', sources })).not.toContain('(OFFEN)');
  });

  it('are red, with the statutory addition, from GEHEIM on', async () => {
    const { part } = await open(sampleBriefing('de', { marking: 'GEHEIM' }));
    for (const name of ['word/header1.xml', 'word/footer1.xml']) {
      expect(textOf(part(name))).toContain('GEHEIM\namtlich geheim gehalten');
      expect(part(name)).toContain('<w:color w:val="C00000"/>');
    }
    const lower = await open(sampleBriefing('de', { marking: 'VS-VERTRAULICH' }));
    expect(lower.part('word/header1.xml')).not.toContain('C00000');
    expect(textOf(lower.part('word/header1.xml'))).toContain('amtlich geheim gehalten');
  });
});

describe('a TLP label', () => {
  it('stands at head and foot, to the right, in its colour on black, and in the properties', async () => {
    const { part } = await open(sampleBriefing('de', { tlp: 'AMBER+STRICT' }));
    for (const name of ['word/header1.xml', 'word/footer1.xml']) {
      expect(textOf(part(name))).toContain('TLP:AMBER+STRICT');
      expect(part(name)).toMatch(/<w:jc w:val="right"\/>/u);
      expect(part(name)).toContain('<w:color w:val="FFC000"/>');
      expect(part(name)).toMatch(/<w:shd [^>]*w:fill="000000"/u);
    }
    expect(part('docProps/core.xml')).toContain('TLP:AMBER+STRICT');
    expect((await open(sampleBriefing('de'))).part('word/header1.xml')).not.toContain('TLP:');
  });
});

describe('text of documents is data', () => {
  const everywhere = (text: string, language: InterfaceLanguage = 'de'): Briefing =>
    sampleBriefing(language, {
      title: `T ${text}`,
      topic: text,
      audience: text,
      sections: [
        {
          id: 's',
          title: `S ${text}`,
          questions: [],
          answerIds: [],
          claims: [
            {
              ...claim(`C ${text}`, [1], { status: 'unsupported', reason: text }),
              attribution: { source: text, grade: 'E4', publishedOn: null },
            },
          ],
          notes: [{ kind: 'bands', terms: [text, text], sentence: text }],
        },
      ],
      sources: [
        citation(1, 0, { title: text, originator: text, quote: text, supersededBy: text, language: 'und' }),
      ],
      gaps: [{ section: text, question: text, message: text }],
      disagreements: [
        {
          kind: 'conflict',
          about: text,
          sides: [
            { value: text, citation: 1 },
            { value: text, citation: 1 },
          ],
        },
      ],
    });

  it('whatever its characters, the file stays whole', async () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      fc.constantFrom(
        '\u0000\u0008\u001f',
        '\ud800',
        '\udc00\ud800',
        '\ufffe\uffff',
        ']]>',
        '<w:p/>',
        '&#0;',
        '&amp;',
        '"\'',
      ),
    );
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const { parts } = await open(everywhere(text));
        for (const [name, xml] of parts) expect(xmlFault(xml), name).toBe(null);
      }),
      { numRuns: 40 },
    );
  });

  it('illegal characters go, the words stay', async () => {
    const { body } = await open(everywhere('Ver\u0001trag\u0000 von\u000bBrask\ud800 71,3\u00a0%'));
    expect(textOf(body)).toContain('C Vertrag von Brask 71,3\u00a0%');
  });

  it.each([
    'CURRENT',
    'TOTAL_PAGES',
    '{ HYPERLINK "https://evil.example" }',
    '<w:fldSimple w:instr="DATE"/>',
    'https://evil.example',
    '{{topic}}',
    '=1+1',
  ])('no field, link or mark-up comes of %s', async (text) => {
    const { body, notes, parts } = await open(everywhere(text));
    for (const xml of [body, notes]) {
      expect(xml).not.toMatch(/<w:(instrText|fldChar|fldSimple|hyperlink|altChunk|object|drawing)\b/u);
    }
    expect(textOf(body)).toContain(`C ${text}`);
    expect(textOf(notes)).toContain(text);
    expect([...parts.values()].join('')).not.toContain('TargetMode');
  });

  it('letters that run from right to left are set so, and controls that turn others are gone', async () => {
    const { body } = await open(everywhere('Der Minister \u202eresiniM\u2066 sagte: قال 9 نعم und ging.'));
    expect(body).toMatch(/<w:rtl\/>.*?<w:t[^>]*>قال 9 نعم<\/w:t>/u);
    expect(textOf(body)).toContain('Der Minister resiniM sagte: قال 9 نعم und ging.');
    const quote = await open(everywhere('قال نعم 2025.'));
    expect(textOf(quote.notes)).toContain('قال نعم 2025.\u200f');
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  });

  it('takes sentences of 10,000 characters, and a hundred of them', async () => {
    const long = `${'Donaudampfschifffahrt '.repeat(455)}Ende.`.slice(-10_000);
    const claims = Array.from({ length: 100 }, (_, index) => claim(`${index} ${long}`, [1]));
    const section = { id: 's', title: 'Lage', questions: [], answerIds: [], claims };
    const briefing = sampleBriefing('de', { sections: [section] });
    const { body, notes } = await open(briefing);
    for (const index of [0, 99]) expect(textOf(body)).toContain(`${index} ${long}`);
    expect(idsOf(notes, 'footnote').filter((id) => id > 0)).toHaveLength(104);
  });

  it('survives a citation that the list of sources does not have', async () => {
    const section = { id: 's', title: 'Lage', questions: [], answerIds: [], claims: [claim('Satz.', [9])] };
    expect(textOf((await open(sampleBriefing('de', { sections: [section] }))).body)).toContain(
      '(VS-NfD) Satz.[9]',
    );
  });
});
