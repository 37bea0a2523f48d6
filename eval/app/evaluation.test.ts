import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  type Answer,
  type Asker,
  EvaluationCaseSchema,
  EvaluationComparisonSchema,
  EvaluationRunDetailSchema,
  EvaluationRunSchema,
  LOCAL_ASKER,
} from '../../server/domain/index.ts';
import { createLog } from '../../server/log.ts';
import type { Evaluation } from '../../server/ports/evaluation.ts';
import type { App, AppEnvironment } from '../../server/routes/context.ts';
import { registerEvaluationRoutes } from '../../server/routes/evaluation.ts';
import { respondToFailure } from '../../server/routes/failures.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from '../../server/testing/test-app.ts';
import { loadCases } from '../load-cases.ts';
import { projectRoot } from '../project-root.ts';
import { createEvaluation } from './create-evaluation.ts';

const STRANGER: Asker = { id: 'stranger', clearance: 4, groups: [] };
let product: TestApp;
let evaluation: Evaluation;
let folder = '';
let asker: Asker = LOCAL_ASKER;
const app: App = new OpenAPIHono<AppEnvironment>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-evaluation-'));
  product = await openTestApp();
  await product.add('cable.txt', CABLE);
  await product.add('note.md', NOTE);
  evaluation = createEvaluation({ services: product.services, folder, root: projectRoot() });
  app.use('*', async (c, next) => {
    c.set('asker', asker);
    await next();
  });
  registerEvaluationRoutes(app, {
    services: async () => product.services,
    shutdown: new AbortController().signal,
    maxFileBytes: 1,
    templates: async () => ({ templates: [], problems: [] }),
    drafts: async () => Promise.reject(new Error('nothing is drafted here')),
    evaluation: async () => evaluation,
  });
  app.onError((thrown, c) => respondToFailure(thrown, c, createLog('silent')));
});
afterAll(async () => {
  await evaluation.close();
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

async function call<T>(schema: z.ZodType<T>, url: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await app.request(url, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return schema.parse(await response.json());
}
const start = () => call(EvaluationRunSchema, '/api/evaluation/runs', 'POST', { suite: 'own' });
async function finished(id: string) {
  for (;;) {
    const detail = await call(EvaluationRunDetailSchema, `/api/evaluation/runs/${id}`);
    if (detail.run.status !== 'running') return detail;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

describe('evaluation in the application', { timeout: 300_000 }, () => {
  let caseId = '';

  it('makes an unreviewed case of a bad answer, which does not run before somebody says what is right', async () => {
    const asked = await product.app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'What tuna quota did Maroa offer Arvenland?' }),
    });
    const answer = (await asked.json()) as Answer;
    const made = await call(EvaluationCaseSchema, '/api/evaluation/feedback', 'POST', {
      answerId: answer.id,
      reason: 'incomplete',
    });
    caseId = made.id;
    expect(made).toMatchObject({
      question: answer.question,
      reviewed: false,
      tags: ['feedback', 'incomplete'],
    });
    expect(made.expect.citations[0]?.source).toBe('note.md');
    const refused = await app.request('/api/evaluation/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ suite: 'own' }),
    });
    expect(refused.status).toBe(400);
  });

  it('keeps what is edited, runs it on the collection, and leaves no trace in the history', async () => {
    const before = (await product.services.store.as(LOCAL_ASKER).listConversations()).length;
    const edit = {
      question: 'What tuna quota did Maroa offer Arvenland?',
      category: 'factual',
      asOf: null,
      note: '',
      reviewed: true,
      expect: {
        answerable: true,
        reference: '4,500 tonnes a year.',
        nuggets: [{ text: '4,500 tonnes', aliases: ['4500 t'] }],
        citations: [{ source: 'note.md', page: null, quote: 'tuna quota of 4,500 tonnes a year' }],
        mustNotSay: [],
      },
    };
    const saved = await call(EvaluationCaseSchema, `/api/evaluation/cases/${caseId}`, 'PUT', edit);
    expect(saved).toMatchObject({ ...edit, id: caseId });
    const run = await start();
    expect(run).toMatchObject({ status: 'running', total: 1 });
    const { run: done, metrics, cases } = await finished(run.id);
    expect(done).toMatchObject({ status: 'finished', done: 1, errors: 0 });
    expect(metrics.find(({ id }) => id === 'evidence-recall@10-all')?.value).toBe(1);
    expect(cases[0]?.retrieved.some(({ gold }) => gold)).toBe(true);
    expect((await product.services.store.as(LOCAL_ASKER).listConversations()).length).toBe(before);
  });

  it('compares two runs and hands out every format', async () => {
    await finished((await start()).id);
    const [after, before] = await evaluation.runs(LOCAL_ASKER);
    const comparison = await call(
      EvaluationComparisonSchema,
      `/api/evaluation/compare?before=${before?.id}&after=${after?.id}`,
    );
    expect(comparison).toMatchObject({ verdict: 'pass', unpaired: 0, corpusChanged: false });
    for (const [format, piece] of [
      ['html', '<!doctype html>'],
      ['csv', 'evidence-recall@10-all'],
      ['junit', '<testsuite name="own" tests="1"'],
      ['trec', 'note.md 1'],
      ['cases', '"question":"What tuna quota'],
      ['json', '"fingerprint"'],
      ['md', '# Evaluation: own'],
    ] as const) {
      const file = await app.request(`/api/evaluation/runs/${after?.id}/export?format=${format}`);
      expect(file.headers.get('content-disposition')).toContain('attachment');
      expect(await file.text()).toContain(piece);
    }
  });

  it('drafts questions by rules that wait for a person, and writes a file that the command line reads', async () => {
    const added = await evaluation.suggest(LOCAL_ASKER, 10);
    expect(added).toBeGreaterThan(0);
    expect(await evaluation.suggest(LOCAL_ASKER, 10)).toBe(0);
    const cases = await evaluation.cases(LOCAL_ASKER);
    expect(cases.filter(({ tags }) => tags.includes('suggested')).every(({ reviewed }) => !reviewed)).toBe(
      true,
    );
    const [home = ''] = await readdir(folder);
    const { cases: read } = await loadCases(path.join(folder, home, 'cases.jsonl'));
    expect(read.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(await readFile(path.join(folder, home, 'cases.jsonl'), 'utf8')).toContain('"review":"unreviewed"');
  });

  it('shows nobody the runs and cases of another', async () => {
    const [run] = await evaluation.runs(LOCAL_ASKER);
    asker = STRANGER;
    try {
      const overview = (await (await app.request('/api/evaluation')).json()) as Record<string, unknown[]>;
      expect(overview).toMatchObject({ runs: [], cases: [] });
      for (const url of [
        `/api/evaluation/runs/${run?.id}`,
        `/api/evaluation/runs/${run?.id}/export?format=json`,
      ]) {
        expect((await app.request(url)).status).toBe(404);
      }
      const gone = await app.request(`/api/evaluation/cases/${caseId}`, { method: 'DELETE' });
      expect(gone.status).toBe(404);
    } finally {
      asker = LOCAL_ASKER;
    }
    expect((await app.request(`/api/evaluation/cases/${caseId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await app.request('/api/evaluation/runs/..%2f..%2fx')).status).toBe(404);
  });
});
