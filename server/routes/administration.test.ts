import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asker,
  type AuditEvent,
  type AuditPage,
  MARKINGS,
  type Person,
  type ViewAs,
} from '../domain/index.ts';
import { sample } from '../store/testing/fixtures.ts';
import { hashingEmbedder } from '../testing/leaks/hashing-embedder.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

/** Whoever the header names: an administrator of little clearance, and one who sees all. */
const ASKERS: Readonly<Record<string, Asker>> = {
  little: { id: 'little', clearance: 1, groups: ['north'] },
  all: { id: 'all', clearance: 4, groups: ['north', 'south'] },
};
const ANNA = {
  id: 'p-anna',
  issuer: 'https://login.example',
  subject: 'anna',
  name: 'Anna',
  clearance: 4,
  groups: ['north', 'south'],
  roles: ['analyst'] as const,
};

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp({
    embedder: hashingEmbedder,
    access: async (request) => ASKERS[request.headers.get('x-asker') ?? 'all'] as Asker,
  });
  const { corpus, identity } = test.services.store;
  for (const [level, marking] of MARKINGS.entries())
    for (const groups of [[], ['north'], ['south']]) {
      const key = `cables/${level}-${groups[0] ?? 'all'}`;
      const { report, passages, outcome } = sample(key, [`Text of ${key}.`], {
        title: `Grade ${level} ${groups[0] ?? 'everybody'}`,
        originator: 'Mission Brask',
        marking,
        access: { groups },
      });
      const embedding = await hashingEmbedder.embedPassages(passages.map(({ text }) => text));
      const vectors = passages.map((passage, index) => ({
        ...passage,
        embedding: embedding[index] as Float32Array,
      }));
      await corpus.replaceReport(report, vectors, outcome);
    }
  await identity.openSession(ANNA, { hash: 'h', sid: null, sealed: 's', hours: 1 }, null);
  const closed = { ...ANNA, id: 'p-ben', subject: 'ben', name: 'Ben' };
  await identity.openSession(closed, { hash: 'i', sid: null, sealed: 's', hours: 1 }, null);
  await identity.setBlocked('p-ben', true, 'all');
  const none = { ...ANNA, id: 'p-cem', subject: 'cem', name: 'Cem', roles: [] };
  await identity.openSession(none, { hash: 'j', sid: null, sealed: 's', hours: 1 }, null);
}, 120_000);
afterAll(() => test?.close());

async function get<T>(path: string, who = 'all'): Promise<{ status: number; body: T }> {
  const response = await test.app.request(path, { headers: { host: 'localhost', 'x-asker': who } });
  return { status: response.status, body: (await response.json()) as T };
}
const events = async (type: AuditEvent['type']): Promise<AuditEvent[]> =>
  (await test.services.store.audit.search({ types: [type] }, 100)).map(
    ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
  );

describe('what administrators look at', () => {
  it('view-as never shows a title above the administrator’s own clearance or outside his groups', async () => {
    const { status, body } = await get<ViewAs>(
      '/api/administration/view-as?person=p-anna&limit=200',
      'little',
    );
    expect(status).toBe(200);
    expect(body.subject).toEqual({
      id: 'p-anna',
      name: 'Anna',
      clearance: 'STRENG GEHEIM',
      groups: ['north', 'south'],
    });
    expect(body.listed.map(({ title }) => title).sort()).toEqual([
      'Grade 0 everybody',
      'Grade 0 north',
      'Grade 1 everybody',
      'Grade 1 north',
    ]);
    expect([body.reports, body.found, body.ungrouped]).toEqual([4, 4, 2]);
    expect(JSON.stringify(body.listed)).not.toMatch(/Grade [234]|south/);
    const whole = await get<ViewAs>('/api/administration/view-as?person=p-anna&limit=200');
    expect(whole.body.reports).toBe(15);
  });

  it('view-as of rights shows what they open, and counts by grade and group', async () => {
    const { body } = await get<ViewAs>('/api/administration/view-as?clearance=VS-NfD&group=south&q=south');
    expect(body.listed.map(({ title }) => title).sort()).toEqual(['Grade 0 south', 'Grade 1 south']);
    expect(body).toMatchObject({ reports: 4, found: 2, ungrouped: 2, closed: null });
    expect(body.groups).toEqual([{ group: 'south', reports: 2 }]);
    expect(body.grades).toEqual([
      { marking: 'OFFEN', reports: 2 },
      { marking: 'VS-NfD', reports: 2 },
    ]);
  });

  it('view-as says why somebody sees nothing at present', async () => {
    expect((await get<ViewAs>('/api/administration/view-as?person=p-ben')).body.closed).toBe('blocked');
    expect((await get<ViewAs>('/api/administration/view-as?person=p-cem')).body.closed).toBe('no-role');
    expect((await get<ViewAs>('/api/administration/view-as?person=p-anna')).body.closed).toBeNull();
  });

  it('view-as refuses whom nobody knows and what is said twice or not at all', async () => {
    const codes = async (query: string) =>
      (await get<{ error: { code: string } }>(`/api/administration/view-as${query}`)).body.error.code;
    expect(await codes('?person=p-nobody')).toBe('not-found');
    expect(await codes('')).toBe('bad-request');
    expect(await codes('?person=p-anna&clearance=OFFEN')).toBe('bad-request');
    expect(await codes('?clearance=SECRET')).toBe('bad-request');
  });

  it('puts every use of view-as on record', async () => {
    const before = (await events('viewed-as')).length;
    await get('/api/administration/view-as?person=p-anna&q=brask', 'little');
    await get('/api/administration/view-as?clearance=OFFEN&group=north', 'little');
    const now = await events('viewed-as');
    expect(now).toHaveLength(before + 2);
    expect(now.slice(0, 2)).toEqual([
      { type: 'viewed-as', actor: 'little', subject: null, clearance: 'OFFEN', groups: ['north'] },
      {
        type: 'viewed-as',
        actor: 'little',
        subject: 'p-anna',
        clearance: 'STRENG GEHEIM',
        groups: ['north', 'south'],
      },
    ]);
  });

  it('sources are those of the administrator’s own rights', async () => {
    const path = '/api/administration/sources?by=folder';
    const { body } = await get<{ total: number; sources: { name: string; reports: number }[] }>(
      path,
      'little',
    );
    expect(body).toMatchObject({ total: 1, sources: [{ name: 'cables', reports: 4 }] });
    expect((await get<typeof body>(path)).body.sources[0]?.reports).toBe(15);
  });

  it('models say that nothing leaves where none is configured', async () => {
    const { body } = await get<{ endpoints: { purpose: string; state: string }[] }>(
      '/api/administration/models',
    );
    expect(body.endpoints.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['chat', 'none'],
      ['embeddings', 'inside'],
      ['judge', 'none'],
      ['rerank', 'none'],
    ]);
  });

  it('people are listed with their last sign-in and without a secret', async () => {
    const { body } = await get<{ people: Person[] }>('/api/people');
    expect(body.people.map(({ name, blocked, sessions }) => [name, blocked, sessions])).toEqual([
      ['Anna', false, 1],
      ['Ben', true, 0],
      ['Cem', false, 1],
    ]);
    expect(body.people[0]?.lastLoginAt).toMatch(/^\d{4}-/);
    expect(JSON.stringify(body)).not.toMatch(/sealed|hash/);
  });
});

describe('the audit log on the page', () => {
  const search = async (query: string, who = 'all') =>
    (await get<AuditPage>(`/api/administration/audit${query}`, who)).body;

  it('is paged, newest first, and says where the log stands', async () => {
    const { sequence, hash } = await test.services.store.audit.chain();
    const first = await search('?limit=5');
    expect(first.head).toEqual({ sequence, hash });
    expect(first.entries.map((entry) => entry.sequence)).toEqual([0, 1, 2, 3, 4].map((n) => sequence - n));
    expect(first.entries[0]?.hash).toBe(hash);
    expect(first.next).toBe(sequence - 4);
    const second = await search(`?limit=5&before=${first.next}`);
    expect(second.entries[0]?.sequence).toBe(sequence - 5);
    let [before, read] = [second.next, 0];
    while (before !== null && read < 50) {
      before = (await search(`?before=${before}&limit=5`)).next;
      read += 1;
    }
    expect(read).toBeLessThan(50);
  });

  it('finds by kind, person and day, and nothing where there is nothing', async () => {
    const { entries } = await search('?event=rights-changed&actor=all');
    expect(entries).toMatchObject([
      { type: 'rights-changed', details: { subject: 'p-ben', after: 'closed' } },
    ]);
    expect((await search('?event=rights-changed&event=viewed-as')).entries.length).toBeGreaterThan(1);
    expect((await search('?actor=nobody')).entries).toEqual([]);
    expect((await search('?from=2999-01-01T00:00:00Z')).entries).toEqual([]);
    expect((await search('?until=2001-01-01T00:00:00Z')).entries).toEqual([]);
    const bad = await get<{ error: { code: string } }>('/api/administration/audit?from=0000-01-01T00:00:00Z');
    expect(bad.body.error.code).toBe('bad-request');
  });

  it('tells of reports only what the administrator may see, by whatever he asks', async () => {
    const stored = await search('?event=report-stored&limit=200', 'little');
    expect(stored.entries).toHaveLength(15);
    const named = stored.entries.flatMap(({ details }) => details.reportId ?? []);
    expect(named.sort()).toEqual([
      'r_cables/0-all',
      'r_cables/0-north',
      'r_cables/1-all',
      'r_cables/1-north',
    ]);
    expect(stored.entries.filter(({ withheld }) => withheld)).toHaveLength(11);
    expect(JSON.stringify(stored)).not.toMatch(/GEHEIM|VERTRAULICH|south/);
    const byId = async (id: string) =>
      (await search(`?id=${encodeURIComponent(id)}`, 'little')).entries.length;
    expect(await byId('r_cables/0-north')).toBeGreaterThan(0);
    expect(await byId('r_cables/0-south')).toBe(0);
    expect(await byId('r_cables/3-all')).toBe(0);
    expect(await byId('r_never')).toBe(0);
  });

  it('is read on record, and the record names no id that was looked for', async () => {
    await search('?id=r_cables%2F3-all&actor=anna', 'little');
    const [read] = await events('exported');
    expect(read).toEqual({
      type: 'exported',
      actor: 'little',
      what: 'audit',
      id: 'id actor',
      format: 'page',
      marking: null,
      tlp: null,
    });
  });
});
