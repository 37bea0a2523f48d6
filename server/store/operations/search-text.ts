import type { PassageHit, SearchScope } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { scopeCondition } from './scope.ts';

/**
 * BM25 (k1 1.2, b 0.75) in one statement over what the asker may see: document frequencies, number of passages and
 * mean length are counted over visible rows alone, so that nothing hidden shows through a score.
 *
 * A passage is stemmed in its own language, so the question is stemmed in each of them. Its function words go first
 * (German "die" is a content word in English passages): the language whose stop words it uses most is its own.
 * Passages in other languages have no stemmer and no stop words: there, none of the three languages' count.
 * Frequencies are counted for a lexeme across languages, or else a small language would make its words look common.
 */
export function searchText(
  session: Session,
  question: string,
  limit: number,
  scope?: SearchScope,
): Promise<PassageHit[]> {
  const parameters: Parameter[] = [question.normalize('NFC'), limit];
  const condition = scopeCondition(scope, parameters);
  const inScope =
    condition === 'true' ? '' : `WHERE h.report_key IN (SELECT r.key FROM reports r WHERE ${condition})`;
  return session.query<PassageHit>(
    `WITH words AS (
       SELECT lexeme AS word FROM unnest(to_tsvector('pg_catalog.simple', $1::text))
     ), stopped AS MATERIALIZED (
       SELECT d.dictionary, w.word
       FROM words w, (VALUES ('german_stem'), ('english_stem'), ('french_stem')) d (dictionary)
       WHERE ts_lexize(('pg_catalog.' || d.dictionary)::regdictionary, w.word) = '{}'
     ), own AS (
       SELECT dictionary FROM stopped GROUP BY dictionary ORDER BY count(*) DESC, dictionary DESC LIMIT 1
     ), content AS (
       SELECT c.config, string_agg(w.word, ' ') AS text
       FROM (VALUES ('german'), ('english'), ('french'), ('simple')) c (config), words w
       WHERE NOT EXISTS (SELECT 1 FROM stopped s WHERE s.word = w.word
                         AND (c.config = 'simple' OR s.dictionary = (SELECT dictionary FROM own)))
       GROUP BY c.config
     ), terms AS MATERIALIZED (
       SELECT c.config, t.lexeme COLLATE "C" AS lexeme
       FROM content c, unnest(to_tsvector(('pg_catalog.' || c.config)::regconfig, c.text)) t
       -- Parts of a hyphenated word come up again here.
       WHERE c.config <> 'simple' OR t.lexeme NOT IN (SELECT word FROM stopped)
     ), corpus AS (
       SELECT sum(passage_count)::float8 AS passages,
              sum(lexeme_count)::float8 / nullif(sum(passage_count), 0) AS mean_length
       FROM reports
     ), hits AS MATERIALIZED (
       SELECT p.lexeme, p.report_key, p.passage_keys, p.frequencies, p.lengths
       FROM terms t JOIN postings p ON p.lexeme = t.lexeme AND p.config = t.config
     ), weights AS MATERIALIZED (
       SELECT f.lexeme, ln(1 + (c.passages - f.df + 0.5) / (f.df + 0.5)) AS weight
       FROM (SELECT lexeme, sum(cardinality(passage_keys))::float8 AS df FROM hits GROUP BY lexeme) f, corpus c
     ), scores AS (
       -- k1 = 1.2 times 1 - b and b; as float8, because numeric is converted through text, row by row.
       SELECT e.passage_key,
              sum(w.weight * e.frequency * float8 '2.2'
                  / (e.frequency + float8 '0.3' + float8 '0.9' * e.length / c.mean_length)) AS score
       FROM hits h JOIN weights w ON w.lexeme = h.lexeme CROSS JOIN corpus c
            CROSS JOIN LATERAL unnest(h.passage_keys, h.frequencies, h.lengths) e (passage_key, frequency, length)
       ${inScope}
       GROUP BY e.passage_key ORDER BY score DESC, e.passage_key LIMIT $2::int
     )
     SELECT p.id AS "passageId", s.score::float8 AS score
     FROM scores s JOIN passages p ON p.key = s.passage_key ORDER BY s.score DESC, s.passage_key`,
    parameters,
  );
}
