import { z } from 'zod';
import { MarkingSchema } from './marking.ts';
import { RemovedItemSchema, RetentionKindSchema } from './retention.ts';
import { TlpSchema } from './source-marks.ts';

const Id = z.string().min(1).max(200);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().min(0);
const Code = z.string().max(100);

/** What a model endpoint is asked for. */
export const MODEL_PURPOSES = ['chat', 'embeddings', 'judge', 'rerank'] as const;
export const ModelPurposeSchema = z.enum(MODEL_PURPOSES);
export type ModelPurpose = z.infer<typeof ModelPurposeSchema>;

/**
 * Why a session ended: another one took its place, its time was over, it was not used, the provider signed the person out
 * or no longer knows him, an administrator closed the account.
 */
export const SESSION_ENDS = [
  'replaced',
  'expired',
  'idle',
  'signed-out-by-provider',
  'refused-by-provider',
  'blocked',
] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** Who did it; `system` where nobody asked for it by name (ingest of a folder, a start). */
const by = { actor: Id };
/** The TLP label beside a grade, the strictest of several: null where there is none. Absent in entries from before it was recorded. */
const tlp = TlpSchema.nullable().optional();

/**
 * What is written into the audit log: who, which, how high graded, how many. Never text of documents, questions or answers,
 * no file names, no secrets.
 */
export const AuditEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...by,
    type: z.literal('question-asked'),
    answerId: Id,
    conversationId: Id,
    /** sha-256 of the question as it was asked. */
    questionHash: Hash,
    outcome: z.enum(['answered', 'refused', 'failed']),
    /** Of the answer. */
    marking: MarkingSchema.nullable(),
    tlp,
  }),
  z.object({ ...by, type: z.literal('searched'), questionHash: Hash }),
  z.object({
    ...by,
    type: z.literal('passages-shown'),
    /** With an answer its id; null in a search. */
    answerId: Id.nullable(),
    passageIds: z.array(Id).max(10_000),
    highest: MarkingSchema,
    tlp,
  }),
  z.object({
    ...by,
    type: z.literal('report-opened'),
    reportId: Id,
    what: z.enum(['text', 'passage', 'original']),
    marking: MarkingSchema,
    tlp,
  }),
  z.object({
    ...by,
    type: z.literal('exported'),
    what: z.enum(['briefing', 'answer', 'record', 'evaluation-run', 'audit']),
    id: Id,
    format: Code,
    /** Of the file; null where what is exported carries none. */
    marking: MarkingSchema.nullable(),
    tlp,
  }),
  z.object({
    ...by,
    type: z.literal('report-stored'),
    reportId: Id,
    contentHash: z.string().max(200),
    status: Code,
    passages: Count,
    marking: MarkingSchema,
    tlp,
  }),
  z.object({ ...by, type: z.literal('report-deleted'), reportId: Id, contentHash: z.string().max(200) }),
  /** Somebody took a refused file off the list, of which no report stands in the record. */
  z.object({
    ...by,
    type: z.literal('refusal-dismissed'),
    /** `file:` and the sha-256 of its name. */
    fileId: Id,
    /** Of its bytes, where they are kept. */
    contentHash: z.string().max(200).nullable(),
    /** Of the row that went, as the database writes it. */
    sha256: Hash,
  }),
  z.object({
    ...by,
    type: z.literal('briefing-saved'),
    briefingId: Id,
    version: Count,
    marking: MarkingSchema,
    tlp,
  }),
  z.object({
    ...by,
    type: z.literal('briefing-signed'),
    briefingId: Id,
    version: Count,
    marking: MarkingSchema,
    tlp,
  }),
  z.object({
    ...by,
    type: z.literal('model-call'),
    /** Host and port of the endpoint. */
    host: z.string().min(1).max(300),
    model: z.string().max(300),
    purpose: ModelPurposeSchema,
    /** Highest grade of what went there; null where only the asker's own words did. */
    highest: MarkingSchema.nullable(),
    tlp,
    passages: Count,
    /** Up to which grade the endpoint is released, and how many passages were held back for it. */
    releasedUpTo: MarkingSchema,
    heldBack: Count,
    /** The answer for which it was asked, where it was for one. */
    answerId: Id.nullable(),
  }),
  z.object({
    ...by,
    type: z.literal('evaluation-run'),
    runId: Id,
    suite: Code,
    what: z.enum(['started', 'stopped']),
  }),
  z.object({
    ...by,
    type: z.literal('login'),
    outcome: z.enum(['success', 'failure']),
    method: Code,
    /** Why it failed. */
    code: Code.optional(),
    /** Failures since the last such entry that have none of their own: whoever knocks often does not fill the log. */
    unrecorded: Count.optional(),
    /** Hash or number of the session, never the cookie. */
    session: Id.optional(),
  }),
  z.object({ ...by, type: z.literal('logout'), method: Code, session: Id.optional() }),
  /** A session that ended without its person signing out here. */
  z.object({
    ...by,
    type: z.literal('session-ended'),
    person: Id,
    reason: z.enum(SESSION_ENDS),
    session: Id,
  }),
  z.object({
    ...by,
    type: z.literal('token-created'),
    tokenId: Id,
    scopes: z.array(Code).max(20),
    expiresAt: z.string().max(40),
  }),
  z.object({ ...by, type: z.literal('token-revoked'), tokenId: Id }),
  /** A token was used that is good for nothing any more: one entry an hour for each. The actor is its person. */
  z.object({
    ...by,
    type: z.literal('token-refused'),
    tokenId: Id,
    reason: z.enum(['revoked', 'expired', 'blocked', 'unconfirmed']),
  }),
  z.object({
    ...by,
    type: z.literal('rights-changed'),
    /** Whose, or of what. */
    subject: Id,
    /** `clearance`, `roles`, `groups` or `account`. Of groups only those that went (before) and came (after). */
    what: Code,
    before: z.string().max(2000).nullable(),
    after: z.string().max(2000).nullable(),
  }),
  /** Somebody looked at what another, or whoever has these rights, may see. */
  z.object({
    ...by,
    type: z.literal('viewed-as'),
    /** Null where no person was meant. */
    subject: Id.nullable(),
    clearance: MarkingSchema,
    groups: z.array(z.string().max(200)).max(1000),
  }),
  z.object({ ...by, type: z.literal('refused'), what: Code, code: Code }),
  z.object({
    ...by,
    type: z.literal('setting-changed'),
    what: Code,
    before: Code.nullable(),
    after: Code.nullable(),
  }),
  /** A batch that went by policy: older than `before`. Names of files are hashed. */
  z.object({
    ...by,
    type: z.literal('retention-removed'),
    runId: Id,
    kind: RetentionKindSchema,
    days: Count,
    before: z.string().max(40),
    items: z.array(RemovedItemSchema).max(5000),
  }),
  z.object({ ...by, type: z.literal('hold-changed'), id: Id, what: z.enum(['set', 'released']) }),
  /** Entries up to `through` went by policy; `hash` is that of the last of them. */
  z.object({ ...by, type: z.literal('checkpoint'), through: Count, hash: Hash, removed: Count }),
]);
export type AuditEvent = z.infer<typeof AuditEventSchema>;
export type AuditEventOf<Type extends AuditEvent['type']> = Extract<AuditEvent, { type: Type }>;

export const AuditEntrySchema = z.object({
  /** ISO 8601 in UTC, to the microsecond, by the clock of the database. */
  at: z.string(),
  event: AuditEventSchema,
  /** From 1, without gaps. */
  sequence: z.number().int().min(1),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

/** The actor of what nobody asked for by name. */
export const SYSTEM_ACTOR = 'system';
