import type { Asker } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { becomeAsker } from './as-asker.ts';
import { namedKeys } from './named-rows.ts';
import { removeDocument } from './parts.ts';
import { refuseHeld } from './refuse-held.ts';
import { readBoundEmbedder } from './settings.ts';

/**
 * With its further names and the documents inside it.
 *
 * @returns false when the asker sees no such report
 * @throws AktenlageError `on-hold` where it, something inside it or what cites it is held
 */
export async function deleteReport(session: Session, asker: Asker, id: string): Promise<boolean> {
  await readBoundEmbedder(session, true);
  await becomeAsker(session, asker);
  const [report] = await session.query<{ key: number; digest: string; sourceKey: string }>(
    `SELECT key, digest::text AS digest, source_key AS "sourceKey" FROM reports
     WHERE key = ANY (${namedKeys('reports.id', '$1::text[]')})`,
    [[id]],
  );
  await session.execute('SET LOCAL ROLE NONE');
  if (report === undefined) return false;
  await refuseHeld(session, 'reports', String(report.key));
  await removeDocument(session, report, asker.id);
  return true;
}
