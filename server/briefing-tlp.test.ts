import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerSchema, type AuditEvent, type Briefing, BriefingSchema, LOCAL_ASKER } from './domain/index.ts';
import { openTestApp, type TestApp } from './testing/test-app.ts';

let test: TestApp;

/** Fictional: a lock at Lesk, told of under several labels. */
const LABELS = {
  plain: '',
  clear: 'TLP:CLEAR',
  green: 'TLP:GREEN',
  strict: 'NATO RESTRICTED | TLP:AMBER+STRICT',
  red: 'TLP:RED',
} as const;
type Name = keyof typeof LABELS;
const NAMES = Object.keys(LABELS) as Name[];
const PLACES: Record<Name, string> = {
  plain: 'Altmoor',
  clear: 'Brask',
  green: 'Cembra',
  strict: 'Dorvale',
  red: 'Erlach',
};
const keyOf = (name: Name) => `cables/${name}.txt`;

beforeAll(async () => {
  test = await openTestApp();
  for (const [index, name] of NAMES.entries()) {
    await test.add(
      keyOf(name),
      `${LABELS[name]}\n\nVON: Botschaft ${PLACES[name]}\nDATUM: 1${index}.06.2025\nBETREFF: Schleuse von Lesk\n\nDie Schleuse von Lesk ist nach Angaben der Botschaft ${PLACES[name]} seit dem ${index + 1}. Mai 2025 geschlossen.\n`,
    );
  }
}, 300_000);
afterAll(() => test.close());

const post = (path: string, body: object) =>
  test.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });

async function draft(...used: Name[]): Promise<Briefing> {
  const response = await post('/api/briefings', {
    topic: 'Schleuse von Lesk',
    template: 'sachstand',
    onlySources: used.map(keyOf),
  });
  expect(response.status).toBe(200);
  const briefing = BriefingSchema.parse(await response.json());
  expect(new Set(briefing.sources.map(({ sourceKey }) => sourceKey))).toEqual(new Set(used.map(keyOf)));
  return briefing;
}

describe('a TLP label', () => {
  it.each([
    [['plain'], undefined],
    [['clear'], 'CLEAR'],
    [['clear', 'plain'], undefined],
    [['plain', 'green'], 'GREEN'],
    [['green', 'strict'], 'AMBER+STRICT'],
    [['plain', 'clear', 'green', 'strict', 'red'], 'RED'],
  ] as const)('of a briefing from %j is %s', async (used, tlp) => {
    expect((await draft(...used)).tlp).toBe(tlp);
  });

  it('stands with each source, beside its own grade, and in every export', async () => {
    const briefing = await draft('plain', 'strict');
    const source = briefing.sources.find(({ sourceKey }) => sourceKey === keyOf('strict'));
    expect(source).toMatchObject({ marking: 'VS-NfD', ownGrade: 'NATO RESTRICTED', tlp: 'AMBER+STRICT' });
    const read = async (format: string) =>
      (await test.app.request(`/api/briefings/${briefing.id}/export?format=${format}`)).text();
    const markdown = await read('md');
    // At the head, with the source and at the foot.
    expect(markdown.split('\n').filter((line) => line === '**TLP:AMBER+STRICT**')).toHaveLength(2);
    expect(markdown).toContain('NATO RESTRICTED');
    const json = JSON.parse(await read('json')) as Briefing & { disclosure: { tlp: string } };
    expect(json).toMatchObject({ tlp: 'AMBER+STRICT', disclosure: { tlp: 'TLP:AMBER+STRICT' } });
    // A copy without the graded source has no label either.
    const lower = await test.app.request(
      `/api/briefings/${briefing.id}/export?format=md&maxMarking=OFFEN&leaveOutSources=true`,
    );
    expect(await lower.text()).not.toContain('TLP:');
  });

  it('of an answer, of what was found, and of the report', async () => {
    const listed = await (await test.app.request('/api/reports')).json();
    const { reports } = listed as { reports: { sourceKey: string; tlp: string | null }[] };
    expect(Object.fromEntries(reports.map(({ sourceKey, tlp }) => [sourceKey, tlp]))).toEqual({
      [keyOf('plain')]: null,
      [keyOf('clear')]: 'CLEAR',
      [keyOf('green')]: 'GREEN',
      [keyOf('strict')]: 'AMBER+STRICT',
      [keyOf('red')]: 'RED',
    });
    const question = 'Seit wann ist die Schleuse von Lesk geschlossen?';
    const response = await post('/api/ask', { question, filter: { sources: [keyOf('red')] } });
    const answer = AnswerSchema.parse(await response.json());
    expect(answer.citations.map(({ tlp }) => tlp)).toContain('RED');
    expect(answer.tlp).toBe('RED');
  });

  it('chooses what is listed, searched and asked; those without one by NONE', async () => {
    const keys = async (path: string, list: 'reports' | 'passages') => {
      const response = await test.app.request(path);
      expect(response.status).toBe(200);
      const body = (await response.json()) as Record<string, { sourceKey: string }[]> & { total?: number };
      if (list === 'reports') expect(body.total).toBe(body.reports?.length);
      return [...new Set((body[list] ?? []).map(({ sourceKey }) => sourceKey))].sort();
    };
    const labels = 'tlp=AMBER%2BSTRICT&tlp=NONE';
    const expected = [keyOf('plain'), keyOf('strict')];
    expect(await keys(`/api/reports?${labels}`, 'reports')).toEqual(expected);
    expect(await keys('/api/reports?tlp=AMBER', 'reports')).toEqual([]);
    expect(await keys(`/api/search?q=Schleuse+Lesk&limit=50&${labels}`, 'passages')).toEqual(expected);
    expect(await keys('/api/search?q=Schleuse+Lesk&limit=50&tlp=CLEAR', 'passages')).toEqual([
      keyOf('clear'),
    ]);
    const question = 'Seit wann ist die Schleuse von Lesk geschlossen?';
    const asked = await post('/api/ask', { question, filter: { tlps: ['GREEN'] } });
    const answer = AnswerSchema.parse(await asked.json());
    expect(new Set(answer.retrieved.map(({ sourceKey }) => sourceKey))).toEqual(new Set([keyOf('green')]));
    expect(answer.tlp).toBe('GREEN');
    for (const path of ['/api/reports?tlp=PINK', '/api/search?q=Lesk&tlp=white'])
      expect((await test.app.request(path)).status).toBe(400);
    expect((await post('/api/ask', { question, filter: { tlps: ['PINK'] } })).status).toBe(400);
  });

  it('stands in the audit log beside each grade: what was asked, shown, opened and taken along', async () => {
    const { store } = test.services;
    const from = (await store.audit.chain()).sequence;
    const question = 'Seit wann ist die Schleuse von Lesk geschlossen?';
    const filter = { sources: [keyOf('strict'), keyOf('green')] };
    const answer = AnswerSchema.parse(await (await post('/api/ask', { question, filter })).json());
    const get = async (path: string) => expect((await test.app.request(path)).status, path).toBe(200);
    await get(`/api/search?q=Schleuse+Lesk&source=${encodeURIComponent(keyOf('clear'))}`);
    const [cited] = answer.citations;
    const red = (await store.as(LOCAL_ASKER).listReports({ limit: 9 })).reports.find(
      ({ tlp }) => tlp === 'RED',
    );
    for (const rest of ['', '/passages', '/original']) await get(`/api/reports/${red?.id}${rest}`);
    await get(`/api/passages/${cited?.passageId}`);
    await get(`/api/answers/${answer.id}/record`);
    const briefing = await draft('plain', 'strict');
    const path = `/api/briefings/${briefing.id}/export?format=md`;
    await get(path);
    await get(`${path}&maxMarking=OFFEN&leaveOutSources=true`);
    const events = (await store.audit.entries(from, 1000)).map(
      ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
    );
    const told = (type: AuditEvent['type']) =>
      events
        .filter((event) => event.type === type)
        .map((event) => [
          'marking' in event ? event.marking : 'highest' in event ? event.highest : null,
          'tlp' in event ? event.tlp : 'not said',
        ]);
    expect(told('question-asked')[0]).toEqual(['VS-NfD', 'AMBER+STRICT']);
    expect(told('passages-shown').slice(0, 2)).toEqual([
      ['VS-NfD', 'AMBER+STRICT'],
      ['OFFEN', 'CLEAR'],
    ]);
    const ofCited = [cited?.marking, cited?.tlp];
    expect(told('report-opened')).toEqual([...Array(3).fill(['OFFEN', 'RED']), ofCited]);
    expect(told('exported')).toEqual([
      ['VS-NfD', 'AMBER+STRICT'],
      ['VS-NfD', 'AMBER+STRICT'],
      ['OFFEN', null],
    ]);
    expect(told('briefing-saved')).toEqual([['VS-NfD', 'AMBER+STRICT']]);
    // Nothing that carries a grade says nothing of the label.
    for (const event of events)
      if ('marking' in event || 'highest' in event) expect(event, event.type).toHaveProperty('tlp');
  });
});
