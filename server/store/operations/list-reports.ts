import type { Report } from '../../domain/index.ts';
import type { SearchScope } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { REPORT_COLUMNS } from './columns.ts';
import { scopeCondition } from './scope.ts';

/** Those within the scope, newest first, undated last. */
export async function listReports(
  session: Session,
  limit: number,
  offset: number,
  scope?: SearchScope,
): Promise<{ total: number; reports: Report[] }> {
  const parameters: Parameter[] = [];
  const within = scopeCondition(scope, parameters);
  const [count] = await session.query<{ total: number }>(
    `SELECT count(*) AS total FROM reports r WHERE ${within}`,
    parameters,
  );
  const reports = await session.query<Report>(
    `SELECT ${REPORT_COLUMNS} FROM reports r WHERE ${within}
     ORDER BY r.published_on DESC NULLS LAST, r.source_key
     LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
    [...parameters, limit, offset],
  );
  return { total: count?.total ?? 0, reports };
}
