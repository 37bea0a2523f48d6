import { createRoute, z } from '@hono/zod-openapi';
import { DaySchema } from '../domain/language.ts';
import { exampleQuestions } from '../example-questions.ts';
import { type App, type RouteContext, readerFor } from './context.ts';
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
  /** Questions that this record can answer, by language of the interface. */
  examples: z.object({ de: z.array(z.string()), en: z.array(z.string()) }),
});

const getCorpus = createRoute({
  method: 'get',
  path: '/api/corpus',
  summary: 'What is in the record, with questions to start from',
  responses: { 200: json(CorpusSchema, 'The record as this asker may see it'), ...failures },
});

export function registerCorpusRoutes(app: App, context: RouteContext): void {
  app.openapi(getCorpus, async (c) => {
    const reader = await readerFor(context, c);
    const summary = await reader.summary();
    return c.json(
      {
        ...summary,
        languages: [...summary.languages],
        originators: [...summary.originators],
        examples: await exampleQuestions(reader),
      },
      200,
    );
  });
}
