import type { NewPassage, NewReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { decodeVector } from '../value-types.ts';
import { readBoundEmbedder } from './settings.ts';

/** With the writer's rights: a report as it was handed to `replaceReport`, vectors of the embedder in use included. */
export async function loadReport(
  session: Session,
  sourceKey: string,
): Promise<{ report: NewReport; passages: NewPassage[] } | null> {
  const bound = await readBoundEmbedder(session);
  const [row] = await session.query<NewReport & { key: number }>(
    `SELECT r.key, r.id, r.source_key AS "sourceKey", r.parent_key AS "parentKey", r.title, r.originator, r.author,
            r.document_number AS "documentNumber", r.published_on AS "publishedOn", r.event_on AS "eventOn",
            r.language, r.media_type AS "mediaType", r.marking, r.tlp,
            r.own_grade AS "ownGrade", r.reliability, r.credibility, r.supersedes,
            r.superseded_by_stated AS "supersededBy", r.content_hash AS "contentHash",
            r.pipeline_fingerprint AS "pipelineFingerprint", r.size_bytes AS "sizeBytes", r.page_count AS "pageCount",
            to_jsonb(r.page_starts) AS "pageStarts", to_jsonb(r.guessed) AS guessed, r.quality, r.fictional, r.text,
            r.found, r.manifest, to_jsonb(r.sketch) AS sketch,
            (SELECT jsonb_build_object('level', l.level, 'groups', to_jsonb(l.groups), 'owner', l.owner)
               FROM access_labels l WHERE l.id = r.access_id) AS access,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'target', c.target, 'words', c.words)), '[]')
               FROM report_claims c WHERE c.report_key = r.key) AS claims,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('short', a.short, 'long', a.long, 'longKey', a.long_key)), '[]')
               FROM report_acronyms a WHERE a.report_key = r.key) AS acronyms
     FROM reports r WHERE r.source_key = $1`,
    [sourceKey],
  );
  if (row === undefined || bound === null) return null;
  const passages = await session.query<Omit<NewPassage, 'embedding'> & { vector: string }>(
    `SELECT p.id, p.ordinal, p.text, p.start_offset AS start, p.end_offset AS "end", p.page_from AS "pageFrom",
            p.page_to AS "pageTo", p.heading_path AS "headingPath", p.language, p.context, e.embedding::text AS vector
     FROM passages p JOIN embeddings e ON e.passage_key = p.key AND e.generation = $2
     WHERE p.report_key = $1 ORDER BY p.ordinal`,
    [row.key, bound.generation],
  );
  const { key: _, found, ...report } = row;
  return {
    report: found == null ? report : { ...report, found },
    passages: passages.map(({ vector, ...passage }) => ({ ...passage, embedding: decodeVector(vector) })),
  };
}
