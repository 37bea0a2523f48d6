import { MARKINGS } from '../../domain/index.ts';
import type { AccessLabel, ShownTo } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';

/** Of what nobody knows yet what is in it. */
export async function internUnknown(
  session: Session,
  { groups, also = [] }: ShownTo,
): Promise<{ access: number; restsOn: number[] }> {
  const access = await internAccessLabel(session, { level: MARKINGS.length - 1, groups, owner: null });
  const restsOn: number[] = [];
  for (const set of also)
    restsOn.push(await internAccessLabel(session, { level: 0, groups: set, owner: null }));
  return { access, restsOn };
}

/** The number of a label; equal labels share one. Nearly always it is there: then nothing is written. */
export async function internAccessLabel(session: Session, label: AccessLabel): Promise<number> {
  const values = [label.level, [...new Set(label.groups)].sort(), label.owner];
  const known = await findLabel(session, values);
  if (known !== null) return known;
  await session.prepared(
    'INSERT INTO access_labels (level, groups, owner) VALUES ($1, $2::text[], $3) ON CONFLICT DO NOTHING',
    values,
  );
  const made = await findLabel(session, values);
  if (made === null) throw new Error('an access label vanished between two statements');
  return made;
}

async function findLabel(session: Session, values: readonly Parameter[]): Promise<number | null> {
  const [row] = await session.prepared<{ id: number }>(
    // As the unique index has it, which finds a null owner too.
    `SELECT id FROM access_labels WHERE level = $1 AND groups = $2::text[] AND coalesce(owner, '') = coalesce($3, '')`,
    values,
  );
  return row?.id ?? null;
}
