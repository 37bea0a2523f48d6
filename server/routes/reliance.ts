import { createRoute } from '@hono/zod-openapi';
import { ReportRelianceSchema } from '../domain/index.ts';
import { type App, found, idFrom, type RouteContext, readerFor } from './context.ts';
import { failures, IdParams, json } from './schemas.ts';

const getReliance = createRoute({
  method: 'get',
  path: '/api/reports/{id}/reliance',
  summary: 'What relies on a report',
  description:
    'Own answers and briefings that cite the report, also when it is no longer there, and how it stands now. Not found for a report that the asker neither sees nor has cited.',
  request: { params: IdParams },
  responses: { 200: json(ReportRelianceSchema, 'Answers and briefings, newest first'), ...failures },
});

export function registerRelianceRoute(app: App, context: RouteContext): void {
  app.openapi(getReliance, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This report');
    const report = await reader.getReport(id);
    const { sourceKey, title } = found(report ?? (await reader.findCitedReport(id)), 'This report');
    const [standing] = await reader.listStandings([{ reportId: id, sourceKey, title }]);
    const reliances = await reader.listReliances(id);
    return c.json({ sourceKey, title, standing: found(standing ?? null, 'This report'), reliances }, 200);
  });
}
