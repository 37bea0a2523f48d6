import type { Report, ReportStanding } from '../../domain/index.ts';
import type { CitedReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { REPORT_COLUMNS } from './columns.ts';

interface Successor {
  readonly of: string;
  readonly reportId: string;
  readonly sourceKey: string;
  readonly title: string;
}

/**
 * How reports that were cited stand now, in the order given; through the asker's policies, so that nothing shows of what
 * he may not see: a report hidden from him is `unavailable`, as one is that never was.
 */
export async function listStandings(
  session: Session,
  cited: readonly CitedReport[],
): Promise<ReportStanding[]> {
  if (cited.length === 0) return [];
  const ids = [...new Set(cited.map(({ reportId }) => reportId))];
  const reports = await session.query<Report>(
    `SELECT ${REPORT_COLUMNS} FROM reports r WHERE r.id = ANY ($1::text[])`,
    [ids],
  );
  const byId = new Map(reports.map((report) => [report.id, report]));
  const missing = cited.filter(({ reportId }) => !byId.has(reportId)).map(({ sourceKey }) => sourceKey);
  const named = await findNamed(session, [
    ...new Set(reports.flatMap(({ supersededBy }) => supersededBy ?? [])),
  ]);
  const instead = await findInstead(session, [...new Set(missing)]);
  const withdrawn = await findWithdrawals(session, ids);
  return cited.map(({ reportId, sourceKey }): ReportStanding => {
    const report = byId.get(reportId);
    const at = report === undefined ? (withdrawn.get(reportId) ?? null) : null;
    const by = report?.supersededBy;
    const found = report === undefined ? instead.get(sourceKey) : by == null ? undefined : named.get(by);
    const successor =
      found === undefined
        ? null
        : {
            how: report?.supersededHow ?? ('replaces' as const),
            reportId: found.reportId,
            sourceKey: found.sourceKey,
            title: found.title,
          };
    return {
      reportId,
      state: report !== undefined ? 'there' : at === null ? 'unavailable' : 'withdrawn',
      withdrawnAt: at,
      ingestedAt: report?.ingestedAt ?? null,
      successor,
    };
  });
}

async function findNamed(session: Session, sourceKeys: readonly string[]): Promise<Map<string, Successor>> {
  if (sourceKeys.length === 0) return new Map();
  const rows = await session.query<Successor>(
    `SELECT source_key AS "of", id AS "reportId", source_key AS "sourceKey", title
     FROM reports WHERE source_key = ANY ($1::text[])`,
    [sourceKeys],
  );
  return new Map(rows.map((row) => [row.of, row]));
}

/** For reports that are gone: the one that holds their name now, or one that says it replaces it. */
async function findInstead(session: Session, sourceKeys: readonly string[]): Promise<Map<string, Successor>> {
  if (sourceKeys.length === 0) return new Map();
  const rows = await session.query<Successor>(
    `SELECT DISTINCT ON (x."of") x.* FROM (
       SELECT 1 AS rank, a.source_key AS "of", r.id AS "reportId", r.source_key AS "sourceKey", r.title, r.published_on
       FROM report_aliases a JOIN reports r ON r.key = a.report_key WHERE a.source_key = ANY ($1::text[])
       UNION ALL
       SELECT 2, r.supersedes, r.id, r.source_key, r.title, r.published_on
       FROM reports r WHERE r.supersedes = ANY ($1::text[])
     ) x ORDER BY x."of", x.rank, x.published_on DESC NULLS LAST, x."sourceKey"`,
    [sourceKeys],
  );
  return new Map(rows.map((row) => [row.of, row]));
}

async function findWithdrawals(session: Session, reportIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await session.query<{ reportId: string; at: string }>(
    'SELECT report_id AS "reportId", withdrawn_at AS at FROM withdrawals WHERE report_id = ANY ($1::text[])',
    [reportIds],
  );
  return new Map(rows.map(({ reportId, at }) => [reportId, at]));
}
