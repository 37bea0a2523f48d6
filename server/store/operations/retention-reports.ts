import type { RemovedItem } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { removeDocument } from './parts.ts';
import type { RetentionSql } from './retention-kinds.ts';

/** What a report came in with, step by step: a mail, an archive inside it. Also those that are no report themselves. */
const CAME_IN_WITH = `(SELECT key, source_key, parent_key FROM reports
  UNION ALL SELECT NULL::int, source_key, parent_key FROM outcomes WHERE report_id IS NULL)`;

/** The keys of the reports for which `seed` holds, and of all that they came in with. `seed` speaks of `t`. */
const withAllAround = (seed: string): string => `(
  WITH RECURSIVE up (key, parent_key) AS (
    SELECT t.key, t.parent_key FROM reports t WHERE ${seed}
    UNION
    SELECT n.key, n.parent_key FROM up JOIN ${CAME_IN_WITH} n ON n.source_key = up.parent_key
  ) SELECT up.key FROM up WHERE up.key IS NOT NULL)`;

/** Reports that answers, conversations and briefings on hold cite: what is held can be read beside its sources. */
const CITED_BY_HELD = `
  SELECT x.report_id FROM reliances x LEFT JOIN answers a ON a.id = x.answer_id
  JOIN holds h ON h.id IN (x.answer_id, x.briefing_id, a.conversation_id, 'briefing-' || x.briefing_id,
                           CASE WHEN a.conversation_id LIKE 'briefing-%' THEN substr(a.conversation_id, 10) END)`;

/** Of `t`. */
const HELD = `(t.id IN (SELECT id FROM holds) OR t.content_hash IN (SELECT id FROM holds) OR t.id IN (${CITED_BY_HELD}))`;

/** Cited in a version that was signed, whatever became of the sentence since: the paper is a record, these are what it rests on. */
const CITED_BY_SIGNED = `
  SELECT s ->> 'reportId' FROM briefings b CROSS JOIN LATERAL jsonb_path_query(b.body, '$.sources[*]') s
  WHERE b.body ->> 'status' = 'signed'
  UNION ALL
  SELECT s ->> 'reportId' FROM briefing_versions v CROSS JOIN LATERAL jsonb_path_query(v.body, '$.sources[*]') s
  WHERE v.body ->> 'status' = 'signed'`;

/**
 * Reports with everything that came in with them: a mail goes as one, and so it stays as one. What is kept is looked up first
 * and carried upwards, because it is little; the record may be large.
 */
export const REPORTS_SQL: Omit<RetentionSql, 'items' | 'remove'> = {
  from: 'reports r',
  alias: 'r',
  key: 'r.key::text',
  owner: 'NULL::text',
  at: 'r.ingested_at',
  where: `(r.parent_key IS NULL OR NOT EXISTS (SELECT 1 FROM ${withAllAround('t.key = r.key')} around WHERE around.key <> r.key))`,
  // A part by itself goes only by hand: then what it came in with may be what is held.
  held: `(r.key IN ${withAllAround(HELD)} OR r.parent_key IS NOT NULL AND EXISTS (
    SELECT 1 FROM ${withAllAround('t.key = r.key')} around JOIN reports t ON t.key = around.key WHERE ${HELD}))`,
  relied: `r.key IN ${withAllAround(`t.id IN (${CITED_BY_SIGNED})`)}`,
};

/** @returns what went, parts included; the hash of each is that of its file, which goes as well where nothing else names it */
export async function removeReports(
  session: Session,
  keys: readonly string[],
  actor: string,
): Promise<RemovedItem[]> {
  const items: RemovedItem[] = [];
  for (const key of keys) {
    const [report] = await session.query<{ key: number; digest: string; sourceKey: string }>(
      'SELECT key, digest::text AS digest, source_key AS "sourceKey" FROM reports WHERE key = $1::int',
      [key],
    );
    if (report === undefined) continue;
    for (const { reportId, contentHash } of await removeDocument(session, report, actor))
      items.push({ what: 'report', id: reportId, sha256: contentHash });
  }
  return items;
}
