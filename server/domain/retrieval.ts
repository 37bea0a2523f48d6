import { z } from 'zod';
import { DaySchema } from './language.ts';

export const ANSWER_KINDS = [
  'date',
  'number',
  'person',
  'place',
  'comparison',
  'change',
  'position',
  'open',
] as const;

/** What was understood of a question, and so what was searched for. */
export const RetrievalPlanSchema = z.object({
  /** The question as it was searched: a follow-up with what it left out. */
  question: z.string(),
  /** Whether it was completed from an earlier question of the conversation. */
  followsUp: z.boolean(),
  language: z.string(),
  kind: z.enum(ANSWER_KINDS),
  terms: z.array(z.string()),
  /** Numbers of documents that are searched for themselves, as written. */
  documents: z.array(z.string()),
  /** Dates, years and numbers that the question states, as written. */
  figures: z.array(z.string()),
  /** One search each, where the question compares, asks for a change, or is several questions in one. */
  sides: z.array(z.string()),
  asOf: DaySchema.nullable(),
});
export type RetrievalPlan = z.infer<typeof RetrievalPlanSchema>;
