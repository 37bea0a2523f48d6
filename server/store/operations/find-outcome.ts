import type { KeptFile, RecordedOutcome } from '../../ports/store.ts';
import type { Session } from '../database.ts';

/** Runs with the writer's rights: what is on record of a document and of those directly inside it. */
export async function findOutcome(session: Session, sourceKey: string): Promise<RecordedOutcome | null> {
  const [row] = await session.query<
    RecordedOutcome['outcome'] & {
      [Key in keyof Required<KeptFile>]: KeptFile[Key] | null;
    } & Pick<RecordedOutcome, 'refusedParts'>
  >(
    `SELECT source_key AS "sourceKey", status, code, reason, report_id AS "reportId", passages, pages,
            duration_ms AS "durationMs", at, content_hash AS "contentHash", coalesce(size_bytes, 0) AS "sizeBytes",
            parent_key AS "parentKey", refused_by AS "refusedBy", said,
            (SELECT count(*)::int FROM outcomes p WHERE p.parent_key = o.source_key AND p.status = 'refused')
              AS "refusedParts"
     FROM outcomes o WHERE source_key = $1`,
    [sourceKey],
  );
  if (row === undefined) return null;
  const { contentHash, sizeBytes, parentKey, refusedBy, said, refusedParts, ...outcome } = row;
  return {
    outcome,
    kept: {
      contentHash: contentHash ?? null,
      sizeBytes: sizeBytes ?? 0,
      parentKey: parentKey ?? null,
      ...(refusedBy == null ? {} : { refusedBy }),
      ...(said == null ? {} : { said }),
    },
    refusedParts,
  };
}
