/**
 * The lexemes that a search looks for, as the tables `configs`, `asked`, … `searched` of a WITH: what the words of the
 * question become in each language, and words of the vocabulary with the same beginning or end.
 *
 * Parameters, as parallel arrays, one place a word: $1 concept, $2 word, $3 text search configuration, $4 weight, $5 whether it
 * is in the question's own language, $6 whether it is the question's own word, $7 how many neighbours.
 *
 * Neighbours (looked for by the first and last four letters: searches at 10,000 passages on a server 190 → 37 ms, see
 * migration 0008) are weighed by how much of the longer word they share: XQuAD recall@1 of the lexical part alone en 93.9 →
 * 94.5, de 89.4 → 91.3, en→de 82.1 → 84.4.
 */
export const SEARCHED_WORDS = `configs AS MATERIALIZED (
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
              AND length(lexeme) <= least(40, 2 * a.letters + 2) AND lexeme !~ '[0-9]')
           UNION
           (SELECT lexeme FROM vocabulary
            WHERE config = a.config AND tail = a.tail AND right(lexeme, a.letters) = a.lexeme
              AND length(lexeme) <= least(40, 3 * a.letters) AND lexeme !~ '[0-9]')
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
     )`;
