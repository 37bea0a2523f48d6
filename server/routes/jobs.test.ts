import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type AuditEvent,
  JobSchema,
  type JobsEvent,
  OutcomeSchema,
  QuarantinedSchema,
} from '../domain/index.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
}, 120_000);
afterAll(() => test.close());

const request = (path: string, init: RequestInit = {}) =>
  test.app.request(`http://127.0.0.1${path}`, { ...init, headers: { host: '127.0.0.1', ...init.headers } });
const post = (path: string, body: unknown) =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const upload = async (
  sourceKey: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
) => {
  const form = new FormData();
  form.set('sourceKey', sourceKey);
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), 'file');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return request('/api/reports', { method: 'POST', body: form });
};
const jobs = async () =>
  z.object({ jobs: z.array(JobSchema) }).parse(await (await request('/api/jobs')).json()).jobs;
const quarantine = async () =>
  z.object({ files: z.array(QuarantinedSchema) }).parse(await (await request('/api/quarantine')).json())
    .files;

// The store and the local model open here: generous on a busy machine.
describe('jobs over HTTP', { timeout: 120_000 }, () => {
  it('are opened for uploads, count them, and stop them when somebody cancels', async () => {
    const opened = await post('/api/jobs', { label: '/post', total: 2, kind: 'folder' });
    expect(opened.status).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(await opened.json());
    expect((await upload('job/a.txt', CABLE, { jobId: id })).status).toBe(200);
    expect((await jobs())[0]).toMatchObject({ id, label: '/post', state: 'running', total: 2 });
    expect((await request(`/api/jobs/${id}`, { method: 'DELETE' })).status).toBe(202);
    // The next sign of life learns of it; what was read in stays.
    let refused: Response | undefined;
    for (let attempt = 0; attempt < 100 && refused?.status !== 499; attempt++) {
      refused = await upload('job/b.md', NOTE, { jobId: id });
    }
    expect(refused?.status).toBe(499);
    expect((await post(`/api/jobs/${id}/close`, {})).status).toBe(204);
    expect((await jobs())[0]).toMatchObject({ id, state: 'cancelled' });
    expect((await post(`/api/jobs/${id}/close`, {})).status).toBe(404);
    expect((await upload('job/c.md', NOTE, { jobId: id })).status).toBe(404);
    expect((await request('/api/jobs/unknown', { method: 'DELETE' })).status).toBe(404);
  });

  it('are told as events, with every change', async () => {
    const response = await request('/api/jobs/events');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (wanted: (event: JobsEvent) => boolean) => {
      for (;;) {
        const events = [...text.matchAll(/^data: (.*)$/gm)].map(
          (match) => JSON.parse(match[1] ?? '') as JobsEvent,
        );
        if (events.some(wanted)) return;
        const next = await reader?.read();
        if (next === undefined || next.done) throw new Error(`the stream ended:\n${text}`);
        text += next.value;
      }
    };
    await until((event) => event.type === 'jobs');
    const { id } = z
      .object({ id: z.string() })
      .parse(await (await post('/api/jobs', { label: 'watched', total: 1 })).json());
    await until((event) => event.type === 'jobs' && event.jobs.some((job) => job.id === id));
    await post(`/api/jobs/${id}/close`, {});
    await until(
      (event) => event.type === 'jobs' && event.jobs.some((job) => job.id === id && job.state === 'done'),
    );
    await reader?.cancel();
  });

  it('puts on record who brought a file, whether or not a job counts it', async () => {
    const { audit } = test.services.store;
    const start = (await audit.chain()).sequence;
    const { id } = z
      .object({ id: z.string() })
      .parse(await (await post('/api/jobs', { label: '/post', total: 1 })).json());
    await upload('actor/a.txt', CABLE.replaceAll('Brask', 'Felm'), { jobId: id });
    await upload('actor/a.txt', NOTE.replaceAll('Maroa', 'Felm'));
    await post(`/api/jobs/${id}/close`, {});
    const events = (await audit.entries(start, 100)).map(
      ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
    );
    const stored = events.filter(({ type }) => type === 'report-stored');
    expect(stored.map(({ actor }) => actor)).toEqual(['local', 'local']);
  });

  it('takes what a manifest says along with a file, and refuses what is none', async () => {
    const row = { row: { title: 'Titel der Liste', marking: 'VS-NfD', reliability: 'B' } };
    const answer = await upload('mit/liste.txt', CABLE.replaceAll('Brask', 'Kelm'), {
      metadata: JSON.stringify(row),
    });
    expect(answer.status).toBe(200);
    const stored = await request('/api/reports?limit=50');
    const listed = z
      .object({
        reports: z.array(z.object({ sourceKey: z.string(), title: z.string(), marking: z.string() })),
      })
      .parse(await stored.json());
    expect(listed.reports.find((one) => one.sourceKey === 'mit/liste.txt')).toMatchObject({
      title: 'Titel der Liste',
      marking: 'VS-NfD',
    });
    for (const metadata of ['{', '[]', '{"row":{"marking":"rosa"}}']) {
      expect((await upload('x.txt', CABLE, { metadata })).status).toBe(400);
    }
  });
});

describe('the quarantine over HTTP', { timeout: 120_000 }, () => {
  it('lists refused files with their ways out, tries again, and lets go', async () => {
    const broken = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n';
    await upload('post/kaputt.pdf', broken);
    const [file] = await quarantine();
    expect(file).toMatchObject({ sourceKey: 'post/kaputt.pdf', status: 'refused', sizeBytes: broken.length });
    expect(file?.waysOut).toContain('retry');
    const again = await post('/api/quarantine/retry', { sourceKey: 'post/kaputt.pdf', password: 'geheim' });
    expect(again.status).toBe(200);
    const { outcome } = z.object({ outcome: OutcomeSchema }).parse(await again.json());
    expect(outcome.status).toBe('refused');
    expect((await jobs())[0]).toMatchObject({ kind: 'retry', label: 'post/kaputt.pdf', state: 'done' });
    expect(test.logged.join('\n')).not.toContain('geheim');
    expect((await post('/api/quarantine/dismiss', { sourceKey: 'post/kaputt.pdf' })).status).toBe(204);
    expect(await quarantine()).toEqual([]);
    const log = z
      .object({ entries: z.array(z.object({ type: z.string(), actor: z.string(), details: z.object({}) })) })
      .parse(await (await request('/api/administration/audit?event=refusal-dismissed')).json());
    expect(log.entries).toEqual([{ type: 'refusal-dismissed', actor: 'local', details: {} }]);
    for (const path of ['retry', 'dismiss']) {
      expect((await post(`/api/quarantine/${path}`, { sourceKey: 'post/kaputt.pdf' })).status).toBe(404);
    }
  });
});
