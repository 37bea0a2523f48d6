import type { Relation } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { bearsNumber } from './link-superseded.ts';

/** Through the asker's policies on both ends. */
export function listRelations(session: Session, reportId: string): Promise<Relation[]> {
  return session.query<Relation>(
    `WITH me AS (SELECT key, source_key, parent_key, document_number, number_key FROM reports WHERE id = $1),
     said AS (
       SELECT r.key AS newer, c.kind, o.key AS older, c.words
       FROM report_claims c JOIN reports r ON r.key = c.report_key JOIN reports o ON ${bearsNumber('o', 'c.target_key', 'r')}
       UNION ALL
       SELECT r.key, 'replaces', o.key, NULL
       FROM reports r JOIN reports o ON o.source_key = r.supersedes OR o.document_number = r.supersedes
       WHERE r.supersedes IS NOT NULL
     ), related AS (
       SELECT 'parent' AS kind, p.key, NULL::text AS words, NULL::real AS similarity
         FROM me JOIN reports p ON p.source_key = me.parent_key
       UNION ALL
       SELECT 'part', p.key, NULL, NULL FROM me JOIN reports p ON p.parent_key = me.source_key
       UNION ALL
       SELECT 'part', a.report_key, NULL, NULL FROM me JOIN report_aliases a ON a.parent_key = me.source_key
       UNION ALL
       SELECT s.kind, s.older, s.words, NULL FROM me JOIN said s ON s.newer = me.key AND s.older <> me.key
       UNION ALL
       SELECT CASE s.kind WHEN 'replaces' THEN 'replaced-by' WHEN 'corrects' THEN 'corrected-by'
                          ELSE 'extended-by' END, s.newer, s.words, NULL
         FROM me JOIN said s ON s.older = me.key AND s.newer <> me.key
       UNION ALL
       SELECT 'near-duplicate', CASE WHEN n.report_key = me.key THEN n.other_key ELSE n.report_key END, NULL, n.similarity
         FROM me JOIN near_duplicates n ON me.key IN (n.report_key, n.other_key)
     )
     SELECT DISTINCT ON (x.kind, r.source_key) x.kind, r.id AS "reportId", r.source_key AS "sourceKey", r.title,
            x.words, x.similarity
     FROM related x JOIN reports r ON r.key = x.key ORDER BY x.kind, r.source_key, x.words NULLS LAST`,
    [reportId],
  );
}
