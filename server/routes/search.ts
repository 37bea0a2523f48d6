import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { validateQuestion } from '../answer/validate-question.ts';
import {
  DaySchema,
  DocumentLanguageSchema,
  highestMarking,
  QUESTION_MAX_LENGTH,
  SearchResultSchema,
} from '../domain/index.ts';
import { type App, type RouteContext, record, workSignal } from './context.ts';
import { failures, json, several } from './schemas.ts';

const MOST_PASSAGES = 50;
const DEFAULT_PASSAGES = 10;

const search = createRoute({
  method: 'get',
  path: '/api/search',
  summary: 'Find passages',
  description:
    'The retrieval of an answer without its writing: what was understood of the question, and the passages with what each part of the ranking contributed.',
  request: {
    query: z.object({
      q: z.string().min(1).max(QUESTION_MAX_LENGTH),
      limit: z.coerce.number().int().min(1).max(MOST_PASSAGES).default(DEFAULT_PASSAGES),
      asOf: DaySchema.optional(),
      publishedFrom: DaySchema.optional(),
      publishedTo: DaySchema.optional(),
      language: several(DocumentLanguageSchema),
      originator: several(z.string().min(1).max(300)),
      source: several(z.string().min(1).max(1000)),
    }),
  },
  responses: { 200: json(SearchResultSchema, 'The passages, best first'), ...failures },
});

export function registerSearchRoute(app: App, context: RouteContext): void {
  app.openapi(search, async (c) => {
    const { q, limit, asOf, publishedFrom, publishedTo, language, originator, source } = c.req.valid('query');
    const question = validateQuestion({
      question: q,
      asOf,
      filter: { publishedFrom, publishedTo, languages: language, originators: originator, sources: source },
    });
    const services = await context.services();
    const { searchPassages } = await import('../answer/search-passages.ts');
    const work = workSignal(context, c);
    try {
      const request = { asker: c.get('asker'), question, limit };
      const result = await searchPassages(services, request, work.signal);
      await record(context, c, {
        type: 'searched',
        questionHash: createHash('sha256').update(q).digest('hex'),
      });
      if (result.passages.length > 0)
        await record(context, c, {
          type: 'passages-shown',
          answerId: null,
          passageIds: result.passages.map(({ passageId }) => passageId),
          highest: highestMarking(result.passages.map(({ marking }) => marking)),
        });
      return c.json(result, 200);
    } finally {
      work.release();
    }
  });
}
