import {
  type AuditEvent,
  type Hold,
  RETENTION_KINDS,
  type RemovedItem,
  type RetentionDays,
  type RetentionKind,
  type RetentionLine,
  type RetentionRun,
} from '../../domain/index.ts';
import type { RetentionStore, StoredKind } from '../../ports/retention.ts';
import { type Database, LONG_TIMEOUT_MS, type Session } from '../database.ts';
import { appendAudit, prune } from './audit.ts';
import { findRemovals } from './find-removals.ts';
import { ORIGINALS_IN_USE, RETENTION_SQL } from './retention-kinds.ts';
import { removeReports } from './retention-reports.ts';
import { readBoundEmbedder } from './settings.ts';

/** Without a sign of life for so long a run is taken for dead. */
const SILENT = "interval '10 minutes'";
const KEPT_RUNS = 500;
/** Of one entry of the log; a batch that takes more with it has several. */
const ITEMS_AN_ENTRY = 5000;

export function createRetentionStore(database: Database): RetentionStore {
  return {
    due: (days) =>
      database.transaction((session) => listDue(session, days), {
        readOnly: true,
        timeoutMs: LONG_TIMEOUT_MS,
      }),
    openRun: (id, actor) =>
      database.transaction(async (session) => {
        await session.query(`INSERT INTO retention_runs (id, actor, state) VALUES ($1, $2, 'running')`, [
          id,
          actor,
        ]);
        await session.query(
          'DELETE FROM retention_runs WHERE id IN (SELECT id FROM retention_runs ORDER BY started_at DESC OFFSET $1)',
          [KEPT_RUNS],
        );
      }),
    removeBatch: (run, kind, days, limit) =>
      database.transaction(
        async (session) => ({
          removed: await removeBatch(session, run, { kind, days, limit }),
        }),
        { timeoutMs: LONG_TIMEOUT_MS },
      ),
    recordRemoved: (run, batch) => database.transaction((session) => recordRemoved(session, run, batch)),
    closeRun: (id, state) =>
      database.transaction(async (session) => {
        await session.query(
          'UPDATE retention_runs SET state = $2, finished_at = now(), updated_at = now() WHERE id = $1',
          [id, state],
        );
      }),
    listRuns: (limit) =>
      database.transaction(
        (session) =>
          session.query<RetentionRun>(
            `SELECT id, actor, started_at AS "startedAt", finished_at AS "finishedAt", removed,
                    CASE WHEN state = 'running' AND updated_at < now() - ${SILENT} THEN 'interrupted' ELSE state END AS state
             FROM retention_runs ORDER BY started_at DESC, id LIMIT $1`,
            [limit],
          ),
        { readOnly: true },
      ),
    originalsToRemove: (limit) =>
      database.transaction(
        async (session) => {
          const rows = await session.query<{ hash: string }>(
            'SELECT content_hash AS hash FROM originals_to_remove ORDER BY 1 LIMIT $1',
            [limit],
          );
          return rows.map(({ hash }) => hash);
        },
        { readOnly: true },
      ),
    settleOriginals: (hashes) =>
      database.transaction(async (session) => {
        await session.query('DELETE FROM originals_to_remove WHERE content_hash = ANY ($1::text[])', [
          hashes,
        ]);
      }),
    originalsInUse: (hashes) =>
      database.transaction(
        async (session) =>
          (await session.query<{ hash: string }>(ORIGINALS_IN_USE, [hashes])).map(({ hash }) => hash),
        { readOnly: true },
      ),
    hold: (id, reason, actor) =>
      database.transaction(async (session) => {
        // Waits for a batch that is under way (`removeBatch`): it does not see this yet.
        const rows = await session.query(
          'INSERT INTO holds (id, reason, held_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id',
          [id, reason, actor],
        );
        if (rows.length === 0) return false;
        await appendAudit(session, { type: 'hold-changed', actor, id, what: 'set' });
        return true;
      }),
    release: (id, actor) =>
      database.transaction(async (session) => {
        const rows = await session.query('DELETE FROM holds WHERE id = $1 RETURNING id', [id]);
        if (rows.length === 0) return false;
        await appendAudit(session, { type: 'hold-changed', actor, id, what: 'released' });
        return true;
      }),
    listHolds: () =>
      database.transaction(
        (session) =>
          session.query<Hold>(
            'SELECT id, reason, held_by AS by, held_at AS at FROM holds ORDER BY held_at DESC, id LIMIT 10000',
          ),
        { readOnly: true },
      ),
    findRemovals: (id) =>
      database.transaction((session) => findRemovals(session, id), {
        readOnly: true,
        timeoutMs: LONG_TIMEOUT_MS,
      }),
  };
}

const cutoff = async (session: Session, days: number): Promise<string> => {
  const [row] = await session.query<{ before: string }>(
    'SELECT now() - make_interval(days => $1::int) AS before',
    [days],
  );
  if (row === undefined) throw new Error('the database did not tell the time');
  return row.before;
};

async function listDue(session: Session, days: RetentionDays): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = [];
  for (const kind of RETENTION_KINDS) {
    const limit = days[kind];
    const none = { kind, days: limit, due: 0, held: 0, relied: 0, oldest: null };
    const counted = limit !== null && kind !== 'evaluation-runs';
    lines.push(!counted ? none : { ...none, ...(await countDue(session, kind, limit)) });
  }
  return lines;
}

type Counts = Omit<RetentionLine, 'kind' | 'days'>;

async function countDue(session: Session, kind: StoredKind, days: number): Promise<Counts> {
  const before = await cutoff(session, days);
  if (kind === 'audit') {
    const [row] = await session.query<Counts>(
      `SELECT count(*) AS due, 0 AS held, 0 AS relied, min(at) AS oldest FROM audit_entries WHERE at < $1::timestamptz
         AND sequence < (SELECT sequence FROM audit_head)`,
      [before],
    );
    return row ?? { due: 0, held: 0, relied: 0, oldest: null };
  }
  const { from, at, where, held, relied } = RETENTION_SQL[kind];
  const [row] = await session.query<Counts>(
    `SELECT count(*) FILTER (WHERE NOT held AND NOT relied) AS due, count(*) FILTER (WHERE held) AS held,
            count(*) FILTER (WHERE relied AND NOT held) AS relied,
            min(at) FILTER (WHERE NOT held AND NOT relied) AS oldest
     FROM (SELECT ${at} AS at, coalesce(${held}, false) AS held, coalesce(${relied}, false) AS relied
           FROM ${from} WHERE ${where.replaceAll('$1', '$1::timestamptz')} AND ${at} < $1::timestamptz) old`,
    [before],
  );
  return row ?? { due: 0, held: 0, relied: 0, oldest: null };
}

interface Batch {
  readonly kind: StoredKind;
  readonly days: number;
  readonly limit: number;
}

async function removeBatch(
  session: Session,
  run: { readonly id: string; readonly actor: string },
  { kind, days, limit }: Batch,
): Promise<number> {
  const before = await cutoff(session, days);
  if (kind === 'audit') {
    const removed = await prune(session, run.actor, before);
    await noteRemoved(session, run.id, kind, removed);
    return removed;
  }
  // As every writer of the record, before anything else is locked.
  if (kind === 'reports') await readBoundEmbedder(session, true);
  // Nobody sets a hold between the look and the removal.
  await session.execute('LOCK TABLE holds IN SHARE MODE');
  const { from, alias, key, owner, at, where, held, relied } = RETENTION_SQL[kind];
  const rows = await session.query<{ key: string; owner: string | null }>(
    `SELECT ${key} AS key, ${owner} AS owner FROM ${from}
     WHERE ${where.replaceAll('$1', '$1::timestamptz')} AND ${at} < $1::timestamptz
       AND NOT coalesce(${held}, false) AND NOT coalesce(${relied}, false)
     ORDER BY ${at}, 1 LIMIT $2 FOR UPDATE OF ${alias} SKIP LOCKED`,
    [before, limit],
  );
  if (rows.length === 0) return 0;
  const gone = await removeRows(session, run.actor, kind, rows);
  await noteRemoved(session, run.id, kind, rows.length);
  const events: AuditEvent[] = [];
  for (let from = 0; from < gone.length; from += ITEMS_AN_ENTRY)
    events.push({
      type: 'retention-removed',
      actor: run.actor,
      runId: run.id,
      ...{ kind, days, before },
      items: gone.slice(from, from + ITEMS_AN_ENTRY),
    });
  await appendAudit(session, ...events);
  return rows.length;
}

async function recordRemoved(
  session: Session,
  run: { readonly id: string; readonly actor: string },
  { kind, days, before, items }: Parameters<RetentionStore['recordRemoved']>[1],
): Promise<string[]> {
  await session.execute('LOCK TABLE holds IN SHARE MODE');
  const held = await session.query<{ id: string }>('SELECT id FROM holds WHERE id = ANY ($1::text[])', [
    items.map(({ id }) => id),
  ]);
  const free = items.filter(({ id }) => held.every((one) => one.id !== id));
  if (free.length === 0) return [];
  await noteRemoved(session, run.id, kind, free.length);
  await appendAudit(session, {
    type: 'retention-removed',
    actor: run.actor,
    runId: run.id,
    ...{ kind, days, before, items: free },
  });
  return free.map(({ id }) => id);
}

/** @returns what went, with all that went along */
async function removeRows(
  session: Session,
  actor: string,
  kind: Exclude<StoredKind, 'audit'>,
  rows: readonly { readonly key: string; readonly owner: string | null }[],
): Promise<RemovedItem[]> {
  const keys = rows.map((row) => row.key);
  if (kind === 'reports') return removeReports(session, keys, actor);
  const { items, remove } = RETENTION_SQL[kind];
  const parameters = [keys, rows.map((row) => row.owner)];
  const gone = await session.query<RemovedItem>(items, parameters);
  for (const statement of remove) await session.query(statement, parameters);
  return gone;
}

async function noteRemoved(
  session: Session,
  runId: string,
  kind: RetentionKind,
  removed: number,
): Promise<void> {
  await session.query(
    `UPDATE retention_runs SET updated_at = now(),
       removed = removed || jsonb_build_object($2::text, coalesce((removed ->> $2::text)::int, 0) + $3::int)
     WHERE id = $1`,
    [runId, kind, removed],
  );
}
