import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestHouse, TestBrowser } from './access/testing/test-house.ts';
import type { Asker, Briefing, Draft } from './domain/index.ts';
import { createLanguageModelWriter } from './models/index.ts';
import {
  type ChatReply,
  type ChatRequest,
  citeFirstPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from './models/testing/scripted-openai.ts';
import type { KnownPerson } from './ports/identity.ts';
import type { Store } from './ports/store.ts';
import { openStore } from './store/index.ts';
import { sample } from './store/testing/fixtures.ts';
import { createServerDatabase } from './store/testing/open-server-database.ts';
import { openTestStore } from './store/testing/open-test-store.ts';
import { CABLE, openTestApp, type TestApp } from './testing/test-app.ts';

/** Rights that change in the middle: what is under way ends with a reason, and nothing above the new rights is kept. */

const adminUrl = process.env.TEST_DATABASE_URL ?? '';
const MISSING = 'TEST_DATABASE_URL is not set: running work is not tested on the server database.';

const ANNA: KnownPerson = {
  id: 'p-anna',
  issuer: 'https://login.example',
  subject: 'anna',
  name: 'Anna',
  clearance: 3,
  groups: ['brask'],
  roles: ['analyst'],
};
const asAsker = ({ id, clearance, groups }: KnownPerson): Asker => ({ id, clearance, groups: [...groups] });
/** Whoever looks afterwards for what is stored of hers, whatever she may see. */
const EVERYTHING: Asker = { id: ANNA.id, clearance: 4, groups: ['brask'] };
const OF_THE_GROUP =
  'Bei dem Beschuss der Brücke von Brask kamen am 9. Juni 2025 elf Menschen ums Leben, darunter zwei Kinder. Die Botschaft Ostrel berichtet über den Beschuss der Brücke von Brask.';
const QUESTION = 'Wie viele Menschen kamen beim Beschuss der Brücke von Brask ums Leben?';
const DRAFT = { topic: 'Beschuss der Brücke von Brask', template: 'sachstand' };
const well = (request: ChatRequest): ChatReply => ({ text: citeFirstPassages(request) });

let model: ScriptedOpenAi;
beforeAll(async () => {
  model = await startScriptedOpenAi();
});
afterAll(() => model.close());

const writer = () => createLanguageModelWriter({ baseUrl: model.baseUrl, apiKey: 'none', model: 'scripted' });

/** Requests beyond `free` wait until `open` is called. */
function gate(free: number): { open(): void; readonly came: () => number } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let came = 0;
  model.setScript({
    chat: async (request) => {
      if (++came > free) await opened;
      return well(request);
    },
  });
  return { open, came: () => came };
}

describe('running work on the embedded database', () => suite(openTestStore));

if (adminUrl === '') {
  describe('running work on the server database', () => {
    it('has a server to be tested on', (context) => {
      if (process.env.CI) throw new Error(MISSING);
      context.skip(MISSING);
    });
  });
} else {
  const drops: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const drop of drops) await drop();
  });
  describe('running work on the server database', () =>
    suite(async () => {
      const made = await createServerDatabase(adminUrl);
      drops.push(made.drop);
      return openStore({ databaseUrl: made.url, dataDir: '/dev/null/unused' });
    }));
}

function suite(open: () => Promise<Store>): void {
  let test: TestApp;
  let store: Store;
  /** As whom the page asks. */
  let asker = asAsker(ANNA);

  beforeAll(async () => {
    store = await open();
    test = await openTestApp({ store, writer: writer(), access: async () => asker });
    await test.add('cables/open.txt', CABLE);
    // Groups come with no upload yet: the store is given the report as an ingest with groups would.
    const { report, passages, outcome } = sample('cables/group.txt', [OF_THE_GROUP], {
      ...{ marking: 'GEHEIM', language: 'de', title: 'Beschuss der Brücke von Brask' },
      access: { groups: ['brask'] },
    });
    const vectors = await test.services.embedder.embedPassages([OF_THE_GROUP]);
    await store.corpus.replaceReport(
      report,
      passages.map((passage, index) => ({ ...passage, embedding: vectors[index] ?? new Float32Array() })),
      outcome,
    );
  }, 300_000);
  afterAll(() => test?.close());
  beforeEach(async () => {
    model.setScript({ chat: well });
    asker = asAsker(ANNA);
    await store.identity.openSession(ANNA, { hash: 's', sid: null, sealed: 'x', hours: 1 }, 's');
    await store.identity.setBlocked(ANNA.id, false, 'admin');
    await store.identity.confirm('s', ANNA, 'x');
  });
  afterEach(() => model.setScript({ chat: well }));

  const confirm = (changed: Partial<KnownPerson>) =>
    store.identity.confirm('s', { ...ANNA, ...changed }, 'x');
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    test.app.request(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const kept = async () => (await store.as(EVERYTHING).listConversations()).length;
  const draftOf = async (id: string) => (await (await send('GET', `/api/drafts/${id}`)).json()) as Draft;

  it('answers from what is above the new rights while they are there', async () => {
    const response = await send('POST', '/api/ask', { question: QUESTION });
    expect(await response.json()).toMatchObject({ status: 'answered', marking: 'GEHEIM' });
  });

  it.each([
    ['a lost grade', () => confirm({ clearance: 0 }), 'rights-changed'],
    ['a lost group', () => confirm({ groups: [] }), 'rights-changed'],
    ['a closed account', () => store.identity.setBlocked(ANNA.id, true, 'admin'), 'not-allowed'],
  ])('ends an answer under way after %s, and keeps nothing of it', async (_name, change, code) => {
    const before = await kept();
    const held = gate(0);
    const asking = send('POST', '/api/ask', { question: QUESTION });
    await expect.poll(held.came, { timeout: 30_000 }).toBe(1);
    await change();
    held.open();
    const response = await asking;
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code } });
    await confirm({});
    await store.identity.setBlocked(ANNA.id, false, 'admin');
    expect(await kept()).toBe(before);
  });

  it('shows nothing from the next read on, also to work that knows the old rights only', async () => {
    const reader = store.as(asAsker(ANNA));
    expect((await reader.summary()).reports).toBe(2);
    await confirm({ groups: [] });
    expect((await reader.summary()).reports).toBe(1);
    await store.identity.setBlocked(ANNA.id, true, 'admin');
    expect((await reader.summary()).reports).toBe(0);
  });

  it('never gives running work more than it began with', async () => {
    const reader = store.as({ ...asAsker(ANNA), groups: [] });
    await confirm({ clearance: 4, groups: ['brask', 'others'] });
    expect((await reader.summary()).reports).toBe(1);
  });

  it('stops a draft between its questions, and goes on with the rights of now when it is resumed', async () => {
    const held = gate(2);
    const { id } = await (await send('POST', '/api/drafts', DRAFT)).json();
    await expect.poll(async () => (await draftOf(id)).answered.length, { timeout: 30_000 }).toBe(2);
    await expect.poll(held.came, { timeout: 30_000 }).toBe(4);
    await confirm({ groups: [] });
    held.open();
    asker = { ...asAsker(ANNA), groups: [] };
    await expect.poll(async () => (await draftOf(id)).state, { timeout: 30_000 }).toBe('failed');
    const draft = await draftOf(id);
    expect(draft.error).toMatchObject({ code: 'rights-changed', retryable: true });
    // The two whose calls were under way ended without being kept, and nothing was asked after them.
    expect(held.came()).toBe(4);
    // Of the two that were there before she no longer sees what rests on the report of her former group.
    expect(draft.answered.length).toBeLessThan(2);

    model.setScript({ chat: well });
    expect((await send('POST', `/api/drafts/${id}/resume`)).status).toBe(204);
    await expect
      .poll(async () => (await send('GET', `/api/briefings/${id}`)).status, { timeout: 60_000 })
      .toBe(200);
    const briefing = (await (await send('GET', `/api/briefings/${id}`)).json()) as Briefing;
    expect(briefing.marking).toBe('OFFEN');
    expect([...new Set(briefing.sources.map(({ sourceKey }) => sourceKey))]).toEqual(['cables/open.txt']);
    expect(JSON.stringify(briefing)).not.toContain('zwei Kinder');
  }, 120_000);

  it('stops a draft whose author is no analyst any more', async () => {
    const held = gate(1);
    const { id } = await (await send('POST', '/api/drafts', DRAFT)).json();
    await expect.poll(held.came, { timeout: 30_000 }).toBeGreaterThan(1);
    await confirm({ roles: ['reader'] });
    held.open();
    await expect.poll(async () => (await draftOf(id)).state, { timeout: 30_000 }).toBe('failed');
    expect((await draftOf(id)).error).toMatchObject({ code: 'rights-changed' });
  }, 60_000);

  it('ends an open stream while the model still writes, and lets go of the call', async () => {
    const before = await kept();
    const held = gate(0);
    const response = await send('POST', '/api/ask', { question: QUESTION }, { accept: 'text/event-stream' });
    const whole = response.text();
    await expect.poll(held.came, { timeout: 30_000 }).toBe(1);
    const request = model.requests.at(-1);
    asker = { ...asAsker(ANNA), clearance: 0 };
    const text = await whole;
    const last = text.trim().split('\n\n').at(-1) ?? '';
    expect(last).toContain('event: answer-error');
    expect(last).toContain('"code":"rights-changed"');
    expect(await request?.closed).toBe('aborted');
    held.open();
    asker = asAsker(ANNA);
    expect(await kept()).toBe(before);
  }, 60_000);
}

describe('running work of whoever is signed in', () => {
  it('ends with the session, and with a right that the provider takes away', async () => {
    const house = await openTestHouse({}, { writer: writer() });
    try {
      const account = { name: 'Anna', groups: ['aktenlage-analyst', 'brask'], clearance: 'secret' };
      house.provider.accounts.set('anna', account);
      house.provider.signsIn = 'anna';
      await house.test.add('cables/open.txt', CABLE);
      const browser = new TestBrowser(house.url);
      const streamed = async (change: () => void): Promise<string> => {
        const held = gate(0);
        const response = await browser.post(
          '/api/ask',
          { question: QUESTION },
          { accept: 'text/event-stream' },
        );
        await expect.poll(held.came, { timeout: 30_000 }).toBe(1);
        change();
        const text = await response.text();
        held.open();
        return text.trim().split('\n\n').at(-1) ?? '';
      };
      await browser.signIn();
      expect(
        await streamed(() => void house.provider.accounts.set('anna', { ...account, clearance: 'nfd' })),
      ).toContain('"code":"rights-changed"');
      expect(await streamed(() => void house.provider.accounts.delete('anna'))).toContain(
        '"code":"not-signed-in"',
      );
    } finally {
      await house.close();
    }
  }, 120_000);
});
