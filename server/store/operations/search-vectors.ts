import type { PassageHit, SearchScope, VectorQuery } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { encodeVector } from '../value-types.ts';
import { EXACT_FEW, EXACT_LIMIT, type IndexKind, indexType, searchListInSql } from './embedding-index.ts';
import { isFew, numberPatterns, scopeCondition } from './scope.ts';
import { type BoundEmbedder, embedderMismatch } from './settings.ts';

/**
 * Nearest passages by cosine. Few passages in scope: exact scan, recall 1. Many: HNSW with iterative scan, because
 * a filtered HNSW search without it silently returns almost nothing. Inside named documents always exact.
 *
 * @param embedder id of the model that made the embeddings, where this process has bound one
 */
export async function searchVectors(
  session: Session,
  queries: readonly VectorQuery[],
  limit: number,
  scope: SearchScope | undefined,
  embedder: string | null,
  exactLimit = EXACT_LIMIT,
): Promise<PassageHit[][]> {
  const bound = await readScope(session, limit, scope);
  if (bound === null) return queries.map(() => []);
  if (embedder !== null && embedder !== bound.embedder) throw embedderMismatch(bound.embedder, embedder);
  for (const { embedding } of queries) {
    if (embedding.length !== bound.dimensions)
      throw embedderMismatch(`${bound.embedder} (${bound.dimensions})`, `${embedding.length} dimensions`);
  }
  // Without an index, as with vectors that are too long for one, every vector is compared.
  const exact =
    bound.index === null ||
    bound.passages <= exactLimit ||
    (bound.few && bound.passages <= EXACT_FEW * exactLimit);
  if (exact && queries.length > 1) return nearestOfEach(session, queries, limit, scope, bound);
  const found: PassageHit[][] = [];
  for (const query of queries)
    found.push(
      await nearest(
        session,
        query,
        limit,
        scope,
        bound,
        exact || query.documents?.length ? null : bound.index,
      ),
    );
  return found;
}

/**
 * The sides of a comparison, and the documents that they name, in one scan: what an answer takes beside the model, p95,
 * 78 → 75 ms (4,166 passages). Two named documents were five scans.
 */
async function nearestOfEach(
  session: Session,
  queries: readonly VectorQuery[],
  limit: number,
  scope: SearchScope | undefined,
  bound: Scoped,
): Promise<PassageHit[][]> {
  const embeddings = [...new Set(queries.map(({ embedding }) => embedding))];
  const parameters: Parameter[] = [limit, ...embeddings.map(encodeVector)];
  const condition = scopeCondition(scope, parameters);
  const inScope = reportsIn(condition, bound.few, bound.few);
  const distances = embeddings.map((_, place) => `e.embedding <=> $${place + 2}::vector AS d${place}`);
  const nearest = queries.map(({ embedding, documents }, query) => {
    const distance = `d${embeddings.indexOf(embedding)}`;
    const named = documents?.length
      ? `WHERE report_key IN (SELECT r.key FROM reports r
           WHERE r.number_key LIKE ANY ($${parameters.push(numberPatterns(documents))}::text[]))`
      : '';
    return `(SELECT ${query} AS query, passage_key, ${distance} AS distance FROM distances ${named}
             ORDER BY ${distance}, passage_key LIMIT $1::int)`;
  });
  const rows = await session.prepared<PassageHit & { query: number }>(
    `WITH distances AS MATERIALIZED (
       SELECT e.passage_key, e.report_key, ${distances.join(', ')}
       FROM embeddings e WHERE e.generation = ${bound.generation} ${inScope}
     ), nearest AS (
       ${nearest.join(' UNION ALL ')}
     )
     SELECT n.query, p.id AS "passageId", 1 - n.distance AS score
     FROM nearest n JOIN passages p ON p.key = n.passage_key ORDER BY n.query, n.distance, n.passage_key`,
    parameters,
  );
  const found = queries.map((): PassageHit[] => []);
  for (const { query, passageId, score } of rows) found[query]?.push({ passageId, score });
  return found;
}

/** The embedder in use, the number of passages in scope, and whether these are few of all. */
type Scoped = BoundEmbedder & {
  readonly passages: number;
  readonly few: boolean;
  /** The index there is; null for none. */
  readonly index: IndexKind | null;
};

/**
 * The embedder in use and the number of passages in scope; null before the first report. The same exchange says how an index
 * is to be searched, where one is asked.
 */
async function readScope(
  session: Session,
  limit: number,
  scope: SearchScope | undefined,
): Promise<Scoped | null> {
  const parameters: Parameter[] = [];
  const [row] = await session.prepared<Scoped>(
    `SELECT g.generation, g.embedder, g.dimensions,
            n.passages, ${isFew('n.passages', 'embeddings')} AS few,
            CASE WHEN to_regclass('embeddings_hnsw_' || g.generation) IS NOT NULL THEN 'whole'
                 WHEN to_regclass('embeddings_hnsw_' || g.generation || '_half') IS NOT NULL THEN 'half' END AS index,
            set_config('hnsw.iterative_scan', 'relaxed_order', true) AS scan,
            set_config('hnsw.ef_search', (${searchListInSql('n.passages', limit)})::text, true) AS list
     FROM (SELECT coalesce(sum(r.passage_count), 0) AS passages FROM reports r WHERE ${scopeCondition(scope, parameters)}) n,
          settings s JOIN embedding_generations g ON g.generation = s.generation`,
    parameters,
  );
  return row ?? null;
}

/** @param index the index that is asked; null for an exact scan. What it rounds is read again whole. */
async function nearest(
  session: Session,
  { embedding, documents }: VectorQuery,
  limit: number,
  scope: SearchScope | undefined,
  bound: Scoped,
  index: IndexKind | null,
): Promise<PassageHit[]> {
  const parameters: Parameter[] = [encodeVector(embedding)];
  const conditions = [scopeCondition(scope, parameters)];
  if (documents?.length)
    conditions.push(`r.number_key LIKE ANY ($${parameters.push(numberPatterns(documents))}::text[])`);
  const condition = conditions.filter((part) => part !== 'true').join(' AND ') || 'true';
  const type = index === null ? null : indexType(bound.dimensions, index);
  const order = type === null ? 'e.embedding <=> $1::vector' : `e.embedding::${type} <=> $1::${type}`;
  // As a filter for the index, whose order a join could spoil.
  const inScope = reportsIn(condition, type !== null || bound.few, type === null && bound.few);
  const text = `WITH nearest AS MATERIALIZED (
       SELECT e.passage_key, ${index === 'half' ? 'e.embedding <=> $1::vector' : order} AS distance FROM embeddings e
       WHERE e.generation = ${bound.generation} ${inScope}
       ORDER BY ${order}${type === null ? ', e.passage_key' : ''} LIMIT ${limit}
     )
     SELECT p.id AS "passageId", 1 - n.distance AS score
     FROM nearest n JOIN passages p ON p.key = n.passage_key ORDER BY n.distance, n.passage_key`;
  // The index is chosen by what the limit is: so it stands in the text.
  return session.prepared(text, parameters);
}

/**
 * The embeddings of the reports that meet a condition.
 *
 * @param byKey their keys as an array, which an index is asked for one by one, rather than a join with all
 * @param always also where the condition leaves nothing out: the rights do
 */
function reportsIn(condition: string, byKey: boolean, always: boolean): string {
  if (condition === 'true' && !always) return '';
  const from = `FROM reports r WHERE ${condition}`;
  return byKey
    ? `AND e.report_key = ANY ((SELECT array_agg(r.key) ${from})::int[])`
    : `AND e.report_key IN (SELECT r.key ${from})`;
}
