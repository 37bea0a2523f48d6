import { createRoute, z } from '@hono/zod-openapi';
import { type App, found, idFrom, type RouteContext, readerFor, record } from './context.ts';
import { failures, IdParams, json, PassageInPlaceSchema, presentReport } from './schemas.ts';

const getPassage = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  summary: 'A passage in its surroundings',
  request: {
    params: IdParams,
    query: z.object({ around: z.coerce.number().int().min(0).max(20).default(2) }),
  },
  responses: { 200: json(PassageInPlaceSchema, 'The passage, its report and its neighbours'), ...failures },
});

export function registerPassageRoutes(app: App, context: RouteContext): void {
  app.openapi(getPassage, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This passage');
    const place = found(
      await reader.getPassageWithSurroundings(id, c.req.valid('query').around),
      'This passage',
    );
    const { passage, report } = place.hit;
    const { id: reportId, marking, tlp = null } = report;
    await record(context, c, { type: 'report-opened', reportId, what: 'passage', marking, tlp });
    return c.json({ passage, report: presentReport(report), before: place.before, after: place.after }, 200);
  });
}
