import { administrationStrings } from '../i18n/administration-strings.ts';
import { withStrings } from '../i18n/index.ts';

/** Words of the administration beside those of the whole page. */
export const useWords = withStrings(administrationStrings);
export type Words = ReturnType<typeof useWords>;
/** A key of either. */
export type Word = Parameters<Words['t']>[0];

export const isWord = (key: string): key is Word & keyof typeof administrationStrings =>
  Object.hasOwn(administrationStrings, key);
