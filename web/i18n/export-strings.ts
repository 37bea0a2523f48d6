/** Words of what leaves the house: formats, lower markings, and which reports a briefing uses. */
export const exportStrings = {
  'briefing.exportPdf': { de: 'Als PDF', en: 'As PDF' },
  'briefing.exportJson': { de: 'Als JSON', en: 'As JSON' },
  'briefing.lower': { de: 'Fassung mit niedrigerer Einstufung', en: 'Version with a lower marking' },
  'briefing.lower.hint': {
    de: 'Sätze, die auf höher eingestuften Quellen beruhen, fallen weg; die Fassung nennt ihre Zahl, nicht ihren Inhalt.',
    en: 'Sentences that rest on sources with a higher grade are left out; the version gives their number, not what they said.',
  },
  'briefing.lower.choose': { de: 'Höchstens', en: 'At most' },
  'briefing.lower.goes': { de: 'Es fallen weg:', en: 'Left out will be:' },
  'briefing.lower.section_one': { de: '{{title}}: ein Satz', en: '{{title}}: one sentence' },
  'briefing.lower.section_other': { de: '{{title}}: {{count}} Sätze', en: '{{title}}: {{count}} sentences' },
  'briefing.lower.never': {
    de: 'Die Vorlage stuft jeden Entwurf mindestens {{marking}} ein; niedriger geht es nicht.',
    en: 'The template marks every draft at least {{marking}}; it cannot be lower.',
  },
  'briefing.lower.word': {
    de: 'Ohne diese Quellen als Word-Datei',
    en: 'Without these sources as Word file',
  },
  'briefing.lower.pdf': { de: 'Ohne diese Quellen als PDF', en: 'Without these sources as PDF' },
  'briefing.coverage': { de: 'Verwendete und nicht verwendete Berichte', en: 'Reports used and not used' },
  'briefing.coverage.used': { de: 'Verwendet', en: 'Used' },
  'briefing.coverage.notUsed': {
    de: 'Zu den Fragen unter den ersten gefunden, nicht verwendet',
    en: 'Among the first found for the questions, not used',
  },
  'briefing.coverage.none': { de: 'Keiner.', en: 'None.' },
  'briefing.coverage.questions_one': { de: 'eine Frage', en: 'one question' },
  'briefing.coverage.questions_other': { de: '{{count}} Fragen', en: '{{count}} questions' },
  'briefing.coverage.without': {
    de: 'Neu entwerfen ohne diesen Bericht',
    en: 'Draft again without this report',
  },
  'briefing.coverage.withoutName': {
    de: 'Neu entwerfen ohne diesen Bericht: {{title}}',
    en: 'Draft again without this report: {{title}}',
  },
  'briefing.without': { de: 'Ohne diese Berichte', en: 'Without these reports' },
  'briefing.without.take': { de: '„{{title}}“ doch verwenden', en: 'Use “{{title}}” after all' },
  'briefing.without.note_one': {
    de: 'Auf Wunsch ohne einen Bericht der Akte erstellt.',
    en: 'Drafted without one report of the record, as the author wished.',
  },
  'briefing.without.note_other': {
    de: 'Auf Wunsch ohne {{count}} Berichte der Akte erstellt.',
    en: 'Drafted without {{count}} reports of the record, as the author wished.',
  },
} as const;
