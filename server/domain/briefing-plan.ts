import { z } from 'zod';
import { BriefingRequestSchema } from './briefing.ts';

/** `POST /api/briefings/plan`. */
export const PlanRequestSchema = BriefingRequestSchema.extend({
  /** A language model proposes the questions; where there is none, or it fails, they are as in the request. */
  propose: z.boolean().optional(),
}).strict();
export type PlanRequest = z.infer<typeof PlanRequestSchema>;

/** A question of a section, and how much the record holds for it: what was found, without anything being written. */
export const PlannedQuestionSchema = z.object({
  /** As it stands in template or request, with its variables. */
  guiding: z.string(),
  /** As it will be asked. */
  question: z.string(),
  /** Passages and reports with at least one sentence that carries the evidence which an answer needs and speaks of the topic. */
  passages: z.number().int(),
  reports: z.number().int(),
  /** False: without a language model this question would become a gap. */
  suffices: z.boolean(),
});
export type PlannedQuestion = z.infer<typeof PlannedQuestionSchema>;

export const BriefingPlanSchema = z.object({
  /** Those that ask the record, in the order of the template. */
  sections: z.array(
    z.object({ id: z.string(), title: z.string(), questions: z.array(PlannedQuestionSchema) }),
  ),
  /** What was searched in, inside the asker's rights and what he wants used. */
  searched: z.object({
    reports: z.number().int(),
    passages: z.number().int(),
    newest: z.string().nullable(),
  }),
  /** Who asks so: the request, by the template's rules and the author's changes, or a language model. */
  plannedBy: z.enum(['rules', 'language-model']),
  /** Why a proposal of a language model was wanted and is not here. */
  notProposed: z.enum(['no-language-model', 'failed', 'unusable', 'over-budget']).optional(),
});
export type BriefingPlan = z.infer<typeof BriefingPlanSchema>;
