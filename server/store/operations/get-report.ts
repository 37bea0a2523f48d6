import type { Report } from '../../domain/index.ts';
import type { StoredReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { REPORT_COLUMNS } from './columns.ts';
import { namedKeys } from './named-rows.ts';

/**
 * The reader role cannot look at the labels; what it may see of its own report's label comes from a function that
 * gives only visible ones.
 */
export async function getReport(session: Session, id: string): Promise<StoredReport | null> {
  const [row] = await session.query<StoredReport>(
    `SELECT ${REPORT_COLUMNS}, r.text, to_jsonb(r.page_starts) AS "pageStarts",
            aktenlage_label(r.access_id) AS access
     FROM reports r WHERE r.key = ANY (${namedKeys('reports.id', '$1::text[]')})`,
    [[id]],
  );
  return row ?? null;
}

/** Under any of its names. */
export async function findReportBySourceKey(session: Session, sourceKey: string): Promise<Report | null> {
  const [row] = await session.query<Report>(
    `SELECT ${REPORT_COLUMNS} FROM reports r
     WHERE r.key = ANY (${namedKeys('reports.source_key', '$1::text[]')} || ${namedKeys('report_aliases.source_key', '$1::text[]')})
     ORDER BY r.source_key = ANY ($1::text[]) DESC LIMIT 1`,
    [[sourceKey]],
  );
  return row ?? null;
}
