import type { Passage } from '../../domain/index.ts';

/**
 * What replaces a report: of the reports that say so and that the asker may see the newest, or else what the manifest names.
 * Each asker has his own: one that is hidden from him neither shows nor stands before another.
 */
const SUCCESSORS = `FROM report_successors l JOIN reports s ON s.key = l.by_key WHERE l.report_key = r.key
    ORDER BY s.published_on DESC NULLS LAST, s.source_key LIMIT 1`;
const STATED = 'FROM reports s WHERE s.source_key = r.superseded_by_stated';

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
  r.media_type AS "mediaType", r.marking, r.tlp,
  r.own_grade AS "ownGrade", r.reliability, r.credibility,
  coalesce((SELECT s.source_key ${SUCCESSORS}), (SELECT s.source_key ${STATED})) AS "supersededBy",
  coalesce((SELECT l.how ${SUCCESSORS}), (SELECT 'replaces' ${STATED})) AS "supersededHow",
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
