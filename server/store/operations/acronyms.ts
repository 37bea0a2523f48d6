import type { AcronymCandidates, DefinedAcronym } from '../../ports/store.ts';
import type { Session } from '../database.ts';

/** A short form of many meanings says nothing: only the most frequent are told. */
const MOST = 12;

/** What a report defines, instead of what it defined before. */
export async function replaceAcronyms(
  session: Session,
  report: { readonly key: number; readonly accessId: number },
  acronyms: readonly DefinedAcronym[],
): Promise<void> {
  await session.prepared('DELETE FROM report_acronyms WHERE report_key = $1', [report.key]);
  if (acronyms.length === 0) return;
  await session.prepared(
    `INSERT INTO report_acronyms (report_key, access_id, short, long, long_key)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
    [
      report.key,
      report.accessId,
      acronyms.map(({ short }) => short),
      acronyms.map(({ long }) => long),
      acronyms.map(({ longKey }) => longKey),
    ],
  );
}

/** Of the candidates those that a report defines which the asker may see; what the most reports define first. */
export async function findAcronyms(
  session: Session,
  { short, long }: AcronymCandidates,
): Promise<{ short: string; long: string }[]> {
  if (short.length === 0 && long.length === 0) return [];
  return session.prepared<{ short: string; long: string }>(
    `SELECT short, min(long) AS long FROM report_acronyms
     WHERE short = ANY ($1::text[]) OR long_key = ANY ($2::text[])
     GROUP BY short, long_key ORDER BY count(*) DESC, short, long_key LIMIT ${MOST}`,
    [[...short], [...long]],
  );
}
