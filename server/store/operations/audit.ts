import { type AuditEvent, AuditEventSchema, canonicalJson } from '../../domain/index.ts';
import type { AuditChain, AuditLog, StoredAuditEntry } from '../../ports/audit.ts';
import { type Database, LONG_TIMEOUT_MS, type Session } from '../database.ts';
import { countModelUse, searchAudit } from './audit-search.ts';

/**
 * In the transaction of what is recorded. It holds the lock of the chain until that ends, so it comes last: whoever else
 * writes waits only for the commit.
 */
export async function appendAudit(session: Session, ...events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  await session.prepared('SELECT aktenlage_audit($1::text[])', [eventLines(...events)]);
}

/** What `aktenlage_audit` is given. */
export const eventLines = (...events: readonly AuditEvent[]): string[] =>
  events.map((event) => canonicalJson(AuditEventSchema.parse(event)));

const CHAIN = `SELECT sequence, hash, pruned_through AS "prunedThrough", pruned_hash AS "prunedHash" FROM audit_head`;

async function readChain(session: Session, forUpdate = false): Promise<AuditChain> {
  const [chain] = await session.query<AuditChain>(forUpdate ? `${CHAIN} FOR UPDATE` : CHAIN);
  if (chain === undefined) throw new Error('the head of the audit log is gone');
  return chain;
}

/** @returns the number of entries removed */
export async function prune(session: Session, actor: string, before: string): Promise<number> {
  const chain = await readChain(session, true);
  const [last] = await session.query<{ sequence: number; hash: string }>(
    // The clock may have been set back: what goes is all that comes before the first entry to be kept.
    `SELECT sequence, hash FROM audit_entries
     WHERE sequence < (SELECT coalesce(min(sequence), $2) FROM audit_entries WHERE at >= $1::timestamptz)
       AND sequence < $2
     ORDER BY sequence DESC LIMIT 1`,
    [before, chain.sequence],
  );
  if (last === undefined) return 0;
  const removed = last.sequence - chain.prunedThrough;
  await appendAudit(session, { type: 'checkpoint', actor, through: last.sequence, hash: last.hash, removed });
  await session.query('UPDATE audit_head SET pruned_through = $1, pruned_hash = $2', [
    last.sequence,
    last.hash,
  ]);
  await session.query('DELETE FROM audit_entries WHERE sequence <= $1', [last.sequence]);
  return removed;
}

export function createAuditLog(database: Database): AuditLog {
  return {
    recordAudit: async (...events) => {
      if (events.length > 0) await database.transaction((session) => appendAudit(session, ...events));
    },
    chain: () => database.transaction((session) => readChain(session), { readOnly: true }),
    entries: (after, limit, since) =>
      database.transaction(
        (session) =>
          session.prepared<StoredAuditEntry>(
            `SELECT sequence, at, entry, hash FROM audit_entries
             WHERE sequence > $1 AND at >= coalesce($3::timestamptz, '-infinity') ORDER BY sequence LIMIT $2`,
            [after, limit, since ?? null],
          ),
        { readOnly: true },
      ),
    search: (search, limit) =>
      database.transaction((session) => searchAudit(session, search, limit), { readOnly: true }),
    modelUse: () => database.transaction(countModelUse, { readOnly: true }),
    prune: (actor, before) =>
      database.transaction((session) => prune(session, actor, before), { timeoutMs: LONG_TIMEOUT_MS }),
  };
}
