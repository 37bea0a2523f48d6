import { createRoute, z } from '@hono/zod-openapi';
import { RetentionSchema } from '../domain/index.ts';
import { type App, idFrom, type RouteContext } from './context.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const showRetention = createRoute({
  method: 'get',
  path: '/api/retention',
  summary: 'How long each kind is kept, what would go now, the last runs, and what is held',
  responses: { 200: json(RetentionSchema, 'Numbers, no names; holds by their id'), ...failures },
});

const runRetention = createRoute({
  method: 'post',
  path: '/api/retention/runs',
  summary: 'Remove what is due, for good',
  description: 'The run goes on after the answer; `GET /api/retention` shows how far it is.',
  request: {
    body: {
      required: true,
      // So that no request does it by mistake.
      content: { 'application/json': { schema: z.object({ confirmed: z.literal(true) }) } },
    },
  },
  responses: { 204: { description: 'It has begun' }, ...failures },
});

const holdIt = createRoute({
  method: 'post',
  path: '/api/retention/holds',
  summary: 'Keep what has this id, whatever the policies say',
  description: 'Whether there is something with this id is not told.',
  request: {
    body: jsonBody(
      z.object({
        id: z.string().regex(/^[\w.:~-]{1,200}$/),
        reason: z.string().trim().min(1).max(500),
      }),
    ),
  },
  responses: { 204: { description: 'It is held' }, ...failures },
});

const releaseIt = createRoute({
  method: 'delete',
  path: '/api/retention/holds/{id}',
  summary: 'End a hold',
  request: { params: IdParams },
  responses: { 204: { description: 'The policies hold again' }, ...failures },
});

/** What is kept how long; for administrators. */
export function registerRetentionRoutes(app: App, context: RouteContext): void {
  const { retention } = context;

  app.openapi(showRetention, async (c) => c.json(await (await retention()).show(), 200));

  app.openapi(runRetention, async (c) => {
    (await retention()).start(c.get('asker').id);
    return c.body(null, 204);
  });

  app.openapi(holdIt, async (c) => {
    const { id, reason } = c.req.valid('json');
    await (await retention()).hold(id, reason, c.get('asker').id);
    return c.body(null, 204);
  });

  app.openapi(releaseIt, async (c) => {
    await (await retention()).release(idFrom(c.req.valid('param').id, 'This hold'), c.get('asker').id);
    return c.body(null, 204);
  });
}
