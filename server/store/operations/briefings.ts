import { AktenlageError, type Asker, type Briefing, markingLevel } from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { internAccessLabel } from './access-label.ts';
import { appendAudit } from './audit.ts';
import { saveReliances } from './reliances.ts';
import { labelsRestedOn } from './rests-on.ts';
import { checkRights } from './rights-now.ts';

export async function getBriefing(session: Session, id: string): Promise<Briefing | null> {
  const [row] = await session.query<{ body: Briefing }>('SELECT body FROM briefings WHERE id = $1', [id]);
  return row?.body ?? null;
}

/** Newest first. */
export function listBriefings(
  session: Session,
): Promise<{ id: string; title: string; template: string; at: string; status: string }[]> {
  return session.query(
    `SELECT id, body ->> 'title' AS title, body -> 'template' ->> 'id' AS template, created_at AS at,
            body ->> 'status' AS status
     FROM briefings ORDER BY created_at DESC, id`,
  );
}

/**
 * The briefing belongs to the asker, at the marking of what it quotes. Saving it again replaces it, until somebody has
 * worked on it: then only a new version does.
 */
export async function saveBriefing(session: Session, asker: Asker, briefing: Briefing): Promise<void> {
  await checkRights(session, asker, { writes: true });
  const level = markingLevel(briefing.marking);
  const access = await internAccessLabel(session, { level, groups: [], owner: asker.id });
  const restsOn = await labelsRestedOn(session, briefing);
  const saved = await session.query(
    `INSERT INTO briefings (id, owner, created_at, body, access_id, rests_on) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, access_id = excluded.access_id, rests_on = excluded.rests_on
       WHERE briefings.owner = excluded.owner
         AND NOT EXISTS (SELECT 1 FROM briefing_versions v WHERE v.briefing_id = briefings.id)
     RETURNING id`,
    [briefing.id, asker.id, briefing.createdAt, { json: briefing }, access, restsOn],
  );
  if (saved.length === 0) throw new AktenlageError('conflict', 'There is another briefing with this id.');
  await saveReliances(session, briefing.id, briefing.sources, access, restsOn);
  const { id: briefingId, marking, tlp = null } = briefing;
  const actor = asker.id;
  await appendAudit(session, { type: 'briefing-saved', actor, briefingId, version: 1, marking, tlp });
}
