import type { Asker } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { becomeAsker } from './as-asker.ts';
import { namedKeys } from './named-rows.ts';
import { removeParts, removeReport } from './parts.ts';
import { readBoundEmbedder } from './settings.ts';

/** With its further names and the documents inside it. @returns false when the asker sees no such report */
export async function deleteReport(session: Session, asker: Asker, id: string): Promise<boolean> {
  await readBoundEmbedder(session, true);
  await becomeAsker(session, asker);
  const [report] = await session.query<{ key: number; digest: string; source_key: string }>(
    `SELECT key, digest::text AS digest, source_key FROM reports
     WHERE key = ANY (${namedKeys('reports.id', '$1::text[]')})`,
    [[id]],
  );
  await session.execute('SET LOCAL ROLE NONE');
  if (report === undefined) return false;
  await removeParts(session, report.source_key, [], asker.id);
  await session.query(
    `DELETE FROM outcomes WHERE source_key = $1
       OR source_key IN (SELECT source_key FROM report_aliases WHERE report_key = $2)`,
    [report.source_key, report.key],
  );
  await session.query('DELETE FROM report_aliases WHERE report_key = $1', [report.key]);
  await removeReport(session, report.key, report.digest, asker.id);
  return true;
}
