import type { StoredKind } from '../../ports/retention.ts';
import { REPORTS_SQL } from './retention-reports.ts';

/** How rows of a kind are found and removed. The audit log has a way of its own. */
export interface RetentionSql {
  /** Table and alias: `conversations c`. */
  readonly from: string;
  readonly alias: string;
  /** What names a row in the statements below: its id, and its owner where the id alone does not. */
  readonly key: string;
  readonly owner: string;
  /** As of when it counts. */
  readonly at: string;
  /** Beside its age. */
  readonly where: string;
  readonly held: string;
  /** Something that is kept rests on it. */
  readonly relied: string;
  /** What goes: `what`, `id`, `sha256` of the rows in `k (key, owner)`. */
  readonly items: string;
  readonly remove: readonly string[];
}

/** Kinds that go by statements alone. */
type Stated = Exclude<StoredKind, 'audit' | 'reports'>;

/** The rows that a batch is about. */
const K = 'unnest($1::text[], $2::text[]) AS k (key, owner)';

export const sha = (value: string): string => `encode(sha256(convert_to((${value})::text, 'UTF8')), 'hex')`;
const onHold = (...ids: string[]): string =>
  `EXISTS (SELECT 1 FROM holds h WHERE h.id IN (${ids.join(', ')}))`;
const no = 'false';

/** The answers of a briefing, and of its draft before it, are a conversation of this name (`draftConversation`). */
const conversationOf = (id: string): string => `'briefing-' || ${id}`;
const briefingOf = (conversation: string): string =>
  `CASE WHEN ${conversation} LIKE 'briefing-%' THEN substr(${conversation}, 10) END`;

/** Signed now or in any version before: it has been a record, and somebody may have acted on it. */
const isSigned = (b: string): string => `(${b}.body ->> 'status' = 'signed' OR EXISTS (
  SELECT 1 FROM briefing_versions v WHERE v.briefing_id = ${b}.id AND v.body ->> 'status' = 'signed'))`;

/** @param conversation the id of one, of the owner in `k` */
const answersIn = (conversation: string): string => `
  SELECT 'conversation' AS what, c.id, ${sha('to_jsonb(c)')} AS sha256
  FROM ${K} JOIN conversations c ON c.owner = k.owner AND c.id = ${conversation}
  UNION ALL
  SELECT 'answer', a.id, ${sha('a.body')}
  FROM ${K} JOIN answers a ON a.owner = k.owner AND a.conversation_id = ${conversation}
  UNION ALL
  SELECT 'answer-record', r.answer_id, ${sha('r.body')}
  FROM ${K} JOIN answers a ON a.owner = k.owner AND a.conversation_id = ${conversation}
  JOIN answer_records r ON r.answer_id = a.id`;
/** Answers, records and reliances go with it. */
const removeConversation = (conversation: string): string =>
  `DELETE FROM conversations c USING ${K} WHERE c.owner = k.owner AND c.id = ${conversation}`;

const holdOnAnswers = (owner: string, conversation: string): string =>
  `EXISTS (SELECT 1 FROM answers x JOIN holds h ON h.id = x.id WHERE x.owner = ${owner} AND x.conversation_id = ${conversation})`;

const briefings = (signed: boolean): RetentionSql => ({
  from: 'briefings b',
  alias: 'b',
  key: 'b.id',
  owner: 'b.owner',
  at: '(SELECT greatest(b.created_at, max(v.created_at)) FROM briefing_versions v WHERE v.briefing_id = b.id)',
  where: `b.created_at < $1 AND ${signed ? '' : 'NOT '}${isSigned('b')}`,
  held: `${onHold('b.id', conversationOf('b.id'))} OR ${holdOnAnswers('b.owner', conversationOf('b.id'))}`,
  relied: no,
  items: `SELECT 'briefing' AS what, b.id, ${sha('b.body')} AS sha256 FROM ${K} JOIN briefings b ON b.id = k.key
    UNION ALL
    SELECT 'briefing-version', v.briefing_id || '@' || v.number, ${sha('v.body')}
    FROM ${K} JOIN briefing_versions v ON v.briefing_id = k.key
    UNION ALL ${answersIn(conversationOf('k.key'))}`,
  remove: [
    `DELETE FROM briefings b USING ${K} WHERE b.id = k.key`,
    removeConversation(conversationOf('k.key')),
  ],
});

/** The hash of a name of a file: names are not for the audit log. */
export const FILE_ID = (name: string): string => `'file:' || ${sha(name)}`;

const IN_USE = (hash: string): string => `(
  EXISTS (SELECT 1 FROM reports r WHERE r.content_hash = ${hash})
  OR EXISTS (SELECT 1 FROM report_aliases l WHERE l.content_hash = ${hash})
  OR EXISTS (SELECT 1 FROM outcomes o WHERE o.content_hash = ${hash}))`;

export const ORIGINALS_IN_USE = `SELECT h AS hash FROM unnest($1::text[]) h WHERE ${IN_USE('h')}`;

export const RETENTION_SQL: Readonly<Record<Stated, RetentionSql>> & {
  readonly reports: typeof REPORTS_SQL;
} = {
  reports: REPORTS_SQL,
  conversations: {
    from: 'conversations c',
    alias: 'c',
    key: 'c.id',
    owner: 'c.owner',
    at: 'c.updated_at',
    where: 'true',
    held: `${onHold('c.id', briefingOf('c.id'))} OR ${holdOnAnswers('c.owner', 'c.id')}`,
    // The answers of a briefing stay as long as the briefing, or its draft, and go with it.
    relied: `EXISTS (SELECT 1 FROM briefings b WHERE b.id = ${briefingOf('c.id')})
      OR EXISTS (SELECT 1 FROM drafts d WHERE d.id = ${briefingOf('c.id')})`,
    items: answersIn('k.key'),
    remove: [removeConversation('k.key')],
  },
  'answer-records': {
    from: 'answer_records r JOIN answers a ON a.id = r.answer_id',
    alias: 'r',
    key: 'r.answer_id',
    owner: 'a.owner',
    at: 'a.created_at',
    where: 'true',
    held: onHold('a.id', 'a.conversation_id', briefingOf('a.conversation_id')),
    // How the sentences of a signed paper came about can be asked for as long as there is the paper.
    relied: `EXISTS (SELECT 1 FROM briefings b WHERE b.id = ${briefingOf('a.conversation_id')} AND ${isSigned('b')})`,
    items: `SELECT 'answer-record' AS what, r.answer_id AS id, ${sha('r.body')} AS sha256
      FROM ${K} JOIN answer_records r ON r.answer_id = k.key`,
    remove: [`DELETE FROM answer_records r USING ${K} WHERE r.answer_id = k.key`],
  },
  drafts: {
    from: 'drafts d',
    alias: 'd',
    key: 'd.id',
    owner: 'd.owner',
    at: 'd.updated_at',
    where: `d.state IN ('failed', 'cancelled')`,
    held: `${onHold('d.id', conversationOf('d.id'))} OR ${holdOnAnswers('d.owner', conversationOf('d.id'))}`,
    relied: no,
    items: `SELECT 'draft' AS what, d.id, ${sha('to_jsonb(d)')} AS sha256 FROM ${K} JOIN drafts d ON d.id = k.key
      UNION ALL ${answersIn(conversationOf('k.key'))}`,
    remove: [
      `DELETE FROM drafts d USING ${K} WHERE d.id = k.key`,
      removeConversation(conversationOf('k.key')),
    ],
  },
  briefings: briefings(false),
  'signed-briefings': briefings(true),
  'refused-files': {
    from: 'outcomes o',
    alias: 'o',
    key: 'o.source_key',
    owner: 'NULL::text',
    at: 'o.at',
    where: `o.status = 'refused' AND o.report_id IS NULL`,
    held: onHold(FILE_ID('o.source_key'), 'o.content_hash'),
    relied: no,
    items: `SELECT 'refused-file' AS what, ${FILE_ID('o.source_key')} AS id, ${sha('to_jsonb(o)')} AS sha256
      FROM ${K} JOIN outcomes o ON o.source_key = k.key`,
    remove: [
      `WITH gone AS (DELETE FROM outcomes o USING ${K} WHERE o.source_key = k.key RETURNING o.content_hash)
       INSERT INTO originals_to_remove (content_hash)
       SELECT DISTINCT content_hash FROM gone WHERE content_hash IS NOT NULL ON CONFLICT DO NOTHING`,
    ],
  },
  sessions: {
    from: 'sessions s',
    alias: 's',
    key: 's.hash',
    owner: 's.person_id',
    at: 'least(s.expires_at, s.seen_at)',
    where: 'true',
    held: no,
    relied: no,
    items: `SELECT 'session' AS what, substr(s.hash, 1, 16) AS id, ${sha("to_jsonb(s) - 'sealed'")} AS sha256
      FROM ${K} JOIN sessions s ON s.hash = k.key`,
    remove: [`DELETE FROM sessions s USING ${K} WHERE s.hash = k.key`],
  },
  tokens: {
    from: 'api_tokens t',
    alias: 't',
    key: 't.id',
    owner: 't.person_id',
    at: 'least(t.revoked_at, t.expires_at)',
    where: 'true',
    held: no,
    relied: no,
    items: `SELECT 'token' AS what, t.id, ${sha('to_jsonb(t)')} AS sha256 FROM ${K} JOIN api_tokens t ON t.id = k.key`,
    remove: [`DELETE FROM api_tokens t USING ${K} WHERE t.id = k.key`],
  },
};
