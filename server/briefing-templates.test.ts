import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Briefing,
  type BriefingRequest,
  BriefingSchema,
  ErrorBodySchema,
  TemplateListSchema,
} from './domain/index.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

const HOUSE = `---
id: hausvermerk
version: "2.0"
language: de
title: Hausvermerk
audience: Referat
marking: { minimum: VS-NfD, portions: true }
sections:
  - id: hinweis
    title: Hinweis
    purpose: Was immer dasteht.
    kind: fixed
    mandatory: true
    text: "Zu {{topic}}, Stand {{asOf}}."
  - id: lage
    title: Lage
    purpose: Was gilt.
    mandatory: true
    length: { sentences: 1 }
    questions:
      - "{{topic}}: Wie viele Menschen kamen ums Leben?"
      - "{{topic}}: Was fordert die Mission?"
  - id: quellen
    title: Belege
    purpose: Woher es kommt.
    kind: sources
    mandatory: true
---
`;
/** On the fisheries agreement, so that both sides have said something. */
const STATEMENT = `# Statement on the fisheries agreement with Maroa

Date: 2026-02-10

The minister of Arvenland said on 10 February 2026 that the fisheries agreement with Maroa costs 12 million crowns a year.
Maroa rejects a term of five years for the fisheries agreement with Arvenland.
`;

let test: TestApp;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-'));
  await writeFile(join(folder, 'briefing-hausvermerk.md'), HOUSE);
  await writeFile(join(folder, 'briefing-kaputt.md'), HOUSE.replace('language: de', 'language: fr'));
  test = await openTestApp({ templatesDir: folder });
  await test.add('cables/brask.txt', CABLE);
  await test.add('notes/maroa.md', NOTE);
  await test.add('notes/statement.md', STATEMENT);
}, 300_000);
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const post = (body: unknown) =>
  test.app.request('/api/briefings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function draft(request: BriefingRequest): Promise<Briefing> {
  const response = await post(request);
  expect(response.status, await response.clone().text()).toBe(200);
  return BriefingSchema.parse(await response.json());
}

async function refusal(request: unknown) {
  const response = await post(request);
  return { status: response.status, ...ErrorBodySchema.parse(await response.json()).error };
}

async function listed(language: 'de' | 'en') {
  const response = await test.app.request(`/api/templates?language=${language}`);
  return TemplateListSchema.parse(await response.json());
}

const exported = async ({ id }: Briefing) =>
  (await test.app.request(`/api/briefings/${id}/export?format=md`)).text();

/** Every sentence is cited, and everything else says that it is the template's or a person's. */
async function expectCitedOrMarked(briefing: Briefing): Promise<void> {
  const reader = test.services.store.as({ id: 'local', clearance: 4, groups: [] });
  const texts = new Map<number, string>();
  for (const { number, reportId, quote, start, end } of briefing.sources) {
    expect((await reader.getReport(reportId))?.text.slice(start, end)).toBe(quote);
    texts.set(number, quote);
  }
  for (const { kind, claims, text, fields } of briefing.sections) {
    if (kind !== 'record') expect(claims).toEqual([]);
    expect(text === undefined || kind === 'fixed').toBe(true);
    expect(fields === undefined || kind === 'field').toBe(true);
    for (const { citations } of claims) {
      expect(citations.length).toBeGreaterThan(0);
      for (const number of citations) expect(texts.has(number)).toBe(true);
    }
  }
}

describe('the list of templates', () => {
  it('has the language asked for first, each with what its sections will ask', async () => {
    const german = await listed('de');
    expect(german.templates[0]).toMatchObject({ id: 'sachstand', language: 'de', origin: 'product' });
    const paper = german.templates.find(({ id }) => id === 'gespraechsunterlage');
    expect(paper?.sections.find(({ id }) => id === 'reaktiv')).toMatchObject({
      kind: 'record',
      mode: 'reactive',
      mandatory: true,
      layout: 'questions',
      length: { sentences: 10 },
    });
    const english = await listed('en');
    expect(english.templates[0]?.language).toBe('en');
    expect(english.limits).toEqual({ questions: 10, questionLength: 1000 });
  });

  it('shows the house, and names its bad file here and once in the log', async () => {
    const { templates, problems } = await listed('de');
    expect(templates.find(({ id }) => id === 'hausvermerk')).toMatchObject({
      origin: 'house',
      replaces: false,
    });
    expect(problems).toEqual([
      {
        id: 'kaputt',
        file: 'briefing-kaputt.md',
        message: 'briefing-kaputt.md: language: must be one of de, en',
      },
    ]);
    await listed('en');
    const lines = test.logged.filter((line) => line.includes('"briefing-template"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('briefing-kaputt.md');
    expect((await refusal({ topic: 'Brask', template: 'kaputt' })).message).toContain('briefing-kaputt.md');
  });
});

describe('a Gesprächsunterlage', () => {
  it('keeps to its order, says active and reactive, and names what it left out', async () => {
    const briefing = await draft({ topic: 'Brücke von Brask', template: 'gespraechsunterlage' });
    await expectCitedOrMarked(briefing);
    const all = (await listed('de')).templates.find(({ id }) => id === 'gespraechsunterlage');
    const present = briefing.sections.map(({ id }) => id);
    expect(all?.sections.map(({ id }) => id).filter((id) => present.includes(id))).toEqual(present);
    expect(briefing.sections.find(({ id }) => id === 'aktiv')?.mode).toBe('active');
    expect(briefing.sections.find(({ id }) => id === 'ziel')?.fields).toEqual(['Ziel', 'Mindestergebnis']);
    // What the record holds on it is said somewhere.
    expect(briefing.sections.flatMap(({ claims }) => claims).length).toBeGreaterThan(0);
    // Optional sections with nothing in them are not there, and are named.
    const absent = all?.sections.filter(({ id }) => !present.includes(id)) ?? [];
    expect(absent.every(({ mandatory }) => !mandatory)).toBe(true);
    expect(briefing.leftOut?.map(({ id, title }) => ({ id, title }))).toEqual(
      absent.map(({ id, title }) => ({ id, title })),
    );
    const absentOne = briefing.leftOut?.find(({ id }) => id === 'heikel');
    expect(absentOne).toMatchObject({
      title: 'Heikle Punkte',
      reason: 'nothing-found',
      also: { by: 'rules' },
    });
    const other = absentOne?.also?.questions[0]?.question ?? 'none';

    const markdown = await exported(briefing);
    expect(markdown).toContain('## Sprechpunkte *(aktiv)*');
    expect(markdown).toContain('## Sprache auf Nachfrage *(reaktiv: nur auf Ansprache)*');
    expect(markdown).toContain('**Brücke von Brask: Was wird kritisiert?**');
    expect(markdown).toContain('Von Hand auszufüllen; hierzu wird nichts vorgeschlagen.');
    expect(markdown).toContain('## Weggelassene Abschnitte');
    // With what else was searched for it.
    const line = markdown
      .split('\n')
      .find((one) => one.startsWith('- Heikle Punkte: in der Akte fand sich nichts. '));
    expect(line).toContain(`Auch gesucht, weil die Akte wenig enthielt: ${other}`);
    // The template gives the gaps a place: they do not come again at the end.
    expect(markdown).toContain('## Was die Akte nicht hergibt');
    expect(markdown).not.toContain('## Lücken');
    expect(await (await test.app.request(`/api/briefings/${briefing.id}`)).json()).toEqual(briefing);
  });

  it('says in mandatory sections that the record has nothing', async () => {
    const briefing = await draft({ topic: 'Zebrazucht in Quittanien', template: 'gespraechsunterlage' });
    const asking = briefing.sections.filter(({ kind }) => kind === 'record');
    expect(asking.map(({ id }) => id)).toEqual(['aktiv', 'reaktiv', 'gegenseite', 'hintergrund']);
    for (const { title, claims } of asking) {
      expect(claims).toEqual([]);
      expect(briefing.gaps.some(({ section }) => section === title)).toBe(true);
    }
    expect(await exported(briefing)).toContain('*Keine Angaben in der Akte.*');
  });
});

describe('lines to take', () => {
  const request = { topic: 'fisheries agreement with Maroa', template: 'lines-to-take' };

  it('answer each question with cited sentences, beside the question', async () => {
    const briefing = await draft(request);
    await expectCitedOrMarked(briefing);
    const section = briefing.sections.find(({ id }) => id === 'questions');
    expect(section).toMatchObject({ layout: 'questions', mode: 'reactive' });
    expect(section?.claims.length).toBeGreaterThan(0);
    expect(section?.claimQuestions).toHaveLength(section?.claims.length ?? 0);
    for (const index of section?.claimQuestions ?? []) expect(section?.questions[index]).toBeDefined();
    const [first] = section?.claims ?? [];
    const question = section?.questions[section.claimQuestions?.[0] ?? -1] ?? '';
    const markdown = await exported(briefing);
    // It may stand among the top lines as well, but it does stand under its question.
    const under = markdown.split(`**${question}**`)[1]?.split('\n**')[0];
    expect(under).toContain(`- ${first?.text}`);
    expect(markdown).toContain('*(reactive: only if raised)*');
  });

  it('ask what the author asks instead, leave out what he does not want, and record both', async () => {
    const briefing = await draft({
      ...request,
      leaveOut: ['if-pressed'],
      questions: { questions: ['When does the {{topic}} expire?', 'Which tuna quota did Maroa offer?'] },
    });
    await expectCitedOrMarked(briefing);
    const section = briefing.sections.find(({ id }) => id === 'questions');
    expect(section?.questions).toEqual([
      'When does the fisheries agreement with Maroa expire?',
      'Which tuna quota did Maroa offer?',
    ]);
    expect(section?.questionsEdited).toBe(true);
    expect(briefing.sections.find(({ id }) => id === 'top-lines')?.questionsEdited).toBeUndefined();
    expect(briefing.sections.some(({ id }) => id === 'if-pressed')).toBe(false);
    expect(briefing.leftOut).toContainEqual({ id: 'if-pressed', title: 'If pressed', reason: 'not-wanted' });
    // The answers behind it were asked just that.
    const asked = await Promise.all(
      (section?.answerIds ?? []).map(
        async (id) => (await (await test.app.request(`/api/answers/${id}`)).json()).question,
      ),
    );
    expect(asked).toEqual(section?.questions);
    const markdown = await exported(briefing);
    expect(markdown).toContain('*Guiding questions changed by the author:*');
    expect(markdown).toContain('- If pressed: not wanted');
  });
});

describe('a template of the house', () => {
  it('gives text, length, marking and sources as it says', async () => {
    const briefing = await draft({ topic: 'Brücke von Brask', template: 'hausvermerk', asOf: '2026-03-01' });
    await expectCitedOrMarked(briefing);
    expect(briefing.template).toMatchObject({ id: 'hausvermerk', version: '2.0', origin: 'house' });
    expect(briefing.marking).toBe('VS-NfD');
    const [note, state] = briefing.sections;
    expect(note?.text).toBe('Zu Brücke von Brask, Stand 1. März 2026.');
    expect(state?.claims).toHaveLength(1);
    expect(state?.omitted).toBeGreaterThan(0);
    expect(state?.marking).toBe('OFFEN');
    const markdown = await exported(briefing);
    expect(markdown).toContain(
      '*Text der Vorlage, nicht aus der Akte:*\n\nZu Brücke von Brask, Stand 1. März 2026.',
    );
    expect(markdown).toContain('## Lage *(OFFEN)*');
    expect(markdown).toMatch(/weitere[rn]? belegte/u);
    expect(markdown.match(/^- \[1\] /gmu)).toHaveLength(1);
    expect(markdown).not.toContain('## Quellen');
  });
});

describe('wishes that a template does not allow', () => {
  const base = { topic: 'Brask', template: 'gespraechsunterlage' };
  const thousand = Array.from({ length: 1000 }, (_, index) => `{{topic}}: Frage ${index}?`);
  it.each<[string, object, string]>([
    [
      '1000 questions',
      { questions: { aktiv: thousand } },
      'questions.aktiv: a section may ask at most 10 questions',
    ],
    [
      'questions for 1000 sections',
      { questions: Object.fromEntries(thousand.map((_, i) => [`s${i}`, ['Was?']])) },
      'at most 40 sections',
    ],
    ['no question', { questions: { aktiv: [] } }, 'needs at least one question'],
    [
      'an empty question',
      { questions: { aktiv: ['  '] } },
      'A question of the section “Sprechpunkte” is empty',
    ],
    ['an endless question', { questions: { aktiv: ['x'.repeat(1001)] } }, 'at most 1000 characters'],
    ['a question without words', { questions: { aktiv: ['?!'] } }, 'no readable text'],
    ['a variable that nobody fills', { questions: { aktiv: ['{{year}}: Was?'] } }, 'another variable'],
    ['questions for empty fields', { questions: { ziel: ['Was?'] } }, '“Gesprächsziel” asks no questions'],
    ['an unknown section', { questions: { constructor: ['Was?'] } }, 'has no such section'],
    ['a mandatory section left out', { leaveOut: ['aktiv'] }, '“Sprechpunkte” is mandatory'],
    ['an unknown section left out', { leaveOut: ['nirgends'] }, 'has no such section'],
  ])('are refused clearly: %s', async (_, wishes, message) => {
    const { status, code, message: said } = await refusal({ ...base, ...wishes });
    expect({ status, code }).toEqual({ status: 400, code: 'bad-request' });
    expect(said).toContain(message);
  });

  it('are no event of a stream but a refusal of the request', async () => {
    const response = await test.app.request('/api/briefings', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ ...base, leaveOut: ['aktiv'] }),
    });
    expect(response.status).toBe(400);
  });
});
