import type { AnswerRecord } from '../../domain/index.ts';
import type { Session } from '../database.ts';

export async function getAnswerRecord(session: Session, answerId: string): Promise<AnswerRecord | null> {
  const [row] = await session.query<{ body: AnswerRecord }>(
    'SELECT body FROM answer_records WHERE answer_id = $1',
    [answerId],
  );
  return row?.body ?? null;
}

/** In the transaction of the answer, under its label. An answer saved again without a record has none: the old one would not be its own. */
export async function saveAnswerRecord(
  session: Session,
  answerId: string,
  record: AnswerRecord | null,
  accessId: number,
  restsOn: readonly number[],
): Promise<void> {
  await session.query('DELETE FROM answer_records WHERE answer_id = $1', [answerId]);
  if (record === null) return;
  await session.query(
    'INSERT INTO answer_records (answer_id, body, access_id, rests_on) VALUES ($1, $2, $3, $4)',
    [answerId, { json: record }, accessId, restsOn],
  );
}
