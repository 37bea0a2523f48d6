import { z } from 'zod';
import { type AuditEvent, AuditEventSchema, MODEL_PURPOSES } from './audit.ts';
import { DaySchema } from './language.ts';
import { MarkingSchema } from './marking.ts';

const Count = z.number().int().min(0);

/** How many reports carry a grade, or a need-to-know group. Only what the administrator himself may see is counted. */
export const GradeCountSchema = z.object({ marking: MarkingSchema, reports: Count });
export const GroupCountSchema = z.object({ group: z.string(), reports: Count });
export type GradeCount = z.infer<typeof GradeCountSchema>;
export type GroupCount = z.infer<typeof GroupCountSchema>;

/** What a list of sources is made by: who wrote the reports, or the folder that they came in. */
export const SOURCE_KINDS = ['originator', 'folder'] as const;
export const SourceKindSchema = z.enum(SOURCE_KINDS);
export type SourceKind = z.infer<typeof SourceKindSchema>;

/** Where reports come from, and who may see them. */
export const SourceSummarySchema = z.object({
  /** Null: no originator is known, or the reports lie in no folder. */
  name: z.string().nullable(),
  reports: Count,
  passages: Count,
  /** Lowest grade first. */
  grades: z.array(GradeCountSchema),
  /** By name; a report of two groups counts in both. */
  groups: z.array(GroupCountSchema),
  /** Reports that no group is needed for. */
  ungrouped: Count,
  /** Reports with an owner, whom alone they are shown: of the administrator's own. */
  owned: Count,
  /** Reports with a page that text recognition read. */
  recognised: Count,
  /** Reports with a page that could not be read, or not for certain. */
  doubtful: Count,
  newest: DaySchema.nullable(),
  /** ISO 8601. */
  lastIngestedAt: z.string(),
});
export type SourceSummary = z.infer<typeof SourceSummarySchema>;

/** Whose eyes are looked through: a person as the provider described him last, or rights that nobody need have. */
export const ViewSubjectSchema = z.object({
  /** Null where no person is meant: then nothing is owned by him. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  clearance: MarkingSchema,
  groups: z.array(z.string()),
});
export type ViewSubject = z.infer<typeof ViewSubjectSchema>;

/** A report as it stands in a list of what somebody may see. */
export const ViewedReportSchema = z.object({
  id: z.string(),
  title: z.string(),
  sourceKey: z.string(),
  originator: z.string().nullable(),
  publishedOn: DaySchema.nullable(),
  language: z.string(),
  marking: MarkingSchema,
  groups: z.array(z.string()),
});
export type ViewedReport = z.infer<typeof ViewedReportSchema>;

/** What the subject may see of what the administrator may see; of the rest nothing is told, not even that there is any. */
export const ViewAsSchema = z.object({
  subject: ViewSubjectSchema,
  /** Why he sees nothing of it at present; null where he does. */
  closed: z.enum(['blocked', 'no-role']).nullable(),
  reports: Count,
  grades: z.array(GradeCountSchema),
  groups: z.array(GroupCountSchema),
  ungrouped: Count,
  /** Of those that the words looked for leave; newest first. */
  found: Count,
  listed: z.array(ViewedReportSchema),
});
export type ViewAs = z.infer<typeof ViewAsSchema>;

/** A model endpoint with its release, or what stands in its place. */
export const ModelReleaseSchema = z.object({
  purpose: z.enum(MODEL_PURPOSES),
  /** `inside`: in this process, sends nothing; `former`: no longer configured, but it was called; `none`: there is none. */
  state: z.enum(['endpoint', 'inside', 'former', 'none']),
  /** Host and port. */
  host: z.string().nullable(),
  model: z.string().nullable(),
  /** Null where nothing is sent, and for what is no longer configured. */
  releasedUpTo: MarkingSchema.nullable(),
  /** Whether the host is this machine; a gateway on it may pass requests on. */
  thisMachine: z.boolean(),
  calls: Count,
  lastCallAt: z.string().nullable(),
  /** Calls with something graded above what was released then. Anything but 0 is a fault. */
  beyondRelease: Count,
});
export type ModelRelease = z.infer<typeof ModelReleaseSchema>;

export const ModelReleasesSchema = z.object({
  endpoints: z.array(ModelReleaseSchema),
  /** Calls that were not made because they would have needed more than is released. */
  refused: z.array(z.object({ purpose: z.enum(MODEL_PURPOSES), calls: Count })),
  /** The log is counted from here; null where it is empty. */
  since: z.string().nullable(),
});
export type ModelReleases = z.infer<typeof ModelReleasesSchema>;

export const AUDIT_EVENT_TYPES = AuditEventSchema.options.map(({ shape }) => shape.type.value);
export const AuditEventTypeSchema = z.enum(
  AUDIT_EVENT_TYPES as [AuditEvent['type'], ...AuditEvent['type'][]],
);

/** An entry as an administrator is shown it. */
export const ShownAuditEntrySchema = z.object({
  sequence: z.number().int(),
  at: z.string(),
  type: AuditEventTypeSchema,
  actor: z.string(),
  /** The rest of the event by name; hashes of contents and questions are left to the export. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())])),
  /** Something of it is about what this administrator may not see, or about what is gone: it is left out. */
  withheld: z.boolean(),
  hash: z.string(),
});
export type ShownAuditEntry = z.infer<typeof ShownAuditEntrySchema>;

export const AuditPageSchema = z.object({
  /** Newest first. */
  entries: z.array(ShownAuditEntrySchema),
  /** Give it as `before` to go on; null at the end. */
  next: z.number().int().nullable(),
  /** The newest entry of the whole log when this was read; written down elsewhere it is an anchor. */
  head: z.object({ sequence: z.number().int(), hash: z.string() }),
  /** Entries up to this number went by policy. */
  prunedThrough: z.number().int(),
});
export type AuditPage = z.infer<typeof AuditPageSchema>;
