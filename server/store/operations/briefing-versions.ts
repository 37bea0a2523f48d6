import {
  AktenlageError,
  type Asker,
  type Briefing,
  type BriefingVersion,
  markingLevel,
  type VersionLine,
  type VersionNote,
} from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { internAccessLabel } from './access-label.ts';
import { appendAudit } from './audit.ts';
import { saveReliances } from './reliances.ts';
import { labelsRestedOn } from './rests-on.ts';
import { checkRights } from './rights-now.ts';

const FIRST: VersionNote = { type: 'draft', section: null, sentence: null };

/**
 * All versions of a briefing that the asker may see: the rows, or the draft alone where nobody has worked on it.
 * `$1` is the briefing, `$2` the note of a draft.
 */
const VERSIONS = `
  SELECT v.number, v.done_by AS by, v.created_at AS at, v.note, v.body FROM briefing_versions v WHERE v.briefing_id = $1
  UNION ALL
  SELECT 1, b.owner, b.created_at, $2::jsonb, b.body FROM briefings b
  WHERE b.id = $1 AND NOT EXISTS (SELECT 1 FROM briefing_versions v WHERE v.briefing_id = b.id)`;

/** Newest first. */
export function listBriefingVersions(session: Session, id: string): Promise<VersionLine[]> {
  return session.query<VersionLine>(
    `SELECT number, by, at, note, body -> 'review' ->> 'name' AS "signedBy" FROM (${VERSIONS}) v
     ORDER BY number DESC`,
    [id, { json: FIRST }],
  );
}

export async function getBriefingVersion(
  session: Session,
  id: string,
  number: number,
): Promise<BriefingVersion | null> {
  const [row] = await session.query<Omit<BriefingVersion, 'briefing'> & { body: Briefing }>(
    `SELECT number, by, at, note, body -> 'review' ->> 'name' AS "signedBy", body FROM (${VERSIONS}) v
     WHERE number = $3`,
    [id, { json: FIRST }, number],
  );
  if (row === undefined) return null;
  const { body, ...line } = row;
  return { ...line, briefing: { ...body, version: number } };
}

/**
 * Adds the version after `base` and makes it the present one, with the label that its own marking asks for.
 *
 * @throws AktenlageError `not-found` (no briefing of this asker), `briefing-stale` (there is a later version than `base`)
 */
export async function saveBriefingVersion(
  session: Session,
  asker: Asker,
  base: number,
  version: BriefingVersion,
): Promise<void> {
  await checkRights(session, asker, { writes: true });
  const { briefing, number, at, by, note } = version;
  // Whoever comes second waits here, and is then told that he comes second.
  const [present] = await session.query<{ body: Briefing; access: number; restsOn: number[]; at: string }>(
    `SELECT body, access_id AS access, to_jsonb(rests_on) AS "restsOn", created_at AS at FROM briefings WHERE id = $1 AND owner = $2 FOR UPDATE`,
    [briefing.id, asker.id],
  );
  if (present === undefined) throw new AktenlageError('not-found', 'This briefing was not found.');
  const [{ latest } = { latest: null }] = await session.query<{ latest: number | null }>(
    'SELECT max(number) AS latest FROM briefing_versions WHERE briefing_id = $1',
    [briefing.id],
  );
  if ((latest ?? 1) !== base || number !== base + 1) throw staleVersion(latest ?? 1, base);
  const insert = (line: Omit<BriefingVersion, 'signedBy'>, access: number, restsOn: readonly number[]) =>
    session.query(
      `INSERT INTO briefing_versions (briefing_id, number, created_at, done_by, note, body, access_id, rests_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        briefing.id,
        line.number,
        line.at,
        line.by,
        { json: line.note },
        { json: line.briefing },
        access,
        restsOn,
      ],
    );
  if (latest === null)
    await insert(
      { number: 1, at: present.at, by: asker.id, note: FIRST, briefing: present.body },
      present.access,
      present.restsOn,
    );
  const level = markingLevel(briefing.marking);
  const access = await internAccessLabel(session, { level, groups: [], owner: asker.id });
  const restsOn = await labelsRestedOn(session, briefing);
  await insert({ number, at, by, note, briefing }, access, restsOn);
  await session.query('UPDATE briefings SET body = $2, access_id = $3, rests_on = $4 WHERE id = $1', [
    briefing.id,
    { json: briefing },
    access,
    restsOn,
  ]);
  await saveReliances(session, briefing.id, briefing.sources, access, restsOn);
  const type = note.type === 'sign-off' ? 'briefing-signed' : 'briefing-saved';
  const { id: briefingId, marking, tlp = null } = briefing;
  await appendAudit(session, { type, actor: asker.id, briefingId, version: number, marking, tlp });
}

const staleVersion = (latest: number, base: number) =>
  new AktenlageError(
    'briefing-stale',
    `The briefing has been changed meanwhile: its present version is ${latest}, yours is based on ${base}. Please load it again and repeat the change.`,
  );
