import { createHash } from 'node:crypto';
import { type AuditEvent, MARKINGS } from '../../domain/index.ts';
import type { Session } from '../database.ts';

export const questionHash = (question: string): string => createHash('sha256').update(question).digest('hex');

/** What an asker was shown, and the highest grade of it; the session is the owner's. None where nothing was. */
export async function passagesShown(
  session: Session,
  actor: string,
  answerId: string | null,
  passageIds: readonly string[],
): Promise<AuditEvent[]> {
  if (passageIds.length === 0) return [];
  const ids = [...new Set(passageIds)];
  const [row] = await session.prepared<{ level: number | null; found: number }>(
    `SELECT max(l.level) AS level, count(*) AS found
     FROM passages p JOIN access_labels l ON l.id = p.access_id WHERE p.id = ANY ($1::text[])`,
    [ids],
  );
  // One that is gone since may have had any grade.
  const level = row?.found === ids.length ? (row.level ?? 0) : MARKINGS.length - 1;
  const highest = MARKINGS[level] ?? 'STRENG GEHEIM';
  return [{ type: 'passages-shown', actor, answerId, passageIds: ids, highest }];
}
