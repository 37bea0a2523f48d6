/** Words of what went wrong, and what helps. */
export const errorStrings = {
  'error.offline.title': { de: 'Der Server antwortet nicht', en: 'The server does not answer' },
  'error.offline.text': {
    de: 'Prüfen Sie, ob Aktenlage läuft und ob Ihr Rechner Verbindung hat. Ihre Eingabe bleibt stehen.',
    en: 'Check that Aktenlage is running and that your machine is connected. What you typed is kept.',
  },
  'error.server.title': { de: 'Das hat nicht geklappt', en: 'That did not work' },
  'error.database.title': { de: 'Die Datenbank ist nicht erreichbar', en: 'The database cannot be reached' },
  'error.database.text': {
    de: 'Aktenlage verbindet sich von selbst neu. Versuchen Sie es in einem Augenblick wieder.',
    en: 'Aktenlage reconnects by itself. Try again in a moment.',
  },
  'error.model.title': {
    de: 'Das Sprachmodell hat nicht geantwortet',
    en: 'The language model did not answer',
  },
  'error.model.text': {
    de: 'Es ist gestört, überlastet oder abgebrochen worden. Der Bestand selbst ist nicht betroffen.',
    en: 'It failed, was overloaded or was cut off. The record itself is not affected.',
  },
  'error.question-empty': { de: 'Bitte geben Sie eine Frage ein.', en: 'Please enter a question.' },
  'error.question-too-long': {
    de: 'Die Frage ist zu lang: höchstens {{max}} Zeichen.',
    en: 'The question is too long: at most {{max}} characters.',
  },
  'error.question-not-text': {
    de: 'Die Eingabe ist kein lesbarer Text.',
    en: 'What you entered is not readable text.',
  },
  'error.too-large': { de: 'Die Datei ist zu groß.', en: 'The file is too large.' },
  'error.unsupported-format': {
    de: 'Dieses Dateiformat wird nicht gelesen. Möglich sind PDF, Word, Excel, PowerPoint und OpenDocument, Mails, HTML, XML, JSON, CSV, Text, Bilder und ZIP.',
    en: 'This file format cannot be read. PDF, Word, Excel, PowerPoint and OpenDocument, mail, HTML, XML, JSON, CSV, text, images and ZIP can.',
  },
  'error.forbidden': { de: 'Dazu fehlt Ihnen das Recht.', en: 'You do not have the right to do this.' },
  'error.on-hold': {
    de: 'Eine Löschsperre bewahrt dies. Wer die Anwendung verwaltet, muss sie erst aufheben.',
    en: 'A legal hold keeps this. An administrator has to release it first.',
  },
  'error.interrupted': {
    de: 'Die Verbindung brach ab, bevor die Antwort fertig war.',
    en: 'The connection broke before the answer was complete.',
  },
  'error.code': { de: 'Fehlercode: {{code}}', en: 'Error code: {{code}}' },
} as const;
