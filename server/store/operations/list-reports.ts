import type { Report } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { REPORT_COLUMNS } from './columns.ts';

/** Newest first, undated last. */
export async function listReports(
  session: Session,
  limit: number,
  offset: number,
): Promise<{ total: number; reports: Report[] }> {
  const [count] = await session.query<{ total: number }>('SELECT count(*) AS total FROM reports');
  const reports = await session.query<Report>(
    `SELECT ${REPORT_COLUMNS} FROM reports r
     ORDER BY r.published_on DESC NULLS LAST, r.source_key LIMIT $1 OFFSET $2`,
    [limit, offset],
  );
  return { total: count?.total ?? 0, reports };
}
