import { z } from 'zod';
import { DaySchema } from './language.ts';
import { MarkingSchema } from './marking.ts';
import { SOURCE_MARKS } from './source-marks.ts';

const CoveredReportSchema = z.object({
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  originator: z.string().nullable(),
  publishedOn: DaySchema.nullable(),
  marking: MarkingSchema,
  ...SOURCE_MARKS,
});

/**
 * Which reports a briefing rests on, and which stood among the first that were found for its questions without being cited.
 * Told at reading, to this reader, never stored with the briefing: what was found may be graded higher than what is said.
 */
export const BriefingCoverageSchema = z.object({
  /** Most sentences first. */
  used: z.array(CoveredReportSchema.extend({ sentences: z.number().int() })),
  /** Most questions first; `sections` are titles. */
  notUsed: z.array(
    CoveredReportSchema.extend({ questions: z.number().int(), sections: z.array(z.string()) }),
  ),
});
export type BriefingCoverage = z.infer<typeof BriefingCoverageSchema>;
