import {
  AktenlageError,
  type Answer,
  type AnswerRecord,
  type Asker,
  markingLevel,
} from '../../domain/index.ts';
import type { Session } from '../database.ts';
import { internAccessLabel } from './access-label.ts';
import { saveAnswerRecord } from './answer-records.ts';
import { appendAudit } from './audit.ts';
import { passagesShown, questionHash } from './audit-events.ts';
import { saveReliances } from './reliances.ts';
import { labelsRestedOn } from './rests-on.ts';
import { checkRights } from './rights-now.ts';

const TITLE_LENGTH = 200;

export async function getAnswer(session: Session, id: string): Promise<Answer | null> {
  const [row] = await session.query<{ body: Answer }>('SELECT body FROM answers WHERE id = $1', [id]);
  return row?.body ?? null;
}

/** Oldest first, as they were asked. */
export async function listAnswers(session: Session, conversationId: string): Promise<Answer[]> {
  const rows = await session.query<{ body: Answer }>(
    'SELECT body FROM answers WHERE conversation_id = $1 ORDER BY created_at, id',
    [conversationId],
  );
  return rows.map((row) => row.body);
}

/** Last used first; `answers` counts those that the asker may still see. */
export function listConversations(
  session: Session,
): Promise<{ id: string; title: string; at: string; answers: number }[]> {
  return session.query(
    `SELECT c.id, c.title, c.updated_at AS at,
            (SELECT count(*) FROM answers a WHERE a.owner = c.owner AND a.conversation_id = c.id) AS answers
     FROM conversations c ORDER BY c.updated_at DESC, c.id`,
  );
}

/**
 * The answer belongs to the asker, at the marking of what it quotes, its record and what it relies on with it. Saving it
 * again replaces all of it.
 */
export async function saveAnswer(
  session: Session,
  asker: Asker,
  answer: Answer,
  record: AnswerRecord | null,
): Promise<void> {
  await checkRights(session, asker, { writes: true });
  const own = await internAccessLabel(session, { level: 0, groups: [], owner: asker.id });
  const level = markingLevel(answer.marking);
  const access = level === 0 ? own : await internAccessLabel(session, { level, groups: [], owner: asker.id });
  const restsOn = await labelsRestedOn(session, answer, record);
  await session.query(
    `INSERT INTO conversations (owner, id, title, created_at, updated_at, access_id)
     VALUES ($1, $2, $3, $4, $4, $5)
     ON CONFLICT (owner, id) DO UPDATE SET updated_at = greatest(conversations.updated_at, excluded.updated_at)`,
    [asker.id, answer.conversationId, answer.question.slice(0, TITLE_LENGTH), answer.createdAt, own],
  );
  const saved = await session.query(
    `INSERT INTO answers (id, owner, conversation_id, created_at, body, access_id, rests_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, access_id = excluded.access_id, rests_on = excluded.rests_on
       WHERE answers.owner = excluded.owner AND answers.conversation_id = excluded.conversation_id
     RETURNING id`,
    [answer.id, asker.id, answer.conversationId, answer.createdAt, { json: answer }, access, restsOn],
  );
  if (saved.length === 0) throw new AktenlageError('conflict', 'There is another answer with this id.');
  await saveAnswerRecord(session, answer.id, record, access, restsOn);
  await saveReliances(session, { answerId: answer.id }, answer.citations, access, restsOn);
  const { id, conversationId, status: outcome, marking, tlp = null } = answer;
  await appendAudit(
    session,
    {
      type: 'question-asked',
      actor: asker.id,
      answerId: id,
      conversationId,
      questionHash: questionHash(record?.question.question ?? answer.question),
      outcome,
      marking,
      tlp,
    },
    ...(await passagesShown(
      session,
      asker.id,
      id,
      answer.retrieved.map(({ passageId }) => passageId),
    )),
  );
}
