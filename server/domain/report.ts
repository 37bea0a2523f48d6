import { z } from 'zod';
import { DaySchema, DocumentLanguageSchema } from './language.ts';
import { MarkingSchema } from './marking.ts';
import { SOURCE_MARKS } from './source-marks.ts';

/** How well one page (1-based) could be read. Issue "reading real documents" adds OCR and doubtful tables. */
export const PageQualitySchema = z.object({
  page: z.number().int().min(1),
  status: z.enum(['text', 'ocr', 'doubtful', 'unreadable', 'empty']),
  confidence: z.number().min(0).max(1).optional(),
  note: z.string().optional(),
});

/** Text that a reader of the page does not see; kept out of text, passages and vectors, and named here. */
export const HiddenFlagSchema = z.object({
  how: z.enum(['invisible-colour', 'tiny', 'off-page', 'comment', 'hidden-markup', 'behind-image']),
  page: z.number().int().min(1).nullable(),
  /** Characters of it. */
  length: z.number().int().min(0),
});

/** The extraction certificate: shown beside every citation from a page that is not plain `text`. */
export const QualitySchema = z.object({
  pages: z.array(PageQualitySchema),
  notes: z.array(z.string()),
  hidden: z.array(HiddenFlagSchema).optional(),
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

/** What a later document does to an earlier one. Who extends a mandate leaves the rest of the paper in force. */
export const SupersedingSchema = z.enum(['replaces', 'corrects', 'extends']);
export type Superseding = z.infer<typeof SupersedingSchema>;

export const ReportSchema = z.object({
  id: z.string(),
  /** Path relative to the folder that was ingested, with `/`; unique in the corpus. */
  sourceKey: z.string(),
  /** sourceKey of the mail or archive that it came in; its own sourceKey is then `<parentKey>/<name>`. */
  parentKey: z.string().nullable(),
  /** Further source keys under which the very same bytes came in. */
  alsoKnownAs: z.array(z.string()),
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
  ...SOURCE_MARKS,
  reliability: ReliabilitySchema.nullable(),
  credibility: CredibilitySchema.nullable(),
  /** sourceKey of the report that replaces, corrects or extends this one, where known. */
  supersededBy: z.string().nullable(),
  /** What that report does to this one; null where there is none. */
  supersededHow: SupersedingSchema.nullable(),
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

/** How one report stands to another that the asker may see. */
export const RelationSchema = z.object({
  kind: z.enum([
    'parent',
    'part',
    'replaces',
    'corrects',
    'extends',
    'replaced-by',
    'corrected-by',
    'extended-by',
    'near-duplicate',
  ]),
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  /** The document's own words that say so, where it does. */
  words: z.string().nullable(),
  /** Share of common word sequences, 0–1; only for near-duplicates. */
  similarity: z.number().min(0).max(1).nullable(),
});
export type Relation = z.infer<typeof RelationSchema>;

/** Outcome of one file that entered (bar 5): exactly one of these, with a reason a person understands. */
export const OutcomeStatusSchema = z.enum(['added', 'updated', 'unchanged', 'partial', 'refused']);
export const OutcomeSchema = z.object({
  sourceKey: z.string(),
  status: OutcomeStatusSchema,
  /** Stable code of the reason, e.g. `encrypted`, `no-text`, `too-large`; of a file that got in, of what is to be said of it (`marking-differs`). */
  code: z.string().nullable(),
  reason: z.string().nullable(),
  reportId: z.string().nullable(),
  passages: z.number().int(),
  pages: z.number().int(),
  durationMs: z.number(),
  at: z.string(),
});
export type Outcome = z.infer<typeof OutcomeSchema>;

/** A refused file whose bytes are kept, and what may still be tried with it. */
export const QuarantinedSchema = OutcomeSchema.extend({
  sizeBytes: z.number().int(),
  waysOut: z.array(z.enum(['password', 'recognise', 'retry'])),
});
export type Quarantined = z.infer<typeof QuarantinedSchema>;

/** One run of the ingest, whichever process works on it. */
export const JobSchema = z.object({
  id: z.string(),
  kind: z.enum(['folder', 'upload', 'retry', 'watch', 'samples']),
  /** What is read in: the paths as they were named. */
  label: z.string(),
  /** `interrupted`: the process that worked on it is gone; the same command goes on where it stopped. */
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'interrupted']),
  total: z.number().int(),
  done: z.number().int(),
  passages: z.number().int(),
  /** Outcomes so far by status. */
  counts: z.partialRecord(OutcomeStatusSchema, z.number().int()),
  currentKey: z.string().nullable(),
  error: z.string().nullable(),
  startedAt: z.string(),
  updatedAt: z.string(),
});
export type Job = z.infer<typeof JobSchema>;

/** Events of `GET /api/jobs/events`: all recent jobs whenever one of them has changed. */
export const JobsEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('jobs'), jobs: z.array(JobSchema) }),
  z.object({ type: z.literal('jobs-end') }),
]);
export type JobsEvent = z.infer<typeof JobsEventSchema>;
