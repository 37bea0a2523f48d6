import type { SearchScope } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { scopeCondition } from './scope.ts';

/**
 * For each word the number of passages in scope that hold one of its stems: the most frequent stem counts, over the
 * text search configurations. Counted over what the asker may see, like everything that ranks.
 */
export async function wordFrequencies(
  session: Session,
  words: readonly string[],
  scope?: SearchScope,
): Promise<{ total: number; frequencies: Map<string, number> }> {
  const parameters: Parameter[] = [words.map((word) => word.normalize('NFC'))];
  const condition = scopeCondition(scope, parameters);
  const inScope =
    condition === 'true' ? '' : `AND p.report_key IN (SELECT r.key FROM reports r WHERE ${condition})`;
  const rows = await session.query<{ word: string; frequency: number }>(
    `WITH stems AS (
       SELECT w.word, t.lexeme COLLATE "C" AS lexeme, c.config COLLATE "C" AS config
       FROM unnest($1::text[]) w (word), (VALUES ('german'), ('english'), ('french'), ('simple')) c (config),
            unnest(to_tsvector(('pg_catalog.' || c.config)::regconfig, w.word)) t
     ), counts AS (
       SELECT s.word, s.lexeme, sum(cardinality(p.passage_keys)) AS frequency
       FROM stems s JOIN postings p ON p.lexeme = s.lexeme AND p.config = s.config ${inScope}
       GROUP BY s.word, s.lexeme
     )
     SELECT word, max(frequency)::float8 AS frequency FROM counts GROUP BY word`,
    parameters,
  );
  const counted: Parameter[] = [];
  const [total] = await session.query<{ total: number }>(
    `SELECT coalesce(sum(passage_count), 0)::float8 AS total FROM reports r WHERE ${scopeCondition(scope, counted)}`,
    counted,
  );
  return {
    total: total?.total ?? 0,
    frequencies: new Map(rows.map(({ word, frequency }) => [word, frequency])),
  };
}
