import { createRoute, z } from '@hono/zod-openapi';
import { briefingSince } from '../answer/cited-since.ts';
import {
  type Briefing,
  BriefingCoverageSchema,
  MarkingObstacleSchema,
  MarkingSchema,
} from '../domain/index.ts';
import type { ReportReader } from '../ports/store.ts';
import { contentDisposition } from './content-disposition.ts';
import { type App, found, idFrom, type RouteContext, readerFor, record } from './context.ts';
import { failures, IdParams, json } from './schemas.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';
const binary = { schema: z.string().openapi({ format: 'binary' }) };

const ExportQuery = z.object({
  format: z.enum(['md', 'docx', 'pdf', 'json']).default('md'),
  /** An earlier version of the paper; the latest where absent. */
  version: z.coerce.number().int().min(1).max(1_000_000).optional(),
  /** The highest grade that the paper may have; above it the export is refused. */
  maxMarking: MarkingSchema.optional(),
  /** With `maxMarking`: leave out what is graded higher instead of refusing. */
  leaveOutSources: z.enum(['true', 'false']).default('false'),
});
type ExportQuery = z.infer<typeof ExportQuery>;

const exportBriefing = createRoute({
  method: 'get',
  path: '/api/briefings/{id}/export',
  summary: 'A briefing as a file',
  description:
    'With `maxMarking` below the marking of the briefing the answer is `marking-too-high` (409), which names the sources and sections that carry the grade. With `leaveOutSources=true` too, the paper comes without them and without every sentence that rests on them; it says how many are gone.',
  request: { params: IdParams, query: ExportQuery },
  responses: {
    200: {
      description: 'Markdown, Word with footnotes, tagged PDF, or JSON with the full record',
      content: {
        'text/markdown': { schema: z.string() },
        [DOCX]: binary,
        [PDF]: binary,
        'application/json': { schema: z.string() },
      },
    },
    ...failures,
  },
});

const getCoverage = createRoute({
  method: 'get',
  path: '/api/briefings/{id}/coverage',
  summary: 'Which reports a briefing uses, and which were found and not used',
  request: { params: IdParams },
  responses: { 200: json(BriefingCoverageSchema, 'The reports that the asker may see'), ...failures },
});

const getObstacle = createRoute({
  method: 'get',
  path: '/api/briefings/{id}/lower',
  summary: 'What an export would have to leave out for a lower marking',
  request: { params: IdParams, query: z.object({ maxMarking: MarkingSchema }) },
  responses: {
    200: json(MarkingObstacleSchema, 'Sources and sections; none where the briefing is not higher'),
    ...failures,
  },
});

export function registerBriefingExportRoutes(app: App, context: RouteContext): void {
  app.openapi(getCoverage, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This briefing');
    const briefing = found(await reader.getBriefing(id), 'This briefing');
    const { withCoverage } = await import('../briefing/coverage.ts');
    const { coverage } = await withCoverage(reader, briefing);
    return c.json(BriefingCoverageSchema.parse(coverage), 200);
  });

  app.openapi(getObstacle, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This briefing');
    const briefing = found(await reader.getBriefing(id), 'This briefing');
    const { maxMarking } = c.req.valid('query');
    const { obstacleTo } = await import('../briefing/lower-marking.ts');
    const none = { marking: briefing.marking, maxMarking, minimum: maxMarking, sources: [], sections: [] };
    return c.json(obstacleTo(briefing, maxMarking) ?? none, 200);
  });

  app.openapi(exportBriefing, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This briefing');
    const query = c.req.valid('query');
    const latest = found(await reader.getBriefing(id), 'This briefing');
    const briefing = await paperOf(reader, await versionOf(reader, latest, query), query);
    const { marking, tlp = null } = briefing;
    await record(context, c, { type: 'exported', what: 'briefing', id, format: query.format, marking, tlp });
    // The libraries that write files are 1 MB each, which only who exports should pay for.
    const { docxFileName } = await import('../briefing/export-docx/file-name.ts');
    const named = (ending: string) =>
      contentDisposition('attachment', docxFileName(briefing).replace(/docx$/u, ending));
    const file = (content: Uint8Array, type: string, ending: string) =>
      c.body(Uint8Array.from(content), 200, { 'content-type': type, 'content-disposition': named(ending) });
    switch (query.format) {
      case 'docx': {
        const { renderDocx } = await import('../briefing/export-docx/render-docx.ts');
        const { briefingTemplate } = (await context.services()).config;
        return file(await renderDocx(briefing, briefingTemplate), DOCX, 'docx');
      }
      case 'pdf': {
        const { renderPdf } = await import('../briefing/export-pdf/render-pdf.ts');
        return file(await renderPdf(briefing), PDF, 'pdf');
      }
      case 'json': {
        const { renderJson } = await import('../briefing/export-json.ts');
        return c.body(await renderJson(reader, briefing), 200, {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': named('json'),
        });
      }
    }
    const { renderMarkdown } = await import('../briefing/export-markdown.ts');
    return c.body(renderMarkdown(briefing), 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="briefing-${briefing.asOf}-${briefing.id.slice(0, 8)}${query.version === undefined ? '' : `-v${query.version}`}.md"`,
    });
  });
}

/** The latest version, or an earlier one that says that there is a later one. */
async function versionOf(
  reader: ReportReader,
  latest: Briefing,
  { version }: ExportQuery,
): Promise<Briefing> {
  const { id, version: latestVersion = 1 } = latest;
  if (version === undefined || version === latestVersion) return latest;
  const { briefing } = found(await reader.getBriefingVersion(id, version), 'This version');
  return { ...briefing, version, latestVersion };
}

/**
 * What leaves the house: with what has happened to its sources, as the page says it, and with its coverage; never above the
 * marking that was asked for.
 *
 * @throws AktenlageError `marking-too-high`
 */
async function paperOf(
  reader: ReportReader,
  stored: Briefing,
  { maxMarking, leaveOutSources }: ExportQuery,
): Promise<Briefing> {
  const { coverageForPaper } = await import('../briefing/coverage.ts');
  const { exportView } = await import('../briefing/work/export-view.ts');
  const briefing = exportView(await briefingSince(reader, stored));
  if (maxMarking === undefined) return coverageForPaper(reader, briefing);
  const { lowerMarking, obstacleTo, tooHigh } = await import('../briefing/lower-marking.ts');
  const obstacle = obstacleTo(briefing, maxMarking);
  if (obstacle !== null && leaveOutSources === 'false') throw tooHigh(obstacle);
  return coverageForPaper(reader, lowerMarking(briefing, maxMarking));
}
