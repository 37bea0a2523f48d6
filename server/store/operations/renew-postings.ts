import type { Session } from '../database.ts';
import { groupOf } from './posting-groups.ts';

/** Bytes before the passages of a report and of each passage, as migration 0021 wrote them: see there. */
const EACH = 8;

/** What migration 0021 wrote, in base64, as it is written now. */
export function renewed(base64: string): string {
  const data = Buffer.from(base64, 'base64');
  let text = '';
  for (let at = 0; at < data.length; ) {
    const first = at + EACH;
    const end = first + EACH * data.readInt32BE(at + 4);
    const occurrences = [];
    for (let place = first; place < end; place += EACH)
      occurrences.push({
        key: data.readInt32BE(place),
        frequency: data.readInt16BE(place + 4),
        length: data.readInt16BE(place + 6),
      });
    text += groupOf(data.readInt32BE(at), occurrences);
    at = end;
  }
  return text;
}

/** Rows that are rewritten in one go: of a million passages a row has up to two megabytes. */
const ROWS = 100;
/** … and so often in one transaction. */
const TIMES = 20;

/**
 * Rewrites some rows of before migration 0031, which a search reads until then, only slower.
 *
 * @returns whether there were any, and more may be left
 */
export async function renewPostings(session: Session): Promise<boolean> {
  for (let time = 0; time < TIMES; time++) {
    const rows = await session.query<{ place: string; data: string }>(
      `SELECT ctid::text AS place, encode(data, 'base64') AS data FROM postings
       WHERE data IS NOT NULL ORDER BY lexeme, config, access_id LIMIT ${ROWS}`,
    );
    if (rows.length === 0) return time > 0;
    await session.query(
      `UPDATE postings p SET data = NULL, occurrences = r.occurrences
       FROM unnest($1::text[]::tid[], $2::text[]) r (place, occurrences) WHERE p.ctid = r.place`,
      [rows.map(({ place }) => place), rows.map(({ data }) => renewed(data))],
    );
  }
  return true;
}
