import type { Session } from '../database.ts';
import { appendAudit } from './audit.ts';
import { LEXED } from './insert-passages.ts';
import { noteWithdrawal } from './reliances.ts';
import { changeCorpusDigest } from './settings.ts';

/** A report that is gone, with the hash of its file. */
export interface GoneReport {
  readonly reportId: string;
  readonly contentHash: string;
}

/**
 * A report as it came in: with its further names and everything inside it. Files that nothing else names go with the next run
 * of the policies (`removeOriginals`).
 */
export async function removeDocument(
  session: Session,
  report: { readonly key: number; readonly digest: string; readonly sourceKey: string },
  actor: string,
): Promise<GoneReport[]> {
  const gone = await removeParts(session, report.sourceKey, [], actor);
  await session.query(
    `DELETE FROM outcomes WHERE source_key = $1
       OR source_key IN (SELECT source_key FROM report_aliases WHERE report_key = $2)`,
    [report.sourceKey, report.key],
  );
  await session.query('DELETE FROM report_aliases WHERE report_key = $1', [report.key]);
  gone.push(...(await removeReport(session, report.key, report.digest, actor)));
  await session.query(
    `INSERT INTO originals_to_remove (content_hash) SELECT DISTINCT h FROM unnest($1::text[]) h ON CONFLICT DO NOTHING`,
    [gone.map(({ contentHash }) => contentHash)],
  );
  return gone;
}

/** Removes the documents that came in with `parentKey` except those named, with everything inside them. */
export async function removeParts(
  session: Session,
  parentKey: string,
  keep: readonly string[],
  actor: string,
): Promise<GoneReport[]> {
  const gone = await session.prepared<{ key: number | null; digest: string; sourceKey: string }>(
    `WITH RECURSIVE gone AS (
       SELECT n.* FROM (${inside('$1')}) n WHERE n.source_key <> ALL ($2::text[])
       UNION
       SELECT n.* FROM gone g CROSS JOIN LATERAL (${inside('g.source_key')}) n
     )
     SELECT key, digest::text AS digest, source_key AS "sourceKey" FROM gone`,
    [parentKey, keep],
  );
  if (gone.length === 0) return [];
  const reports: GoneReport[] = [];
  for (const { key, digest } of gone) {
    if (key !== null) reports.push(...(await removeReport(session, key, digest, actor)));
  }
  const names = gone.map(({ sourceKey }) => sourceKey);
  await session.query('DELETE FROM report_aliases WHERE source_key = ANY ($1::text[])', [names]);
  await session.query('DELETE FROM outcomes WHERE source_key = ANY ($1::text[])', [names]);
  return reports;
}

/** Everything that names `parent` as what it came in, each by its index. */
const inside = (parent: string): string => `
  SELECT key, digest, source_key FROM reports WHERE parent_key = ${parent}
  UNION ALL SELECT NULL::int, 0::bigint, source_key FROM report_aliases WHERE parent_key = ${parent}
  UNION ALL SELECT NULL::int, 0::bigint, source_key FROM outcomes WHERE parent_key = ${parent} AND report_id IS NULL`;

/** A report with everything made from it; its further names stay behind without one. */
export async function removeReport(
  session: Session,
  key: number,
  digest: string,
  actor: string,
): Promise<GoneReport[]> {
  await deleteContent(session, key);
  await noteWithdrawal(session, key);
  const [gone] = await session.query<GoneReport>(
    'DELETE FROM reports WHERE key = $1 RETURNING id AS "reportId", content_hash AS "contentHash"',
    [key],
  );
  await changeCorpusDigest(session, digest, '0');
  if (gone === undefined) return [];
  await appendAudit(session, { type: 'report-deleted', actor, ...gone });
  return [gone];
}

/**
 * Words are counted down with the report, or with its old text; those that no other report under the same label has leave
 * the vocabulary, and so does the mark that there are passages of its language.
 */
async function forgetWords(session: Session, reportKey: number): Promise<void> {
  // In one order, as they are counted up.
  await session.query(
    `WITH ${LEXED}, locked AS MATERIALIZED (
       SELECT v.config, v.lexeme, v.access_id, counted.passages
       FROM vocabulary v JOIN counted USING (config, lexeme, access_id)
       ORDER BY v.config, v.lexeme FOR UPDATE OF v
     ), left_over AS (
       UPDATE vocabulary v SET passages = v.passages - locked.passages FROM locked
       WHERE v.config = locked.config AND v.lexeme = locked.lexeme AND v.access_id = locked.access_id
         AND v.passages > locked.passages
     )
     DELETE FROM vocabulary v USING locked
     WHERE v.config = locked.config AND v.lexeme = locked.lexeme AND v.access_id = locked.access_id
       AND v.passages <= locked.passages`,
    [reportKey],
  );
}

/** Explicit statements: cascading row by row is slow. */
export async function deleteContent(session: Session, reportKey: number): Promise<void> {
  await forgetWords(session, reportKey);
  for (const table of ['postings', 'embeddings', 'passages']) {
    await session.query(`DELETE FROM ${table} WHERE report_key = $1`, [reportKey]);
  }
}
