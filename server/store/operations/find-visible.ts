import type { Session } from '../database.ts';

/** Of ids of reports and passages those that the asker may see; unknown ones are left out like hidden ones. */
export async function findVisible(session: Session, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await session.query<{ id: string }>(
    `SELECT r.id FROM reports r WHERE r.id = ANY ($1::text[])
     UNION ALL SELECT p.id FROM passages p WHERE p.id = ANY ($1::text[])`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
