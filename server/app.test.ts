import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerEventSchema, AnswerSchema, BriefingSchema, ErrorBodySchema } from './domain/index.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

let test: TestApp;
let folder: string;
let cableId: string;
let htmlId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aktenlage-web-'));
  const webDir = join(folder, 'web');
  mkdirSync(join(webDir, 'assets'), { recursive: true });
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Aktenlage</title>');
  writeFileSync(join(webDir, 'assets', 'index-Abc123.js'), 'export {};');
  writeFileSync(join(webDir, '..', 'outside.txt'), 'outside');
  test = await openTestApp({ webDir, maxFileBytes: 2 * 1024 * 1024 });
  cableId = await test.add('cables/brask.txt', CABLE);
  await test.add('notes/maroa.md', NOTE);
  htmlId = await test.add(
    'web/page.html',
    `<html><head><title>Erklärung der Ministerin</title></head><body><script>alert(1)</script><p>${'Die Ministerin erklärte in Vellin, das Abkommen über den Grenzfluss werde im Herbst unterzeichnet. '.repeat(3)}</p></body></html>`,
  );
}, 300_000);
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => test.app.request(path, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  test.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function failure(response: Response | Promise<Response>) {
  const settled = await response;
  const { error } = ErrorBodySchema.parse(await settled.json());
  return { status: settled.status, ...error };
}

const QUESTION = 'Wie viele Menschen kamen beim Beschuss der Brücke von Brask ums Leben?';

describe('asking', () => {
  it('gives the answer as JSON, with citations that lead to their passages', async () => {
    const response = await post('/api/ask', { question: QUESTION });
    expect(response.status).toBe(200);
    const answer = AnswerSchema.parse(await response.json());
    expect(answer.status).toBe('answered');
    expect(answer.text).toContain('elf Menschen');
    const [citation] = answer.citations;
    const place = await (await get(`/api/passages/${citation?.passageId}`)).json();
    expect(place.passage.text).toContain(citation?.quote);
    expect(place.report).toMatchObject({ id: cableId, sourceKey: 'cables/brask.txt' });
    expect(place.report.text).toBeUndefined();
    expect(await (await get(`/api/answers/${answer.id}`)).json()).toEqual(answer);
  });

  it('streams typed events that end in the same kind of answer', async () => {
    const response = await post('/api/ask', { question: QUESTION }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const frames = (await response.text()).split('\n\n').filter((frame) => frame.startsWith('event: '));
    const events = frames.map((frame) => {
      const [name, data] = frame.split('\n');
      const event = AnswerEventSchema.parse(JSON.parse(data?.slice('data: '.length) ?? ''));
      expect(name).toBe(`event: ${event.type}`);
      return event;
    });
    expect(events[0]?.type).toBe('answer-start');
    const last = events.at(-1);
    expect(last?.type).toBe('answer-end');
    const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
    expect(last?.type === 'answer-end' && last.answer.text.trim()).toBe(text.trim());
  });

  it('refuses what the record does not hold, and says what was searched', async () => {
    const question = 'Welche Zinssätze beschloss die Zentralbank von Patagonien 1987?';
    const answer = AnswerSchema.parse(await (await post('/api/ask', { question })).json());
    expect(answer.status).toBe('refused');
    expect(answer.refusal?.searched.reports).toBe(3);
    expect(answer.citations).toEqual([]);
  });

  it('keeps a conversation together', async () => {
    const first = AnswerSchema.parse(await (await post('/api/ask', { question: QUESTION })).json());
    const { conversationId } = first;
    await post('/api/ask', { question: 'Was fordert die Mission?', conversationId });
    const { answers } = await (await get(`/api/conversations/${conversationId}`)).json();
    expect(answers.map((answer: { question: string }) => answer.question)).toEqual([
      QUESTION,
      'Was fordert die Mission?',
    ]);
    const { conversations } = await (await get('/api/conversations')).json();
    expect(conversations.map(({ id }: { id: string }) => id)).toContain(conversationId);
  });

  it('turns away what is no question with a sentence', async () => {
    const code = async (body: unknown) => (await failure(post('/api/ask', body))).code;
    expect(await failure(post('/api/ask', { question: '   ' }))).toMatchObject({
      status: 400,
      code: 'question-empty',
      retryable: false,
    });
    expect(await code({ question: 'x'.repeat(20_000) })).toBe('question-too-long');
    expect(await code({ question: 'a\u0000\u0001b' })).toBe('question-not-text');
    expect(await code({ question: 7 })).toBe('bad-request');
    expect(await code({ question: 'Was?', color: 'red' })).toBe('bad-request');
    expect(await code({ question: 'Was?', asOf: '2026-02-31' })).toBe('bad-request');
    expect(await code('{"question":')).toBe('bad-request');
    expect(await code('')).toBe('bad-request');
    const form = test.app.request('/api/ask', { method: 'POST', body: 'question=Was' });
    expect((await failure(form)).status).toBe(400);
    // Streams are refused before they begin, with a status that tells.
    const stream = post('/api/ask', { question: '' }, { accept: 'text/event-stream' });
    expect((await failure(stream)).status).toBe(400);
    const huge = post('/api/ask', { question: 'x'.repeat(3 * 1024 * 1024) });
    expect(await failure(huge)).toMatchObject({ status: 413, code: 'too-large' });
  });
});

describe('reports', () => {
  const upload = (files: [string, string | Uint8Array<ArrayBuffer>][], sourceKeys: string[] = []) => {
    const form = new FormData();
    for (const [name, content] of files) form.append('file', new File([content], name));
    for (const key of sourceKeys) form.append('sourceKey', key);
    return test.app.request('/api/reports', { method: 'POST', body: form });
  };

  it('lists reports and shows one with its passages, without its full text', async () => {
    const page = await (await get('/api/reports?limit=1&offset=1')).json();
    expect(page.total).toBe(3);
    expect(page.reports).toHaveLength(1);
    const { report, passages } = await (await get(`/api/reports/${cableId}`)).json();
    expect(report).toMatchObject({ sourceKey: 'cables/brask.txt', publishedOn: '2025-06-11' });
    expect(report.text ?? report.access).toBeUndefined();
    expect(passages.length).toBe(report.passageCount);
  });

  it('takes several files and gives an outcome for each, refusals included', async () => {
    const text = 'Der Minister traf am 3. März 2026 in Teska den Botschafter von Kelmar zu einem Gespräch.';
    const response = await upload(
      [
        ['gut.txt', text],
        ['leer.txt', ''],
      ],
      ['neu/gut.txt', 'neu/leer.txt'],
    );
    expect(response.status).toBe(200);
    const { outcomes } = await response.json();
    expect(outcomes).toMatchObject([
      { sourceKey: 'neu/gut.txt', status: 'added' },
      { sourceKey: 'neu/leer.txt', status: 'refused' },
    ]);
    expect(outcomes[1].reason).toBeTruthy();
    const all = await (await get('/api/outcomes')).json();
    expect(all.outcomes.map(({ sourceKey }: { sourceKey: string }) => sourceKey)).toContain('neu/leer.txt');

    const id = outcomes[0].reportId;
    expect((await test.app.request(`/api/reports/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await failure(get(`/api/reports/${id}`))).status).toBe(404);
    expect((await failure(test.app.request(`/api/reports/${id}`, { method: 'DELETE' }))).status).toBe(404);
  });

  it('refuses a form without files, with wrong names, or too large', async () => {
    expect((await failure(upload([]))).code).toBe('bad-request');
    expect((await failure(upload([['a.txt', 'a']], ['a', 'b']))).code).toBe('bad-request');
    expect((await failure(upload([['a.txt', 'a']], ['../a.txt']))).code).toBe('bad-request');
    const large = upload([['a.txt', new Uint8Array(4 * 1024 * 1024)]]);
    expect(await failure(large)).toMatchObject({ status: 413, code: 'too-large' });
    const noForm = test.app.request('/api/reports', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'no form at all',
    });
    expect((await failure(noForm)).status).toBe(400);
  });

  it('shows plain text, lets nothing that could run be shown', async () => {
    const plain = await get(`/api/reports/${cableId}/original`);
    expect(await plain.text()).toBe(CABLE);
    expect(plain.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(plain.headers.get('content-disposition')).toMatch(/^inline; filename="brask\.txt"/);
    const page = await get(`/api/reports/${htmlId}/original`);
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('knows nothing of ids that are unknown or none at all', async () => {
    for (const path of [
      '/api/reports/00000000-0000-4000-8000-000000000000',
      '/api/reports/%00',
      "/api/reports/'; drop table reports; --",
      '/api/reports/x/original',
      '/api/reports/x/passages',
      '/api/passages/none',
      '/api/answers/none',
      '/api/briefings/none',
      '/api/briefings/none/export',
      '/api/conversations/none',
    ]) {
      expect(await failure(get(path)), path).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});

describe('briefings', () => {
  it('drafts, keeps, lists and exports', async () => {
    const { templates } = await (await get('/api/templates?language=de')).json();
    expect(templates[0]).toMatchObject({ id: 'sachstand', language: 'de' });
    const response = await post('/api/briefings', { topic: 'Brücke von Brask', template: 'sachstand' });
    expect(response.status).toBe(200);
    const briefing = BriefingSchema.parse(await response.json());
    expect(briefing.sections.length + briefing.gaps.length).toBeGreaterThan(0);
    expect(await (await get(`/api/briefings/${briefing.id}`)).json()).toEqual(briefing);
    const { briefings } = await (await get('/api/briefings')).json();
    expect(briefings.map(({ id }: { id: string }) => id)).toContain(briefing.id);
    const file = await get(`/api/briefings/${briefing.id}/export?format=md`);
    expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await file.text()).toContain(briefing.title);
    // Its questions are no conversations of the reader.
    const { conversations } = await (await get('/api/conversations')).json();
    expect(conversations.some(({ id }: { id: string }) => id.startsWith('briefing-'))).toBe(false);
  });

  it('streams section by section', async () => {
    const response = await post(
      '/api/briefings',
      { topic: 'Fisheries agreement with Maroa', template: 'background-note' },
      { accept: 'text/event-stream' },
    );
    const text = await response.text();
    const types = [...text.matchAll(/^event: (.+)$/gm)].map((match) => match[1]);
    expect(types[0]).toBe('briefing-start');
    expect(types.at(-1)).toBe('briefing-end');
    expect(types).toContain('section-end');
  });

  it('turns away a topic or template that is none', async () => {
    expect((await failure(post('/api/briefings', { topic: ' ', template: 'sachstand' }))).status).toBe(400);
    const unknown = post('/api/briefings', { topic: 'Brask', template: '../../etc/passwd' });
    expect((await failure(unknown)).status).toBe(404);
    const format = get('/api/briefings/none/export?format=exe');
    expect((await failure(format)).status).toBe(400);
  });
});

describe('the frame', () => {
  it('tells what is in the record, with questions to start from', async () => {
    const corpus = await (await get('/api/corpus?language=de')).json();
    expect(corpus).toMatchObject({ reports: 3, fictional: 0, writer: { kind: 'extractive' } });
    expect(corpus.examples.length).toBeGreaterThan(0);
    const health = await (await get('/api/health')).json();
    expect(health).toMatchObject({ status: 'ready', database: { kind: 'embedded' }, loading: null });
  });

  it('describes itself', async () => {
    const document = await (await get('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const schema = document.paths['/api/ask'].post.responses['200'].content['application/json'].schema;
    expect(schema.properties.citations.items.properties.quote.type).toBe('string');
    expect(Object.keys(document.paths)).toContain('/api/briefings/{id}/export');
  });

  it('answers unknown addresses and methods as JSON', async () => {
    expect(await failure(get('/api/nothing'))).toMatchObject({ status: 404, code: 'not-found' });
    const wrong = await test.app.request('/api/ask', { method: 'PUT' });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
    expect((await test.app.request('/api/reports/x', { method: 'PATCH' })).headers.get('allow')).toBe(
      'GET, DELETE',
    );
  });

  it('sets headers that keep other sites out', async () => {
    const page = await get('/');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await get('/api/corpus')).headers.get('cache-control')).toBe('no-store');
  });

  it('answers under its own names only, and lets no other site change anything', async () => {
    expect((await failure(get('/api/corpus', { host: 'evil.example' }))).status).toBe(403);
    const ours = { host: 'localhost:8787', origin: 'http://localhost:8787' };
    expect((await post('/api/ask', { question: QUESTION }, ours)).status).toBe(200);
    const theirs = { host: 'localhost:8787', origin: 'https://evil.example' };
    expect((await failure(post('/api/ask', { question: QUESTION }, theirs))).status).toBe(403);
    const crossSite = { 'sec-fetch-site': 'cross-site' };
    expect((await failure(post('/api/ask', { question: QUESTION }, crossSite))).status).toBe(403);
  });

  it('serves the pages of the application and nothing beside its folder', async () => {
    for (const path of ['/', '/ask', '/briefings/abc', '/index.html']) {
      const page = await get(path);
      expect(page.headers.get('content-type'), path).toBe('text/html; charset=utf-8');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    const script = await get('/assets/index-Abc123.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/gone.js')).status).toBe(404);
    for (const path of ['/..%2foutside.txt', '/assets/..%2f..%2foutside.txt', '/%00.html', '/%E0%A4%A']) {
      expect(await (await get(path)).text(), path).not.toContain('outside');
    }
  });

  it('logs no word of a question, answer or name', async () => {
    await post('/api/ask', { question: QUESTION });
    await post('/api/ask', { question: 'Geheimnis\u0000' });
    const lines = test.logged.join('');
    expect(lines).toContain('"path":"/api/ask"');
    for (const word of ['Brask', 'Brücke', 'Geheimnis', 'elf Menschen']) expect(lines).not.toContain(word);
  });
});
