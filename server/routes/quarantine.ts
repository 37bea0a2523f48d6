import { createRoute, z } from '@hono/zod-openapi';
import { OutcomeSchema, type Quarantined, QuarantinedSchema } from '../domain/index.ts';
import type { StoredRefusal } from '../ports/store.ts';
import { type App, found, type RouteContext, readerFor, workSignal } from './context.ts';
import { failures, json, jsonBody } from './schemas.ts';

const listQuarantine = createRoute({
  method: 'get',
  path: '/api/quarantine',
  summary: 'Files that were refused or read only in part, with the reason and what may still be tried',
  responses: { 200: json(z.object({ files: z.array(QuarantinedSchema) }), 'The files'), ...failures },
});

const named = { sourceKey: z.string().min(1).max(1000) };

const retryFile = createRoute({
  method: 'post',
  path: '/api/quarantine/retry',
  summary: 'Read such a file again: as it is, with a password, or by text recognition of every page',
  description: 'The password opens the file once; it is neither stored nor logged.',
  request: {
    body: jsonBody(
      z.object({
        ...named,
        password: z.string().min(1).max(1000).optional(),
        recognise: z.boolean().optional(),
      }),
    ),
  },
  responses: { 200: json(z.object({ outcome: OutcomeSchema }), 'What became of it'), ...failures },
});

const dismissFile = createRoute({
  method: 'post',
  path: '/api/quarantine/dismiss',
  summary: 'Take a refused file off the list',
  request: { body: jsonBody(z.object(named)) },
  responses: { 204: { description: 'Gone from the list' }, ...failures },
});

export function registerQuarantineRoutes(app: App, context: RouteContext): void {
  app.openapi(listQuarantine, async (c) => {
    const reader = await readerFor(context, c);
    return c.json({ files: (await reader.listQuarantine()).map(present) }, 200);
  });

  app.openapi(retryFile, async (c) => {
    const { sourceKey, password, recognise } = c.req.valid('json');
    const reader = await readerFor(context, c);
    const refusal = (await reader.listQuarantine()).find((one) => one.sourceKey === sourceKey);
    const file = found(refusal ?? null, 'This file');
    const { ingestion } = await context.services();
    const work = workSignal(context, c);
    try {
      const outcome = await ingestion.retry(
        file,
        { password, recognise, asker: c.get('asker') },
        work.signal,
      );
      return c.json({ outcome }, 200);
    } finally {
      work.release();
    }
  });

  app.openapi(dismissFile, async (c) => {
    const { store } = await context.services();
    const dismissed = await store.corpus.dismissRefusal(c.get('asker'), c.req.valid('json').sourceKey);
    found(dismissed ? true : null, 'This file');
    return c.body(null, 204);
  });
}

/** Reasons of pages that text recognition may overcome. */
const RECOGNISABLE = /^(no-text|empty|pages?-|scan|garbled|unreadable|damaged|only-hidden)/;

function present({
  contentHash: _hash,
  parentKey: _parent,
  groups: _groups,
  ...refusal
}: StoredRefusal): Quarantined {
  const { code } = refusal;
  const waysOut: Quarantined['waysOut'] = [];
  if (code === 'encrypted') waysOut.push('password');
  if (code !== null && RECOGNISABLE.test(code)) waysOut.push('recognise');
  return { ...refusal, waysOut: [...waysOut, 'retry'] };
}
