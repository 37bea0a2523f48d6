import { z } from 'zod';
import { AlsoAskedSchema, BriefingRequestSchema } from './briefing.ts';
import { ErrorBodySchema } from './errors.ts';

/** A draft that is finished is a briefing and has no state here. */
export const DRAFT_STATES = ['drafting', 'failed', 'cancelled'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

const DraftQuestionSchema = z.object({
  question: z.string(),
  /** Under which the answer is, or will be, stored. */
  answerId: z.string(),
});
export type DraftQuestion = z.infer<typeof DraftQuestionSchema>;

/** A section of the plan; without questions where its template asks none. */
export const DraftSectionSchema = z.object({
  title: z.string(),
  questions: z.array(DraftQuestionSchema),
  /** Joins the plan once the answers to the questions are there; without questions where they rest on enough. */
  also: AlsoAskedSchema.extend({
    questions: z.array(AlsoAskedSchema.shape.questions.element.extend(DraftQuestionSchema.shape)),
  }).optional(),
});
export type DraftSection = z.infer<typeof DraftSectionSchema>;

/** A briefing on its way: what was asked for, the plan, and how far it is. */
export const DraftSchema = z.object({
  /** Of the briefing that it becomes. */
  id: z.string(),
  title: z.string(),
  state: z.enum(DRAFT_STATES),
  createdAt: z.string(),
  updatedAt: z.string(),
  request: BriefingRequestSchema,
  sections: z.array(DraftSectionSchema),
  /** Ids of the answers that are there. */
  answered: z.array(z.string()),
  /** Sections, from the first on, whose questions are all answered. */
  sectionsDone: z.number().int(),
  /** Why it failed. */
  error: ErrorBodySchema.shape.error.nullable(),
});
export type Draft = z.infer<typeof DraftSchema>;

/** Every question of a section that is in its plan so far. */
export const questionsOf = ({ questions, also }: DraftSection): readonly DraftQuestion[] => [
  ...questions,
  ...(also?.questions ?? []),
];

/** Sections are shown in their order: one that waits for its answer holds up those after it. */
export function sectionsDone(sections: readonly DraftSection[], answered: readonly string[]): number {
  const there = new Set(answered);
  const first = sections.findIndex(
    (section) =>
      (section.questions.length > 0 && section.also === undefined) ||
      !questionsOf(section).every(({ answerId }) => there.has(answerId)),
  );
  return first === -1 ? sections.length : first;
}
