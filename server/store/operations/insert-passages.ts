import { embeddingKey } from '../../ports/embedding-text.ts';
import type { NewPassage } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { groupsInSql } from './posting-groups.ts';

/** Text search configuration of a language; the others are matched word by word. */
const CONFIGS: Readonly<Record<string, string>> = { de: 'german', en: 'english', fr: 'french' };

/** PostgreSQL refuses to lex more than 1 MB at once; no real passage comes near. */
const LEXED_CHARACTERS = 100_000;

/** Passages and vectors as whole columns in one statement: row by row it takes ten times as long. */
export async function insertPassages(
  session: Session,
  target: { reportKey: number; accessId: number; generation: number; dimensions: number },
  passages: readonly NewPassage[],
): Promise<void> {
  if (passages.length === 0) return;
  await session.prepared(
    `WITH input AS (
       SELECT * FROM unnest($4::text[], $5::int[], $6::text[], $7::text[], $8::int[], $9::int[], $10::int[], $11::int[],
                            $12::text[], $13::text[], $14::text[], $15::text[])
         WITH ORDINALITY AS i (id, ordinal, text, context, start_offset, end_offset, page_from, page_to, heading_path, language,
               config, embedding_key, n)
     ), inserted AS (
       INSERT INTO passages (report_key, access_id, id, ordinal, text, context, start_offset, end_offset, page_from,
                             page_to, heading_path, language, config, embedding_key)
       SELECT $1, $2, id, ordinal, text, context, start_offset, end_offset, page_from, page_to,
              heading_path::jsonb, language, config, embedding_key
       FROM input ORDER BY ordinal
       RETURNING key, ordinal
     )
     INSERT INTO embeddings (generation, passage_key, report_key, access_id, embedding)
     SELECT $3, inserted.key, $1, $2, (($16::real[])[(n - 1) * $17 + 1 : n * $17])::vector FROM inserted JOIN input USING (ordinal)`,
    [
      target.reportKey,
      target.accessId,
      target.generation,
      passages.map((p) => p.id),
      passages.map((p) => p.ordinal),
      passages.map((p) => p.text),
      passages.map((p) => p.context),
      passages.map((p) => p.start),
      passages.map((p) => p.end),
      passages.map((p) => p.pageFrom),
      passages.map((p) => p.pageTo),
      passages.map((p) => JSON.stringify(p.headingPath)),
      passages.map((p) => p.language),
      passages.map((p) => CONFIGS[p.language] ?? 'simple'),
      passages.map((p) => embeddingKey(p.context, p.text)),
      { reals: passages.map((p) => p.embedding) },
      target.dimensions,
    ],
  );
}

/** The words of the stored passages of report `$1`, as tables `lexed` and `counted` of a WITH. */
export const LEXED = `lexed AS MATERIALIZED (
       SELECT p.key, p.config, p.access_id, t.lexeme, cardinality(t.positions) AS frequency
       FROM passages p,
            unnest(to_tsvector(('pg_catalog.' || p.config)::regconfig,
                               left(p.context || ' ' || p.text, ${LEXED_CHARACTERS}))) t
       WHERE p.report_key = $1
     ), counted AS MATERIALIZED (
       SELECT config, lexeme, access_id, count(*) AS passages FROM lexed GROUP BY config, lexeme, access_id
       -- The empty word says that there are passages of this language.
       UNION ALL SELECT config, '', access_id, count(DISTINCT key) FROM lexed GROUP BY config, access_id
     )`;

/** Fills the inverted index of one report from its stored passages; `mergePostings` brings many reports together. */
export async function insertPostings(session: Session, reportKey: number): Promise<void> {
  await session.prepared(
    `WITH ${LEXED}, sized AS (
       SELECT key, sum(frequency)::int AS length FROM lexed GROUP BY key
     ), told AS (
       UPDATE reports SET lexeme_count = (SELECT coalesce(sum(length), 0) FROM sized), segment = NULL WHERE key = $1
     ), known AS (
       -- In one order, so that two jobs that meet the same words wait for each other instead of locking up.
       INSERT INTO vocabulary AS v (config, lexeme, access_id, passages)
       SELECT config, lexeme, access_id, passages FROM counted ORDER BY config, lexeme
       ON CONFLICT (config, lexeme, access_id) DO UPDATE SET passages = v.passages + excluded.passages
     )
     INSERT INTO postings (lexeme, config, report_key, access_id, occurrences)
     SELECT lexeme, config, $1, access_id, occurrences
     FROM (${groupsInSql(
       '$1::int',
       'SELECT l.lexeme, l.config, l.access_id, l.key, l.frequency, s.length FROM lexed l JOIN sized s USING (key)',
     )}) o`,
    [reportKey],
  );
}
