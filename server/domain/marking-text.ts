import type { Marking } from './grades.ts';
import type { InterfaceLanguage } from './language.ts';

/** As it stands on the page (VSA Annex IV); English drafts carry the German grade, which has legal force. */
const MARKING_TEXTS: Record<Marking, Record<InterfaceLanguage, string>> = {
  OFFEN: { de: 'OFFEN', en: 'UNCLASSIFIED (OFFEN)' },
  'VS-NfD': {
    de: 'VS – NUR FÜR DEN DIENSTGEBRAUCH',
    en: 'VS – NUR FÜR DEN DIENSTGEBRAUCH (RESTRICTED)',
  },
  'VS-VERTRAULICH': { de: 'VS – VERTRAULICH', en: 'VS – VERTRAULICH (CONFIDENTIAL)' },
  GEHEIM: { de: 'GEHEIM', en: 'GEHEIM (SECRET)' },
  'STRENG GEHEIM': { de: 'STRENG GEHEIM', en: 'STRENG GEHEIM (TOP SECRET)' },
};

export const markingText = (marking: Marking, language: InterfaceLanguage): string =>
  MARKING_TEXTS[marking][language];
