import type { SearchConcept, SearchWord } from '../../ports/search-concept.ts';
import type { PassageHit, SearchScope, TextHits, TextQuery } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { isFew, numberPatterns, scopeCondition } from './scope.ts';

const CONFIGS: Readonly<Record<SearchWord['language'], string>> = {
  de: 'german',
  en: 'english',
  fr: 'french',
  other: 'simple',
};

/** Words in one search; a question of 20,000 characters has its first concepts searched, which is all it can mean. */
const MOST_WORDS = 1500;

/** Reports looked up one by one, for every word. */
const MOST_KEYS = 500;

interface Row {
  readonly passageId: string | null;
  /** Null where there is nothing to count. */
  readonly score: number | null;
  /** Of the query for a passage, of the concept for a frequency; null for the number of passages. */
  readonly index: number | null;
}

/**
 * BM25 (k1 1.2, b 0.75; 0.9 and 0.4 gain 0.3 points on German XQuAD and lose .022 MRR on French PIAF) over concepts, in one
 * statement over what the asker may see: document frequencies, number of passages and mean length are counted over visible rows
 * alone, so that nothing hidden shows through a score.
 *
 * A passage is met in its own language. Words of the question's own language are alternatives: the best one counts.
 * Translations are evidence that adds up (probabilistic structured queries, Darwish & Oard 2003): their frequencies in
 * the passage and in the corpus are summed by weight before the formula is applied, so that a much translated word
 * weighs no more than another.
 *
 * Several queries are one statement: a comparison with two sides and a named document was six, each with the 8 ms that
 * planning and looking words up cost.
 *
 * `found` is materialized: inlined, it was computed again for every concept (questions of ten concepts 25 → 20 ms).
 *
 * Neighbours (looked for by the first and last four letters: searches at 10,000 passages on a server 190 → 37 ms, see
 * migration 0008) are words of the vocabulary with the same beginning or end, weighed by how much of the longer one they
 * share: XQuAD recall@1 of the lexical part alone en 93.9 → 94.5, de 89.4 → 91.3, en→de 82.1 → 84.4.
 */
export async function searchText(
  session: Session,
  queries: readonly TextQuery[],
  limit: number,
  scope?: SearchScope,
): Promise<TextHits> {
  const { concepts, members } = union(queries);
  const limits = queries.map(({ documents }) => numberPatterns(documents ?? []));
  const words = concepts
    .flatMap(({ term, words: all }, concept) => all.map((word) => ({ ...word, concept, term })))
    .slice(0, MOST_WORDS);
  const parameters: Parameter[] = [
    words.map(({ concept }) => concept),
    words.map(({ word }) => word.normalize('NFC')),
    words.map(({ language }) => CONFIGS[language]),
    words.map(({ weight }) => weight),
    words.map(({ own }) => (own ? 1 : 0)),
    words.map(({ word, term }) => (word === term ? 1 : 0)),
    words.map(({ neighbours }) => neighbours),
    limit,
    members.map(({ query }) => query),
    members.map(({ concept }) => concept),
    members.map(({ query }) => (limits[query]?.length ? 1 : 0)),
    limits.flatMap((patterns, query) => patterns.map(() => query)),
    limits.flat(),
  ];
  const condition = scopeCondition(scope, parameters);
  const inScope =
    condition === 'true' ? '' : `WHERE h.report_key IN (SELECT r.key FROM reports r WHERE ${condition})`;
  const rows = await session.prepared<Row>(
    `WITH configs AS MATERIALIZED (
       -- Words in languages of which the asker sees no passage need not be looked for.
       SELECT c.config COLLATE "C" AS config
       FROM (VALUES ('german'), ('english'), ('french'), ('simple')) c (config)
       WHERE EXISTS (SELECT 1 FROM vocabulary v WHERE v.config = c.config COLLATE "C" AND v.lexeme = '')
     ), asked AS MATERIALIZED (
       SELECT a.concept, a.config COLLATE "C" AS config, t.lexeme COLLATE "C" AS lexeme, max(a.weight) AS weight,
              max(a.own) AS own, max(a.self) AS self, max(a.near) AS near
       FROM unnest($1::int[], $2::text[], $3::text[], $4::float8[], $5::int[], $6::int[], $7::int[])
              a (concept, word, config, weight, own, self, near)
            JOIN configs c ON c.config = a.config COLLATE "C"
            CROSS JOIN LATERAL unnest(to_tsvector(('pg_catalog.' || a.config)::regconfig, a.word)) t
       GROUP BY 1, 2, 3
     ), ends AS MATERIALIZED (
       SELECT concept, config, lexeme, weight, own, near, left(lexeme, 4) AS head, right(lexeme, 4) AS tail,
              left(lexeme, greatest(5, ceil(0.75 * length(lexeme))::int)) AS beginning, length(lexeme) AS letters
       FROM asked WHERE near > 0 AND length(lexeme) BETWEEN 4 AND 40 AND lexeme !~ '[0-9]'
     ), neighbours AS MATERIALIZED (
       -- Equality first: under the policies nothing else may use an index.
       SELECT a.concept, a.config, n.lexeme, a.own, a.weight * n.nearness AS weight
       FROM ends a CROSS JOIN LATERAL (
         SELECT v.lexeme, float8 '0.35' + float8 '0.5' * least(length(v.lexeme), a.letters)
                          / greatest(length(v.lexeme), a.letters) AS nearness
         FROM (
           (SELECT lexeme FROM vocabulary
            WHERE config = a.config AND head = a.head AND starts_with(lexeme, a.beginning)
              AND length(lexeme) <= 2 * a.letters + 2)
           UNION
           (SELECT lexeme FROM vocabulary
            WHERE config = a.config AND tail = a.tail AND right(lexeme, a.letters) = a.lexeme
              AND length(lexeme) <= 3 * a.letters)
           UNION
           (SELECT lexeme FROM vocabulary
            WHERE config = a.config AND lexeme = ANY (ARRAY(
              SELECT left(a.lexeme, n) FROM generate_series(4, a.letters - 1) n
              UNION SELECT right(a.lexeme, n) FROM generate_series(4, a.letters - 1) n)))
         ) v
         WHERE v.lexeme <> a.lexeme
         ORDER BY nearness DESC, v.lexeme LIMIT a.near
       ) n
     ), searched AS MATERIALIZED (
       SELECT concept, config, lexeme, max(own) AS own, max(weight) AS weight, max(self) AS self
       FROM (SELECT concept, config, lexeme, own, weight, self FROM asked
             UNION ALL SELECT concept, config, lexeme, own, weight, 0 FROM neighbours) s
       GROUP BY concept, config, lexeme
     ), corpus AS (
       SELECT sum(passage_count)::float8 AS passages,
              sum(lexeme_count)::float8 / nullif(sum(passage_count), 0) AS mean_length
       FROM reports
     ), seen AS MATERIALIZED (
       SELECT CASE WHEN count(*) <= ${MOST_KEYS} AND ${isFew('count(*)', 'reports')} THEN coalesce(array_agg(key), '{}') END AS keys
       FROM reports
     ), hits AS MATERIALIZED (
       SELECT s.concept, s.config, s.lexeme, s.own, s.weight, p.report_key, p.passage_keys, p.frequencies, p.lengths
       FROM searched s JOIN postings p ON p.lexeme = s.lexeme AND p.config = s.config
       WHERE (SELECT keys FROM seen) IS NULL
       UNION ALL
       SELECT s.concept, s.config, s.lexeme, s.own, s.weight, p.report_key, p.passage_keys, p.frequencies, p.lengths
       FROM searched s JOIN postings p ON p.lexeme = s.lexeme AND p.config = s.config
                                          AND p.report_key = ANY ((SELECT keys FROM seen)::int[])
       WHERE (SELECT keys FROM seen) IS NOT NULL
     ), frequencies AS MATERIALIZED (
       -- Of a lexeme across languages, or else a small language would make its words look common.
       SELECT concept, lexeme, sum(cardinality(passage_keys))::float8 AS df FROM hits GROUP BY concept, lexeme
     ), weights AS MATERIALIZED (
       SELECT f.concept, f.lexeme, ln(1 + (c.passages - f.df + 0.5) / (f.df + 0.5)) AS idf FROM frequencies f, corpus c
     ), concept_weights AS MATERIALIZED (
       SELECT w.concept, ln(1 + (c.passages - w.df + 0.5) / (w.df + 0.5)) AS idf
       FROM (SELECT s.concept, least(sum(s.weight * f.df), max(c.passages)) AS df
             FROM (SELECT concept, lexeme, max(weight) AS weight FROM searched GROUP BY concept, lexeme) s
                  JOIN frequencies f ON f.concept = s.concept AND f.lexeme = s.lexeme, corpus c
             GROUP BY s.concept) w, corpus c
     ), members AS MATERIALIZED (
       SELECT m.query, m.concept, m.limited FROM unnest($9::int[], $10::int[], $11::int[]) m (query, concept, limited)
     ), named AS MATERIALIZED (
       SELECT DISTINCT n.query, r.key
       FROM unnest($12::int[], $13::text[]) n (query, pattern) JOIN reports r ON r.number_key LIKE n.pattern
     ), found AS MATERIALIZED (
       -- k1 = 1.2 times 1 - b and b; as float8, because numeric is converted through text, row by row.
       SELECT h.concept, e.passage_key, min(h.report_key) AS report_key, max(e.length) AS length,
              max(CASE WHEN h.own = 1 THEN h.weight * w.idf * e.frequency * float8 '2.2'
                  / (e.frequency + float8 '0.3' + float8 '0.9' * e.length / (SELECT mean_length FROM corpus)) END) AS best,
              sum(CASE WHEN h.own = 0 THEN h.weight * e.frequency END) AS translated
       FROM hits h JOIN weights w ON w.concept = h.concept AND w.lexeme = h.lexeme
            CROSS JOIN LATERAL unnest(h.passage_keys, h.frequencies, h.lengths) e (passage_key, frequency, length)
       ${inScope}
       GROUP BY h.concept, e.passage_key
     ), valued AS MATERIALIZED (
       SELECT f.concept, f.passage_key, f.report_key, greatest(coalesce(f.best, 0), coalesce(
                w.idf * f.translated * float8 '2.2'
                  / (f.translated + float8 '0.3' + float8 '0.9' * f.length / (SELECT mean_length FROM corpus)), 0)) AS score
       FROM found f JOIN concept_weights w ON w.concept = f.concept
     ), scores AS MATERIALIZED (
       SELECT m.query, v.passage_key, sum(v.score) AS score
       FROM valued v JOIN members m ON m.concept = v.concept
       WHERE m.limited = 0 OR (m.query, v.report_key) IN (SELECT n.query, n.key FROM named n)
       GROUP BY m.query, v.passage_key
     ), best AS (
       SELECT q.query, s.passage_key, s.score
       FROM (SELECT DISTINCT query FROM members) q CROSS JOIN LATERAL (
         SELECT passage_key, score FROM scores WHERE query = q.query ORDER BY score DESC, passage_key LIMIT $8::int
       ) s
     ), asked_for AS (
       SELECT a.concept, max(f.df) AS df
       FROM (SELECT DISTINCT concept, lexeme FROM asked WHERE self = 1) a
            JOIN frequencies f ON f.concept = a.concept AND f.lexeme = a.lexeme
       GROUP BY a.concept
     )
     (SELECT p.id AS "passageId", b.score::float8 AS score, b.query AS index
      FROM best b JOIN passages p ON p.key = b.passage_key ORDER BY b.query, b.score DESC, b.passage_key)
     UNION ALL SELECT NULL, df, concept FROM asked_for
     UNION ALL SELECT NULL, passages, NULL FROM corpus`,
    parameters,
  );
  const hits = queries.map((): PassageHit[] => []);
  const frequencies = new Map<string, number>();
  let total = 0;
  for (const { passageId, score, index } of rows) {
    if (index === null) total = score ?? 0;
    else if (passageId !== null) hits[index]?.push({ passageId, score: score ?? 0 });
    else if (concepts[index]) frequencies.set(concepts[index].term, score ?? 0);
  }
  return { hits, total, frequencies };
}

/** Every different concept of the queries, and which query has which. */
function union(queries: readonly TextQuery[]): {
  concepts: SearchConcept[];
  members: { query: number; concept: number }[];
} {
  const concepts: SearchConcept[] = [];
  const places = new Map<string, number>();
  const members = queries.flatMap((one, query) => {
    const own = new Set<number>();
    for (const concept of one.concepts) {
      const place = places.get(concept.term) ?? concepts.push(concept) - 1;
      places.set(concept.term, place);
      own.add(place);
    }
    return [...own].map((concept) => ({ query, concept }));
  });
  return { concepts, members };
}
