import type { Passage } from '../../domain/index.ts';

/**
 * What replaces a report. With `coalesce`, which PostgreSQL does not count among what cannot leak, the policy forbids the
 * index, and two passes over all reports were made for each one shown (2,000 reports, 40 passages: 31 → 4.5 ms).
 */
const SUCCESSOR = `CASE WHEN r.superseded_by_linked IS NULL THEN r.superseded_by_stated ELSE r.superseded_by_linked END`;

/**
 * Columns of `reports r` under the names of `Report`. `supersededBy`, `parentKey` and `alsoKnownAs` are looked up
 * through the policy, so that a report never names anything that the asker may not see.
 */
export const REPORT_COLUMNS = `
  r.id, r.source_key AS "sourceKey",
  CASE WHEN r.parent_key IS NULL THEN NULL
       ELSE (SELECT p.source_key FROM reports p WHERE p.source_key = r.parent_key) END AS "parentKey",
  (SELECT coalesce(jsonb_agg(a.source_key ORDER BY a.source_key), '[]') FROM report_aliases a
    WHERE a.report_key = r.key) AS "alsoKnownAs", r.title, r.originator, r.author, r.document_number AS "documentNumber",
  r.published_on AS "publishedOn", r.event_on AS "eventOn", r.ingested_at AS "ingestedAt", r.language,
  r.media_type AS "mediaType", r.marking, r.reliability, r.credibility,
  (SELECT s.source_key FROM reports s
    WHERE s.source_key = ${SUCCESSOR}) AS "supersededBy",
  (SELECT CASE WHEN r.superseded_by_linked IS NULL THEN 'replaces' ELSE coalesce(r.superseded_how, 'replaces') END
    FROM reports s WHERE s.source_key = ${SUCCESSOR}) AS "supersededHow",
  r.content_hash AS "contentHash", r.pipeline_fingerprint AS "pipelineFingerprint", r.size_bytes AS "sizeBytes",
  r.page_count AS "pageCount", r.passage_count AS "passageCount", to_jsonb(r.guessed) AS guessed, r.quality,
  r.fictional`;

/** Columns of `passages p` and the id of its report `r` under the names of `Passage`. */
export const PASSAGE_COLUMNS = `
  p.id, r.id AS "reportId", p.ordinal, p.text, p.start_offset AS start, p.end_offset AS "end",
  p.page_from AS "pageFrom", p.page_to AS "pageTo", p.heading_path AS "headingPath", p.language`;

/** A row of `PASSAGE_COLUMNS` with `context`, taken apart. */
export function splitContext(row: Passage & { context: string }): { passage: Passage; context: string } {
  const { context, ...passage } = row;
  return { passage, context };
}
