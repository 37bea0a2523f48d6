import { createRoute, z } from '@hono/zod-openapi';
import { type Asker, type Job, JobSchema, type JobsEvent } from '../domain/index.ts';
import type { UploadJob } from '../ports/ingestion.ts';
import type { ReportReader } from '../ports/store.ts';
import { type App, found, idFrom, type RouteContext, readerFor, workSignal } from './context.ts';
import { eventStream } from './event-stream.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

/** Jobs that a page shows; older ones are history. */
const SHOWN = 20;
/** How often the database is asked while somebody watches, in milliseconds. Jobs may run in any process. */
const LOOK_MS = 700;

const listJobs = createRoute({
  method: 'get',
  path: '/api/jobs',
  summary: 'Runs of the ingest, newest first, whichever process works on them',
  responses: { 200: json(z.object({ jobs: z.array(JobSchema) }), 'The jobs'), ...failures },
});

const watchJobs = createRoute({
  method: 'get',
  path: '/api/jobs/events',
  summary: 'The same, again with every change, as server-sent events',
  responses: {
    200: { description: 'Events `jobs`; the last is `jobs-end`', content: { 'text/event-stream': {} } },
    ...failures,
  },
});

const openJob = createRoute({
  method: 'post',
  path: '/api/jobs',
  summary: 'Open a job for files that will be uploaded one by one',
  request: {
    body: jsonBody(
      z.object({
        label: z.string().min(1).max(1000),
        total: z.number().int().min(0).max(10_000_000),
        kind: z.enum(['folder', 'upload', 'watch']).optional(),
      }),
    ),
  },
  responses: { 201: json(z.object({ id: z.string() }), 'Its id, for `jobId` of the uploads'), ...failures },
});

const closeJob = createRoute({
  method: 'post',
  path: '/api/jobs/{id}/close',
  summary: 'Close a job opened here',
  request: { params: IdParams },
  responses: { 204: { description: 'Closed' }, ...failures },
});

const cancelJob = createRoute({
  method: 'delete',
  path: '/api/jobs/{id}',
  summary: 'Stop a running job; what was read in stays',
  request: { params: IdParams },
  responses: { 202: { description: 'It stops after the document under way' }, ...failures },
});

/** Jobs whose files come in over this server, by id, each with who opened it. */
export type UploadJobs = Map<string, { readonly owner: string; readonly job: UploadJob }>;

/** The job, for whoever opened it; to all others there is none. */
export function uploadJobOf(jobs: UploadJobs, id: string, asker: Asker): UploadJob | null {
  const opened = jobs.get(id);
  return opened?.owner === asker.id ? opened.job : null;
}

export function registerJobRoutes(app: App, context: RouteContext, uploadJobs: UploadJobs): void {
  app.openapi(listJobs, async (c) => {
    const reader = await readerFor(context, c);
    return c.json({ jobs: await reader.listJobs(SHOWN) }, 200);
  });

  app.openapi(watchJobs, async (c) => {
    const reader = await readerFor(context, c);
    const work = workSignal(context, c);
    return eventStream<JobsEvent>(changes(reader, work.signal), {
      terminal: ['jobs-end'],
      failure: () => ({ type: 'jobs-end' }),
      stillMay: c.get('stillMay'),
      onClose: () => work.release(),
    });
  });

  app.openapi(openJob, async (c) => {
    const { label, total, kind } = c.req.valid('json');
    const { ingestion } = await context.services();
    const job = await ingestion.openUploadJob(label, total, kind, c.get('asker'));
    uploadJobs.set(job.id, { owner: c.get('asker').id, job });
    return c.json({ id: job.id }, 201);
  });

  app.openapi(closeJob, async (c) => {
    const id = idFrom(c.req.valid('param').id, 'This job');
    const job = found(uploadJobOf(uploadJobs, id, c.get('asker')), 'This job');
    uploadJobs.delete(id);
    await job.close();
    return c.body(null, 204);
  });

  app.openapi(cancelJob, async (c) => {
    const { store } = await context.services();
    const id = idFrom(c.req.valid('param').id, 'This job');
    const cancelled = await store.jobs.cancel(c.get('asker'), id);
    found(cancelled ? true : null, 'This job');
    return c.body(null, 202);
  });
}

/** One question a glance, and an event only where the answer is another one. */
async function* changes(reader: ReportReader, signal: AbortSignal): AsyncGenerator<JobsEvent> {
  let before = '';
  while (!signal.aborted) {
    const jobs: Job[] = await reader.listJobs(SHOWN);
    const now = JSON.stringify(jobs);
    if (now !== before) yield { type: 'jobs', jobs };
    before = now;
    await pause(LOOK_MS, signal);
  }
  yield { type: 'jobs-end' };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
