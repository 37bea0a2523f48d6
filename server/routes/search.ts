import { createRoute, z } from '@hono/zod-openapi';
import { validateQuestion } from '../answer/validate-question.ts';
import {
  DaySchema,
  DocumentLanguageSchema,
  QUESTION_MAX_LENGTH,
  SearchResultSchema,
  TlpChoiceSchema,
} from '../domain/index.ts';
import { type App, type RouteContext, workSignal } from './context.ts';
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
      tlp: several(TlpChoiceSchema),
    }),
  },
  responses: { 200: json(SearchResultSchema, 'The passages, best first'), ...failures },
});

export function registerSearchRoute(app: App, context: RouteContext): void {
  app.openapi(search, async (c) => {
    const { q, limit, asOf, publishedFrom, publishedTo, language, originator, source, tlp } =
      c.req.valid('query');
    // As it was given, whose hash goes on record. Checked here too, so that a wrong question waits for nothing.
    const question = {
      question: q,
      asOf,
      filter: {
        publishedFrom,
        publishedTo,
        languages: language,
        originators: originator,
        sources: source,
        tlps: tlp,
      },
    };
    validateQuestion(question);
    const services = await context.services();
    const { searchOnRecord } = await import('../answer/search-on-record.ts');
    const work = workSignal(context, c);
    try {
      const result = await searchOnRecord(services, { asker: c.get('asker'), question, limit }, work.signal);
      return c.json(result, 200);
    } finally {
      work.release();
    }
  });
}
