import { AktenlageError, type Asker, type Draft, markingLevel, sectionsDone } from '../../domain/index.ts';
import type { DraftQueue, DraftWork, NewDraft } from '../../ports/drafts.ts';
import type { Database, Session } from '../database.ts';
import { internAccessLabel } from './access-label.ts';
import { becomeAsker } from './as-asker.ts';
import { saveBriefing } from './briefings.ts';

import { refuseHeld } from './refuse-held.ts';

const LEASE = "now() + interval '30 seconds'";
const MOST_UNFINISHED = 50;
/** Take-ups without a new answer after which a draft is not taken up again by itself. */
const MOST_ATTEMPTS = 3;

const WORK = `d.id, d.asker, d.created_at AS "createdAt", d.sections, d.outline`;
/** The answers of a draft are one conversation (`draftConversation`). */
const ANSWERS = `a.owner = d.owner AND a.conversation_id = 'briefing-' || d.id`;

export function createDraftQueue(database: Database): DraftQueue {
  // Only one process works on the embedded database, so whatever another one held there is free.
  const alone = database.kind === 'embedded';
  const left = `(d.holder IS NULL OR d.lease_until < now() OR (${alone} AND d.holder <> $1))`;
  return {
    open: (draft, holder) => database.transaction((session) => open(session, draft, holder)),
    takeUp: (holder, limit) =>
      database.transaction(async (session) => {
        await session.query(
          `UPDATE drafts d SET state = 'failed', holder = NULL, lease_until = NULL, updated_at = now(), error = $2
           WHERE d.state = 'drafting' AND d.attempts >= $3 AND ${left}
             AND d.answered >= (SELECT count(*) FROM answers a WHERE ${ANSWERS})`,
          [holder, { json: STOPPED_EACH_TIME }, MOST_ATTEMPTS],
        );
        return session.query<DraftWork>(
          `WITH free AS (
             SELECT d.id, (SELECT count(*) FROM answers a WHERE ${ANSWERS}) AS answered
             FROM drafts d WHERE d.state = 'drafting' AND ${left}
             ORDER BY d.created_at, d.id LIMIT $2 FOR UPDATE OF d SKIP LOCKED
           )
           UPDATE drafts d SET holder = $1, lease_until = ${LEASE}, answered = free.answered,
             attempts = CASE WHEN free.answered > d.answered THEN 1 ELSE d.attempts + 1 END
           FROM free WHERE d.id = free.id RETURNING ${WORK}`,
          [holder, limit],
        );
      }),
    renew: (holder, ids) =>
      database.transaction(async (session) => {
        const held = await session.query<{ id: string }>(
          `UPDATE drafts SET lease_until = ${LEASE}
           WHERE id = ANY ($2::text[]) AND holder = $1 AND state = 'drafting' RETURNING id`,
          [holder, ids],
        );
        return held.map(({ id }) => id);
      }),
    resume: (asker, id, holder) =>
      database.transaction(async (session) => {
        if (!(await isSeen(session, asker, id, ['failed', 'cancelled']))) return null;
        const [work] = await session.query<DraftWork>(
          `UPDATE drafts d SET state = 'drafting', error = NULL, attempts = 0, asker = $3, holder = $2,
             lease_until = ${LEASE}, updated_at = now()
           WHERE d.id = $1 AND d.state IN ('failed', 'cancelled') RETURNING ${WORK}`,
          [id, holder, { json: asker }],
        );
        return work ?? null;
      }),
    extend: (id, holder, sections) =>
      database.transaction(async (session) => {
        const mine = await session.query(
          `UPDATE drafts SET sections = $3, updated_at = now()
           WHERE id = $1 AND holder = $2 AND state = 'drafting' RETURNING id`,
          [id, holder, { json: sections }],
        );
        return mine.length > 0;
      }),
    finish: (asker, briefing, holder) =>
      database.transaction(async (session) => {
        const mine = await session.query(
          `DELETE FROM drafts WHERE id = $1 AND holder = $2 AND state = 'drafting' RETURNING id`,
          [briefing.id, holder],
        );
        if (mine.length === 0) return false;
        await saveBriefing(session, asker, briefing);
        return true;
      }),
    fail: (id, holder, error) =>
      database.transaction(async (session) => {
        await session.query(
          `UPDATE drafts SET state = 'failed', error = $3, holder = NULL, lease_until = NULL, updated_at = now()
           WHERE id = $1 AND holder = $2 AND state = 'drafting'`,
          [id, holder, { json: error }],
        );
      }),
    cancel: (asker, id) =>
      database.transaction(async (session) => {
        if (!(await isSeen(session, asker, id, ['drafting']))) return false;
        const cancelled = await session.query(
          `UPDATE drafts SET state = 'cancelled', holder = NULL, lease_until = NULL, updated_at = now()
           WHERE id = $1 AND state = 'drafting' RETURNING id`,
          [id],
        );
        return cancelled.length > 0;
      }),
    discard: (asker, id) => database.transaction((session) => discard(session, asker, id)),
    release: (holder) =>
      database.transaction(async (session) => {
        // Stopped in good order: that is no sign that something in the draft ends the process.
        await session.query(
          `UPDATE drafts SET holder = NULL, lease_until = NULL, attempts = 0 WHERE holder = $1 AND state = 'drafting'`,
          [holder],
        );
      }),
  };
}

const STOPPED_EACH_TIME = new AktenlageError(
  'interrupted',
  `Aktenlage ended ${MOST_ATTEMPTS} times while this was being drafted, each time before another answer was there.`,
).toBody().error;

async function open(session: Session, draft: NewDraft, holder: string): Promise<void> {
  const [row] = await session.query<{ unfinished: number }>(
    'SELECT count(*) AS unfinished FROM drafts WHERE owner = $1',
    [draft.asker.id],
  );
  if (row === undefined || row.unfinished >= MOST_UNFINISHED) {
    throw new AktenlageError(
      'too-many-requests',
      `There are ${MOST_UNFINISHED} drafts that are not finished. Please wait for one, or discard one.`,
    );
  }
  const access = await internAccessLabel(session, {
    level: markingLevel(draft.marking),
    groups: [],
    owner: draft.asker.id,
  });
  await session.query(
    `INSERT INTO drafts (id, owner, created_at, state, asker, request, sections, outline, title, holder, lease_until, access_id)
     VALUES ($1, $2, $3, 'drafting', $4, $5, $6, $7, $8, $9, ${LEASE}, $10)`,
    [
      draft.id,
      draft.asker.id,
      draft.createdAt,
      { json: draft.asker },
      { json: draft.request },
      { json: draft.sections },
      { json: draft.outline },
      draft.title,
      holder,
      access,
    ],
  );
}

/** The answers go with it: nothing shows them any more. */
async function discard(session: Session, asker: Asker, id: string): Promise<boolean> {
  if (!(await isSeen(session, asker, id, ['failed', 'cancelled']))) return false;
  await refuseHeld(session, 'drafts', id);
  const [gone] = await session.query<{ owner: string }>(
    `DELETE FROM drafts WHERE id = $1 AND state IN ('failed', 'cancelled') RETURNING owner`,
    [id],
  );
  if (gone === undefined) return false;
  await session.query(`DELETE FROM conversations WHERE owner = $1 AND id = 'briefing-' || $2`, [
    gone.owner,
    id,
  ]);
  return true;
}

/** Whether the asker sees a draft in one of these states; the session is the owner's again afterwards. */
async function isSeen(
  session: Session,
  asker: Asker,
  id: string,
  states: readonly Draft['state'][],
): Promise<boolean> {
  await becomeAsker(session, asker);
  const [seen] = await session.query('SELECT 1 FROM drafts WHERE id = $1 AND state = ANY ($2::text[])', [
    id,
    states,
  ]);
  await session.execute('SET LOCAL ROLE NONE');
  return seen !== undefined;
}

const LISTED = `d.id, d.title, d.state, d.created_at AS "createdAt", d.updated_at AS "updatedAt", d.request, d.sections,
  d.error, (SELECT coalesce(jsonb_agg(a.id), '[]') FROM answers a WHERE ${ANSWERS}) AS answered`;

const counted = (row: Omit<Draft, 'sectionsDone'>): Draft => ({
  ...row,
  sectionsDone: sectionsDone(row.sections, row.answered),
});

/** Newest first; answers that the asker may no longer see count as not there. */
export async function listDrafts(session: Session): Promise<Draft[]> {
  const rows = await session.query<Omit<Draft, 'sectionsDone'>>(
    `SELECT ${LISTED} FROM drafts d ORDER BY d.created_at DESC, d.id`,
  );
  return rows.map(counted);
}

export async function getDraft(session: Session, id: string): Promise<(Draft & DraftWork) | null> {
  const [row] = await session.query<Omit<Draft, 'sectionsDone'> & DraftWork>(
    `SELECT ${LISTED}, d.asker, d.outline FROM drafts d WHERE d.id = $1`,
    [id],
  );
  return row === undefined ? null : { ...row, ...counted(row) };
}
