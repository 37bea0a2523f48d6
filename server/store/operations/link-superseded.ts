import type { Session } from '../database.ts';
import { readBoundEmbedder } from './settings.ts';

/**
 * Resolves `supersedes` to `superseded_by_linked` on the report that is replaced. Where several claim the same one,
 * the newest wins. A report's digest carries its link, so the corpus version changes only with a link.
 */
export async function linkSuperseded(session: Session): Promise<void> {
  await readBoundEmbedder(session, true);
  await session.query(
    `WITH wanted AS (
       SELECT DISTINCT ON (old.key) old.key, newer.source_key
       FROM reports newer JOIN reports old
         ON (old.source_key = newer.supersedes OR old.document_number = newer.supersedes) AND old.key <> newer.key
       WHERE newer.supersedes IS NOT NULL
       ORDER BY old.key, newer.published_on DESC NULLS LAST, newer.source_key
     ), changes AS (
       SELECT r.key, w.source_key AS link, ${linkDigest('r.superseded_by_linked')} # ${linkDigest('w.source_key')} AS change
       FROM reports r LEFT JOIN wanted w ON w.key = r.key
       WHERE r.superseded_by_linked IS DISTINCT FROM w.source_key
     ), updated AS (
       UPDATE reports r SET superseded_by_linked = c.link, digest = r.digest # c.change
       FROM changes c WHERE r.key = c.key RETURNING c.change
     )
     UPDATE settings SET corpus_digest = corpus_digest # (SELECT bit_xor(change) FROM updated)
     WHERE EXISTS (SELECT 1 FROM updated)`,
  );
}

/** What a link adds to its report's digest: 64 bits over both ends, nothing for no link. */
export const linkDigest = (link: string): string =>
  `coalesce(('x' || substr(md5(r.source_key || chr(10) || ${link}), 1, 16))::bit(64)::bigint, 0)`;
