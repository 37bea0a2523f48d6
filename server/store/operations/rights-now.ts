import {
  type Asker,
  accountClosed,
  covers,
  type Right,
  type Role,
  rightsChanged,
  rightsOf,
} from '../../domain/index.ts';
import type { Session } from '../database.ts';

/** Of somebody who signs in, as the provider described him last. */
export interface RightsNow {
  readonly clearance: number;
  readonly groups: string[];
  readonly roles: Role[];
  readonly blocked: boolean;
}

/**
 * Whether somebody who signs in still has the rights that his work began with, as the provider described him last. Of whom
 * nobody signs in as, there is nothing to be said. In a transaction that writes, the person stays as he is until it ends, so
 * that nothing is stored that he may no longer see.
 *
 * @param right what he must be allowed to do besides; a role may be taken away as well
 * @throws AktenlageError `not-allowed` (the account is closed), `rights-changed`
 */
export async function checkRights(
  session: Session,
  asker: Asker,
  { right, writes }: { readonly right?: Right | undefined; readonly writes: boolean },
): Promise<void> {
  const [now] = await session.prepared<RightsNow>(
    `SELECT clearance, to_jsonb(groups) AS groups, to_jsonb(roles) AS roles, blocked FROM people WHERE id = $1
     ${writes ? 'FOR SHARE' : ''}`,
    [asker.id],
  );
  holdsStill(now ?? null, asker, right);
}

/** @param now null for somebody whom nobody signs in as */
export function holdsStill(now: RightsNow | null, asker: Asker, right?: Right): void {
  if (now === null) return;
  if (now.blocked) throw accountClosed();
  if (!covers({ ...now, id: asker.id }, asker)) throw rightsChanged();
  if (right !== undefined && !rightsOf(now.roles).includes(right)) throw rightsChanged();
}
