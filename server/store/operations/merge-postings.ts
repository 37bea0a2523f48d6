import type { Session } from '../database.ts';
import { groupsOf } from './posting-groups.ts';
import { renewPostings } from './renew-postings.ts';
import { readBoundEmbedder } from './settings.ts';

/** When and how much is merged. */
export interface MergeSettings {
  /** Reports that stay for themselves: of a word asked for, a search reads as many rows. */
  readonly single: number;
  /** Reports merged at once: two million occurrences, some seconds on a server. */
  readonly atOnce: number;
  /** Segments of one level that become one of the next. */
  readonly segments: number;
  /** Share of the reports of a segment that must still be there, or else what the others left is taken out. */
  readonly live: number;
}

const SETTINGS: MergeSettings = { single: 64, atOnce: 512, segments: 8, live: 0.8 };

/** Rows that are rewritten in one go. */
const BATCH = 2000;

/**
 * Merges the words of single reports into segments, and segments into larger ones, one step: what a search reads of a word grows
 * with the logarithm of the reports. A removed report leaves its occurrences in its segment, which no search shows, until a fifth
 * of a segment is gone.
 *
 * @returns whether something was done, and more may be left
 */
export async function mergePostings(
  session: Session,
  { single, atOnce, segments, live }: MergeSettings = SETTINGS,
): Promise<boolean> {
  // The lock of all who write reports: they and merges take turns.
  await readBoundEmbedder(session, true);
  return (
    (await renewPostings(session)) ||
    (await mergeReports(session, single, atOnce)) ||
    (await mergeSegments(session, segments)) ||
    (await dropDead(session, live))
  );
}

async function mergeReports(session: Session, single: number, atOnce: number): Promise<boolean> {
  const reports = await session.query<{ key: number }>(
    'SELECT key FROM reports WHERE segment IS NULL ORDER BY key LIMIT $1',
    [atOnce],
  );
  if (reports.length < single) return false;
  const keys = reports.map(({ key }) => key);
  const segment = await newSegment(session, 1, keys.length);
  await session.query(
    `WITH gone AS (
       DELETE FROM postings WHERE report_key = ANY ($1::int[]) RETURNING lexeme, config, access_id, report_key, occurrences
     )
     INSERT INTO postings (lexeme, config, access_id, segment, occurrences)
     SELECT lexeme, config, access_id, $2, string_agg(occurrences, '' ORDER BY report_key) FROM gone GROUP BY lexeme, config, access_id`,
    [keys, segment],
  );
  await session.query('UPDATE reports SET segment = $2 WHERE key = ANY ($1::int[])', [keys, segment]);
  return true;
}

async function mergeSegments(session: Session, enough: number): Promise<boolean> {
  const [lowest] = await session.query<{ level: number }>(
    'SELECT level FROM posting_segments GROUP BY level HAVING count(*) >= $1 ORDER BY level LIMIT 1',
    [enough],
  );
  if (lowest === undefined) return false;
  const old = await session.query<{ id: number; reports: number }>(
    'SELECT id, reports FROM posting_segments WHERE level = $1 ORDER BY id',
    [lowest.level],
  );
  const ids = old.map(({ id }) => id);
  const reports = old.reduce((sum, one) => sum + one.reports, 0);
  const segment = await newSegment(session, lowest.level + 1, reports);
  await session.query(
    `WITH gone AS (
       DELETE FROM postings WHERE segment = ANY ($1::int[]) RETURNING lexeme, config, access_id, segment, occurrences
     )
     INSERT INTO postings (lexeme, config, access_id, segment, occurrences)
     SELECT lexeme, config, access_id, $2, string_agg(occurrences, '' ORDER BY segment) FROM gone GROUP BY lexeme, config, access_id`,
    [ids, segment],
  );
  await session.query('UPDATE reports SET segment = $2 WHERE segment = ANY ($1::int[])', [ids, segment]);
  await session.query('DELETE FROM posting_segments WHERE id = ANY ($1::int[])', [ids]);
  return true;
}

/** Rewrites the segment that lost most, without what its reports left that are gone or have new words. */
async function dropDead(session: Session, live: number): Promise<boolean> {
  const [worst] = await session.query<{ id: number; left: number }>(
    `SELECT s.id, count(r.key)::int AS left FROM posting_segments s LEFT JOIN reports r ON r.segment = s.id
     GROUP BY s.id, s.reports HAVING count(r.key) < $1::float8 * s.reports ORDER BY count(r.key)::float8 / s.reports LIMIT 1`,
    [live],
  );
  if (worst === undefined) return false;
  const alive = new Set(
    (await session.query<{ key: number }>('SELECT key FROM reports WHERE segment = $1', [worst.id])).map(
      ({ key }) => key,
    ),
  );
  for (let last = { lexeme: '', config: '', accessId: 0 }, more = true; more; ) {
    const rows = await session.query<PostingRow>(
      `SELECT lexeme, config, access_id AS "accessId", occurrences FROM postings
       WHERE segment = $1 AND (lexeme, config, access_id) > ($2, $3, $4)
       ORDER BY lexeme, config, access_id LIMIT ${BATCH}`,
      [worst.id, last.lexeme, last.config, last.accessId],
    );
    more = rows.length === BATCH;
    last = rows.at(-1) ?? last;
    await rewrite(session, worst.id, rows, alive);
  }
  if (alive.size === 0) await session.query('DELETE FROM posting_segments WHERE id = $1', [worst.id]);
  else await session.query('UPDATE posting_segments SET reports = $2 WHERE id = $1', [worst.id, alive.size]);
  return true;
}

interface PostingRow {
  readonly lexeme: string;
  readonly config: string;
  readonly accessId: number;
  readonly occurrences: string;
}

async function rewrite(
  session: Session,
  segment: number,
  rows: readonly PostingRow[],
  alive: ReadonlySet<number>,
): Promise<void> {
  const changed = rows.flatMap((row) => {
    const groups = [...groupsOf(row.occurrences)];
    const kept = groups.filter(({ reportKey }) => alive.has(reportKey));
    if (kept.length === groups.length) return [];
    return [
      { ...row, occurrences: kept.map(({ start, end }) => row.occurrences.slice(start, end)).join('') },
    ];
  });
  if (changed.length === 0) return;
  await session.query(
    `WITH changed AS (
       SELECT lexeme COLLATE "C" AS lexeme, config COLLATE "C" AS config, access_id, occurrences
       FROM unnest($2::text[], $3::text[], $4::int[], $5::text[]) c (lexeme, config, access_id, occurrences)
     ), emptied AS (
       DELETE FROM postings p USING changed c
       WHERE p.segment = $1 AND p.lexeme = c.lexeme AND p.config = c.config AND p.access_id = c.access_id AND c.occurrences = ''
     )
     UPDATE postings p SET occurrences = c.occurrences FROM changed c
     WHERE p.segment = $1 AND p.lexeme = c.lexeme AND p.config = c.config AND p.access_id = c.access_id AND c.occurrences <> ''`,
    [
      segment,
      changed.map(({ lexeme }) => lexeme),
      changed.map(({ config }) => config),
      changed.map(({ accessId }) => accessId),
      changed.map(({ occurrences }) => occurrences),
    ],
  );
}

async function newSegment(session: Session, level: number, reports: number): Promise<number> {
  const [row] = await session.query<{ id: number }>(
    'INSERT INTO posting_segments (level, reports) VALUES ($1, $2) RETURNING id',
    [level, reports],
  );
  if (row === undefined) throw new Error('a segment of the inverted index was not written');
  return row.id;
}
