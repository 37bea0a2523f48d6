import { createRoute, z } from '@hono/zod-openapi';
import { DaySchema, InterfaceLanguageSchema } from '../domain/language.ts';
import { exampleQuestions } from '../example-questions.ts';
import type { App, RouteContext } from './context.ts';
import { failures, json } from './schemas.ts';

const CorpusSchema = z.object({
  reports: z.number().int(),
  passages: z.number().int(),
  languages: z.array(z.object({ language: z.string(), reports: z.number().int() })),
  originators: z.array(z.string()),
  newest: DaySchema.nullable(),
  oldest: DaySchema.nullable(),
  /** How many of the reports are marked as fictional sample data. */
  fictional: z.number().int(),
  /** Questions that this record can answer, in the language of the interface. */
  examples: z.array(z.string()),
  /** What writes the answers. */
  writer: z.object({ id: z.string(), kind: z.enum(['extractive', 'language-model']) }),
});

const getCorpus = createRoute({
  method: 'get',
  path: '/api/corpus',
  summary: 'What is in the record, with questions to start from',
  request: { query: z.object({ language: InterfaceLanguageSchema.default('en') }) },
  responses: { 200: json(CorpusSchema, 'The record as this asker may see it'), ...failures },
});

export function registerCorpusRoutes(app: App, context: RouteContext): void {
  app.openapi(getCorpus, async (c) => {
    const { store, writer } = await context.services();
    const reader = store.as(c.get('asker'));
    const [summary, examples] = await Promise.all([reader.summary(), exampleQuestions(reader)]);
    return c.json(
      {
        ...summary,
        languages: [...summary.languages],
        originators: [...summary.originators],
        examples: examples[c.req.valid('query').language],
        writer: { id: writer.id, kind: writer.kind },
      },
      200,
    );
  });
}
