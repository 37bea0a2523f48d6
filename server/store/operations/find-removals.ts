import type { StoredAuditEntry } from '../../ports/audit.ts';
import type { Session } from '../database.ts';

/**
 * Entries that say that something with this id was removed: by policy, or a report or a refused file by whom. The whole log is read, which takes
 * seconds for a million entries and is asked for by hand.
 */
export async function findRemovals(session: Session, id: string): Promise<StoredAuditEntry[]> {
  const rows = await session.query<StoredAuditEntry>(
    `SELECT sequence, at, entry, hash FROM audit_entries
     WHERE (entry LIKE '%"type":"retention-removed"%' OR entry LIKE '%"type":"report-deleted"%'
            OR entry LIKE '%"type":"refusal-dismissed"%')
       AND strpos(entry, $1) > 0 ORDER BY sequence LIMIT 1000`,
    [JSON.stringify(id)],
  );
  return rows.filter(({ entry }) => names(entry, id));
}

function names(entry: string, id: string): boolean {
  const { event } = JSON.parse(entry) as {
    event: { reportId?: string; fileId?: string; items?: { id: string }[] };
  };
  return event.reportId === id || event.fileId === id || (event.items ?? []).some((item) => item.id === id);
}
