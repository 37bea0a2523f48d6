import { z } from 'zod';
import { DaySchema, DocumentLanguageSchema } from './language.ts';
import { MarkingSchema } from './marking.ts';

/** How well one page (1-based) could be read. Issue "reading real documents" adds OCR and doubtful tables. */
export const PageQualitySchema = z.object({
  page: z.number().int().min(1),
  status: z.enum(['text', 'ocr', 'doubtful', 'unreadable', 'empty']),
  confidence: z.number().min(0).max(1).optional(),
  note: z.string().optional(),
});

/** The extraction certificate: shown beside every citation from a page that is not plain `text`. */
export const QualitySchema = z.object({
  pages: z.array(PageQualitySchema),
  notes: z.array(z.string()),
});
export type Quality = z.infer<typeof QualitySchema>;

export const MetadataFieldSchema = z.enum([
  'title',
  'originator',
  'publishedOn',
  'eventOn',
  'language',
  'marking',
  'author',
  'documentNumber',
]);

/** Admiralty grading (NATO): reliability of the source, credibility of the item; F and 6 mean "cannot be judged". */
export const ReliabilitySchema = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export const CredibilitySchema = z.enum(['1', '2', '3', '4', '5', '6']);

export const ReportSchema = z.object({
  id: z.string(),
  /** Path relative to the folder that was ingested, with `/`; unique in the corpus. */
  sourceKey: z.string(),
  title: z.string(),
  originator: z.string().nullable(),
  author: z.string().nullable(),
  documentNumber: z.string().nullable(),
  publishedOn: DaySchema.nullable(),
  eventOn: DaySchema.nullable(),
  /** ISO 8601 with time zone. */
  ingestedAt: z.string(),
  language: DocumentLanguageSchema,
  mediaType: z.string(),
  marking: MarkingSchema,
  reliability: ReliabilitySchema.nullable(),
  credibility: CredibilitySchema.nullable(),
  /** sourceKey of the report that replaces this one, where known. */
  supersededBy: z.string().nullable(),
  /** sha-256 of the bytes, hex. */
  contentHash: z.string(),
  /** Changes whenever parser, chunker or embedder would produce something else. */
  pipelineFingerprint: z.string(),
  sizeBytes: z.number().int(),
  pageCount: z.number().int(),
  passageCount: z.number().int(),
  /** Metadata fields that were guessed from the content rather than stated. */
  guessed: z.array(MetadataFieldSchema),
  quality: QualitySchema,
  /** Flagged as fictional sample data. */
  fictional: z.boolean(),
});
export type Report = z.infer<typeof ReportSchema>;

/** Outcome of one file that entered (bar 5): exactly one of these, with a reason a person understands. */
export const OutcomeStatusSchema = z.enum(['added', 'updated', 'unchanged', 'partial', 'refused']);
export const OutcomeSchema = z.object({
  sourceKey: z.string(),
  status: OutcomeStatusSchema,
  /** Stable code of the reason for `partial` and `refused`, e.g. `encrypted`, `no-text`, `too-large`. */
  code: z.string().nullable(),
  reason: z.string().nullable(),
  reportId: z.string().nullable(),
  passages: z.number().int(),
  pages: z.number().int(),
  durationMs: z.number(),
  at: z.string(),
});
export type Outcome = z.infer<typeof OutcomeSchema>;
