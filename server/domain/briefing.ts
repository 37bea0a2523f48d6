import { z } from 'zod';
import {
  CitationSchema,
  ClaimSchema,
  DisagreementSchema,
  ProvenanceSchema,
  TermNoteSchema,
} from './answer.ts';
import { DaySchema, InterfaceLanguageSchema } from './language.ts';
import { MarkingSchema } from './marking.ts';
import { CitedSinceSchema } from './reliance.ts';

export const BriefingRequestSchema = z
  .object({
    topic: z.string(),
    template: z.string().min(1).max(100),
    asOf: DaySchema.optional(),
    answerLanguage: InterfaceLanguageSchema.optional(),
  })
  .strict();
export type BriefingRequest = z.infer<typeof BriefingRequestSchema>;

/** One section; citation numbers are those of the briefing's one source list. */
export const BriefingSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  questions: z.array(z.string()),
  claims: z.array(ClaimSchema),
  answerIds: z.array(z.string()),
  /** For the review: words for likelihood; absent where there is nothing to note. */
  notes: z.array(TermNoteSchema).optional(),
});
export type BriefingSection = z.infer<typeof BriefingSectionSchema>;

export const BriefingGapSchema = z.object({
  section: z.string(),
  question: z.string(),
  message: z.string(),
});

export const BriefingSchema = z.object({
  id: z.string(),
  title: z.string(),
  topic: z.string(),
  audience: z.string(),
  template: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  language: InterfaceLanguageSchema,
  asOf: DaySchema,
  marking: MarkingSchema,
  sections: z.array(BriefingSectionSchema),
  sources: z.array(CitationSchema),
  gaps: z.array(BriefingGapSchema),
  disagreements: z.array(DisagreementSchema),
  status: z.enum(['drafting', 'draft', 'failed']),
  createdAt: z.string(),
  provenance: ProvenanceSchema,
  timings: z.object({ totalMs: z.number() }),
  /** As in an answer. */
  since: z.array(CitedSinceSchema).optional(),
});
export type Briefing = z.infer<typeof BriefingSchema>;
