import type { Session } from '../database.ts';

/** pgvector's limits for HNSW: above the first the index holds halves, above the second there is none. */
const VECTOR_LIMIT = 2000;
const HALFVEC_LIMIT = 4000;

/** How the index of a generation holds its vectors: whole, or rounded to 16 bits and read again whole. */
export type IndexKind = 'whole' | 'half';

/**
 * From this many vectors on the index holds halves: 100,000 × 384 take 116 MB instead of 195, a query with a search list
 * of 200 takes 2.6 ms (whole 2.7), recall@10 is .998 (.999).
 */
const HALF_FROM = 100_000;

/** Names of the indexes a generation may have; it has at most one. */
export const indexName = (generation: number, kind: IndexKind): string =>
  kind === 'whole' ? `embeddings_hnsw_${generation}` : `embeddings_hnsw_${generation}_half`;

/** The type by which an index orders. */
export const indexType = (dimensions: number, kind: IndexKind): string =>
  kind === 'whole' ? `vector(${dimensions})` : `halfvec(${dimensions})`;

/** What kind of index these vectors get; null where they are too long for any. */
export function indexKind(dimensions: number, vectors: number, halfFrom = HALF_FROM): IndexKind | null {
  if (dimensions > HALFVEC_LIMIT) return null;
  return dimensions > VECTOR_LIMIT || vectors >= halfFrom ? 'half' : 'whole';
}

/**
 * Up to this many passages every vector is compared: recall 1, and 8 ms for 3,000 × 384 dimensions on the embedded
 * database. Above, an index is worth its upkeep: every further vector takes several milliseconds to insert, a third
 * of what its embedding takes, against one or two in a build at the end of an ingest.
 */
export const EXACT_LIMIT = 10_000;
/** … and up to so many times as many where they are few of all: the index would have to pass most of what it meets (recall .94 of 1 % of a million). */
export const EXACT_FEW = 3;

/**
 * 100,000 synthetic passages on a server, recall@10 at a search list of 100 / 200 / 300: m 16 and 64, the defaults, .928 /
 * .948 / .957; m 24 and 128 .968 / .985 / .990. Both take 195 MB; a query 2.4 / 4.1 / 6.5 ms and 3.9 / 6.6 / 9.5 ms.
 */
const LINKS = 24;
const BUILD_LIST = 128;
/**
 * How many candidates a search keeps, see above, in SQL; at least twice what is asked for, at most what pgvector allows. A
 * million halves, recall@10 at 200 / 300 / 400 / 500 / 600: .972 / .982 / .987 / .992 / .995; another build had .97 at 400. What a
 * query takes of the processor grows from 14 ms at 400 to 21 at 600.
 */
export const searchListInSql = (vectors: string, limit: number): string =>
  `least(1000, greatest(CASE WHEN ${vectors} > 300000 THEN 500 ELSE 200 END, ${2 * limit}))`;

/** What a graph takes in memory while it is built (1.6 GB held 870,000 halves of 384): beyond, every further vector takes some thirty times as long. */
const buildMemory = (dimensions: number, vectors: number, kind: IndexKind): string => {
  const bytes = vectors * (dimensions * (kind === 'whole' ? 4 : 2) + LINKS * 44 + 300);
  return `${Math.min(4096, Math.max(256, Math.ceil(bytes / 1024 / 1024)))}MB`;
};

/**
 * Gives the generation its HNSW index when it has more than `from` vectors and none yet. Called when a process binds
 * its embedder and at the end of an ingest; the embedded database is busy meanwhile (100,000 vectors on a server: a minute
 * and a half). An index that is there stays as it was built until the corpus is indexed anew.
 * Parallel builds are off: below pgvector 0.8.2 they write out of bounds (CVE-2026-3172).
 */
export async function ensureEmbeddingIndex(
  session: Session,
  { generation, dimensions }: { readonly generation: number; readonly dimensions: number },
  from = EXACT_LIMIT,
  halfFrom = HALF_FROM,
): Promise<void> {
  const [state] = await session.query<{ indexed: boolean; vectors: number }>(
    `SELECT coalesce(to_regclass($1), to_regclass($2)) IS NOT NULL AS indexed,
            (SELECT count(*) FROM embeddings WHERE generation = $3) AS vectors`,
    [indexName(generation, 'whole'), indexName(generation, 'half'), generation],
  );
  if (state === undefined || state.indexed || state.vectors <= from) return;
  const kind = indexKind(dimensions, state.vectors, halfFrom);
  if (kind === null) return;
  await session.execute(
    `SET LOCAL max_parallel_maintenance_workers = 0;
     SET LOCAL maintenance_work_mem = '${buildMemory(dimensions, state.vectors, kind)}';
     CREATE INDEX IF NOT EXISTS ${indexName(generation, kind)} ON embeddings
       USING hnsw ((embedding::${indexType(dimensions, kind)}) ${kind === 'half' ? 'halfvec' : 'vector'}_cosine_ops)
       WITH (m = ${LINKS}, ef_construction = ${BUILD_LIST})
       WHERE generation = ${generation}`,
  );
}

export async function dropEmbeddingIndex(session: Session, generation: number): Promise<void> {
  for (const kind of ['whole', 'half'] as const)
    await session.execute(`DROP INDEX IF EXISTS ${indexName(generation, kind)}`);
}
