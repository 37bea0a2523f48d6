import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFile } from '../ingest/parse/index.ts';
import { partsOf, textOf, xmlFault } from './briefing/export-docx/testing/word-parts.ts';
import { type Asker, type Briefing, BriefingSchema } from './domain/index.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
let test: TestApp;

const access = async (request: Request): Promise<Asker> => ({
  id: request.headers.get('x-asker') ?? 'anna',
  clearance: 4,
  groups: [],
});

beforeAll(async () => {
  test = await openTestApp({ access });
  await test.add('cables/brask.txt', `EINSTUFUNG: VS-NfD\n${CABLE}`);
  await test.add('notes/maroa.md', NOTE);
}, 300_000);
afterAll(async () => {
  await test.close();
});

async function draft(topic: string, template: string): Promise<Briefing> {
  const response = await test.app.request('/api/briefings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ topic, template }),
  });
  expect(response.status).toBe(200);
  return BriefingSchema.parse(await response.json());
}

const fetchWord = (id: string, asker = 'anna') =>
  test.app.request(`/api/briefings/${id}/export?format=docx`, { headers: { 'x-asker': asker } });

describe.each([
  { topic: 'Brücke von Brask', template: 'sachstand', language: 'de', quoted: 'elf Menschen' },
  {
    topic: 'Fisheries agreement with Maroa',
    template: 'background-note',
    language: 'en',
    quoted: '4,500 tonnes',
  },
])('a briefing drafted in $language', ({ topic, template, language, quoted }) => {
  let briefing: Briefing;
  beforeAll(async () => {
    briefing = await draft(topic, template);
  });

  it('comes as a Word file whose sentences and footnotes our own reader finds again', async () => {
    expect(briefing.language).toBe(language);
    const response = await fetchWord(briefing.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(WORD);
    const file = new Uint8Array(await response.arrayBuffer());
    for (const [name, xml] of partsOf(file)) expect(xmlFault(xml), name).toBe(null);

    const { blocks, metadata } = await parseFile(file, 'briefing.docx');
    expect(metadata.title).toBe(briefing.title);
    const claims = briefing.sections.flatMap((section) => section.claims);
    expect(claims.length).toBeGreaterThan(0);
    const text = blocks.map((block) => block.text).join('\n');
    expect(text).toContain(quoted);
    for (const claim of claims) expect(text).toContain(claim.text);
    for (const { title } of briefing.sections) expect(text).toContain(title);
    for (const { message } of briefing.gaps) expect(text).toContain(message);
    const notes = blocks.filter(({ kind }) => kind === 'footnote').map((block) => block.text);
    for (const { number, quote } of briefing.sources) {
      const cited = claims.some(({ citations }) => citations.includes(number));
      expect(notes.some((note) => note.includes(`[${number}]`) && note.includes(quote))).toBe(cited);
    }
  });

  it('is named after its title, in UTF-8, with nothing that a file system minds', async () => {
    const name = (await fetchWord(briefing.id)).headers.get('content-disposition') ?? '';
    expect(name).toMatch(/^attachment; filename="[\x20-\x7e]+\.docx"; filename\*=UTF-8''[\w%.!~-]+$/u);
    const decoded = decodeURIComponent(name.split("UTF-8''")[1] ?? '');
    expect(decoded).toContain(topic);
    expect(decoded).toContain(briefing.asOf);
    expect(decoded).not.toMatch(/[\\/:*?"<>|]/u);
  });

  it('is not there for another asker, nor under an id that is none', async () => {
    const another = await fetchWord(briefing.id, 'ben');
    expect(another.status).toBe(404);
    expect(another.headers.get('content-type')).toContain('application/json');
    const none = await fetchWord('00000000-0000-4000-8000-000000000000');
    // Word for word the same: nobody learns what exists.
    expect(await none.text()).toBe(await another.text());
  });
});

it('a graded source marks every page', async () => {
  const { id, marking } = await draft('Brücke von Brask', 'sachstand');
  expect(marking).toBe('VS-NfD');
  const parts = partsOf(new Uint8Array(await (await fetchWord(id)).arrayBuffer()));
  for (const name of ['word/header1.xml', 'word/footer1.xml']) {
    expect(parts.get(name)).toContain('NUR FÜR DEN DIENSTGEBRAUCH');
  }
});

it('the description of the API names all formats', async () => {
  const api = await (await test.app.request('/api/openapi.json')).json();
  const { responses } = api.paths['/api/briefings/{id}/export'].get;
  expect(Object.keys(responses['200'].content)).toEqual([
    'text/markdown',
    WORD,
    'application/pdf',
    'application/json',
  ]);
});

describe('what happens after the draft', () => {
  it('is said in both exports: a source was withdrawn', async () => {
    const report = await test.add(
      'cables/schleuse.txt',
      'VON: Botschaft Ostrel\nDATUM: 11.06.2025\nBETREFF: Schleuse von Lesk\n\nDie Schleuse von Lesk ist seit dem 9. Juni 2025 geschlossen, teilte das Ministerium in Ostrel mit.\n',
    );
    const { id, sources } = await draft('Schleuse von Lesk', 'sachstand');
    const number = sources.find(({ reportId }) => reportId === report)?.number;
    expect(number).toBeDefined();
    const read = async () => {
      const markdown = await (await test.app.request(`/api/briefings/${id}/export?format=md`)).text();
      const word = partsOf(new Uint8Array(await (await fetchWord(id)).arrayBuffer())).get(
        'word/document.xml',
      );
      return [markdown.replaceAll('\\', ''), textOf(word ?? '')];
    };
    for (const text of await read()) expect(text).not.toContain('Seit dem Entwurf');
    await test.app.request(`/api/reports/${report}`, { method: 'DELETE' });
    for (const text of await read()) {
      expect(text).toContain('Seit dem Entwurf');
      expect(text).toContain(`Quelle [${number}] wurde zurückgezogen (am `);
    }
  });
});

describe('a template of the house', () => {
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const style = `<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:sz w:val="77"/></w:rPr></w:style>`;
  const exportWith = async (id: string, styles: string) => {
    const { services } = test;
    const config = { ...services.config, briefingTemplate: { styles, theme: null } };
    Object.assign(services, { config });
    try {
      return await fetchWord(id);
    } finally {
      Object.assign(services, { config: { ...config, briefingTemplate: null } });
    }
  };

  it('as configured gives the paper its look', async () => {
    const { id } = await draft('Brücke von Brask', 'sachstand');
    const response = await exportWith(id, `<w:styles xmlns:w="${W}">${style}</w:styles>`);
    const parts = partsOf(new Uint8Array(await response.arrayBuffer()));
    expect(parts.get('word/styles.xml')).toContain('<w:sz w:val="77"/>');
    const broken = await exportWith(id, `<w:styles xmlns:w="${W}"><w:style`);
    expect(broken.status).toBe(500);
    expect((await broken.json()).error).toMatchObject({ code: 'configuration-invalid' });
  });
});
