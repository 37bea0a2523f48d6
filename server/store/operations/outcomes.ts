import type { Asker, Outcome } from '../../domain/index.ts';
import type { KeptFile, KnownRefusal, SaidOfFile, ShownTo, StoredRefusal } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { internUnknown } from './access-label.ts';
import { becomeAsker } from './as-asker.ts';
import { appendAudit } from './audit.ts';
import { refuseHeld } from './refuse-held.ts';
import { FILE_ID, sha } from './retention-kinds.ts';

/** What became of each file the last time, newest first. */
export function listOutcomes(session: Session): Promise<Outcome[]> {
  return session.query<Outcome>(
    `SELECT source_key AS "sourceKey", status, code, reason, report_id AS "reportId", passages, pages,
            duration_ms AS "durationMs", at
     FROM outcomes ORDER BY at DESC, source_key`,
  );
}

/**
 * One row a file. `unchanged` says that what is stored still holds, so after `partial` the reason stays and only
 * the time moves. A file without a report carries the highest level, and the groups that it is known to be for.
 */
export async function recordOutcome(
  session: Session,
  outcome: Outcome,
  kept?: KeptFile,
  shown: ShownTo = { groups: [] },
): Promise<void> {
  const [report] = await session.query<{ access_id: number }>(
    `SELECT access_id FROM reports WHERE source_key = $1
     UNION ALL SELECT access_id FROM report_aliases WHERE source_key = $1 AND report_key IS NOT NULL LIMIT 1`,
    [outcome.sourceKey],
  );
  if (report !== undefined) return writeOutcome(session, outcome, report.access_id, kept);
  const { access, restsOn } = await internUnknown(session, shown);
  await writeOutcome(session, outcome, access, kept, { restsOn, by: shown.by ?? null });
}

/** Refused files whose bytes are kept, newest first, as far as the asker may see them. */
export function listQuarantine(session: Session): Promise<StoredRefusal[]> {
  return session.query<StoredRefusal>(
    `SELECT source_key AS "sourceKey", status, code, reason, report_id AS "reportId", passages, pages,
            duration_ms AS "durationMs", at, content_hash AS "contentHash", size_bytes AS "sizeBytes",
            parent_key AS "parentKey", coalesce(aktenlage_label(access_id) -> 'groups', '[]') AS groups
     FROM outcomes WHERE status IN ('refused', 'partial') AND content_hash IS NOT NULL
     ORDER BY at DESC, source_key`,
  );
}

/** Runs with the writer's rights, as `findStoredMany` does. */
export async function findRefusals(
  session: Session,
  sourceKeys: readonly string[],
): Promise<Map<string, KnownRefusal>> {
  const rows = await session.query<
    Omit<KnownRefusal, 'said'> & { sourceKey: string; said: SaidOfFile | null }
  >(
    `SELECT source_key AS "sourceKey", code, reason, content_hash AS "contentHash", refused_by AS "refusedBy", said
     FROM outcomes
     WHERE source_key = ANY ($1::text[]) AND status = 'refused' AND refused_by IS NOT NULL AND content_hash IS NOT NULL
       AND code IS NOT NULL AND reason IS NOT NULL`,
    [sourceKeys],
  );
  return new Map(
    rows.map(({ sourceKey, said, ...refusal }) => [
      sourceKey,
      said === null ? refusal : { ...refusal, said },
    ]),
  );
}

/** Runs with the writer's rights. A row whatever became of the file: what is done does not tell who was refused under a visible name. */
export async function findSaid(session: Session, sourceKey: string): Promise<SaidOfFile | null> {
  const [row] = await session.query<{ said: SaidOfFile | null }>(
    `SELECT CASE WHEN status = 'refused' THEN said END AS said FROM outcomes WHERE source_key = $1`,
    [sourceKey],
  );
  return row?.said ?? null;
}

/** @returns false when the asker sees no refusal of that name, or a report stands behind it */
export async function dismissRefusal(session: Session, asker: Asker, sourceKey: string): Promise<boolean> {
  await becomeAsker(session, asker);
  const [visible] = await session.query(
    `SELECT 1 FROM outcomes WHERE source_key = $1 AND status = 'refused' AND report_id IS NULL`,
    [sourceKey],
  );
  await session.execute('SET LOCAL ROLE NONE');
  if (visible === undefined) return false;
  await refuseHeld(session, 'refused-files', sourceKey);
  const [gone] = await session.query<{ fileId: string; contentHash: string | null; sha256: string }>(
    `DELETE FROM outcomes o WHERE source_key = $1
     RETURNING ${FILE_ID('source_key')} AS "fileId", content_hash AS "contentHash", ${sha('to_jsonb(o)')} AS sha256`,
    [sourceKey],
  );
  // Somebody else was quicker.
  if (gone === undefined) return false;
  await appendAudit(session, { type: 'refusal-dismissed', actor: asker.id, ...gone });
  return true;
}

/** Somebody else tries it again, in vain: who brought it still sees what becomes of it, and so do those who share a group with him. */
const TRIED_AGAIN = `(excluded.brought_by IS NULL AND excluded.status = 'refused' AND excluded.report_id IS NULL
  AND excluded.content_hash = o.content_hash)`;

export async function writeOutcome(
  session: Session,
  outcome: Outcome,
  accessId: number,
  kept?: KeptFile,
  shown: { readonly restsOn: readonly number[]; readonly by: string | null } = { restsOn: [], by: null },
): Promise<void> {
  await session.prepared(
    `INSERT INTO outcomes AS o
       (source_key, status, code, reason, report_id, passages, pages, duration_ms, at, access_id,
        parent_key, content_hash, size_bytes, refused_by, rests_on, brought_by, said)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (source_key) DO UPDATE SET
       status = CASE WHEN excluded.status = 'unchanged' AND o.status = 'partial' THEN o.status ELSE excluded.status END,
       code = CASE WHEN excluded.status = 'unchanged' AND o.status = 'partial' THEN o.code ELSE excluded.code END,
       reason = CASE WHEN excluded.status = 'unchanged' AND o.status = 'partial' THEN o.reason ELSE excluded.reason END,
       report_id = excluded.report_id, passages = excluded.passages, pages = excluded.pages,
       duration_ms = excluded.duration_ms, at = excluded.at, access_id = excluded.access_id,
       parent_key = coalesce(excluded.parent_key, o.parent_key),
       content_hash = CASE WHEN excluded.status = 'unchanged' THEN o.content_hash ELSE excluded.content_hash END,
       size_bytes = CASE WHEN excluded.status = 'unchanged' THEN o.size_bytes ELSE excluded.size_bytes END,
       refused_by = excluded.refused_by, said = excluded.said,
       rests_on = CASE WHEN ${TRIED_AGAIN} THEN o.rests_on ELSE excluded.rests_on END,
       brought_by = CASE WHEN ${TRIED_AGAIN} THEN o.brought_by ELSE excluded.brought_by END`,
    [
      outcome.sourceKey,
      outcome.status,
      outcome.code,
      outcome.reason,
      outcome.reportId,
      outcome.passages,
      outcome.pages,
      outcome.durationMs,
      outcome.at,
      accessId,
      kept?.parentKey ?? null,
      kept?.contentHash ?? null,
      kept?.sizeBytes ?? null,
      kept?.refusedBy ?? null,
      shown.restsOn,
      shown.by,
      kept?.said === undefined ? null : { json: kept.said },
    ],
  );
}
