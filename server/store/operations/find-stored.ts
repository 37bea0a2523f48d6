import type { Report } from '../../domain/index.ts';
import type { Orphan, StoredDocument } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { decodeVector } from '../value-types.ts';
import type { BoundEmbedder } from './settings.ts';

/** Runs with the writer's rights: ingestion must know of every report, and of every further name of one. */
export async function findStoredMany(
  session: Session,
  sourceKeys: readonly string[],
): Promise<Map<string, StoredDocument>> {
  const rows = await session.prepared<StoredDocument & { sourceKey: string }>(
    `SELECT n.source_key AS "sourceKey", r.id, r.content_hash AS "contentHash",
            r.pipeline_fingerprint AS "pipelineFingerprint", r.passage_count AS "passageCount",
            r.page_count AS "pageCount", o.status AS "lastStatus", r.marking, r.tlp, n.manifest,
            to_jsonb(l.groups) AS groups,
            n.parent_key AS "parentKey", n.alias_of AS "aliasOf"
     FROM (SELECT key, source_key, manifest, parent_key, NULL AS alias_of FROM reports
             WHERE source_key = ANY ($1::text[])
           UNION ALL
           SELECT a.report_key, a.source_key, a.manifest, a.parent_key, h.source_key
             FROM report_aliases a JOIN reports h ON h.key = a.report_key AND h.content_hash = a.content_hash
             WHERE a.source_key = ANY ($1::text[])) n
          JOIN reports r ON r.key = n.key JOIN access_labels l ON l.id = r.access_id
          LEFT JOIN outcomes o ON o.source_key = n.source_key`,
    [sourceKeys],
  );
  return new Map(rows.map(({ sourceKey, ...state }) => [sourceKey, state]));
}

/** With the rights of the session. */
export async function isNameVisible(session: Session, sourceKey: string): Promise<boolean> {
  const [row] = await session.prepared(
    `SELECT 1 FROM reports WHERE source_key = $1
     UNION ALL SELECT 1 FROM report_aliases WHERE source_key = $1
     UNION ALL SELECT 1 FROM outcomes WHERE source_key = $1 LIMIT 1`,
    [sourceKey],
  );
  return row !== undefined;
}

/** Names whose report has gone, or holds something else since. */
export function findOrphans(session: Session): Promise<Orphan[]> {
  return session.query<Orphan>(
    `SELECT source_key AS "sourceKey", content_hash AS "contentHash", parent_key AS "parentKey", manifest
     FROM report_aliases WHERE report_key IS NULL ORDER BY source_key`,
  );
}

/** Of the documents inside one, its own parts and theirs. */
export function marksOfParts(
  session: Session,
  sourceKey: string,
): Promise<Pick<Report, 'marking' | 'tlp'>[]> {
  return session.query<Pick<Report, 'marking' | 'tlp'>>(
    `WITH RECURSIVE inside AS (
       SELECT source_key, marking, tlp FROM reports WHERE parent_key = $1
       UNION
       SELECT r.source_key, r.marking, r.tlp FROM reports r JOIN inside i ON r.parent_key = i.source_key
     )
     SELECT DISTINCT marking, tlp FROM inside
     UNION
     SELECT r.marking, r.tlp FROM report_aliases a JOIN reports r ON r.key = a.report_key WHERE a.parent_key = $1`,
    [sourceKey],
  );
}

/** Vectors of the embedder in use, by `embeddingKey`. */
export async function findEmbeddings(
  session: Session,
  keys: readonly string[],
  bound: BoundEmbedder,
): Promise<Map<string, Float32Array>> {
  const rows = await session.prepared<{ key: string; embedding: string }>(
    `SELECT DISTINCT ON (p.embedding_key) p.embedding_key AS key, e.embedding::text AS embedding
     FROM passages p JOIN embeddings e ON e.passage_key = p.key AND e.generation = $2
     WHERE p.embedding_key = ANY ($1::text[]) ORDER BY p.embedding_key`,
    [keys, bound.generation],
  );
  return new Map(rows.map((row) => [row.key, decodeVector(row.embedding)]));
}
