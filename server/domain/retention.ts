import { z } from 'zod';

/**
 * What goes after a time, each by a policy of its own: conversations with their answers; records of answers that stay; drafts
 * that nobody finished; briefings that nobody signed, and signed ones; refused files with their originals; sessions and tokens
 * that ended; reports with all that came in with them; runs of the evaluation; entries of the audit log.
 */
export const RETENTION_KINDS = [
  'conversations',
  'answer-records',
  'drafts',
  'briefings',
  'signed-briefings',
  'refused-files',
  'reports',
  'evaluation-runs',
  'sessions',
  'tokens',
  'audit',
] as const;
export const RetentionKindSchema = z.enum(RETENTION_KINDS);
export type RetentionKind = z.infer<typeof RetentionKindSchema>;

/** Days for which each kind is kept; null: for ever. */
export type RetentionDays = Readonly<Record<RetentionKind, number | null>>;

/** A policy and what is older than it allows. */
export const RetentionLineSchema = z.object({
  kind: RetentionKindSchema,
  days: z.number().int().min(1).nullable(),
  /** Would go with a run now. */
  due: z.number().int().min(0),
  /** Old enough, but held by a legal hold. */
  held: z.number().int().min(0),
  /** Old enough, but something that is kept relies on it. */
  relied: z.number().int().min(0),
  /** The oldest of what would go, ISO 8601. */
  oldest: z.string().nullable(),
});
export type RetentionLine = z.infer<typeof RetentionLineSchema>;

export const RetentionRunSchema = z.object({
  id: z.string(),
  /** A person, `administrator` at the command line, `system` for the daily run. */
  actor: z.string(),
  state: z.enum(['running', 'done', 'failed', 'stopped', 'interrupted']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  removed: z.partialRecord(RetentionKindSchema, z.number().int().min(0)),
});
export type RetentionRun = z.infer<typeof RetentionRunSchema>;

/** Keeps what it names, whatever the policies say, until somebody releases it. */
export const HoldSchema = z.object({
  id: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type Hold = z.infer<typeof HoldSchema>;

export const RetentionSchema = z.object({
  policies: z.array(RetentionLineSchema),
  /** Newest first. */
  runs: z.array(RetentionRunSchema),
  holds: z.array(HoldSchema),
});
export type Retention = z.infer<typeof RetentionSchema>;

/** One thing that was removed: `sha256` is that of its row as the database writes it (`body::text`), of a file or a report that of its bytes,
 * of a run of the evaluation that of its results.
 */
export const RemovedItemSchema = z.object({
  what: z.enum([
    'conversation',
    'answer',
    'answer-record',
    'draft',
    'briefing',
    'briefing-version',
    'refused-file',
    'original',
    'report',
    'evaluation-run',
    'session',
    'token',
  ]),
  id: z.string().min(1).max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type RemovedItem = z.infer<typeof RemovedItemSchema>;
