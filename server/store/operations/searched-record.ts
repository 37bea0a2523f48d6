import { renewed } from './renew-postings.ts';
import { SEARCHED_WORDS } from './searched-words.ts';

export interface Row {
  readonly kind: 'corpus' | 'word' | 'data' | 'old' | 'named' | 'report';
  /** Of the word, or of the query for a document that it names. */
  readonly place: number | null;
  readonly concept: number | null;
  readonly lexeme: string | null;
  readonly own: number | null;
  readonly self: number | null;
  readonly weight: number | null;
  /** Passages with the word, or all passages. */
  readonly df: number | null;
  /** Words of a passage, on average. */
  readonly length: number | null;
  /** The occurrences, of before migration 0031 in base64; or the key of a report. */
  readonly data: string | null;
}

/** What a concept can add at most to a passage decides its strength: 2.2 is k1 + 1, which the formula nears with many occurrences. */
export const wordsAndOccurrences = (scope: string, occurrences: number): string =>
  `WITH ${SEARCHED_WORDS}, corpus AS (
     SELECT coalesce(sum(passage_count), 0)::float8 AS passages,
            sum(lexeme_count)::float8 / nullif(sum(passage_count), 0) AS mean_length
     FROM reports
   ), known AS MATERIALIZED (
     SELECT row_number() OVER (ORDER BY s.concept, s.config, s.lexeme) AS place,
            s.concept, s.config, s.lexeme, s.own, s.self, s.weight, sum(v.passages)::float8 AS df
     FROM searched s JOIN vocabulary v ON v.config = s.config AND v.lexeme = s.lexeme
     GROUP BY s.concept, s.config, s.lexeme, s.own, s.self, s.weight
   ), strength AS (
     SELECT k.concept, sum(k.df) AS occurrences,
            max(k.weight * ln(1 + (c.passages - k.df + 0.5) / (k.df + 0.5))) AS most
     FROM known k, corpus c GROUP BY k.concept
   ), looked_at AS MATERIALIZED (
     SELECT concept FROM (
       SELECT concept, sum(occurrences) OVER strongest_first AS so_far, row_number() OVER strongest_first AS place
       FROM strength WINDOW strongest_first AS (ORDER BY most DESC, concept)) s
     WHERE so_far <= ${occurrences} OR place = 1
   )
   SELECT 'corpus' AS kind, NULL::int AS place, NULL::int AS concept, NULL AS lexeme, NULL::int AS own, NULL::int AS self,
          NULL::float8 AS weight, passages AS df, mean_length AS length, NULL AS data FROM corpus
   UNION ALL
   SELECT 'word', place::int, concept, lexeme, own, self, weight, df, NULL, NULL FROM known
   UNION ALL
   SELECT CASE WHEN p.data IS NULL THEN 'data' ELSE 'old' END, k.place::int, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
          coalesce(p.occurrences, encode(p.data, 'base64'))
   FROM known k JOIN postings p ON p.lexeme = k.lexeme AND p.config = k.config
   WHERE k.concept IN (SELECT concept FROM looked_at)
   UNION ALL
   SELECT 'named', n.query, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r.key::text
   FROM unnest($8::int[], $9::text[]) n (query, pattern) JOIN reports r ON r.number_key LIKE n.pattern
   ${
     scope === 'true'
       ? ''
       : `UNION ALL
   SELECT 'report', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r.key::text FROM reports r WHERE ${scope}`
   }`;

export interface KnownWord {
  readonly concept: number;
  readonly lexeme: string;
  readonly own: boolean;
  readonly self: boolean;
  readonly weight: number;
  readonly df: number;
  /** Its rows of `postings`, see `posting-groups.ts`. */
  readonly data: string[];
}

export interface SearchedRecord {
  readonly passages: number;
  readonly meanLength: number;
  readonly words: readonly KnownWord[];
  /** Reports that a query names, by the query's place. */
  readonly named: ReadonlyMap<number, ReadonlySet<number>>;
  /** The reports that pass the filter; null where there is none. */
  readonly inScope: ReadonlySet<number> | null;
}

export function readRecord(rows: readonly Row[], isWhole: boolean): SearchedRecord {
  const words = new Map<number, KnownWord>();
  const named = new Map<number, Set<number>>();
  const inScope = isWhole ? null : new Set<number>();
  let passages = 0;
  let meanLength = 1;
  for (const { kind, place, concept, lexeme, own, self, weight, df } of rows)
    if (kind === 'word')
      words.set(place ?? 0, {
        concept: concept ?? 0,
        lexeme: lexeme ?? '',
        own: own === 1,
        self: self === 1,
        weight: weight ?? 0,
        df: df ?? 0,
        data: [],
      });
  for (const { kind, place, df, length, data } of rows) {
    if (kind === 'corpus') {
      passages = df ?? 0;
      meanLength = length || 1;
    } else if (kind === 'data') words.get(place ?? 0)?.data.push(data ?? '');
    else if (kind === 'old') words.get(place ?? 0)?.data.push(renewed(data ?? ''));
    else if (kind === 'report') inScope?.add(Number(data));
    else if (kind === 'named') named.set(place ?? 0, (named.get(place ?? 0) ?? new Set()).add(Number(data)));
  }
  return { passages, meanLength, words: [...words.values()], named, inScope };
}
