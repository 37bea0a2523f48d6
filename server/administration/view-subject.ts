import {
  AktenlageError,
  type Marking,
  type Person,
  rightsOf,
  type ViewAs,
  type ViewSubject,
} from '../domain/index.ts';

/** Whose eyes are wished for: a person's, or those of whoever had these rights. */
export interface ViewWish {
  readonly person?: string | undefined;
  readonly clearance?: Marking | undefined;
  readonly group?: readonly string[] | undefined;
}

/**
 * @throws AktenlageError `not-found` for a person whom nobody knows, `bad-request` where it is said twice, or not at all, whose
 * eyes are meant
 */
export function viewSubject(
  wish: ViewWish,
  people: readonly Person[],
): { readonly subject: ViewSubject; readonly closed: ViewAs['closed'] } {
  const { person: id, clearance, group } = wish;
  if (id === undefined) {
    if (clearance === undefined)
      throw new AktenlageError('bad-request', 'Say whose view it is: a person, or a clearance with groups.');
    return { subject: { id: null, name: null, clearance, groups: [...new Set(group)] }, closed: null };
  }
  if (clearance !== undefined || group !== undefined)
    throw new AktenlageError('bad-request', 'A person has a clearance and groups of his own.');
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new AktenlageError('not-found', 'This person was not found.');
  const { name, groups, roles, blocked } = person;
  const closed = blocked ? 'blocked' : rightsOf(roles).includes('read') ? null : 'no-role';
  return { subject: { id, name, clearance: person.clearance, groups: [...groups] }, closed };
}
