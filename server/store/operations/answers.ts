import type { Answer } from '../../domain/index.ts';
import type { Session } from '../database.ts';

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
