import type { Asker } from './asker.ts';
import { AktenlageError } from './errors.ts';

/** Whether `asker` is the same person with at least these rights. */
export const covers = (asker: Asker, rights: Asker): boolean =>
  asker.id === rights.id &&
  asker.clearance >= rights.clearance &&
  rights.groups.every((group) => asker.groups.includes(group));

/** How work ends whose person may do or see less than when it began. With the rights of now it can be begun again. */
export const rightsChanged = (): AktenlageError =>
  new AktenlageError(
    'rights-changed',
    'Your rights have changed while this was under way. It was stopped; please begin it again with the rights that you have now.',
  );

export const accountClosed = (): AktenlageError =>
  new AktenlageError('not-allowed', 'An administrator has closed this account.');
