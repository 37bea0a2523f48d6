import { z } from 'zod';
import { MarkingSchema } from './marking.ts';

/** What stands in the way of a lower marking; only its owner is told, who sees all of it anyway. */
export const MarkingObstacleSchema = z.object({
  marking: MarkingSchema,
  /** The lower one that was asked for. */
  maxMarking: MarkingSchema,
  /** What the template marks every draft with; a paper cannot be lower. */
  minimum: MarkingSchema,
  /** Sources that are graded higher than what was asked for. */
  sources: z.array(z.object({ number: z.number().int(), title: z.string(), marking: MarkingSchema })),
  /** Where their sentences stand, and how many would go. */
  sections: z.array(z.object({ id: z.string(), title: z.string(), sentences: z.number().int() })),
});
export type MarkingObstacle = z.infer<typeof MarkingObstacleSchema>;

/** What a paper has lost on its way to a lower marking; counts only. */
export const LoweredSchema = z.object({
  sources: z.number().int(),
  sentences: z.number().int(),
  disagreements: z.number().int(),
});
export type Lowered = z.infer<typeof LoweredSchema>;
