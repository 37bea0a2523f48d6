import { createRoute, z } from '@hono/zod-openapi';
import {
  OutcomeSchema,
  PassageSchema,
  RelationSchema,
  ReportSchema,
  TlpChoiceSchema,
} from '../domain/index.ts';
import { type App, found, idFrom, type RouteContext, readerFor, record, workSignal } from './context.ts';
import { type UploadJobs, uploadJobOf } from './jobs.ts';
import { sendOriginal } from './original.ts';
import { failures, IdParams, json, presentReport, several } from './schemas.ts';
import { uploadName } from './upload-name.ts';
import { uploadedFiles } from './uploads.ts';

const OutcomesSchema = z.object({ outcomes: z.array(OutcomeSchema) });

const listReports = createRoute({
  method: 'get',
  path: '/api/reports',
  summary: 'Reports of the library',
  description:
    'Newest first. `tlp` (several times for several) takes reports that bear one of these labels; `NONE` those without.',
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(10_000).optional(),
      offset: z.coerce.number().int().min(0).optional(),
      tlp: several(TlpChoiceSchema),
    }),
  },
  responses: {
    200: json(z.object({ total: z.number().int(), reports: z.array(ReportSchema) }), 'Reports'),
    ...failures,
  },
});

const fileField = z
  .custom<File>((value) => value instanceof File, 'must be a file')
  .openapi({
    type: 'string',
    format: 'binary',
  });

const uploadReports = createRoute({
  method: 'post',
  path: '/api/reports',
  summary: 'Add documents',
  description:
    'One or several `file` fields. `sourceKey` (as often as `file`, in the same order) gives the path under which a document is known; without it the name of the file is taken. `metadata`, as often, is what a manifest says of the file, as JSON `{"row": {title, originator, publishedOn, marking, tlp, groups, reliability, credibility, supersedes}}` or `null` for nothing. `jobId` counts the files in a job opened before. The answer holds one outcome a file, refusals included.',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z.union([fileField, z.array(fileField).min(1).max(500)]),
            sourceKey: z.union([z.string(), z.array(z.string()).max(500)]).optional(),
            metadata: z.union([z.string(), z.array(z.string()).max(500)]).optional(),
            jobId: z.string().max(200).optional(),
          }),
        },
      },
    },
  },
  responses: { 200: json(OutcomesSchema, 'What became of each file'), ...failures },
});

const getReport = createRoute({
  method: 'get',
  path: '/api/reports/{id}',
  summary: 'A report with its passages in document order',
  request: { params: IdParams },
  responses: {
    200: json(
      z.object({
        report: ReportSchema,
        passages: z.array(PassageSchema),
        relations: z.array(RelationSchema),
      }),
      'The report, and how it stands to others that may be seen',
    ),
    ...failures,
  },
});

const listPassages = createRoute({
  method: 'get',
  path: '/api/reports/{id}/passages',
  summary: 'The passages of a report in document order',
  request: { params: IdParams },
  responses: {
    200: json(z.object({ reportId: z.string(), passages: z.array(PassageSchema) }), 'The passages'),
    ...failures,
  },
});

const getOriginal = createRoute({
  method: 'get',
  path: '/api/reports/{id}/original',
  summary: 'The file as it came in',
  request: { params: IdParams },
  responses: {
    200: { description: 'The bytes; what could run in a browser only as a download' },
    ...failures,
  },
});

const deleteReport = createRoute({
  method: 'delete',
  path: '/api/reports/{id}',
  summary: 'Remove a report with everything made from it',
  request: { params: IdParams },
  responses: { 204: { description: 'Removed' }, ...failures },
});

const listOutcomes = createRoute({
  method: 'get',
  path: '/api/outcomes',
  summary: 'What became of each file that came in, newest first',
  responses: { 200: json(OutcomesSchema, 'The outcomes'), ...failures },
});

export function registerReportRoutes(app: App, context: RouteContext, uploadJobs: UploadJobs): void {
  app.openapi(listReports, async (c) => {
    const { limit, offset, tlp } = c.req.valid('query');
    const reader = await readerFor(context, c);
    const page = await reader.listReports({
      ...(limit === undefined ? {} : { limit }),
      ...(offset === undefined ? {} : { offset }),
      ...(tlp === undefined ? {} : { scope: { filter: { tlps: tlp } } }),
    });
    return c.json(page, 200);
  });

  app.openapi(uploadReports, async (c) => {
    const form = c.req.valid('form');
    const asker = c.get('asker');
    const files = uploadedFiles(form);
    const job =
      form.jobId === undefined ? null : found(uploadJobOf(uploadJobs, form.jobId, asker), 'This job');
    const { ingestion, store } = await context.services();
    const work = workSignal(context, c);
    try {
      const outcomes = [];
      // One after the other: the embedder uses every core already, and only one file's bytes are needed at a time.
      for (const { sourceKey: name, file, manifest } of files) {
        work.signal.throwIfAborted();
        const bytes = new Uint8Array(await file.arrayBuffer());
        const sourceKey = await uploadName(store.corpus, asker, name);
        const outcome = await ingestion.ingestFile({ sourceKey, bytes, manifest, asker }, work.signal);
        outcomes.push(outcome);
        await job?.finished(outcome);
      }
      return c.json({ outcomes }, 200);
    } finally {
      work.release();
    }
  });

  app.openapi(getReport, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This report');
    const report = presentReport(found(await reader.getReport(id), 'This report'));
    await record(context, c, {
      type: 'report-opened',
      reportId: id,
      what: 'text',
      marking: report.marking,
      tlp: report.tlp ?? null,
    });
    const [passages, relations] = [await reader.listPassages(id), await reader.listRelations(id)];
    return c.json({ report, passages, relations }, 200);
  });

  app.openapi(listPassages, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This report');
    const { marking, tlp = null } = found(await reader.getReport(id), 'This report');
    await record(context, c, { type: 'report-opened', reportId: id, what: 'text', marking, tlp });
    return c.json({ reportId: id, passages: await reader.listPassages(id) }, 200);
  });

  app.openapi(getOriginal, async (c) => {
    const { store, originalsDir } = await context.services();
    const id = idFrom(c.req.valid('param').id, 'This report');
    const report = found(await store.as(c.get('asker')).getReport(id), 'This report');
    const { marking, tlp = null } = report;
    await record(context, c, { type: 'report-opened', reportId: id, what: 'original', marking, tlp });
    return sendOriginal(report, originalsDir);
  });

  app.openapi(deleteReport, async (c) => {
    const { store } = await context.services();
    const id = idFrom(c.req.valid('param').id, 'This report');
    const deleted = await store.corpus.deleteReport(c.get('asker'), id);
    found(deleted ? true : null, 'This report');
    return c.body(null, 204);
  });

  app.openapi(listOutcomes, async (c) => {
    const reader = await readerFor(context, c);
    return c.json({ outcomes: await reader.listOutcomes() }, 200);
  });
}
