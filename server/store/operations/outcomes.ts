import type { Outcome } from '../../domain/index.ts';
import { MARKINGS } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { internAccessLabel } from './access-label.ts';

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
 * the time moves. A file without a report carries the highest level: nobody knows yet what is in it.
 */
export async function recordOutcome(session: Session, outcome: Outcome): Promise<void> {
  const [report] = await session.query<{ access_id: number }>(
    'SELECT access_id FROM reports WHERE source_key = $1',
    [outcome.sourceKey],
  );
  const access =
    report?.access_id ??
    (await internAccessLabel(session, { level: MARKINGS.length - 1, groups: [], owner: null }));
  await writeOutcome(session, outcome, access);
}

export async function writeOutcome(session: Session, outcome: Outcome, accessId: number): Promise<void> {
  await session.query(
    `INSERT INTO outcomes AS o
       (source_key, status, code, reason, report_id, passages, pages, duration_ms, at, access_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (source_key) DO UPDATE SET
       status = CASE WHEN excluded.status = 'unchanged' AND o.status = 'partial' THEN o.status ELSE excluded.status END,
       code = CASE WHEN excluded.status = 'unchanged' AND o.status = 'partial' THEN o.code ELSE excluded.code END,
       reason = CASE WHEN excluded.status = 'unchanged' AND o.status = 'partial' THEN o.reason ELSE excluded.reason END,
       report_id = excluded.report_id, passages = excluded.passages, pages = excluded.pages,
       duration_ms = excluded.duration_ms, at = excluded.at, access_id = excluded.access_id`,
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
    ],
  );
}
