import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerQuestion } from '../../server/answer/answer-question.ts';
import {
  AktenlageError,
  type Answer,
  type Asker,
  EvaluationCaseSchema,
  EvaluationComparisonSchema,
  EvaluationRunDetailSchema,
  EvaluationRunSchema,
  EXPORT_FORMATS,
  LOCAL_ASKER,
} from '../../server/domain/index.ts';
import { createLog } from '../../server/log.ts';
import type { Evaluation } from '../../server/ports/evaluation.ts';
import type { App, AppEnvironment } from '../../server/routes/context.ts';
import { registerEvaluationRoutes } from '../../server/routes/evaluation.ts';
import { respondToFailure } from '../../server/routes/failures.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from '../../server/testing/test-app.ts';
import { metricStrings } from '../../web/i18n/metric-strings.ts';
import { loadCases } from '../load-cases.ts';
import { overlay } from '../noise.ts';
import { projectRoot } from '../project-root.ts';
import { metricsOf } from '../summarise.ts';
import { createEvaluation } from './create-evaluation.ts';

const SECRET = `VS-VERTRAULICH

Report on the harbour of Tollen

Date: 2026-02-03

In the harbour of Tollen lie eleven patrol boats of Arvenland, says the harbour master in February 2026.
`;
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
    retention: async () => Promise.reject(new Error('nothing is removed here')),
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
async function ask(question: string, by: Asker): Promise<Answer> {
  const stream = answerQuestion(
    { ...product.services, newId: () => `answer-of-${by.id}` },
    { asker: by, question: { question } },
    new AbortController().signal,
  );
  for await (const event of stream) if (event.type === 'answer-end') return event.answer;
  throw new Error('There was no answer.');
}
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
      asOf: '2026-02-01',
      note: '',
      reviewed: true,
      expect: {
        answerable: true,
        reference: '4,500 tonnes a year.',
        nuggets: [
          { text: '4,500 tonnes', aliases: ['4500 t'], weight: 'vital' },
          { text: 'January 2026', aliases: [], weight: 'okay' },
        ],
        citations: [{ source: 'note.md', page: null, quote: 'tuna quota of 4,500 tonnes a year' }],
        conflict: [
          { source: 'note.md', value: '4,500 tonnes', aliases: [] },
          { source: 'note.md', value: '6,000 tonnes', aliases: ['6000 t'] },
        ],
        supersession: { current: { source: 'note.md', value: '' }, superseded: { source: 'cable.txt' } },
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
    // What was edited is scored, not only kept.
    const scored = new Set(cases[0]?.scores.map(({ metric }) => metric));
    for (const metric of ['conflict-surfacing', 'supersession-current', 'nugget-recall-weighted']) {
      expect(scored, metric).toContain(metric);
    }
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
      ['html', 'Trend over 2 runs'],
      ['csv', 'evidence-recall@10-all'],
      ['junit', '<testsuite name="own" tests="1"'],
      ['trec', 'note.md 1'],
      ['qrels', '0 note.md 1'],
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

  it('takes over a file of own questions, whole or not at all, and names line and field of a fault', async () => {
    const guest: Asker = { id: 'guest', clearance: 4, groups: [] };
    asker = guest;
    try {
      const send = (content: string) =>
        app.request('/api/evaluation/cases', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ content }),
        });
      const line = (id: string, more: object = {}) =>
        JSON.stringify({
          id,
          lang: 'en',
          category: 'own',
          question: `Why ${id}?`,
          expect: { answerable: false },
          ...more,
        });
      const bad = await send(`${line('a')}\n${line('b', { expect: { answerable: 'yes' } })}`);
      expect(bad.status).toBe(400);
      expect(await bad.text()).toContain('file:2: expect.answerable');
      expect(await evaluation.cases(guest)).toEqual([]);
      expect(await (await send(`${line('a')}\n${line('b')}\n`)).json()).toEqual({ added: 2, replaced: 0 });
      expect(await (await send(`${line('b', { category: 'new' })}\n${line('c')}`)).json()).toEqual({
        added: 1,
        replaced: 1,
      });
      expect((await evaluation.cases(guest)).map(({ id, category }) => [id, category])).toEqual([
        ['a', 'own'],
        ['b', 'new'],
        ['c', 'own'],
      ]);
    } finally {
      asker = LOCAL_ASKER;
    }
  });

  it('withholds what rests on a document that the asker has lost the right to since', async () => {
    await product.add('secret.txt', SECRET);
    const cleared: Asker = { id: 'officer', clearance: 4, groups: [] };
    const answered = await ask('How many patrol boats of Arvenland lie in the harbour of Tollen?', cleared);
    expect(answered.citations.map(({ sourceKey }) => sourceKey)).toContain('secret.txt');
    const draft = await evaluation.caseFromAnswer(cleared, answered, {
      answerId: answered.id,
      reason: 'incomplete',
      note: '',
    });
    await evaluation.saveCase(cleared, draft.id, { ...draft, reviewed: true });
    const { id } = await evaluation.start(cleared, 'own');
    asker = cleared;
    try {
      const seen = await finished(id);
      expect(JSON.stringify(seen.cases)).toContain('eleven patrol boats');
      expect(seen.cases[0]?.withheld).toBe(false);
      const marking = (await product.services.store.as(cleared).findReportBySourceKey('secret.txt'))?.marking;
      expect(marking).not.toBe('OFFEN');
      for (const format of EXPORT_FORMATS) {
        const file = await app.request(`/api/evaluation/runs/${id}/export?format=${format}`);
        expect(file.headers.get('content-disposition'), format).toContain(
          `-${marking?.replaceAll(' ', '-')}-`,
        );
        if (format === 'html')
          expect(await file.text()).toContain(`<main>\n<p><strong>${marking}</strong></p>`);
        if (format === 'md') expect(await file.text()).toMatch(new RegExp(`^\\*\\*${marking}\\*\\*\n`));
      }
      const { sequence } = await product.services.store.audit.chain();
      const last = (await product.services.store.audit.entries(sequence - 1, 1))[0]?.entry ?? '';
      expect(JSON.parse(last).event).toMatchObject({ what: 'evaluation-run', marking });
      asker = { ...cleared, clearance: 0 };
      const lost = await finished(id);
      expect(lost.cases).toMatchObject([{ id: draft.id, withheld: true, question: '', citations: [] }]);
      expect(lost.metrics.length).toBeGreaterThan(0);
      const overview = await (await app.request('/api/evaluation')).text();
      const comparison = await (await app.request(`/api/evaluation/compare?before=${id}&after=${id}`)).text();
      for (const told of [JSON.stringify(lost), overview, comparison]) {
        expect(told).not.toMatch(/patrol boats|Tollen|secret\.txt/);
      }
      for (const format of EXPORT_FORMATS) {
        const file = await app.request(`/api/evaluation/runs/${id}/export?format=${format}`);
        expect(file.status, format).toBe(403);
        expect(await file.text()).not.toMatch(/patrol boats|Tollen|secret\.txt/);
      }
      const { id: _id, lang: _lang, tags: _tags, ...edit } = draft;
      const url = `/api/evaluation/cases/${draft.id}`;
      const saved = await app.request(url, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(edit),
      });
      expect(saved.status).toBe(404);
      expect((await app.request(url, { method: 'DELETE' })).status).toBe(404);
      // Nor is it asked again: the question itself may say what the document says.
      await expect(evaluation.start(asker, 'own')).rejects.toThrow(/no reviewed case/);
      asker = cleared;
      expect((await finished(id)).cases[0]?.withheld).toBe(false);
    } finally {
      asker = LOCAL_ASKER;
    }
  });

  it('says why a run failed', async () => {
    const broken = createEvaluation({
      services: {
        ...product.services,
        store: overlay(product.services.store, {
          as: (asker: Asker) =>
            overlay(product.services.store.as(asker), {
              corpusVersion: async () => {
                throw new AktenlageError('database-unavailable', 'The database does not answer.');
              },
            }),
        }),
      },
      folder: path.join(folder, 'broken'),
      root: projectRoot(),
    });
    const [own] = await evaluation.cases(LOCAL_ASKER);
    expect(own).toBeDefined();
    const [home = ''] = await readdir(folder);
    await cp(path.join(folder, home), path.join(folder, 'broken', home), { recursive: true });
    const { id } = await broken.start(LOCAL_ASKER, 'own');
    for (;;) {
      const run = (await broken.run(LOCAL_ASKER, id))?.run;
      if (run?.status !== 'running') {
        expect(run).toMatchObject({
          status: 'failed',
          problem: { code: 'database-unavailable', retryable: true },
        });
        break;
      }
      await new Promise((resume) => setTimeout(resume, 50));
    }
    await broken.close();
  });

  it('lists a run whose file is broken as unreadable, among the others', async () => {
    const [good] = (await evaluation.runs(LOCAL_ASKER)).filter(({ status }) => status === 'finished');
    const [home] = await readdir(folder);
    const runs = path.join(folder, home ?? '', 'runs');
    const broken = ['2020-02-03T04-05-06-789Z-0a1b2c3d', 'not-of-ours'];
    await writeFile(path.join(runs, 'a-file'), '');
    for (const [index, id] of broken.entries()) {
      await mkdir(path.join(runs, id));
      await writeFile(path.join(runs, id, 'run.json'), index === 0 ? '{"id": ' : '{}');
    }
    const overview = await call(z.object({ runs: z.array(EvaluationRunSchema) }), '/api/evaluation');
    expect(overview.runs).toContainEqual(good);
    const found = overview.runs.filter(({ status }) => status === 'unreadable');
    expect(found.map(({ id }) => id).sort()).toEqual([...broken].sort());
    expect(found.at(-1)).toMatchObject({
      ...{ id: broken[0], at: '2020-02-03T04:05:06.000Z' },
      problem: { code: 'run-unreadable', retryable: false },
    });
    const detail = await call(EvaluationRunDetailSchema, `/api/evaluation/runs/${broken[0]}`);
    expect(detail).toMatchObject({ run: { status: 'unreadable' }, metrics: [], cases: [] });
    const compared = await app.request(`/api/evaluation/compare?before=${broken[0]}&after=${good?.id}`);
    expect(compared.status).toBe(400);
    for (const id of [...broken, 'a-file']) await rm(path.join(runs, id), { recursive: true });
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

it('has a name for every metric in both languages', () => {
  const ids = metricsOf([]).map(({ id }) => id);
  const named = Object.keys(metricStrings).map((key) => key.replace(/^eval\.metric\./, ''));
  expect([...ids].sort()).toEqual([...named].sort());
});
