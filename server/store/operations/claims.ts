import type { Claim } from '../../ports/store.ts';
import type { Session } from '../database.ts';

/** `S/RES/1244 (1999)` → `sres12441999`, the form of `reports.number_key`. */
export const numberKey = (number: string): string => number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What a document says of others, instead of what it said before. */
export async function replaceClaims(
  session: Session,
  report: { readonly key: number; readonly accessId: number },
  claims: readonly Claim[],
): Promise<void> {
  await session.prepared('DELETE FROM report_claims WHERE report_key = $1', [report.key]);
  const known = claims.filter(({ target }) => numberKey(target) !== '');
  if (known.length === 0) return;
  await session.prepared(
    `INSERT INTO report_claims (report_key, access_id, kind, target, target_key, words)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING`,
    [
      report.key,
      report.accessId,
      known.map(({ kind }) => kind),
      known.map(({ target }) => target),
      known.map(({ target }) => numberKey(target)),
      known.map(({ words }) => words),
    ],
  );
}
