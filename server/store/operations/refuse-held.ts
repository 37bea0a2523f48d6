import { AktenlageError } from '../../domain/errors.ts';
import type { Session } from '../database.ts';
import { RETENTION_SQL } from './retention-kinds.ts';

type RemovedByHand = 'reports' | 'drafts' | 'refused-files';

/**
 * Before somebody removes something by hand: what a hold keeps from the policies it keeps from people too. As the owner, in the
 * transaction of the removal; until its end nobody sets a hold.
 *
 * @param key as `RETENTION_SQL` has it
 * @throws AktenlageError `on-hold`
 */
export async function refuseHeld(session: Session, kind: RemovedByHand, key: string): Promise<void> {
  await session.execute('LOCK TABLE holds IN SHARE MODE');
  // Mostly there is none, and then the record need not be looked through for what one would keep.
  if ((await session.query('SELECT 1 FROM holds LIMIT 1')).length === 0) return;
  const { from, key: column, held } = RETENTION_SQL[kind];
  const rows = await session.query(`SELECT 1 FROM ${from} WHERE ${column} = $1 AND ${held}`, [key]);
  if (rows.length > 0)
    throw new AktenlageError('on-hold', 'A legal hold keeps this. An administrator has to release it first.');
}
