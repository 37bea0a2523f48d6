import { z } from 'zod';
import { DocumentLanguageSchema } from './language.ts';

/**
 * A passage of a report. Invariant: `report.text.slice(start, end) === text` (UTF-16 offsets).
 * The id is stable across re-ingest of the same content, so that old citations live on.
 */
export const PassageSchema = z.object({
  id: z.string(),
  reportId: z.string(),
  ordinal: z.number().int().min(0),
  text: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** 1-based; null where the format has no pages. */
  pageFrom: z.number().int().min(1).nullable(),
  pageTo: z.number().int().min(1).nullable(),
  headingPath: z.array(z.string()),
  language: DocumentLanguageSchema,
});
export type Passage = z.infer<typeof PassageSchema>;
