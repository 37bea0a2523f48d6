import type { Passage, Report } from '../../domain/index.ts';
import type { PassageWithReport } from '../../ports/store.ts';
import type { Session } from '../database.ts';
import { PASSAGE_COLUMNS, REPORT_COLUMNS, splitContext } from './columns.ts';
import { namedKeys } from './named-rows.ts';

const NEIGHBOURS = `SELECT ${PASSAGE_COLUMNS} FROM passages p JOIN reports r ON r.key = p.report_key`;

/** Passages in document order. */
export function listPassages(session: Session, reportId: string): Promise<Passage[]> {
  return session.query<Passage>(`${NEIGHBOURS} WHERE r.id = $1 ORDER BY p.ordinal`, [reportId]);
}

/** In the order of the ids, which the house has found itself; what is unknown or invisible is left out. */
export function getPassages(session: Session, ids: readonly string[]): Promise<PassageWithReport[]> {
  return passagesWhere(session, 'p.id = ANY ($1::text[])', ids);
}

/** The same for ids that somebody has given. */
export function getNamedPassages(session: Session, ids: readonly string[]): Promise<PassageWithReport[]> {
  return passagesWhere(session, `p.key = ANY (${namedKeys('passages.id', '$1::text[]')})`, ids);
}

async function passagesWhere(
  session: Session,
  condition: string,
  ids: readonly string[],
): Promise<PassageWithReport[]> {
  if (ids.length === 0) return [];
  const rows = await session.prepared<Passage & { context: string }>(
    `SELECT ${PASSAGE_COLUMNS}, p.context
     FROM passages p JOIN reports r ON r.key = p.report_key WHERE ${condition}`,
    [ids],
  );
  if (rows.length === 0) return [];
  const reports = await session.prepared<Report>(
    `SELECT ${REPORT_COLUMNS} FROM reports r WHERE r.id = ANY ($1::text[])`,
    [[...new Set(rows.map((row) => row.reportId))]],
  );
  const reportById = new Map(reports.map((report) => [report.id, report]));
  const rowById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowById.get(id);
    const report = row && reportById.get(row.reportId);
    return row && report ? [{ ...splitContext(row), report }] : [];
  });
}

/** The passage with up to `around` neighbours on each side, in document order. */
export async function getPassageWithSurroundings(
  session: Session,
  id: string,
  around: number,
): Promise<{ hit: PassageWithReport; before: Passage[]; after: Passage[] } | null> {
  const [hit] = await getNamedPassages(session, [id]);
  if (hit === undefined) return null;
  const { reportId, ordinal } = hit.passage;
  const near = await session.prepared<Passage>(
    `${NEIGHBOURS} WHERE r.id = $1 AND p.ordinal BETWEEN $2 AND $3 AND p.ordinal <> $4 ORDER BY p.ordinal`,
    [reportId, ordinal - around, ordinal + around, ordinal],
  );
  return {
    hit,
    before: near.filter((passage) => passage.ordinal < ordinal),
    after: near.filter((passage) => passage.ordinal > ordinal),
  };
}
