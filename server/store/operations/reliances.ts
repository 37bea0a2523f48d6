import type { Citation, Reliance } from '../../domain/index.ts';
import type { CitedReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { namedRows } from './named-rows.ts';

/** Each report that is cited, once. */
export const reportsCited = (citations: readonly Citation[]): Citation[] => [
  ...new Map(citations.map((citation) => [citation.reportId, citation])).values(),
];

/** Which reports a briefing relies on, in the transaction that saves it and under its label. What an answer relies on is written with it. */
export async function saveReliances(
  session: Session,
  briefingId: string,
  sources: readonly Citation[],
  accessId: number,
  restsOn: readonly number[],
): Promise<void> {
  await session.query('DELETE FROM reliances WHERE briefing_id = $1', [briefingId]);
  const cited = reportsCited(sources);
  if (cited.length === 0) return;
  await session.query(
    `INSERT INTO reliances (briefing_id, report_id, source_key, title, access_id, rests_on)
     SELECT $1::text, c.report_id, c.source_key, c.title, $5::int, $6::int[]
     FROM unnest($2::text[], $3::text[], $4::text[]) AS c (report_id, source_key, title)`,
    [
      briefingId,
      cited.map(({ reportId }) => reportId),
      cited.map(({ sourceKey }) => sourceKey),
      cited.map(({ title }) => title),
      accessId,
      restsOn,
    ],
  );
}

/** Answers and briefings of the asker that cite the report, newest first: through the policies on both tables. */
export function listReliances(session: Session, reportId: string): Promise<Reliance[]> {
  return session.query<Reliance>(
    `SELECT 'answer' AS kind, a.id, a.body ->> 'question' AS title, a.created_at AS "createdAt",
            a.conversation_id AS "conversationId"
     FROM reliances x JOIN answers a ON a.id = x.answer_id WHERE x.report_id = $1
     UNION ALL
     SELECT 'briefing', b.id, b.body ->> 'title', b.created_at, NULL
     FROM reliances x JOIN briefings b ON b.id = x.briefing_id WHERE x.report_id = $1
     ORDER BY "createdAt" DESC, id`,
    [reportId],
  );
}

/** Name and title under which the asker cited a report last; null where he never did. */
export async function findCitedReport(session: Session, reportId: string): Promise<CitedReport | null> {
  const [row] = await session.query<CitedReport>(
    `SELECT x.report_id AS "reportId", x.source_key AS "sourceKey", x.title
     FROM (SELECT named.* FROM ${namedRows('reliances.report_id', '$1::text[]', 't.*')}) x
     LEFT JOIN answers a ON a.id = x.answer_id LEFT JOIN briefings b ON b.id = x.briefing_id
     WHERE coalesce(a.created_at, b.created_at) IS NOT NULL
     ORDER BY coalesce(a.created_at, b.created_at) DESC LIMIT 1`,
    [[reportId]],
  );
  return row ?? null;
}

/** Notes when a report goes on which something relies; of others no trace stays. Before the report itself is deleted. */
export async function noteWithdrawal(session: Session, reportKey: number): Promise<void> {
  await session.query(
    `INSERT INTO withdrawals (report_id, withdrawn_at, access_id)
     SELECT r.id, now(), r.access_id FROM reports r
     WHERE r.key = $1 AND EXISTS (SELECT 1 FROM reliances x WHERE x.report_id = r.id)
     ON CONFLICT (report_id) DO UPDATE SET withdrawn_at = excluded.withdrawn_at, access_id = excluded.access_id`,
    [reportKey],
  );
}
