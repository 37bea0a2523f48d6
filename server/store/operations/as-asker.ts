import type { Asker } from '../../domain/index.ts';
import type { Database, Session, Statement } from '../database.ts';
import { encodeArray } from '../value-types.ts';

/** How prepared statements are planned until the transaction ends: by PostgreSQL's choice, or once for all parameters. */
export type Planning = 'auto' | 'force_generic_plan';

/**
 * Says to the policies who asks and which labels he may see, and becomes the role that is bound by them, until the transaction
 * ends. The labels are looked up as the owner, in the snapshot of everything that is read after.
 */
const asAsker = (asker: Asker, planning: Planning = 'auto'): Statement => ({
  text: `SELECT set_config('aktenlage.asker_id', $1::text, true),
                set_config('aktenlage.visible', aktenlage_labels_for($1::text, $2::text::int, $3::text::text[])::text, true),
                set_config('plan_cache_mode', $4::text, true),
                set_config('role', 'aktenlage_reader', true)`,
  parameters: [asker.id, String(asker.clearance), encodeArray(asker.groups), planning],
});

/** In a transaction that has begun as the owner. */
export async function becomeAsker(session: Session, asker: Asker): Promise<void> {
  const { text, parameters } = asAsker(asker);
  await session.prepared(text, parameters);
}

/** One snapshot, read with the rights of the asker. */
export function readAs<T>(
  database: Database,
  asker: Asker,
  read: (session: Session) => Promise<T>,
  planning: Planning = 'auto',
): Promise<T> {
  return database.transaction(read, { readOnly: true, setup: asAsker(asker, planning) });
}
