import { type Outcome, shownName } from '../../domain/index.ts';
import type { NewReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { writeOutcome } from './outcomes.ts';

/** The report that holds the same bytes for the same people, under the same label, under another name. */
export async function findTwin(
  session: Session,
  report: NewReport,
  accessId: number,
): Promise<{ key: number; id: string; sourceKey: string; passageCount: number } | null> {
  const [twin] = await session.prepared<{ key: number; id: string; sourceKey: string; passageCount: number }>(
    `SELECT key, id, source_key AS "sourceKey", passage_count AS "passageCount" FROM reports
     WHERE content_hash = $1 AND access_id = $2 AND source_key <> $3
       AND tlp IS NOT DISTINCT FROM $4 ORDER BY source_key LIMIT 1`,
    [report.contentHash, accessId, report.sourceKey, report.tlp ?? null],
  );
  return twin ?? null;
}

/** Makes the name of `report` a further name of its twin. @returns the outcome as it was recorded */
export async function writeAlias(
  session: Session,
  report: NewReport,
  twin: { key: number; id: string; sourceKey: string; passageCount: number },
  accessId: number,
  outcome: Outcome,
): Promise<Outcome> {
  await session.prepared(
    `INSERT INTO report_aliases (source_key, report_key, parent_key, content_hash, manifest, access_id)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (source_key) DO UPDATE SET report_key = excluded.report_key, parent_key = excluded.parent_key,
       content_hash = excluded.content_hash, manifest = excluded.manifest, access_id = excluded.access_id`,
    [
      report.sourceKey,
      twin.key,
      report.parentKey ?? null,
      report.contentHash,
      report.manifest == null ? null : { json: report.manifest },
      accessId,
    ],
  );
  const recorded: Outcome = {
    ...outcome,
    status: outcome.status === 'partial' ? 'added' : outcome.status,
    code: 'same-content',
    reason: `The same content is in the record as "${shownName(twin.sourceKey)}"; both names lead to it.`,
    reportId: twin.id,
    passages: 0,
  };
  await writeOutcome(session, recorded, accessId, keptFor(report));
  return recorded;
}

/** Further names of a report that now holds something else, is seen by others or labelled otherwise stand without a report. */
export async function releaseAliases(
  session: Session,
  reportKey: number,
  contentHash: string,
  accessId: number,
  relabelled: boolean,
): Promise<void> {
  await session.prepared(
    `UPDATE report_aliases SET report_key = NULL
     WHERE report_key = $1 AND (content_hash <> $2 OR access_id <> $3 OR $4)`,
    [reportKey, contentHash, accessId, relabelled],
  );
}

const keptFor = (report: NewReport) => ({
  parentKey: report.parentKey ?? null,
  contentHash: null,
  sizeBytes: report.sizeBytes,
});
