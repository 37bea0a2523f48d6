import { createRoute, z } from '@hono/zod-openapi';
import {
  AktenlageError,
  CaseFileSchema,
  EvaluationCaseEditSchema,
  EvaluationCaseSchema,
  EvaluationComparisonSchema,
  EvaluationRunDetailSchema,
  EvaluationRunSchema,
  EvaluationSuiteSchema,
  EXPORT_FORMATS,
  FeedbackSchema,
  ImportedCasesSchema,
} from '../domain/index.ts';
import type { Evaluation } from '../ports/evaluation.ts';
import { type App, found, idFrom, type RouteContext, readerFor, record } from './context.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const overview = createRoute({
  method: 'get',
  path: '/api/evaluation',
  summary: 'Suites, runs and cases of the asker',
  responses: {
    200: json(
      z.object({
        suites: z.array(EvaluationSuiteSchema),
        runs: z.array(EvaluationRunSchema),
        cases: z.array(EvaluationCaseSchema),
      }),
      'Runs newest first',
    ),
    ...failures,
  },
});

const startRun = createRoute({
  method: 'post',
  path: '/api/evaluation/runs',
  summary: 'Start a suite on the collection in use',
  request: {
    body: jsonBody(z.object({ suite: EvaluationSuiteSchema.shape.id })),
  },
  responses: { 200: json(EvaluationRunSchema, 'The run, which goes on'), ...failures },
});

const getRun = createRoute({
  method: 'get',
  path: '/api/evaluation/runs/{id}',
  summary: 'A run with its metrics and cases; cases appear as they are done',
  request: { params: IdParams },
  responses: { 200: json(EvaluationRunDetailSchema, 'The run'), ...failures },
});

const stopRun = createRoute({
  method: 'post',
  path: '/api/evaluation/runs/{id}/stop',
  summary: 'Stop a run',
  request: { params: IdParams },
  responses: { 200: json(EvaluationRunSchema, 'The run'), ...failures },
});

const exportRun = createRoute({
  method: 'get',
  path: '/api/evaluation/runs/{id}/export',
  summary: 'A finished run as a file',
  request: { params: IdParams, query: z.object({ format: z.enum(EXPORT_FORMATS) }) },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
    ...failures,
  },
});

const compareRuns = createRoute({
  method: 'get',
  path: '/api/evaluation/compare',
  summary: 'Two runs, case by case',
  request: { query: z.object({ before: z.string(), after: z.string() }) },
  responses: { 200: json(EvaluationComparisonSchema, 'The comparison'), ...failures },
});

const addFeedback = createRoute({
  method: 'post',
  path: '/api/evaluation/feedback',
  summary: 'Turn an answer into an unreviewed case',
  request: { body: jsonBody(FeedbackSchema) },
  responses: { 200: json(EvaluationCaseSchema, 'The case'), ...failures },
});

const suggestCases = createRoute({
  method: 'post',
  path: '/api/evaluation/suggestions',
  summary: 'Draft questions by rules from the collection',
  request: {
    body: jsonBody(z.object({ limit: z.number().int().min(1).max(200) })),
  },
  responses: { 200: json(z.object({ added: z.number().int() }), 'How many are new'), ...failures },
});

const importCases = createRoute({
  method: 'post',
  path: '/api/evaluation/cases',
  summary: 'Take over a file of cases',
  request: { body: jsonBody(CaseFileSchema) },
  responses: { 200: json(ImportedCasesSchema, 'How many are new, and how many were replaced'), ...failures },
});

const saveCase = createRoute({
  method: 'put',
  path: '/api/evaluation/cases/{id}',
  summary: 'Edit a case and its expectations',
  request: {
    params: IdParams,
    body: jsonBody(EvaluationCaseEditSchema),
  },
  responses: { 200: json(EvaluationCaseSchema, 'The case'), ...failures },
});

const deleteCase = createRoute({
  method: 'delete',
  path: '/api/evaluation/cases/{id}',
  summary: 'Delete a case',
  request: { params: IdParams },
  responses: { 204: { description: 'Deleted' }, ...failures },
});

export function registerEvaluationRoutes(app: App, context: RouteContext): void {
  const evaluation = async (): Promise<Evaluation> => {
    if (context.evaluation === undefined) {
      throw new AktenlageError('not-found', 'This installation has no evaluation.');
    }
    return context.evaluation();
  };
  const runId = (value: string): string => idFrom(value, 'This run');

  app.openapi(overview, async (c) => {
    const service = await evaluation();
    const asker = c.get('asker');
    const [suites, runs, cases] = await Promise.all([
      service.suites(asker),
      service.runs(asker),
      service.cases(asker),
    ]);
    return c.json({ suites, runs, cases }, 200);
  });

  app.openapi(startRun, async (c) => {
    const { suite } = c.req.valid('json');
    const run = await (await evaluation()).start(c.get('asker'), suite);
    await record(context, c, { type: 'evaluation-run', runId: run.id, suite, what: 'started' });
    return c.json(run, 200);
  });

  app.openapi(getRun, async (c) => {
    const id = runId(c.req.valid('param').id);
    return c.json(found(await (await evaluation()).run(c.get('asker'), id), 'This run'), 200);
  });

  app.openapi(stopRun, async (c) => {
    const id = runId(c.req.valid('param').id);
    return c.json(found(await (await evaluation()).stop(c.get('asker'), id), 'This run'), 200);
  });

  app.openapi(exportRun, async (c) => {
    const id = runId(c.req.valid('param').id);
    const { format } = c.req.valid('query');
    const file = found(await (await evaluation()).exportRun(c.get('asker'), id, format), 'This run');
    const { highest: marking, tlp } = file.marks;
    await record(context, c, { type: 'exported', what: 'evaluation-run', id, format, marking, tlp });
    return c.body(file.content, 200, {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
    });
  });

  app.openapi(compareRuns, async (c) => {
    const { before, after } = c.req.valid('query');
    const service = await evaluation();
    return c.json(found(await service.compare(c.get('asker'), runId(before), runId(after)), 'This run'), 200);
  });

  app.openapi(addFeedback, async (c) => {
    const feedback = c.req.valid('json');
    const reader = await readerFor(context, c);
    const id = idFrom(feedback.answerId, 'This answer');
    const answer = found(await reader.getAnswer(id), 'This answer');
    return c.json(await (await evaluation()).caseFromAnswer(c.get('asker'), answer, feedback), 200);
  });

  app.openapi(suggestCases, async (c) =>
    c.json({ added: await (await evaluation()).suggest(c.get('asker'), c.req.valid('json').limit) }, 200),
  );

  app.openapi(importCases, async (c) =>
    c.json(await (await evaluation()).importCases(c.get('asker'), c.req.valid('json').content), 200),
  );

  app.openapi(saveCase, async (c) => {
    const id = idFrom(c.req.valid('param').id, 'This case');
    const saved = await (await evaluation()).saveCase(c.get('asker'), id, c.req.valid('json'));
    return c.json(found(saved, 'This case'), 200);
  });

  app.openapi(deleteCase, async (c) => {
    const id = idFrom(c.req.valid('param').id, 'This case');
    found((await (await evaluation()).deleteCase(c.get('asker'), id)) || null, 'This case');
    return c.body(null, 204);
  });
}
