import { AktenlageError, type Outcome } from '../../domain/index.ts';
import type { NewPassage, NewReport } from '../../ports/store.ts';
import { type Parameter, type Session, StatementError } from '../database.ts';
import { internAccessLabel } from './access-label.ts';
import { checkEmbeddings } from './check-new-report.ts';
import { insertPassages, insertPostings } from './insert-passages.ts';
import { linkDigest } from './link-superseded.ts';
import { writeOutcome } from './outcomes.ts';
import { reportDigest } from './report-digest.ts';
import { changeCorpusDigest, readBoundEmbedder } from './settings.ts';

/**
 * Everything that is stored of a report, in the transaction of the caller: whoever reads sees the old report with
 * its old passages, or the new one with the new. 200 passages of 900 characters take 0.2 s
 * on the embedded database, a tenth of what their embedding takes.
 *
 * @param embedder id of the model that made the vectors, where this process has bound one
 */
export async function replaceReport(
  session: Session,
  report: NewReport,
  passages: readonly NewPassage[],
  outcome: Outcome,
  embedder: string | null,
): Promise<void> {
  // The lock on the settings makes writers take turns; what is read below stays true until the commit.
  const { generation, dimensions } = checkEmbeddings(
    passages,
    await readBoundEmbedder(session, true),
    embedder,
  );
  try {
    const accessId = await internAccessLabel(session, report.access);
    const [old] = await session.query<{ key: number; digest: string }>(
      'SELECT key, digest::text AS digest FROM reports WHERE source_key = $1',
      [report.sourceKey],
    );
    if (old) await deleteContent(session, old.key);
    const content = reportDigest(report, passages);
    const { key: reportKey, digest } = await upsertReport(
      session,
      report,
      passages.length,
      content,
      accessId,
    );
    await insertPassages(session, { reportKey, accessId, generation, dimensions }, passages);
    await insertPostings(session, reportKey);
    await writeOutcome(session, outcome, accessId);
    await changeCorpusDigest(session, old?.digest ?? '0', digest);
  } catch (error) {
    if (error instanceof StatementError && error.sqlState === '23505') {
      throw new AktenlageError(
        'conflict',
        `"${report.sourceKey}" carries the id of another report or passage (${error.constraint ?? error.message}).`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Explicit statements: cascading row by row is slow. */
export async function deleteContent(session: Session, reportKey: number): Promise<void> {
  for (const table of ['postings', 'embeddings', 'passages']) {
    await session.query(`DELETE FROM ${table} WHERE report_key = $1`, [reportKey]);
  }
}

/** The key of a report survives its replacement, and so does what other documents say of it. */
async function upsertReport(
  session: Session,
  report: NewReport,
  passageCount: number,
  digest: string,
  accessId: number,
): Promise<{ key: number; digest: string }> {
  const columns: Record<string, Parameter> = {
    id: report.id,
    source_key: report.sourceKey,
    title: report.title,
    originator: report.originator,
    author: report.author,
    document_number: report.documentNumber,
    published_on: report.publishedOn,
    event_on: report.eventOn,
    language: report.language,
    media_type: report.mediaType,
    marking: report.marking,
    reliability: report.reliability,
    credibility: report.credibility,
    supersedes: report.supersedes,
    superseded_by_stated: report.supersededBy,
    content_hash: report.contentHash,
    pipeline_fingerprint: report.pipelineFingerprint,
    size_bytes: report.sizeBytes,
    page_count: report.pageCount,
    page_starts: report.pageStarts,
    passage_count: passageCount,
    guessed: report.guessed,
    quality: { json: report.quality },
    fictional: report.fictional,
    text: report.text,
    digest,
    access_id: accessId,
  };
  const names = Object.keys(columns);
  const replaced = names.filter((name) => name !== 'digest');
  const [row] = await session.query<{ key: number; digest: string }>(
    `INSERT INTO reports AS r (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})
     ON CONFLICT (source_key) DO UPDATE SET ingested_at = now(), lexeme_count = 0,
       ${replaced.map((name) => `${name} = excluded.${name}`).join(', ')},
       digest = excluded.digest # ${linkDigest('r.superseded_by_linked')}
     RETURNING key, digest::text AS digest`,
    Object.values(columns),
  );
  if (row === undefined) throw new Error('an upsert returned no row');
  return row;
}
