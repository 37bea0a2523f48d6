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
 * Up to this many passages every vector is compared: recall 1, and 8 ms for 3,000 × 384 dimensions on the embedded
 * database. Above, an index is worth its upkeep: every further vector takes several milliseconds to insert, a third
 * of what its embedding takes, against one or two in a build at the end of an ingest.
 */
export const EXACT_LIMIT = 10_000;

/**
 * 100,000 synthetic passages on a server, recall@10 at a search list of 100 / 200 / 300: m 16 and 64, the defaults, .928 /
 * .948 / .957; m 24 and 128 .968 / .985 / .990. Both take 195 MB; a query 2.4 / 4.1 / 6.5 ms and 3.9 / 6.6 / 9.5 ms.
 */
const LINKS = 24;
const BUILD_LIST = 128;
/** How many candidates a search keeps, see above; at least twice what is asked for. */
export const SEARCH_LIST = 200;

/**
 * Gives the generation its HNSW index when it has more than `from` vectors and none yet. Called when a process binds
 * its embedder and at the end of an ingest; the embedded database is busy meanwhile (100,000 vectors on a server: two
 * minutes). An index that is there stays as it was built until the corpus is indexed anew.
 * Parallel builds are off: below pgvector 0.8.2 they write out of bounds (CVE-2026-3172).
 */
export async function ensureEmbeddingIndex(
  session: Session,
  { generation, dimensions }: { readonly generation: number; readonly dimensions: number },
  from = EXACT_LIMIT,
): Promise<void> {
  const type = indexType(dimensions);
  if (type === null) return;
  const [state] = await session.query<{ indexed: boolean; vectors: number }>(
    `SELECT to_regclass($1) IS NOT NULL AS indexed,
            (SELECT count(*) FROM embeddings WHERE generation = $2) AS vectors`,
    [indexName(generation), generation],
  );
  if (state === undefined || state.indexed || state.vectors <= from) return;
  const operators = type.startsWith('halfvec') ? 'halfvec_cosine_ops' : 'vector_cosine_ops';
  await session.execute(
    `SET LOCAL max_parallel_maintenance_workers = 0;
     SET LOCAL maintenance_work_mem = '256MB';
     CREATE INDEX IF NOT EXISTS ${indexName(generation)} ON embeddings
       USING hnsw ((embedding::${type}) ${operators}) WITH (m = ${LINKS}, ef_construction = ${BUILD_LIST})
       WHERE generation = ${generation}`,
  );
}

export async function dropEmbeddingIndex(session: Session, generation: number): Promise<void> {
  await session.execute(`DROP INDEX IF EXISTS ${indexName(generation)}`);
}
