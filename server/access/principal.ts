import { type Asker, LOCAL_ASKER } from '../domain/asker.ts';
import { RIGHTS, type Right, rightsOf } from '../domain/identity.ts';
import type { KnownPerson } from '../ports/identity.ts';

/** Who sends a request, how he showed it, and what he may do. */
export interface Principal {
  readonly asker: Asker;
  readonly rights: ReadonlySet<Right>;
  /** Null for the single user. */
  readonly person: KnownPerson | null;
  readonly by: 'single-user' | 'session' | 'token';
}

/** Without identity everyone who reaches the loopback address may do everything, as this asker. */
export const singleUser = (asker: Asker = LOCAL_ASKER): Principal => ({
  asker,
  rights: new Set(RIGHTS),
  person: null,
  by: 'single-user',
});

/** @param scopes of the token; what goes beyond them a token never gives */
export function principalOf(person: KnownPerson, scopes?: readonly Right[]): Principal {
  const rights = rightsOf(person.roles).filter((right) => scopes === undefined || scopes.includes(right));
  return {
    asker: { id: person.id, clearance: person.clearance, groups: [...person.groups] },
    rights: new Set(rights),
    person,
    by: scopes === undefined ? 'session' : 'token',
  };
}
