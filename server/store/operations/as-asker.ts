import type { Asker } from '../../domain/index.ts';
import type { Database, Session } from '../database.ts';
import { encodeArray } from '../value-types.ts';

/** Says to the policies who asks, and becomes the role that is bound by them, until the transaction ends. */
export async function becomeAsker(session: Session, asker: Asker): Promise<void> {
  await session.prepared(
    `SELECT set_config('aktenlage.asker_id', $1, true), set_config('aktenlage.clearance', $2, true),
            set_config('aktenlage.groups', $3, true), set_config('role', 'aktenlage_reader', true)`,
    [asker.id, String(asker.clearance), encodeArray(asker.groups)],
  );
}

/** One snapshot, read with the rights of the asker. */
export function readAs<T>(
  database: Database,
  asker: Asker,
  read: (session: Session) => Promise<T>,
): Promise<T> {
  return database.transaction(
    async (session) => {
      await becomeAsker(session, asker);
      return read(session);
    },
    { readOnly: true },
  );
}
