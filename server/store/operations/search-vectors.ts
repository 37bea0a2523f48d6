import type { PassageHit, SearchScope } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { encodeVector } from '../value-types.ts';
import { EXACT_LIMIT, indexType } from './embedding-index.ts';
import { scopeCondition } from './scope.ts';
import { embedderMismatch, readBoundEmbedder } from './settings.ts';

/**
 * Nearest passages by cosine. Few passages in scope: exact scan, recall 1. Many: HNSW with iterative scan, because
 * a filtered HNSW search without it silently returns almost nothing.
 *
 * @param embedder id of the model that made `embedding`, where this process has bound one
 */
export async function searchVectors(
  session: Session,
  embedding: Float32Array,
  limit: number,
  scope: SearchScope | undefined,
  embedder: string | null,
  exactLimit = EXACT_LIMIT,
): Promise<PassageHit[]> {
  const bound = await readBoundEmbedder(session);
  if (bound === null) return [];
  if (embedder !== null && embedder !== bound.embedder) throw embedderMismatch(bound.embedder, embedder);
  if (embedding.length !== bound.dimensions) {
    throw embedderMismatch(`${bound.embedder} (${bound.dimensions})`, `${embedding.length} dimensions`);
  }
  const parameters: Parameter[] = [encodeVector(embedding), limit];
  const condition = scopeCondition(scope, parameters);
  const [size] = await session.query<{ passages: number }>(
    // The first two parameters are of no use here, but keep the numbers of the condition.
    `SELECT coalesce(sum(r.passage_count), 0) AS passages FROM reports r
     WHERE ${condition} AND $1::text IS NOT NULL AND $2::int IS NOT NULL`,
    parameters,
  );
  const type = indexType(bound.dimensions);
  const exact = type === null || (size?.passages ?? 0) <= exactLimit;
  if (!exact) {
    await session.query(
      `SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', $1, true)`,
      [String(Math.min(1000, Math.max(100, limit)))],
    );
  }
  const distance = exact ? 'e.embedding <=> $1::vector' : `e.embedding::${type} <=> $1::${type}`;
  // As a join for the scan of all; as a filter for the index, whose order a join could spoil.
  const keys = `SELECT r.key FROM reports r WHERE ${condition}`;
  const array = `SELECT array_agg(r.key) FROM reports r WHERE ${condition}`;
  const inScope =
    condition === 'true' ? '' : `AND e.report_key ${exact ? `IN (${keys})` : `= ANY ((${array})::int[])`}`;
  return session.query<PassageHit>(
    `WITH nearest AS MATERIALIZED (
       SELECT e.passage_key, ${distance} AS distance FROM embeddings e
       WHERE e.generation = ${bound.generation} ${inScope}
       ORDER BY ${distance} LIMIT $2::int
     )
     SELECT p.id AS "passageId", 1 - n.distance AS score
     FROM nearest n JOIN passages p ON p.key = n.passage_key ORDER BY n.distance, n.passage_key`,
    parameters,
  );
}
