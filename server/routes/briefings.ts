import { createRoute, z } from '@hono/zod-openapi';
import { briefingSince } from '../answer/cited-since.ts';
import {
  BriefingEventSchema,
  BriefingPlanSchema,
  BriefingRequestSchema,
  BriefingSchema,
  InterfaceLanguageSchema,
  PlanRequestSchema,
  TemplateListSchema,
} from '../domain/index.ts';
import { registerBriefingExportRoutes } from './briefing-export.ts';
import { type App, found, idFrom, type RouteContext, readerFor, workSignal } from './context.ts';
import { draftStream } from './drafts.ts';
import { lastEvent, wantsEvents } from './outcome-of.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const postBriefing = createRoute({
  method: 'post',
  path: '/api/briefings',
  summary: 'Draft a briefing',
  description:
    'With `Accept: text/event-stream` the draft streams section by section; the last event is always `briefing-end` or `briefing-error`. Leaving does not stop it: it is in `/api/drafts` until it is finished.',
  request: {
    body: jsonBody(BriefingRequestSchema),
  },
  responses: {
    200: {
      description: 'The draft',
      content: {
        'application/json': { schema: BriefingSchema },
        'text/event-stream': { schema: BriefingEventSchema },
      },
    },
    ...failures,
  },
});

const postPlan = createRoute({
  method: 'post',
  path: '/api/briefings/plan',
  summary: 'What a briefing will ask, and how much the record holds for it',
  description:
    'The sections with their questions and, for each, the passages and reports that carry enough evidence. Nothing is written or stored. With `propose` a language model proposes the questions, where one is configured.',
  request: {
    body: jsonBody(PlanRequestSchema),
  },
  responses: { 200: json(BriefingPlanSchema, 'The plan'), ...failures },
});

const BriefingLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  template: z.string(),
  at: z.string(),
  status: z.string(),
});

const listBriefings = createRoute({
  method: 'get',
  path: '/api/briefings',
  summary: 'Briefings, newest first',
  responses: {
    200: json(z.object({ briefings: z.array(BriefingLineSchema) }), 'The briefings'),
    ...failures,
  },
});

const getBriefing = createRoute({
  method: 'get',
  path: '/api/briefings/{id}',
  summary: 'A briefing',
  request: { params: IdParams },
  responses: { 200: json(BriefingSchema, 'The briefing'), ...failures },
});

const listTemplates = createRoute({
  method: 'get',
  path: '/api/templates',
  summary: 'Templates for briefings, those in the language of the interface first',
  description:
    'With their sections, guiding questions and lengths. A section with an id of a template may be left out (`leaveOut`) where it is not mandatory, and asked other questions (`questions`) where its kind is `record`.',
  request: { query: z.object({ language: InterfaceLanguageSchema.default('en') }) },
  responses: { 200: json(TemplateListSchema, 'The templates'), ...failures },
});

export function registerBriefingRoutes(app: App, context: RouteContext): void {
  app.openapi(postBriefing, async (c) => {
    const asker = c.get('asker');
    const desk = await context.drafts();
    // A wrong topic or template is a 400 or 404 and not an event.
    const id = await desk.begin(asker, c.req.valid('json'));
    const work = workSignal(context, c);
    const events = desk.watch(asker, id, work.signal);
    if (wantsEvents(c.req.header('accept'))) return draftStream(events, work, c.get('stillMay'));
    try {
      return c.json((await lastEvent(events, 'briefing-end')).briefing, 200);
    } finally {
      work.release();
    }
  });

  app.openapi(postPlan, async (c) => {
    const services = await context.services();
    const { planBriefing } = await import('../briefing/plan-briefing.ts');
    const work = workSignal(context, c);
    try {
      const asked = { asker: c.get('asker'), request: c.req.valid('json') };
      return c.json(await planBriefing(services, asked, await context.templates(), work.signal), 200);
    } finally {
      work.release();
    }
  });

  app.openapi(listTemplates, async (c) => {
    const { presentTemplates } = await import('../briefing/present-templates.ts');
    return c.json(presentTemplates(await context.templates(), c.req.valid('query').language), 200);
  });

  app.openapi(listBriefings, async (c) => {
    const reader = await readerFor(context, c);
    return c.json({ briefings: await reader.listBriefings() }, 200);
  });

  app.openapi(getBriefing, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This briefing');
    return c.json(await briefingSince(reader, found(await reader.getBriefing(id), 'This briefing')), 200);
  });

  registerBriefingExportRoutes(app, context);
}
