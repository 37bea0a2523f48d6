import { createRoute, z } from '@hono/zod-openapi';
import {
  type BriefingEvent,
  BriefingEventSchema,
  BriefingRequestSchema,
  type Draft,
  DraftSchema,
} from '../domain/index.ts';
import { type App, found, idFrom, type RouteContext, readerFor, workSignal } from './context.ts';
import { eventStream } from './event-stream.ts';
import type { StillMay } from './rights-guard.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const beginDraft = createRoute({
  method: 'post',
  path: '/api/drafts',
  summary: 'Begin a draft and leave it to the server',
  request: {
    body: jsonBody(BriefingRequestSchema),
  },
  responses: {
    201: json(z.object({ id: z.string() }), 'Its id, which will be that of the briefing'),
    ...failures,
  },
});

const listDrafts = createRoute({
  method: 'get',
  path: '/api/drafts',
  summary: 'Briefings that are not finished, newest first: being drafted, failed or cancelled',
  responses: { 200: json(z.object({ drafts: z.array(DraftSchema) }), 'The drafts'), ...failures },
});

const getDraft = createRoute({
  method: 'get',
  path: '/api/drafts/{id}',
  summary: 'A draft: its plan and how far it is',
  request: { params: IdParams },
  responses: { 200: json(DraftSchema, 'The draft'), ...failures },
});

const watchDraft = createRoute({
  method: 'get',
  path: '/api/drafts/{id}/events',
  summary: 'A draft from its first event on, as server-sent events',
  description:
    'The events of `POST /api/briefings`: those that were before come at once. The last is `briefing-end` or, where the draft failed or was cancelled, `briefing-error`. Of a finished draft `briefing-end` alone.',
  request: { params: IdParams },
  responses: {
    200: { description: 'The events', content: { 'text/event-stream': { schema: BriefingEventSchema } } },
    ...failures,
  },
});

const cancelDraft = createRoute({
  method: 'post',
  path: '/api/drafts/{id}/cancel',
  summary: 'Stop a draft; what is answered stays',
  request: { params: IdParams },
  responses: { 200: json(DraftSchema, 'The draft, stopped'), ...failures },
});

const resumeDraft = createRoute({
  method: 'post',
  path: '/api/drafts/{id}/resume',
  summary: 'Go on with a failed or cancelled draft where it stopped',
  request: { params: IdParams },
  responses: { 204: { description: 'It is being drafted' }, ...failures },
});

const discardDraft = createRoute({
  method: 'delete',
  path: '/api/drafts/{id}',
  summary: 'Discard a failed or cancelled draft with its answers',
  request: { params: IdParams },
  responses: { 204: { description: 'It is gone' }, ...failures },
});

const WHAT = 'This draft';

export function registerDraftRoutes(app: App, context: RouteContext): void {
  app.openapi(beginDraft, async (c) => {
    const desk = await context.drafts();
    return c.json({ id: await desk.begin(c.get('asker'), c.req.valid('json')) }, 201);
  });

  app.openapi(listDrafts, async (c) => {
    const reader = await readerFor(context, c);
    return c.json({ drafts: (await reader.listDrafts()).map(presentDraft) }, 200);
  });

  app.openapi(getDraft, async (c) => {
    const reader = await readerFor(context, c);
    return c.json(
      presentDraft(found(await reader.getDraft(idFrom(c.req.valid('param').id, WHAT)), WHAT)),
      200,
    );
  });

  app.openapi(watchDraft, async (c) => {
    const id = idFrom(c.req.valid('param').id, WHAT);
    const reader = await readerFor(context, c);
    // What is not there is a 404 and not an event.
    found((await reader.getDraft(id)) ?? (await reader.getBriefing(id)), WHAT);
    const desk = await context.drafts();
    const work = workSignal(context, c);
    return draftStream(desk.watch(c.get('asker'), id, work.signal), work, c.get('stillMay'));
  });

  app.openapi(cancelDraft, async (c) => {
    const id = idFrom(c.req.valid('param').id, WHAT);
    const desk = await context.drafts();
    found((await desk.cancel(c.get('asker'), id)) ? true : null, WHAT);
    const reader = await readerFor(context, c);
    return c.json(presentDraft(found(await reader.getDraft(id), WHAT)), 200);
  });

  app.openapi(resumeDraft, async (c) => {
    const id = idFrom(c.req.valid('param').id, WHAT);
    const desk = await context.drafts();
    found((await desk.resume(c.get('asker'), id)) ? true : null, WHAT);
    return c.body(null, 204);
  });

  app.openapi(discardDraft, async (c) => {
    const id = idFrom(c.req.valid('param').id, WHAT);
    const { store } = await context.services();
    found((await store.drafts.discard(c.get('asker'), id)) ? true : null, WHAT);
    return c.body(null, 204);
  });
}

/** Without what only the drafting needs. */
const presentDraft = (draft: Draft): Draft => DraftSchema.parse(draft);

/** Whoever leaves only stops watching. */
export const draftStream = (
  events: AsyncGenerator<BriefingEvent>,
  work: ReturnType<typeof workSignal>,
  stillMay: StillMay | undefined,
): Response =>
  eventStream<BriefingEvent>(events, {
    terminal: ['briefing-end', 'briefing-error'],
    failure: (error) => ({ type: 'briefing-error', error }),
    stillMay,
    onClose: (gone) => {
      if (gone) work.controller.abort();
      work.release();
    },
  });
