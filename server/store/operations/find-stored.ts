import type { StoredDocument } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { decodeVector } from '../value-types.ts';
import type { BoundEmbedder } from './settings.ts';

/** Runs with the writer's rights: ingestion must know of every report. */
export async function findStoredMany(
  session: Session,
  sourceKeys: readonly string[],
): Promise<Map<string, StoredDocument>> {
  const rows = await session.query<StoredDocument & { sourceKey: string }>(
    `SELECT r.source_key AS "sourceKey", r.id, r.content_hash AS "contentHash",
            r.pipeline_fingerprint AS "pipelineFingerprint", r.passage_count AS "passageCount",
            r.page_count AS "pageCount", o.status AS "lastStatus"
     FROM reports r LEFT JOIN outcomes o USING (source_key) WHERE r.source_key = ANY ($1::text[])`,
    [sourceKeys],
  );
  return new Map(rows.map(({ sourceKey, ...state }) => [sourceKey, state]));
}

/** Vectors of the embedder in use, by `embeddingKey`. */
export async function findEmbeddings(
  session: Session,
  keys: readonly string[],
  bound: BoundEmbedder,
): Promise<Map<string, Float32Array>> {
  const rows = await session.query<{ key: string; embedding: string }>(
    `SELECT DISTINCT ON (p.embedding_key) p.embedding_key AS key, e.embedding::text AS embedding
     FROM passages p JOIN embeddings e ON e.passage_key = p.key AND e.generation = $2
     WHERE p.embedding_key = ANY ($1::text[]) ORDER BY p.embedding_key`,
    [keys, bound.generation],
  );
  return new Map(rows.map((row) => [row.key, decodeVector(row.embedding)]));
}
