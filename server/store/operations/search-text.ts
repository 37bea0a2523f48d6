import type { SearchConcept, SearchWord } from '../../ports/search-concept.ts';
import type { PassageHit, SearchScope, TextHits, TextQuery } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import { isFew, numberPatterns, scopeCondition } from './scope.ts';
import { SEARCHED_WORDS } from './searched-words.ts';

const CONFIGS: Readonly<Record<SearchWord['language'], string>> = {
  de: 'german',
  en: 'english',
  fr: 'french',
  other: 'simple',
};

/** Words in one search; a question of 20,000 characters has its first concepts searched, which is all it can mean. */
const MOST_WORDS = 1500;

/** Occurrences of words that are looked at everywhere, see `searchText`. */
const OCCURRENCES = 10_000;
/** … of concepts that have at least this share of the score. */
const STRONG = 0.5;
/** … and the strongest concept in any case, the others only up to so many times as many occurrences. */
const MOST = 8;
/** Passages, the best by these, for whose reports alone the other concepts are looked at. */
const CANDIDATES = 1000;

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
 * How many passages have a word is kept with the word, so that no posting is read to know it. Where the words have many
 * occurrences, those of the weakest concepts are looked at only in the reports that the strongest led to (100,000 synthetic
 * passages on a server, p50 82 → 67 ms, p95 214 → 151; of the first ten 99 % are the same, of the first sixty 98 %): time
 * follows the budget, not the corpus. In 10,000 passages and fewer nothing is left out.
 */
export async function searchText(
  session: Session,
  queries: readonly TextQuery[],
  limit: number,
  scope?: SearchScope,
  options: { readonly occurrences: number } = { occurrences: OCCURRENCES },
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
    condition === 'true' ? '' : `AND p.report_key IN (SELECT r.key FROM reports r WHERE ${condition})`;
  const rows = await session.prepared<Row>(
    `WITH ${SEARCHED_WORDS}, corpus AS (
       SELECT sum(passage_count)::float8 AS passages,
              sum(lexeme_count)::float8 / nullif(sum(passage_count), 0) AS mean_length
       FROM reports
     ), seen AS MATERIALIZED (
       SELECT CASE WHEN count(*) <= ${MOST_KEYS} AND ${isFew('count(*)', 'reports')} THEN coalesce(array_agg(key), '{}') END AS keys
       FROM reports
     ), known AS MATERIALIZED (
       SELECT s.concept, s.config, s.lexeme, s.own, s.weight, sum(v.passages)::float8 AS df
       FROM searched s JOIN vocabulary v ON v.config = s.config AND v.lexeme = s.lexeme
       GROUP BY s.concept, s.config, s.lexeme, s.own, s.weight
     ), frequencies AS MATERIALIZED (
       -- Of a lexeme across languages, or else a small language would make its words look common.
       SELECT concept, lexeme, sum(df) AS df FROM known GROUP BY concept, lexeme
     ), weights AS MATERIALIZED (
       SELECT f.concept, f.lexeme, ln(1 + (c.passages - f.df + 0.5) / (f.df + 0.5)) AS idf FROM frequencies f, corpus c
     ), concept_weights AS MATERIALIZED (
       SELECT w.concept, ln(1 + (c.passages - w.df + 0.5) / (w.df + 0.5)) AS idf
       FROM (SELECT s.concept, least(${exactSum('s.weight * f.df')}, max(c.passages)) AS df
             FROM (SELECT concept, lexeme, max(weight) AS weight FROM searched GROUP BY concept, lexeme) s
                  JOIN frequencies f ON f.concept = s.concept AND f.lexeme = s.lexeme, corpus c
             GROUP BY s.concept) w, corpus c
     ), members AS MATERIALIZED (
       SELECT m.query, m.concept, m.limited, w.idf
       FROM unnest($9::int[], $10::int[], $11::int[]) m (query, concept, limited)
            LEFT JOIN concept_weights w ON w.concept = m.concept
     ), unlimited AS (
       SELECT DISTINCT query FROM members WHERE limited = 0
     ), named AS MATERIALIZED (
       SELECT DISTINCT n.query, r.key
       FROM unnest($12::int[], $13::text[]) n (query, pattern) JOIN reports r ON r.number_key LIKE n.pattern
     ), most AS (
       -- The most that a concept can add to a passage, in billionths: 2.2 is k1 + 1, which the formula nears with many occurrences.
       SELECT k.concept, sum(k.df) AS occurrences,
              round(float8 '2.2e9' * greatest(coalesce(max(CASE WHEN k.own = 1 THEN k.weight * w.idf END), 0),
                                              coalesce(max(CASE WHEN k.own = 0 THEN c.idf END), 0))) AS score
       FROM known k JOIN weights w ON w.concept = k.concept AND w.lexeme = k.lexeme
            JOIN concept_weights c ON c.concept = k.concept
       GROUP BY k.concept
     ), later AS MATERIALIZED (
       SELECT concept FROM (
         SELECT concept, sum(occurrences) OVER strongest_first AS so_far, row_number() OVER strongest_first AS place,
                sum(score) OVER strongest_first - score AS before, sum(score) OVER () AS together
         FROM most WINDOW strongest_first AS (ORDER BY score DESC, concept)) m
       WHERE so_far > ${options.occurrences} AND before >= ${STRONG} * together OR so_far > ${MOST * options.occurrences} AND place > 1
     ), first_hits AS MATERIALIZED (
       ${postingsOf('concept NOT IN (SELECT concept FROM later)', ['(SELECT keys FROM seen)'], inScope)}
     ), first_found AS MATERIALIZED (${foundIn('first_hits')}
     ), first_scores AS MATERIALIZED (${scoresOf('first_found')}
     ), foremost AS MATERIALIZED (
       SELECT u.query, s.passage_key, s.report_key, s.score
       FROM unlimited u CROSS JOIN LATERAL (
         SELECT passage_key, report_key, score FROM first_scores
         WHERE query = u.query AND EXISTS (SELECT FROM later) ORDER BY score DESC, passage_key LIMIT ${CANDIDATES}) s
     ), candidates AS MATERIALIZED (
       -- Null where nothing is looked for later, or where too few were found: then everything is.
       SELECT CASE WHEN (SELECT min(n) FROM (
                SELECT count(l.query) AS n FROM unlimited u LEFT JOIN foremost l ON l.query = u.query GROUP BY u.query) c) >= $8::int
              THEN (SELECT array_agg(DISTINCT key) FROM (
                SELECT report_key AS key FROM foremost UNION ALL SELECT key FROM named) c) END AS keys
     ), first_kept AS (
       SELECT query, passage_key, score FROM foremost WHERE (SELECT keys FROM candidates) IS NOT NULL
       UNION ALL
       SELECT query, passage_key, score FROM first_scores
       WHERE (SELECT keys FROM candidates) IS NULL OR query IN (SELECT query FROM members WHERE limited = 1)
     ), later_hits AS MATERIALIZED (
       ${postingsOf('concept IN (SELECT concept FROM later)', ['(SELECT keys FROM seen)', '(SELECT keys FROM candidates)'], inScope)}
     ), later_found AS MATERIALIZED (${foundIn('later_hits')}
     ), scores AS MATERIALIZED (
       SELECT query, passage_key, ${exactSum('score')} AS score
       FROM (SELECT query, passage_key, score FROM first_kept
             UNION ALL SELECT query, passage_key, score FROM (${scoresOf('later_found')}) l) s
       GROUP BY query, passage_key
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

/**
 * A sum that is the same in whatever order the rows come: of whole billionths, which a float8 adds without rounding. Rows come
 * as the plan has them, and the plan knows of hidden ones: they showed in the last digit of a score, and in which of two equal
 * passages came first.
 */
const exactSum = (value: string): string => `sum(round((${value}) * float8 '1e9')) / float8 '1e9'`;

/**
 * Postings of the searched words under a condition.
 *
 * @param keys arrays of the only reports of interest, each null where it restricts nothing: reports are looked up one by one
 */
const postingsOf = (condition: string, keys: readonly string[], inScope: string): string => {
  const columns =
    'k.concept, k.own, k.weight, k.lexeme, p.report_key, p.passage_keys, p.frequencies, p.lengths';
  const word = 'p.lexeme = k.lexeme AND p.config = k.config';
  const [only, ...others] = [...keys].reverse();
  return only === undefined
    ? `SELECT ${columns} FROM known k JOIN postings p ON ${word} WHERE k.${condition} ${inScope}`
    : `SELECT ${columns} FROM known k JOIN postings p ON ${word} AND p.report_key = ANY (${only}::int[])
       WHERE k.${condition} AND ${only} IS NOT NULL ${inScope}
       UNION ALL
       SELECT * FROM (${postingsOf(condition, others.reverse(), inScope)}) o WHERE ${only} IS NULL`;
};

/** Occurrences by concept and passage: k1 = 1.2 times 1 - b and b; as float8, because numeric is converted through text, row by row. */
const foundIn = (hits: string): string => `
       SELECT h.concept, e.passage_key, min(h.report_key) AS report_key, max(e.length) AS length,
              max(CASE WHEN h.own = 1 THEN h.weight * w.idf * e.frequency * float8 '2.2'
                  / (e.frequency + float8 '0.3' + float8 '0.9' * e.length / (SELECT mean_length FROM corpus)) END) AS best,
              ${exactSum('CASE WHEN h.own = 0 THEN h.weight * e.frequency END')} AS translated
       FROM ${hits} h JOIN weights w ON w.concept = h.concept AND w.lexeme = h.lexeme
            CROSS JOIN LATERAL unnest(h.passage_keys, h.frequencies, h.lengths) e (passage_key, frequency, length)
       GROUP BY h.concept, e.passage_key`;

/** What each passage scores in each query. */
const scoresOf = (found: string): string => `
       SELECT w.query, f.passage_key, min(f.report_key) AS report_key, ${exactSum(`greatest(coalesce(f.best, 0), coalesce(
                w.idf * f.translated * float8 '2.2'
                  / (f.translated + float8 '0.3' + float8 '0.9' * f.length / (SELECT mean_length FROM corpus)), 0))`)} AS score
       FROM ${found} f JOIN members w ON w.concept = f.concept
       WHERE w.limited = 0 OR (w.query, f.report_key) IN (SELECT n.query, n.key FROM named n)
       GROUP BY w.query, f.passage_key`;

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
