import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Asker,
  type Briefing,
  type BriefingEvent,
  BriefingEventSchema,
  BriefingSchema,
  type Draft,
  DraftSchema,
  questionsOf,
} from './domain/index.ts';
import { createLanguageModelWriter } from './models/index.ts';
import {
  type ChatReply,
  type ChatRequest,
  citeFirstPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from './models/testing/scripted-openai.ts';
import { CABLE, openTestApp, type TestApp } from './testing/test-app.ts';

let model: ScriptedOpenAi;
let test: TestApp;

const access = async (request: Request): Promise<Asker> => ({
  id: request.headers.get('x-asker') ?? 'anna',
  clearance: Number(request.headers.get('x-clearance') ?? 4),
  groups: [],
});

const well = (request: ChatRequest): ChatReply => ({ text: citeFirstPassages(request) });
/** What the model was asked for, in the words of the plan. */
const askedOf = (draft: Draft, from = 0): string[] => {
  const questions = draft.sections.flatMap((section) => questionsOf(section).map(({ question }) => question));
  return model.requests.slice(from).map(({ body }) => {
    const prompt = JSON.stringify(body);
    const found = questions.filter((question) => prompt.includes(JSON.stringify(question).slice(1, -1)));
    expect(found).toHaveLength(1);
    return found[0] ?? '';
  });
};

/** Lets `free` requests through; those after it hang until `open` is called. */
function gate(free: number): { open(): void; readonly script: (request: ChatRequest) => Promise<ChatReply> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let came = 0;
  return {
    open,
    script: async (request) => {
      if (++came > free) await opened;
      return well(request);
    },
  };
}

beforeAll(async () => {
  model = await startScriptedOpenAi();
  const writer = createLanguageModelWriter({ baseUrl: model.baseUrl, apiKey: 'none', model: 'scripted' });
  test = await openTestApp({ access, writer });
  await test.add('cables/brask.txt', CABLE);
  // Two reports say it: nothing else is asked.
  await test.add(
    'cables/brask-2.txt',
    CABLE.replace('Botschaft Ostrel\n', 'Vertretung Genf\n').replace('11.06.', '12.06.'),
  );
}, 300_000);
afterAll(async () => {
  await test?.close();
  await model?.close();
});
beforeEach(() => model.setScript({ chat: well }));

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  test.app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const REQUEST = { topic: 'Beschuss der Brücke von Brask', template: 'sachstand' };
const begin = async (): Promise<string> => {
  const response = await send('POST', '/api/drafts', REQUEST);
  expect(response.status).toBe(201);
  return (await response.json()).id;
};
const draftOf = async (id: string): Promise<Draft> =>
  DraftSchema.strict().parse(await (await send('GET', `/api/drafts/${id}`)).json());
const listed = async (): Promise<Draft[]> => (await (await send('GET', '/api/drafts')).json()).drafts;
const eventsOf = async (response: Response): Promise<BriefingEvent[]> =>
  [...(await response.text()).matchAll(/^data: (.*)$/gmu)].map(([, data]) =>
    BriefingEventSchema.parse(JSON.parse(data ?? '')),
  );
const watch = async (id: string) => eventsOf(await send('GET', `/api/drafts/${id}/events`));
const finished = async (id: string): Promise<Briefing> => {
  const last = (await watch(id)).at(-1);
  if (last?.type !== 'briefing-end') throw new Error(`not finished: ${JSON.stringify(last)}`);
  return BriefingSchema.parse(await (await send('GET', `/api/briefings/${id}`)).json());
};
/** Every section once, in the order of the plan, with every answer stored once. */
const expectWhole = async (briefing: Briefing, plan: Draft) => {
  const titles = plan.sections.map(({ title }) => title);
  const has = [...briefing.sections, ...(briefing.leftOut ?? [])].map(({ title }) => title);
  expect([...has].sort()).toEqual([...titles].sort());
  const ids = plan.sections.flatMap((section) => questionsOf(section).map(({ answerId }) => answerId));
  const asker = await access(new Request('http://x'));
  const stored = await test.services.store.as(asker).listAnswers(`briefing-${briefing.id}`);
  const there = stored.map(({ id }) => id);
  expect(new Set(stored.map(({ question }) => question)).size).toBe(stored.length);
  expect(there).toEqual(expect.arrayContaining(ids));
  for (const section of briefing.sections) {
    const planned = plan.sections.find(({ title }) => title === section.title);
    const first = planned?.questions.map(({ answerId }) => answerId) ?? [];
    expect(section.answerIds.slice(0, first.length)).toEqual(first);
    expect(section.answerIds).toHaveLength(first.length + (section.also?.questions.length ?? 0));
    expect(there).toEqual(expect.arrayContaining(section.answerIds));
  }
};

describe('a draft', () => {
  it('goes on when its reader leaves, and shows the next one everything from the start', async () => {
    const held = gate(3);
    model.setScript({ chat: held.script });
    const leave = new AbortController();
    const response = await test.app.request('/api/briefings', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(REQUEST),
      signal: leave.signal,
    });
    const reader = response.body?.getReader();
    let text = '';
    while (!text.includes('section-end')) text += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    leave.abort();
    const id = /"id":"([^"]+)"/u.exec(text)?.[1] ?? '';
    await expect.poll(async () => (await draftOf(id)).answered.length, { timeout: 30_000 }).toBe(3);
    const plan = await draftOf(id);
    expect(plan).toMatchObject({ state: 'drafting', request: REQUEST, sectionsDone: 1, error: null });
    expect((await listed()).map((one) => one.id)).toEqual([id]);

    held.open();
    const events = await watch(id);
    expect(events.map(({ type }) => type)).toEqual([
      'briefing-start',
      ...plan.sections.flatMap(() => ['section-start', 'section-end']),
      'briefing-end',
    ]);
    await expectWhole(await finished(id), plan);
    expect(await listed()).toEqual([]);
    expect((await watch(id)).map(({ type }) => type)).toEqual(['briefing-end']);
  });

  it('is cancelled with its calls, keeps what is answered, and is resumed without asking it again', async () => {
    const before = model.requests.length;
    const held = gate(4);
    model.setScript({ chat: held.script });
    const id = await begin();
    await expect.poll(() => model.requests.length - before, { timeout: 30_000 }).toBe(6);
    await expect.poll(async () => (await draftOf(id)).answered.length, { timeout: 30_000 }).toBe(4);
    const watching = watch(id);
    const response = await send('POST', `/api/drafts/${id}/cancel`);
    expect(response.status).toBe(200);
    const plan = DraftSchema.parse(await response.json());
    expect(plan).toMatchObject({ state: 'cancelled', sectionsDone: 1 });
    expect((await watching).at(-1)).toMatchObject({ type: 'briefing-error', error: { code: 'cancelled' } });
    // The two under way were let go of, and nothing came after them.
    const ends = await Promise.all(model.requests.slice(before).map(({ closed }) => closed));
    expect(ends).toEqual([...Array(4).fill('finished'), 'aborted', 'aborted']);
    expect((await watch(id)).map(({ type }) => type)).toEqual([
      ...['briefing-start', 'section-start', 'section-end', 'section-start', 'briefing-error'],
    ]);
    expect((await send('POST', `/api/drafts/${id}/cancel`)).status).toBe(404);

    const answered = askedOf(plan, before).slice(0, 4);
    model.setScript({ chat: well });
    expect((await send('POST', `/api/drafts/${id}/resume`)).status).toBe(204);
    const briefing = await finished(id);
    await expectWhole(briefing, plan);
    const again = askedOf(plan, before + 6);
    expect(new Set(again).size).toBe(again.length);
    for (const question of answered) expect(again).not.toContain(question);
    expect((await send('POST', `/api/drafts/${id}/resume`)).status).toBe(404);
  });

  it('fails with the error of an answer, and goes on from there', async () => {
    const before = model.requests.length;
    let down = true;
    model.setScript({
      chat: (request, index) =>
        down && index - before >= 5 ? { text: '', fault: { kind: 'status', status: 401 } } : well(request),
    });
    const id = await begin();
    const last = (await watch(id)).at(-1);
    expect(last).toMatchObject({ type: 'briefing-error', error: { code: 'model-unauthorized' } });
    const plan = await draftOf(id);
    expect(plan).toMatchObject({ state: 'failed', error: { code: 'model-unauthorized', retryable: false } });
    expect(plan.answered.length).toBeGreaterThanOrEqual(4);
    expect((await send('GET', `/api/briefings/${id}`)).status).toBe(404);
    const asked = model.requests.length;
    down = false;
    await send('POST', `/api/drafts/${id}/resume`);
    await expectWhole(await finished(id), plan);
    const questions = plan.sections.flatMap((section) => section.questions);
    const missing = questions.filter(({ answerId }) => !plan.answered.includes(answerId));
    expect(askedOf(plan, asked).every((one) => missing.some(({ question }) => question === one))).toBe(true);
  });

  it('is discarded with its answers, and only when it is not being written', async () => {
    model.setScript({ chat: gate(2).script });
    const id = await begin();
    await expect.poll(async () => (await draftOf(id)).answered.length, { timeout: 30_000 }).toBe(2);
    const [answerId] = (await draftOf(id)).answered;
    expect((await send('DELETE', `/api/drafts/${id}`)).status).toBe(404);
    await send('POST', `/api/drafts/${id}/cancel`);
    expect((await send('GET', `/api/answers/${answerId}`)).status).toBe(200);
    expect((await send('DELETE', `/api/drafts/${id}`)).status).toBe(204);
    expect((await send('GET', `/api/drafts/${id}`)).status).toBe(404);
    expect((await send('GET', `/api/drafts/${id}/events`)).status).toBe(404);
    expect((await send('GET', `/api/answers/${answerId}`)).status).toBe(404);
  });

  it('is nobody else’s: not seen, watched, stopped, resumed nor discarded', async () => {
    const held = gate(1);
    model.setScript({ chat: held.script });
    const id = await begin();
    const other = { 'x-asker': 'ben' };
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/events'],
      ['POST', '/cancel'],
      ['POST', '/resume'],
      ['DELETE', ''],
    ] as const) {
      const response = await send(method, `/api/drafts/${id}${path}`, undefined, other);
      expect([method, path, response.status]).toEqual([method, path, 404]);
    }
    expect((await (await send('GET', '/api/drafts', undefined, other)).json()).drafts).toEqual([]);
    held.open();
    await finished(id);
  });

  it('shows whoever has lost a right since only what he may see now', async () => {
    await test.add('cables/graded.txt', `Einstufung: VS-NfD\n\n${CABLE.replaceAll('elf', 'zwölf')}`);
    const held = gate(6);
    model.setScript({ chat: held.script });
    const id = await begin();
    await expect.poll(async () => (await draftOf(id)).answered.length, { timeout: 30_000 }).toBe(6);
    const full = await draftOf(id);
    const response = await send('GET', `/api/drafts/${id}`, undefined, { 'x-clearance': '0' });
    const reduced = DraftSchema.parse(await response.json());
    expect(reduced.answered.length).toBeLessThan(full.answered.length);
    const leave = new AbortController();
    const stream = await test.app.request(`/api/drafts/${id}/events`, {
      headers: { 'x-clearance': '0' },
      signal: leave.signal,
    });
    await send('POST', `/api/drafts/${id}/cancel`);
    const events = await eventsOf(stream);
    expect(JSON.stringify(events)).not.toContain('zwölf');
    expect(JSON.stringify(await watch(id))).toContain('zwölf');
    await send('DELETE', `/api/drafts/${id}`);
  });

  it('says at once what is wrong with a request', async () => {
    for (const [body, status] of [
      [{ topic: ' ', template: 'sachstand' }, 400],
      [{ topic: 'x', template: 'haiku' }, 404],
      [{ topic: 'x', template: 'sachstand', pages: 3 }, 400],
    ] as const) {
      expect((await send('POST', '/api/drafts', body)).status).toBe(status);
    }
    expect(await listed()).toEqual([]);
  });
});
