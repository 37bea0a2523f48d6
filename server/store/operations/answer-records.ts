import type { AnswerRecord } from '../../domain/index.ts';
import type { Session } from '../database.ts';

export async function getAnswerRecord(session: Session, answerId: string): Promise<AnswerRecord | null> {
  const [row] = await session.query<{ body: AnswerRecord }>(
    'SELECT body FROM answer_records WHERE answer_id = $1',
    [answerId],
  );
  return row?.body ?? null;
}
