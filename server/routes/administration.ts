import { createRoute, z } from '@hono/zod-openapi';
import { type ConfiguredModel, modelReleases } from '../administration/model-releases.ts';
import { viewSubject } from '../administration/view-subject.ts';
import type { Config } from '../config.ts';
import {
  MarkingSchema,
  ModelReleasesSchema,
  SourceKindSchema,
  SourceSummarySchema,
  ViewAsSchema,
} from '../domain/index.ts';
import { type App, type RouteContext, readerFor, record } from './context.ts';
import { failures, json, several } from './schemas.ts';

const MOST_LISTED = 200;
const DEFAULT_LISTED = 50;

const listSources = createRoute({
  method: 'get',
  path: '/api/administration/sources',
  summary: 'Where the reports come from, with grades, groups and quality, as far as one may see them oneself',
  request: { query: z.object({ by: SourceKindSchema.default('originator') }) },
  responses: {
    200: json(
      z.object({ total: z.number().int(), sources: z.array(SourceSummarySchema) }),
      'The largest first, at most 1000',
    ),
    ...failures,
  },
});

const viewAs = createRoute({
  method: 'get',
  path: '/api/administration/view-as',
  summary: 'What a person, or whoever has a clearance and groups, may see of what one may see oneself',
  description:
    'Either `person`, or `clearance` with `group` as often as needed. Every use is put on record. `q`: words that title, file, originator or document number hold, each of them.',
  request: {
    query: z.object({
      person: z.string().min(1).max(200).optional(),
      clearance: MarkingSchema.optional(),
      group: several(z.string().min(1).max(200)),
      q: z.string().max(300).default(''),
      limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(DEFAULT_LISTED),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
  },
  responses: { 200: json(ViewAsSchema, 'Counts, and a page of titles'), ...failures },
});

const listModels = createRoute({
  method: 'get',
  path: '/api/administration/models',
  summary: 'Model endpoints, up to which grade each is released, and their calls by the audit log',
  responses: { 200: json(ModelReleasesSchema, 'Those configured, then former ones'), ...failures },
});

export function registerAdministrationRoutes(app: App, context: RouteContext): void {
  app.openapi(listSources, async (c) => {
    const reader = await readerFor(context, c);
    return c.json(await reader.listSources(c.req.valid('query').by), 200);
  });

  app.openapi(viewAs, async (c) => {
    const { q, limit, offset, ...wish } = c.req.valid('query');
    const { store } = await context.services();
    const people = wish.person === undefined ? [] : await store.identity.listPeople();
    const { subject, closed } = viewSubject(wish, people);
    const words = q.split(/\s+/).filter((word) => word !== '');
    const seen = await (await readerFor(context, c)).viewAs(subject, { words, limit, offset });
    const { clearance, groups } = subject;
    await record(context, c, { type: 'viewed-as', subject: subject.id, clearance, groups });
    return c.json({ subject, closed, ...seen }, 200);
  });

  app.openapi(listModels, async (c) => {
    const { store, config } = await context.services();
    const { released } = config;
    const configured = { baseUrl: config.openAi?.baseUrl ?? null, models: modelsOf(config), released };
    return c.json(modelReleases(configured, await store.audit.modelUse()), 200);
  });
}

function modelsOf(config: Config): Record<'chat' | 'judge' | 'embeddings' | 'rerank', ConfiguredModel> {
  const { chatModel, judgeModel, embedding, reranking } = config;
  const endpoint = (model: string | null): ConfiguredModel =>
    model === null ? { kind: 'none' } : { kind: 'endpoint', model };
  const inside = (model: string): ConfiguredModel => ({ kind: 'inside', model });
  return {
    chat: endpoint(chatModel),
    // Without a model that writes nothing is judged.
    judge: endpoint(chatModel === null ? null : judgeModel),
    embeddings:
      embedding.kind === 'openai'
        ? endpoint(embedding.model)
        : inside(embedding.kind === 'local' ? 'all-MiniLM-L6-v2' : lastOf(embedding.path)),
    rerank:
      reranking === null || reranking.kind === 'openai'
        ? endpoint(reranking?.model ?? null)
        : inside(lastOf(reranking.path)),
  };
}

/** A directory's own name: where it lies is no business of a page. */
const lastOf = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
