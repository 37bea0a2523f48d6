import { createRoute, z } from '@hono/zod-openapi';
import { answersSince } from '../answer/cited-since.ts';
import { validateQuestion } from '../answer/validate-question.ts';
import { type AnswerEvent, AnswerEventSchema, AnswerSchema, QuestionSchema } from '../domain/index.ts';
import { type App, found, idFrom, type RouteContext, readerFor, workSignal } from './context.ts';
import { eventStream } from './event-stream.ts';
import { lastEvent, wantsEvents } from './outcome-of.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const ask = createRoute({
  method: 'post',
  path: '/api/ask',
  summary: 'Ask a question',
  description:
    'With `Accept: text/event-stream` the answer streams as typed events; the last is always `answer-end` or `answer-error`.',
  request: {
    body: jsonBody(QuestionSchema),
  },
  responses: {
    200: {
      description: 'The answer, or a refusal that says what was searched',
      content: {
        'application/json': { schema: AnswerSchema },
        'text/event-stream': { schema: AnswerEventSchema },
      },
    },
    ...failures,
  },
});

const getAnswer = createRoute({
  method: 'get',
  path: '/api/answers/{id}',
  summary: 'An answer given earlier',
  request: { params: IdParams },
  responses: {
    200: json(
      AnswerSchema,
      'The answer as it was given; `since` tells what has happened to its sources after that',
    ),
    ...failures,
  },
});

const ConversationSchema = z.object({
  id: z.string(),
  title: z.string(),
  at: z.string(),
  answers: z.number().int(),
});

const listConversations = createRoute({
  method: 'get',
  path: '/api/conversations',
  summary: 'Conversations, newest first',
  responses: {
    200: json(z.object({ conversations: z.array(ConversationSchema) }), 'The conversations'),
    ...failures,
  },
});

const getConversation = createRoute({
  method: 'get',
  path: '/api/conversations/{id}',
  summary: 'The answers of a conversation, oldest first',
  request: { params: IdParams },
  responses: {
    200: json(z.object({ id: z.string(), answers: z.array(AnswerSchema) }), 'The conversation'),
    ...failures,
  },
});

export function registerAskRoutes(app: App, context: RouteContext): void {
  app.openapi(ask, async (c) => {
    // As it was given: the record keeps it so. Checked here too, so that a wrong question is a 400 and not an event.
    const question = c.req.valid('json');
    validateQuestion(question);
    const services = await context.services();
    const { answerQuestion } = await import('../answer/answer-question.ts');
    const work = workSignal(context, c);
    const events = answerQuestion(services, { asker: c.get('asker'), question }, work.signal);
    if (wantsEvents(c.req.header('accept'))) {
      return eventStream<AnswerEvent>(events, {
        terminal: ['answer-end', 'answer-error'],
        failure: (error) => ({ type: 'answer-error', error }),
        stillMay: c.get('stillMay'),
        onClose: (gone) => {
          if (gone) work.controller.abort();
          work.release();
        },
      });
    }
    try {
      return c.json((await lastEvent(events, 'answer-end')).answer, 200);
    } finally {
      work.release();
    }
  });

  app.openapi(getAnswer, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This answer');
    const answer = found(await reader.getAnswer(id), 'This answer');
    const [read] = await answersSince(reader, [answer]);
    return c.json(read ?? answer, 200);
  });

  app.openapi(listConversations, async (c) => {
    const reader = await readerFor(context, c);
    const conversations = await reader.listConversations();
    // The questions of a briefing hang together too, but nobody asked them in a conversation.
    return c.json({ conversations: conversations.filter(({ id }) => !id.startsWith('briefing-')) }, 200);
  });

  app.openapi(getConversation, async (c) => {
    const reader = await readerFor(context, c);
    const id = idFrom(c.req.valid('param').id, 'This conversation');
    const answers = await reader.listAnswers(id);
    found(answers.length > 0 ? answers : null, 'This conversation');
    return c.json({ id, answers: await answersSince(reader, answers) }, 200);
  });
}
