import type { Asker, Job } from '../../domain/index.ts';
import type { JobProgress, JobQueue } from '../../ports/store.ts';
import type { Database, Session } from '../database.ts';
import { internUnknown } from './access-label.ts';
import { becomeAsker } from './as-asker.ts';

/** Without a sign of life for this long a job's process is taken for dead; it gives one every few seconds. */
const SILENT = "interval '30 seconds'";

/** The labels of what is on record under these names: who may not see one of them must not see it go by. */
async function labelsOf(session: Session, sourceKeys: readonly string[]): Promise<number[]> {
  const rows = await session.query<{ id: number }>(
    `SELECT access_id AS id FROM reports WHERE source_key = ANY ($1::text[])
     UNION SELECT access_id FROM report_aliases WHERE source_key = ANY ($1::text[])
     UNION SELECT access_id FROM outcomes WHERE source_key = ANY ($1::text[])
     UNION SELECT unnest(rests_on) FROM outcomes WHERE source_key = ANY ($1::text[])`,
    [sourceKeys],
  );
  return rows.map(({ id }) => id);
}

/** The queue over two tables of the same database; why not pg-boss: docs/decisions. */
export function createJobQueue(database: Database): JobQueue {
  return {
    open: ({ id, kind, label }, sourceKeys, shown = { groups: [] }) =>
      database.transaction(async (session) => {
        const { access, restsOn } = await internUnknown(session, shown);
        const known = await labelsOf(session, sourceKeys);
        // Only one process works on the embedded database, so whatever another one left open there is over.
        const left =
          database.kind === 'embedded' && kind !== 'retry' && kind !== 'upload'
            ? `state = 'running' AND kind = $1 AND label = $2`
            : `state = 'running' AND kind = $1 AND label = $2 AND updated_at < now() - ${SILENT}`;
        await session.query(
          `WITH over AS (UPDATE jobs SET state = 'interrupted' WHERE ${left} RETURNING id)
           DELETE FROM job_tasks WHERE job_id IN (SELECT id FROM over)`,
          [kind, label],
        );
        await session.query(
          `INSERT INTO jobs (id, kind, label, state, total, access_id, rests_on, brought_by)
           VALUES ($1, $2, $3, 'running', $4, $5, $6, $7)`,
          [
            ...[id, kind, label, sourceKeys.length, access],
            [...new Set([...restsOn, ...known])],
            shown.by ?? null,
          ],
        );
        await session.query(
          `INSERT INTO job_tasks (job_id, ordinal, source_key)
           SELECT $1, n, k FROM unnest($2::text[]) WITH ORDINALITY t (k, n)`,
          [id, sourceKeys],
        );
      }),
    claim: (jobId, limit) =>
      database.transaction((session) =>
        session.query(
          `WITH mine AS (
             SELECT t.ordinal FROM job_tasks t WHERE t.job_id = $1 AND NOT t.working
             ORDER BY EXISTS (SELECT 1 FROM job_tasks o JOIN jobs j ON j.id = o.job_id
                              WHERE o.source_key = t.source_key AND o.working AND o.job_id <> $1
                                AND j.state = 'running' AND j.updated_at >= now() - ${SILENT}), t.ordinal
             LIMIT $2 FOR UPDATE OF t SKIP LOCKED
           ), taken AS (
             UPDATE job_tasks t SET working = true FROM mine
             WHERE t.job_id = $1 AND t.ordinal = mine.ordinal RETURNING t.ordinal, t.source_key
           )
           SELECT ordinal, source_key AS "sourceKey" FROM taken ORDER BY ordinal`,
          [jobId, limit],
        ),
      ),
    report: (jobId, progress, finished) =>
      database.transaction(async (session) => {
        if (finished.length > 0) {
          await session.query('DELETE FROM job_tasks WHERE job_id = $1 AND ordinal = ANY ($2::int[])', [
            jobId,
            finished,
          ]);
        }
        return { cancelled: await writeProgress(session, jobId, progress) };
      }),
    close: (jobId, state, error) =>
      database.transaction(async (session) => {
        await session.query('DELETE FROM job_tasks WHERE job_id = $1', [jobId]);
        await session.query(
          `UPDATE jobs SET state = $2, error = $3, current_key = NULL, updated_at = now() WHERE id = $1`,
          [jobId, state, error ?? null],
        );
        // A year of runs is enough to look back on.
        await session.query(
          `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs ORDER BY started_at DESC OFFSET 500)`,
        );
      }),
    cancel: (asker, jobId) => database.transaction((session) => cancel(session, asker, jobId)),
  };
}

async function writeProgress(session: Session, jobId: string, progress: JobProgress): Promise<boolean> {
  const [row] = await session.query<{ cancelled: boolean }>(
    `UPDATE jobs SET total = $2, done = $3, passages = $4, counts = $5, current_key = $6, updated_at = now()
     WHERE id = $1 RETURNING cancel_requested AS cancelled`,
    [jobId, progress.total, progress.done, progress.passages, { json: progress.counts }, progress.currentKey],
  );
  return row?.cancelled ?? true;
}

async function cancel(session: Session, asker: Asker, jobId: string): Promise<boolean> {
  await becomeAsker(session, asker);
  const [visible] = await session.query(`SELECT 1 FROM jobs WHERE id = $1 AND state = 'running'`, [jobId]);
  await session.execute('SET LOCAL ROLE NONE');
  if (visible === undefined) return false;
  await session.query('UPDATE jobs SET cancel_requested = true WHERE id = $1', [jobId]);
  return true;
}

/** Newest first, with the rights of the session. */
export function listJobs(session: Session, limit: number): Promise<Job[]> {
  return session.query<Job>(
    `SELECT id, kind, label,
            CASE WHEN state = 'running' AND updated_at < now() - ${SILENT} THEN 'interrupted' ELSE state END AS state,
            total, done, passages, counts, current_key AS "currentKey", error,
            started_at AS "startedAt", updated_at AS "updatedAt"
     FROM jobs ORDER BY started_at DESC, id LIMIT $1`,
    [limit],
  );
}
