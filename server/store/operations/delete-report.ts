import type { Asker } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { becomeAsker } from './as-asker.ts';
import { deleteContent } from './replace-report.ts';
import { changeCorpusDigest, readBoundEmbedder } from './settings.ts';

/** @returns false when the asker sees no such report */
export async function deleteReport(session: Session, asker: Asker, id: string): Promise<boolean> {
  await readBoundEmbedder(session, true);
  await becomeAsker(session, asker);
  const [report] = await session.query<{ key: number; digest: string; source_key: string }>(
    'SELECT key, digest::text AS digest, source_key FROM reports WHERE id = $1',
    [id],
  );
  await session.execute('SET LOCAL ROLE NONE');
  if (report === undefined) return false;
  await deleteContent(session, report.key);
  await session.query('DELETE FROM reports WHERE key = $1', [report.key]);
  await session.query('DELETE FROM outcomes WHERE source_key = $1', [report.source_key]);
  await changeCorpusDigest(session, report.digest, '0');
  return true;
}
