import type { Report } from '../../domain/index.ts';
import type { StoredReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { REPORT_COLUMNS } from './columns.ts';

/**
 * The reader role cannot look at the labels; what it may see of its own report's label comes from a function that
 * gives only visible ones.
 */
export async function getReport(session: Session, id: string): Promise<StoredReport | null> {
  const [row] = await session.query<StoredReport>(
    `SELECT ${REPORT_COLUMNS}, r.text, to_jsonb(r.page_starts) AS "pageStarts",
            aktenlage_label(r.access_id) AS access
     FROM reports r WHERE r.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Under any of its names. */
export async function findReportBySourceKey(session: Session, sourceKey: string): Promise<Report | null> {
  const [row] = await session.query<Report>(
    `SELECT ${REPORT_COLUMNS} FROM reports r
     WHERE r.source_key = $1 OR r.key = (SELECT a.report_key FROM report_aliases a WHERE a.source_key = $1)
     ORDER BY r.source_key = $1 DESC LIMIT 1`,
    [sourceKey],
  );
  return row ?? null;
}
