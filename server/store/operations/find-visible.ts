import type { Session } from '../database.ts';
import { namedRows } from './named-rows.ts';

/** Of ids of reports and passages those that the asker may see; unknown ones are left out like hidden ones. */
export async function findVisible(session: Session, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await session.query<{ id: string }>(
    `SELECT named.id FROM ${namedRows('reports.id', '$1::text[]', 't.id')}
     UNION ALL SELECT named.id FROM ${namedRows('passages.id', '$1::text[]', 't.id')}`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
