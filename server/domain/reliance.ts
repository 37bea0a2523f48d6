import { z } from 'zod';
import { SupersedingSchema } from './report.ts';

/** A report that took the place of another, as the asker may see it. */
const SuccessorSchema = z.object({
  how: SupersedingSchema,
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
});

/**
 * How a report that was once cited stands now. `unavailable` is neither in the record as the asker sees it nor known to
 * him as withdrawn: removed before withdrawals were noted, or no longer his to see.
 */
export const ReportStandingSchema = z.object({
  reportId: z.string(),
  state: z.enum(['there', 'withdrawn', 'unavailable']),
  withdrawnAt: z.string().nullable(),
  /** When the text that is there now came in; null where none is. */
  ingestedAt: z.string().nullable(),
  successor: SuccessorSchema.nullable(),
});
export type ReportStanding = z.infer<typeof ReportStandingSchema>;

/** An answer or a briefing of the asker that cites a report. */
export const RelianceSchema = z.object({
  kind: z.enum(['answer', 'briefing']),
  id: z.string(),
  /** The question of an answer, the title of a briefing. */
  title: z.string(),
  createdAt: z.string(),
  /** Null for a briefing. That of an answer to a section of a briefing begins with `briefing-`. */
  conversationId: z.string().nullable(),
});
export type Reliance = z.infer<typeof RelianceSchema>;

/** `GET /api/reports/{id}/reliance`. */
export const ReportRelianceSchema = z.object({
  /** Name and title as the report has them, or as it was cited last where it is no longer there. */
  sourceKey: z.string(),
  title: z.string(),
  standing: ReportStandingSchema,
  /** Newest first. */
  reliances: z.array(RelianceSchema),
});
export type ReportReliance = z.infer<typeof ReportRelianceSchema>;

/** What happened to a cited report after the answer or briefing was made; told at reading, never stored with it. */
export const CitedSinceSchema = z.object({
  /** Of the citation. */
  number: z.number().int(),
  /** `changed`: the report has another text now, in which the quoted words no longer stand. */
  event: z.enum(['withdrawn', 'unavailable', 'superseded', 'changed']),
  /** When, where it is known. */
  at: z.string().nullable(),
  successor: SuccessorSchema.nullable(),
});
export type CitedSince = z.infer<typeof CitedSinceSchema>;
