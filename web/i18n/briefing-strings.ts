/** Words of choosing and adapting a template, and of what a draft says about its sections. */
export const briefingStrings = {
  'template.group.de': { de: 'Auf Deutsch', en: 'In German' },
  'template.group.en': { de: 'Auf Englisch', en: 'In English' },
  'template.house': { de: 'Vorlage des Hauses', en: 'House template' },
  'template.house.replaces': {
    de: 'Vorlage des Hauses, ersetzt die mitgelieferte',
    en: 'House template, replaces the one supplied',
  },
  'template.problems_one': {
    de: 'Eine Vorlage ist fehlerhaft und steht nicht zur Wahl',
    en: 'One template has mistakes and cannot be chosen',
  },
  'template.problems_other': {
    de: '{{count}} Vorlagen sind fehlerhaft und stehen nicht zur Wahl',
    en: '{{count}} templates have mistakes and cannot be chosen',
  },
  'template.preview': { de: 'Aufbau: {{title}}', en: 'Structure: {{title}}' },
  'template.preview.hint': {
    de: 'Optionale Abschnitte können Sie weglassen, die Leitfragen jedes Abschnitts ändern. Beides wird mit dem Entwurf festgehalten.',
    en: 'You can leave out optional sections and change the guiding questions of any section. Both are recorded with the draft.',
  },
  'template.marking': { de: 'mindestens {{marking}}', en: 'at least {{marking}}' },
  'template.portions': {
    de: 'Jeder Abschnitt trägt den Grad seiner Quellen.',
    en: 'Each section carries the grade of its sources.',
  },
  'section.mandatory': { de: 'Pflicht', en: 'mandatory' },
  'section.optional': { de: 'optional', en: 'optional' },
  'section.active': { de: 'aktiv', en: 'active' },
  'section.reactive': { de: 'reaktiv', en: 'reactive' },
  'section.reactive.long': { de: 'reaktiv: nur auf Ansprache', en: 'reactive: only if raised' },
  'section.sentences_one': { de: 'höchstens ein Satz', en: 'at most one sentence' },
  'section.sentences_other': { de: 'höchstens {{count}} Sätze', en: 'at most {{count}} sentences' },
  'section.words_one': { de: 'höchstens ein Wort', en: 'at most one word' },
  'section.words_other': { de: 'höchstens {{count}} Wörter', en: 'at most {{count}} words' },
  'section.kind.gaps': { de: 'Liste der Lücken', en: 'list of gaps' },
  'section.kind.sources': { de: 'Quellenverzeichnis', en: 'list of sources' },
  'section.kind.fixed': { de: 'fester Text', en: 'fixed text' },
  'section.kind.field': { de: 'von Hand auszufüllen', en: 'filled in by hand' },
  'section.include': { de: '„{{title}}“ aufnehmen', en: 'Include “{{title}}”' },
  'section.include.short': { de: 'Aufnehmen', en: 'Include' },
  'section.questions_one': { de: 'Eine Leitfrage', en: 'One guiding question' },
  'section.questions_other': { de: '{{count}} Leitfragen', en: '{{count}} guiding questions' },
  'section.questions.edited': { de: 'geändert', en: 'changed' },
  'section.questions.edit': { de: 'Leitfragen ändern', en: 'Change guiding questions' },
  'section.questions.reset': { de: 'Wie in der Vorlage', en: 'As in the template' },
  'section.questions.label': {
    de: 'Leitfragen zu „{{title}}“',
    en: 'Guiding questions for “{{title}}”',
  },
  'section.question': { de: 'Frage {{number}} zu „{{title}}“', en: 'Question {{number}} for “{{title}}”' },
  'section.question.up': { de: 'Frage {{number}} nach oben', en: 'Move question {{number}} up' },
  'section.question.down': { de: 'Frage {{number}} nach unten', en: 'Move question {{number}} down' },
  'section.question.strike': { de: 'Frage {{number}} streichen', en: 'Strike question {{number}}' },
  'section.question.add': { de: 'Frage hinzufügen', en: 'Add a question' },
  'section.questions.hint': {
    de: '{{token}} steht für das Thema, {{counterpart}} für das Gegenüber; ohne Gegenüber entfallen Fragen damit. Höchstens {{most}} Fragen.',
    en: '{{token}} stands for the topic, {{counterpart}} for the counterpart; without one, questions with it are not asked. At most {{most}} questions.',
  },
  'section.questions.none': {
    de: 'Mindestens eine Frage, oder stellen Sie die der Vorlage wieder her.',
    en: 'At least one question, or go back to those of the template.',
  },
  'section.questions.many': {
    de: 'Das sind {{count}} Fragen; höchstens {{most}} sind möglich.',
    en: 'These are {{count}} questions; at most {{most}} are possible.',
  },
  'section.questions.long': {
    de: 'Eine Frage hat mehr als {{most}} Zeichen.',
    en: 'A question has more than {{most}} characters.',
  },
  'briefing.fixed': {
    de: 'Text der Vorlage, nicht aus dem Bestand',
    en: 'Text of the template, not from the record',
  },
  'briefing.field': {
    de: 'Von Hand auszufüllen; hierzu wird nichts vorgeschlagen.',
    en: 'To be filled in by hand; nothing is proposed here.',
  },
  'briefing.field.empty': { de: 'leer', en: 'empty' },
  'briefing.noGaps': {
    de: 'Zu jeder Frage fand sich etwas im Bestand.',
    en: 'The record holds something on every question.',
  },
  'briefing.saidBefore': {
    de: 'Was der Bestand hierzu enthält, steht schon in einem früheren Abschnitt.',
    en: 'What the record holds on this stands in an earlier section.',
  },
  'briefing.noRoom': {
    de: 'Was sich hierzu fand, steht weiter oben oder überschreitet die Länge dieses Abschnitts.',
    en: 'What was found on this stands above or exceeds the length of this section.',
  },
  'briefing.above': {
    de: 'Hierzu fand sich nichts, was nicht schon weiter oben steht.',
    en: 'Nothing was found on this that does not stand above.',
  },
  'briefing.also.rules': {
    de: 'Auch gesucht, weil die Akte wenig enthielt:',
    en: 'Searched also, because the record held little:',
  },
  'briefing.also.language-model': {
    de: 'Auch gesucht, weil die Akte wenig enthielt (vom Sprachmodell vorgeschlagen):',
    en: 'Searched also, because the record held little (proposed by the language model):',
  },
  'briefing.omitted_one': {
    de: 'Ein weiterer belegter Satz überschreitet die Länge dieses Abschnitts und ist weggelassen.',
    en: 'One more supported sentence exceeds the length of this section and is left out.',
  },
  'briefing.omitted_other': {
    de: '{{count}} weitere belegte Sätze überschreiten die Länge dieses Abschnitts und sind weggelassen.',
    en: '{{count}} more supported sentences exceed the length of this section and are left out.',
  },
  'briefing.unsourced_one': {
    de: 'Ein Satz des Sprachmodells nannte keine Quelle und ist weggelassen.',
    en: 'One sentence of the language model named no source and is left out.',
  },
  'briefing.unsourced_other': {
    de: '{{count}} Sätze des Sprachmodells nannten keine Quelle und sind weggelassen.',
    en: '{{count}} sentences of the language model named no source and are left out.',
  },
  'briefing.questionsEdited': {
    de: 'Leitfragen gegenüber der Vorlage geändert',
    en: 'Guiding questions differ from the template',
  },
  'briefing.leftOut': { de: 'Weggelassene Abschnitte', en: 'Sections left out' },
  'briefing.leftOut.nothing-found': { de: 'im Bestand fand sich nichts', en: 'nothing found in the record' },
  'briefing.leftOut.said-before': {
    de: 'alles Gefundene steht schon in einem früheren Abschnitt',
    en: 'all that was found stands in an earlier section',
  },
  'briefing.leftOut.not-wanted': { de: 'nicht gewünscht', en: 'not wanted' },
  'briefing.section.fromTemplate': { de: 'aus der Vorlage', en: 'from the template' },
  'briefing.section.list': { de: 'zusammengestellt', en: 'compiled' },
} as const;
