import type { PassageHit, SearchScope } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { scopeCondition } from './scope.ts';

/**
 * For each passage, in the order given, those of a narrow scope that are nearest to it by cosine, as their embeddings are kept:
 * nothing is embedded again. Every passage in scope is compared. None for an id that is unknown or invisible.
 */
export async function searchAlike(
  session: Session,
  passageIds: readonly string[],
  limit: number,
  scope: SearchScope | undefined,
): Promise<PassageHit[][]> {
  if (passageIds.length === 0) return [];
  const parameters: Parameter[] = [passageIds, limit];
  const condition = scopeCondition(scope, parameters);
  const rows = await session.prepared<PassageHit & { of: string }>(
    `SELECT p.id AS of, near.id AS "passageId", 1 - near.distance AS score
     FROM passages p JOIN embeddings e ON e.passage_key = p.key JOIN settings s ON s.generation = e.generation
     CROSS JOIN LATERAL (
       SELECT o.id, other.embedding <=> e.embedding AS distance
       FROM embeddings other JOIN passages o ON o.key = other.passage_key
       WHERE other.generation = s.generation AND other.passage_key <> e.passage_key
         AND other.report_key = ANY ((SELECT array_agg(r.key) FROM reports r WHERE ${condition})::int[])
       ORDER BY 2, other.passage_key LIMIT $2::int
     ) near
     WHERE p.id = ANY ($1::text[]) ORDER BY near.distance, near.id`,
    parameters,
  );
  return passageIds.map((id) =>
    rows.flatMap(({ of, passageId, score }) => (of === id ? [{ passageId, score }] : [])),
  );
}
