import { createHash } from 'node:crypto';
import type { Session } from '../database.ts';

/**
 * Rows of a signature that make a band; reports that agree in one whole band are compared. With 24 bands of 4 the
 * chance to be compared is 99.9 % at a similarity of .7 and 18 % at .3.
 */
const ROWS = 4;
/**
 * Share of equal positions from which two reports are called near-duplicates. Among 106 real documents (5,356 pairs:
 * devset, French assembly pages, sample record) the closest two that are different papers reach .67 (roll calls of two
 * votes, with the same names in the same order), and the next .50 apart from one true pair at .63. The same documents
 * with 1 % of their words exchanged one by one reach .78 to 1, with 2 % .57 to 1 (95 % of them at least .69), with
 * their last tenth cut off .80 to 1.
 */
export const NEAR_DUPLICATE = 0.7;

/**
 * Compares a report with all others and keeps the pairs that are nearly the same; a pair does not depend on which of
 * the two came first.
 */
export async function linkNearDuplicates(
  session: Session,
  reportKey: number,
  sketch: readonly number[],
): Promise<void> {
  await session.prepared('DELETE FROM near_duplicates WHERE report_key = $1 OR other_key = $1', [reportKey]);
  await session.prepared('DELETE FROM sketch_bands WHERE report_key = $1', [reportKey]);
  const bands = bandsOf(sketch);
  if (bands.length === 0) return;
  await session.prepared(
    `WITH close AS (
       SELECT r.key, (SELECT count(*) FROM unnest(r.sketch, $2::int[]) u (a, b) WHERE a = b)::real
                     / cardinality(r.sketch) AS similarity
       FROM reports r
       WHERE r.key IN (SELECT report_key FROM sketch_bands WHERE band = ANY ($3::bigint[]))
         AND r.key <> $1 AND cardinality(r.sketch) = cardinality($2::int[])
     )
     INSERT INTO near_duplicates (report_key, other_key, similarity)
     SELECT least($1::int, key), greatest($1::int, key), similarity FROM close WHERE similarity >= ${NEAR_DUPLICATE}`,
    [reportKey, sketch, bands],
  );
  await session.prepared(
    'INSERT INTO sketch_bands (band, report_key) SELECT DISTINCT b, $1::int FROM unnest($2::bigint[]) b',
    [reportKey, bands],
  );
}

/** 48 bits a band, with its place in them: a number that JavaScript and PostgreSQL write alike. */
function bandsOf(sketch: readonly number[]): number[] {
  const bands: number[] = [];
  for (let from = 0; from + ROWS <= sketch.length; from += ROWS) {
    const hash = createHash('sha256')
      .update(`${from}:${sketch.slice(from, from + ROWS).join()}`)
      .digest();
    bands.push(hash.readUIntBE(0, 6));
  }
  return bands;
}
