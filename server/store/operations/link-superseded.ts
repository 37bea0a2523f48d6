import { HOUSE_PAPER_KEY } from '../../text/house-papers.ts';
import type { Session } from '../database.ts';
import { readBoundEmbedder } from './settings.ts';

/**
 * Resolves what reports say of others to `superseded_by_linked` and `superseded_how` on the report that is replaced,
 * corrected or extended: `supersedes` (front matter, manifest) by source key or document number, claims in the
 * document's own words by document number. Of one that claims several things the strongest counts. Every pair goes to
 * `report_successors`, from which each asker is shown the newest that he may see; the newest of all goes into the digest. A report's digest carries its link, so the corpus version changes only with a link.
 */
export async function linkSuperseded(session: Session): Promise<void> {
  await readBoundEmbedder(session, true);
  await session.query(
    `WITH said AS (
       SELECT key AS newer_key, 'replaces' AS how, supersedes AS target,
              nullif(lower(regexp_replace(supersedes, '[^[:alnum:]]+', '', 'g')), '') AS target_key
       FROM reports WHERE supersedes IS NOT NULL
       UNION ALL
       SELECT report_key, kind, NULL, target_key FROM report_claims
     ), pairs AS (
       SELECT s.newer_key, s.how, old.key AS old_key
       FROM said s JOIN reports newer ON newer.key = s.newer_key
            JOIN reports old ON old.source_key = s.target OR old.document_number = s.target
                             OR ${bearsNumber('old', 's.target_key', 'newer')}
       UNION
       SELECT s.newer_key, s.how, a.report_key
       FROM said s JOIN report_aliases a ON a.source_key = s.target WHERE a.report_key IS NOT NULL
     ), links AS (
       SELECT DISTINCT ON (old_key, newer_key) old_key, newer_key, how FROM pairs WHERE old_key <> newer_key
       ORDER BY old_key, newer_key, array_position(ARRAY['replaces', 'corrects', 'extends'], how)
     ), unlinked AS (
       DELETE FROM report_successors l WHERE NOT EXISTS (
         SELECT 1 FROM links n WHERE n.old_key = l.report_key AND n.newer_key = l.by_key)
     ), linked AS (
       INSERT INTO report_successors AS l (report_key, by_key, how) SELECT old_key, newer_key, how FROM links
       ON CONFLICT (report_key, by_key) DO UPDATE SET how = excluded.how WHERE l.how <> excluded.how
     ), wanted AS (
       SELECT DISTINCT ON (p.old_key) p.old_key AS key, newer.source_key, p.how
       FROM links p JOIN reports newer ON newer.key = p.newer_key
       ORDER BY p.old_key, newer.published_on DESC NULLS LAST, newer.source_key
     ), changes AS (
       SELECT r.key, w.source_key AS link, w.how,
              ${linkDigest('r.superseded_by_linked', 'r.superseded_how')} # ${linkDigest('w.source_key', 'w.how')} AS change
       FROM reports r LEFT JOIN wanted w ON w.key = r.key
       WHERE (r.superseded_by_linked, r.superseded_how) IS DISTINCT FROM (w.source_key, w.how)
     ), updated AS (
       UPDATE reports r SET superseded_by_linked = c.link, superseded_how = c.how, digest = r.digest # c.change
       FROM changes c WHERE r.key = c.key RETURNING c.change
     )
     UPDATE settings SET corpus_digest = corpus_digest # (SELECT bit_xor(change) FROM updated)
     WHERE EXISTS (SELECT 1 FROM updated)`,
  );
}

/** Whether a report is the one that another means by a number; what each house numbers for itself is met within it. */
export const bearsNumber = (report: string, key: string, by: string): string =>
  `(${report}.number_key = ${key} AND (${report}.number_key !~ '${HOUSE_PAPER_KEY}'
      OR ${report}.originator IS NOT DISTINCT FROM ${by}.originator))`;

/** What a link adds to its report's digest: 64 bits over both ends and its kind, nothing for no link. */
export const linkDigest = (link: string, how: string): string =>
  `coalesce(('x' || substr(md5(r.source_key || chr(10) || ${link} || coalesce(chr(10) || ${how}, '')), 1, 16))::bit(64)::bigint, 0)`;
