import { createHash } from 'node:crypto';
import { type AuditEvent, highestTlp, MARKINGS, type Tlp } from '../../domain/index.ts';
import type { Session } from '../database.ts';

export const questionHash = (question: string): string => createHash('sha256').update(question).digest('hex');

/** What an asker was shown, with its highest grade and strictest label; the session is the owner's. None where nothing was. */
export async function passagesShown(
  session: Session,
  actor: string,
  answerId: string | null,
  passageIds: readonly string[],
): Promise<AuditEvent[]> {
  if (passageIds.length === 0) return [];
  const ids = [...new Set(passageIds)];
  const [row] = await session.prepared<{
    level: number | null;
    found: number;
    tlps: (Tlp | null)[] | null;
  }>(
    `SELECT max(l.level) AS level, count(*) AS found, to_jsonb(array_agg(DISTINCT r.tlp)) AS tlps
     FROM passages p JOIN access_labels l ON l.id = p.access_id JOIN reports r ON r.key = p.report_key
     WHERE p.id = ANY ($1::text[])`,
    [ids],
  );
  // One that is gone since may have had any grade and any label.
  const isWhole = row?.found === ids.length;
  const level = isWhole ? (row.level ?? 0) : MARKINGS.length - 1;
  const tlp = isWhole ? highestTlp(row.tlps ?? []) : 'RED';
  const highest = MARKINGS[level] ?? 'STRENG GEHEIM';
  return [{ type: 'passages-shown', actor, answerId, passageIds: ids, highest, tlp }];
}
