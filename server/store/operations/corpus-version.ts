import type { Session } from '../database.ts';
import { linkDigest } from './link-superseded.ts';
import { corpusVersionOf, readBoundEmbedder } from './settings.ts';

/**
 * The version of what the asker sees: his reports without what links them to others, and the links of which he sees both
 * ends. A hidden report that comes, goes or replaces one of his changes nothing.
 */
export async function visibleCorpusVersion(session: Session): Promise<string> {
  const bound = await readBoundEmbedder(session);
  const [row] = await session.prepared<{ digest: string }>(
    `SELECT to_hex(coalesce((SELECT bit_xor(r.digest # ${linkDigest('r.superseded_by_linked', 'r.superseded_how')})
                             FROM reports r), 0)
                   # coalesce((SELECT bit_xor(${linkDigest('s.source_key', 'l.how')})
                               FROM report_successors l JOIN reports r ON r.key = l.report_key
                                    JOIN reports s ON s.key = l.by_key), 0)) AS digest`,
  );
  return corpusVersionOf(row?.digest ?? '0', bound?.embedder ?? null);
}
