import { z } from 'zod';
import { AnswerSchema, CitationSchema, ClaimSchema, RetrievedSchema } from './answer.ts';
import { BriefingSchema, BriefingSectionSchema } from './briefing.ts';
import { ErrorBodySchema } from './errors.ts';

/** Events of one answer, in this order; the last is always `answer-end` or `answer-error` (bar 3). */
export const AnswerEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer-start'), id: z.string(), conversationId: z.string() }),
  /** What is being done now; counts let the page say "searching 14 reports … checking 5 sentences". */
  z.object({
    type: z.literal('status'),
    phase: z.enum(['searching', 'writing', 'checking']),
    reports: z.number().int().optional(),
    passages: z.number().int().optional(),
    sentences: z.number().int().optional(),
  }),
  z.object({ type: z.literal('retrieved'), retrieved: z.array(RetrievedSchema) }),
  /** A new citation; always before the first text that carries its number. */
  z.object({ type: z.literal('citation'), citation: CitationSchema }),
  /** Appended to the text so far; complete `[n]` markers only. */
  z.object({ type: z.literal('text-delta'), text: z.string() }),
  /** A sentence is complete and checked. */
  z.object({ type: z.literal('claim'), index: z.number().int(), claim: ClaimSchema }),
  /** The configured model failed; what was streamed so far is void and the extractive answer follows. */
  z.object({ type: z.literal('fallback'), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('answer-end'), answer: AnswerSchema }),
  z.object({ type: z.literal('answer-error'), error: ErrorBodySchema.shape.error }),
]);
export type AnswerEvent = z.infer<typeof AnswerEventSchema>;

/** Events of one briefing; the last is always `briefing-end` or `briefing-error`. */
export const BriefingEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('briefing-start'), id: z.string(), sections: z.array(z.string()) }),
  z.object({ type: z.literal('section-start'), index: z.number().int(), title: z.string() }),
  z.object({ type: z.literal('section-end'), index: z.number().int(), section: BriefingSectionSchema }),
  z.object({ type: z.literal('briefing-end'), briefing: BriefingSchema }),
  z.object({ type: z.literal('briefing-error'), error: ErrorBodySchema.shape.error }),
]);
export type BriefingEvent = z.infer<typeof BriefingEventSchema>;
