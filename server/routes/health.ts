import { createRoute, z } from '@hono/zod-openapi';
import { ErrorBodySchema, toAktenlageError } from '../domain/errors.ts';
import type { App } from './context.ts';
import { json } from './schemas.ts';

export const HealthSchema = z.object({
  status: z.enum(['starting', 'ready', 'unavailable']),
  version: z.string(),
  database: z
    .object({ kind: z.enum(['embedded', 'server']), postgres: z.string(), pgvector: z.string() })
    .nullable(),
  embedder: z.object({ id: z.string(), dimensions: z.number().int() }).nullable(),
  writer: z.object({ id: z.string(), kind: z.enum(['extractive', 'language-model']) }).nullable(),
  /** The sample corpus is being loaded in the background. */
  loading: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Why the service is `unavailable`. */
  error: ErrorBodySchema.shape.error.optional(),
});
export type Health = z.infer<typeof HealthSchema>;

const getHealth = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'What runs, and whether it can answer',
  responses: {
    200: json(HealthSchema, '`ready`, or `starting` while the database still opens'),
    503: json(HealthSchema, '`unavailable`: the database does not answer'),
  },
});

/** @param health must not wait for the start; what it throws is shown as `unavailable` */
export function registerHealthRoute(app: App, health: () => Promise<Health>, version: string): void {
  app.openapi(getHealth, async (c) => {
    try {
      return c.json(await health(), 200);
    } catch (thrown) {
      const { error } = toAktenlageError(thrown).toBody();
      const body: Health = {
        status: 'unavailable',
        version,
        database: null,
        embedder: null,
        writer: null,
        loading: null,
        error,
      };
      return c.json(body, 503);
    }
  });
}
