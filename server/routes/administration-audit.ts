import { createRoute, z } from '@hono/zod-openapi';
import { reportIdsIn, showAudit } from '../administration/show-audit.ts';
import { AuditEventTypeSchema, AuditPageSchema } from '../domain/index.ts';
import type { AuditSearch } from '../ports/audit.ts';
import { type App, type RouteContext, readerFor, record } from './context.ts';
import { failures, json, several } from './schemas.ts';

const MOST_ENTRIES = 200;
const DEFAULT_ENTRIES = 50;
const Id = z.string().min(1).max(200);
const YEAR_2000 = Date.UTC(2000);
const YEAR_3000 = Date.UTC(3000);
const Instant = z.iso
  .datetime()
  .refine((at) => Date.parse(at) >= YEAR_2000 && Date.parse(at) < YEAR_3000, 'must be of this millennium');

const searchAudit = createRoute({
  method: 'get',
  path: '/api/administration/audit',
  summary: 'Search the audit log, newest first',
  description:
    'Reading it is put on record. What an entry says of reports that one may not see, or of grades above one’s own, is left out (`withheld`); `id` finds those of visible reports and passages, of answers, conversations, briefings, runs and people.',
  request: {
    query: z.object({
      event: several(AuditEventTypeSchema),
      actor: Id.optional(),
      id: Id.optional(),
      from: Instant.optional(),
      until: Instant.optional(),
      before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(DEFAULT_ENTRIES),
    }),
  },
  responses: { 200: json(AuditPageSchema, 'A page of entries, and where the log stands'), ...failures },
});

export function registerAdministrationAuditRoute(app: App, context: RouteContext): void {
  app.openapi(searchAudit, async (c) => {
    const { event, id, limit, ...given } = c.req.valid('query');
    const { store } = await context.services();
    const reader = await readerFor(context, c);
    const search: AuditSearch = {
      ...withoutUndefined(given),
      ...(event === undefined ? {} : { types: event }),
      ...(id === undefined
        ? {}
        : { id: { value: id, visible: (await reader.findVisible([id])).length > 0 } }),
    };
    const { sequence, hash, prunedThrough } = await store.audit.chain();
    // One more tells whether there is an older one.
    const found = await store.audit.search(search, limit + 1);
    const page = found.slice(0, limit);
    const visible = new Set(await reader.findVisible(reportIdsIn(page)));
    const entries = showAudit(page, c.get('asker'), visible);
    const next = found.length > limit ? (page.at(-1)?.sequence ?? null) : null;
    await record(context, c, {
      type: 'exported',
      what: 'audit',
      id: described({ event, id, ...given }),
      format: 'page',
      marking: null,
      tlp: null,
    });
    return c.json({ entries, next, head: { sequence, hash }, prunedThrough }, 200);
  });
}

const withoutUndefined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** What was looked for, by the names of its filters: values may be ids that others must not read. */
function described(filters: Readonly<Record<string, unknown>>): string {
  const used = Object.keys(filters).filter((name) => filters[name] !== undefined);
  return used.length === 0 ? 'all' : used.join(' ');
}
