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
  'plan.check': { de: 'Akte prüfen', en: 'Check the record' },
  'plan.check.hint': {
    de: 'Zeigt zu jeder Leitfrage, wie viele Berichte etwas dazu hergeben, bevor geschrieben wird.',
    en: 'Shows for each guiding question how many reports hold something on it, before anything is written.',
  },
  'plan.checking': { de: 'Die Akte wird geprüft …', en: 'Checking the record …' },
  'plan.propose': { de: 'Fragen vorschlagen', en: 'Propose questions' },
  'plan.propose.hint': {
    de: 'Schlägt aus der Akte Fragen vor, die Sie unten ändern, streichen, ordnen und ergänzen können. Ohne Sprachmodell: zu dünn belegten Fragen andere Wörter, zu denen die Akte etwas enthält.',
    en: 'Proposes questions from the record, which you can change, strike, order and add to below. Without a language model: for thinly supported questions other words on which the record holds something.',
  },
  'plan.proposing': {
    de: 'Fragen werden aus der Akte vorgeschlagen …',
    en: 'Proposing questions from the record …',
  },
  'plan.proposed.language-model_one': {
    de: 'Das Sprachmodell schlägt eine neue Frage vor. Prüfen Sie sie unten.',
    en: 'The language model proposes one new question. Look at it below.',
  },
  'plan.proposed.language-model_other': {
    de: 'Das Sprachmodell schlägt neue Fragen vor: {{count}}. Prüfen Sie sie unten.',
    en: 'New questions that the language model proposes: {{count}}. Look at them below.',
  },
  'plan.proposed.rules_one': {
    de: 'Ohne Sprachmodell vorgeschlagen: eine Frage in anderen Worten. Prüfen Sie sie unten.',
    en: 'Proposed without a language model: one question in other words. Look at it below.',
  },
  'plan.proposed.rules_other': {
    de: 'Ohne Sprachmodell vorgeschlagene Fragen in anderen Worten: {{count}}. Prüfen Sie sie unten.',
    en: 'Questions in other words, proposed without a language model: {{count}}. Look at them below.',
  },
  'plan.notProposed': {
    de: 'Das Sprachmodell ist konfiguriert, hat aber keinen brauchbaren Vorschlag gemacht.',
    en: 'The language model is configured but made no proposal that could be used.',
  },
  'plan.stale': {
    de: 'Seit der Prüfung geändert. Prüfen Sie noch einmal, um den jetzigen Stand zu sehen.',
    en: 'Changed since the check. Check again to see how it stands now.',
  },
  'plan.result': {
    de: 'Geprüft in {{reports}} Berichten. Fragen: {{all}}, davon in mehreren Berichten belegt: {{enough}}, nur in einem: {{thin}}, in keinem: {{none}}.',
    en: 'Checked in {{reports}} reports. Questions: {{all}}, of these supported by several reports: {{enough}}, by only one: {{thin}}, by none: {{none}}.',
  },
  'plan.held.enough': {
    de: '{{reports}} Berichte, Textstellen: {{passages}}',
    en: '{{reports}} reports, passages: {{passages}}',
  },
  'plan.held.thin': { de: 'dünn: nur ein Bericht', en: 'thin: only one report' },
  'plan.held.none': { de: 'nichts gefunden: wird zur Lücke', en: 'nothing found: will be a gap' },
  'plan.held.section.thin': { de: 'dünn belegt', en: 'thinly supported' },
  'plan.held.section.none': { de: 'mit Lücke', en: 'with a gap' },
} as const;
