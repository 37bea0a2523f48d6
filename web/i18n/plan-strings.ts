/** Words of planning a briefing: what it is for, what it may use, what the record holds for it. */
export const planStrings = {
  'briefing.counterpart': { de: 'Gegenüber', en: 'Counterpart' },
  'briefing.counterpart.hint': {
    de: 'Staat, Person oder Organisation; Abschnitte zur anderen Seite fragen dann nach dieser Haltung',
    en: 'A state, person or body; sections on the other side then ask for its position',
  },
  'briefing.purpose': { de: 'Zweck', en: 'Purpose' },
  'briefing.purpose.hint': {
    de: 'Wofür das Papier gebraucht wird; steht im Kopf des Papiers',
    en: 'What the paper is needed for; stands at the head of the paper',
  },
  'briefing.length': { de: 'Länge', en: 'Length' },
  'briefing.length.short': { de: 'Kurz (halb so lang)', en: 'Short (half as long)' },
  'briefing.length.normal': { de: 'Wie in der Vorlage', en: 'As in the template' },
  'briefing.length.long': { de: 'Lang (doppelt so lang)', en: 'Long (twice as long)' },
  'briefing.only': { de: 'Nur bestimmte Berichte verwenden', en: 'Use only certain reports' },
  'briefing.only.some_one': { de: 'Nur ein Bericht wird verwendet', en: 'Only one report is used' },
  'briefing.only.some_other': {
    de: 'Nur {{count}} Berichte werden verwendet',
    en: 'Only {{count}} reports are used',
  },
  'briefing.only.find': { de: 'Bericht suchen', en: 'Find a report' },
  'briefing.only.hint': {
    de: 'Nach Titel oder Dateiname. Ohne Auswahl werden alle Berichte verwendet.',
    en: 'By title or file name. Without a choice all reports are used.',
  },
  'briefing.only.found_one': { de: 'Ein Bericht passt.', en: 'One report matches.' },
  'briefing.only.found_other': { de: '{{count}} Berichte passen.', en: '{{count}} reports match.' },
  'briefing.only.add': { de: '„{{title}}“ verwenden', en: 'Use “{{title}}”' },
  'briefing.only.chosen': { de: 'Nur diese Berichte', en: 'Only these reports' },
  'briefing.only.remove': { de: '„{{title}}“ entfernen', en: 'Remove “{{title}}”' },
  'briefing.only.note_one': {
    de: 'Auf Wunsch aus höchstens einem Bericht der Akte erstellt.',
    en: 'Drafted from at most one report of the record, as the author wished.',
  },
  'briefing.only.note_other': {
    de: 'Auf Wunsch aus höchstens {{count}} Berichten der Akte erstellt.',
    en: 'Drafted from at most {{count}} reports of the record, as the author wished.',
  },
} as const;
