import { createRoute, z } from '@hono/zod-openapi';
import { briefingSince } from '../answer/cited-since.ts';
import {
  BriefingVersionSchema,
  ChangedSchema,
  ChangeRequestSchema,
  DifferencesSchema,
  VersionLineSchema,
} from '../domain/index.ts';
import { type App, found, idFrom, type RouteContext, readerFor, workSignal } from './context.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const NumberSchema = z.coerce.number().int().min(1).max(1_000_000);

const listVersions = createRoute({
  method: 'get',
  path: '/api/briefings/{id}/versions',
  summary: 'Versions of a briefing, newest first',
  request: { params: IdParams },
  responses: {
    200: json(z.object({ versions: z.array(VersionLineSchema) }), 'Who did what and when'),
    ...failures,
  },
});

const getVersion = createRoute({
  method: 'get',
  path: '/api/briefings/{id}/versions/{number}',
  summary: 'A version of a briefing, as it was',
  request: { params: IdParams.extend({ number: NumberSchema }) },
  responses: { 200: json(BriefingVersionSchema, 'The version'), ...failures },
});

const getDifferences = createRoute({
  method: 'get',
  path: '/api/briefings/{id}/differences',
  summary: 'What differs between two versions, sentence by sentence',
  request: { params: IdParams, query: z.object({ from: NumberSchema, to: NumberSchema }) },
  responses: { 200: json(DifferencesSchema, 'The differences; none where both are the same'), ...failures },
});

const postChange = createRoute({
  method: 'post',
  path: '/api/briefings/{id}/changes',
  summary: 'Change a briefing',
  description:
    'Edit, add, quote, accept, strike, reopen or comment a sentence; have a sentence or a section written again; draft again against the record of now; sign off; begin a new version from a signed one. Makes a new version; `base` names the one that the author had before him, and another one is refused (`briefing-stale`).',
  request: {
    params: IdParams,
    body: jsonBody(ChangeRequestSchema),
  },
  responses: { 200: json(ChangedSchema, 'The new version'), ...failures },
});

/** The work on a briefing; loaded with its first use, as drafting is. */
export function registerBriefingVersionRoutes(app: App, context: RouteContext): void {
  app.openapi(listVersions, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This briefing');
    found(await reader.getBriefing(id), 'This briefing');
    return c.json({ versions: await reader.listBriefingVersions(id) }, 200);
  });

  app.openapi(getVersion, async (c) => {
    const reader = await readerFor(context, c);
    const { id, number } = c.req.valid('param');
    const version = found(
      await reader.getBriefingVersion(idFrom(id, 'This version'), number),
      'This version',
    );
    return c.json({ ...version, briefing: await briefingSince(reader, version.briefing) }, 200);
  });

  app.openapi(getDifferences, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This version');
    const { from, to } = c.req.valid('query');
    const { differencesBetween } = await import('../briefing/work/differences.ts');
    const [before, after] = await Promise.all([
      reader.getBriefingVersion(id, from),
      reader.getBriefingVersion(id, to),
    ]);
    return c.json(differencesBetween(found(before, 'This version'), found(after, 'This version')), 200);
  });

  app.openapi(postChange, async (c) => {
    const services = await context.services();
    const id = idFrom(c.req.valid('param').id, 'This briefing');
    const { changeBriefing } = await import('../briefing/work/change-briefing.ts');
    const work = workSignal(context, c);
    try {
      const changed = await changeBriefing(
        { ...services, loadTemplates: context.templates },
        { asker: c.get('asker'), id, ...c.req.valid('json') },
        work.signal,
      );
      const reader = services.store.as(c.get('asker'));
      const { version } = changed;
      const briefing = await briefingSince(reader, version.briefing);
      return c.json({ ...changed, version: { ...version, briefing } }, 200);
    } finally {
      work.release();
    }
  });
}
