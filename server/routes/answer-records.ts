import { createRoute } from '@hono/zod-openapi';
import {
  type AnswerRecord,
  AnswerRecordSchema,
  highWater,
  ReplayRequestSchema,
  ReplaySchema,
} from '../domain/index.ts';
import type { ReportReader } from '../ports/store.ts';
import { type App, found, idFrom, type RouteContext, readerFor, record, workSignal } from './context.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const getRecord = createRoute({
  method: 'get',
  path: '/api/answers/{id}/record',
  summary: 'How an answer came about',
  description:
    'Question, plan, passages with their hashes, raw output of the writer, verdicts, versions. Not found as well for an answer that was given before records were kept.',
  request: { params: IdParams },
  responses: { 200: json(AnswerRecordSchema, 'The record as it was written with the answer'), ...failures },
});

const replay = createRoute({
  method: 'post',
  path: '/api/answers/{id}/replay',
  summary: 'Read an answer again as it was written',
  description:
    'The recorded output of the writer through parser and checks again, over the passages as they are now; with `search` the retrieval too. No model is called, nothing is changed.',
  request: {
    params: IdParams,
    body: jsonBody(ReplayRequestSchema),
  },
  responses: { 200: json(ReplaySchema, 'What is the same and what is not'), ...failures },
});

/** Of all that lay before the writer: its words and its quotes may come from any of it. What is gone since may have borne anything. */
async function marksOf(
  reader: ReportReader,
  { passages }: AnswerRecord,
): Promise<ReturnType<typeof highWater>> {
  const ids = [...new Set(passages.map(({ passageId }) => passageId))];
  const found = await reader.getPassages(ids);
  return highWater([
    ...found.map(({ report }) => report),
    ...(found.length < ids.length ? [{ marking: 'STRENG GEHEIM', tlp: 'RED' } as const] : []),
  ]);
}

export function registerAnswerRecordRoutes(app: App, context: RouteContext): void {
  app.openapi(getRecord, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This record');
    const kept = found(await reader.getAnswerRecord(id), 'This record');
    const { highest: marking, tlp } = await marksOf(reader, kept);
    await record(context, c, { type: 'exported', what: 'record', id, format: 'json', marking, tlp });
    return c.json(kept, 200);
  });

  app.openapi(replay, async (c) => {
    const services = await context.services();
    const answerId = idFrom(c.req.valid('param').id, 'This answer');
    const { search } = c.req.valid('json');
    const { replayAnswer } = await import('../answer/replay-answer.ts');
    const work = workSignal(context, c);
    try {
      const request = { asker: c.get('asker'), answerId, search };
      return c.json(await replayAnswer(services, request, work.signal), 200);
    } finally {
      work.release();
    }
  });
}
