import type { Session } from '../database.ts';

/** pgvector's limits for HNSW: above the first the index holds half-precision, above the second there is none. */
const VECTOR_LIMIT = 2000;
const HALFVEC_LIMIT = 4000;

/** The type by which the index of a generation orders; null when the vectors are too long for any index. */
export function indexType(dimensions: number): string | null {
  if (dimensions <= VECTOR_LIMIT) return `vector(${dimensions})`;
  return dimensions <= HALFVEC_LIMIT ? `halfvec(${dimensions})` : null;
}

const indexName = (generation: number): string => `embeddings_hnsw_${generation}`;

/**
 * One partial HNSW index a generation. Parallel builds are off: below pgvector 0.8.2 they write out of bounds
 * (CVE-2026-3172).
 */
export async function createEmbeddingIndex(
  session: Session,
  generation: number,
  dimensions: number,
): Promise<void> {
  const type = indexType(dimensions);
  if (type === null) return;
  const operators = type.startsWith('halfvec') ? 'halfvec_cosine_ops' : 'vector_cosine_ops';
  await session.execute(
    `SET LOCAL max_parallel_maintenance_workers = 0;
     CREATE INDEX IF NOT EXISTS ${indexName(generation)} ON embeddings
       USING hnsw ((embedding::${type}) ${operators}) WITH (m = 16, ef_construction = 64)
       WHERE generation = ${generation}`,
  );
}

export async function dropEmbeddingIndex(session: Session, generation: number): Promise<void> {
  await session.execute(`DROP INDEX IF EXISTS ${indexName(generation)}`);
}
