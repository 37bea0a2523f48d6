/** Words of what became of a file. */
export const outcomeStrings = {
  // Why a file was refused, by the code of its outcome
  'reason.marking-lowered': {
    de: 'Das Dokument ist hier höher eingestuft, als es das Hochgeladene wäre. Ein Hochladen senkt keine Einstufung: Dazu entfernt die Administration zuerst den Bericht, was protokolliert wird; dann wird er neu eingelesen.',
    en: 'The document is marked higher here than what was uploaded would be. An upload lowers no marking: an administrator first removes the report, which is on record; then it is read in anew.',
  },
  'reason.above-clearance': {
    de: 'Die Einstufung der Datei liegt über Ihrer Ermächtigung. Bitten Sie jemanden, der dafür ermächtigt ist.',
    en: 'The marking of the file is above your clearance. Ask somebody who is cleared for it.',
  },
  'reason.not-released': {
    de: 'Die Einstufung der Datei liegt über der Freigabe des Modells, das sie lesen müsste.',
    en: 'The marking of the file is above what the model that would read it is released for.',
  },
  'reason.archive-limit': {
    de: 'Das Dokument entpackt sich zu weit mehr Daten, als erlaubt sind.',
    en: 'The document unpacks to far more data than is allowed.',
  },
  'reason.broken-link': { de: 'Der Verweis führt ins Leere.', en: 'The link leads nowhere.' },
  'reason.damaged': {
    de: 'Die Datei ist beschädigt und lässt sich nicht öffnen. Bitte vom Absender neu anfordern.',
    en: 'The file is damaged and cannot be opened. Please ask the sender for it again.',
  },
  'reason.duplicate-name': {
    de: 'Eine andere Datei trägt schon diesen Namen.',
    en: 'Another file already has this name.',
  },
  'reason.empty': { de: 'Die Datei enthält keinen Text.', en: 'The file contains no text.' },
  'reason.encrypted': {
    de: 'Die Datei ist mit einem Kennwort geschützt. Bitte ohne Schutz speichern oder das Kennwort angeben.',
    en: 'The file is protected by a password. Please save it without protection or give the password.',
  },
  'reason.error-page': {
    de: 'Das ist die Fehlermeldung einer Website, nicht das Dokument selbst.',
    en: 'This is the error page of a website, not the document itself.',
  },
  'reason.link-outside': {
    de: 'Der Verweis führt aus dem Ordner hinaus.',
    en: 'The link leads out of the folder.',
  },
  'reason.no-text': {
    de: 'In der Datei wurde kein Text gefunden, auch nicht durch Texterkennung.',
    en: 'No text was found in the file, not even by text recognition.',
  },
  'reason.not-a-file': { de: 'Das ist keine gewöhnliche Datei.', en: 'This is not an ordinary file.' },
  'reason.not-text': { de: 'Der Inhalt ist kein lesbarer Text.', en: 'The content is not readable text.' },
  'reason.only-hidden': {
    de: 'Die Datei enthält nur Text, den beim Lesen niemand sieht.',
    en: 'The file contains only text that nobody sees when reading it.',
  },
  'reason.out-of-memory': {
    de: 'Zum Lesen der Datei reicht der Speicher nicht aus.',
    en: 'The file needs more memory than is allowed.',
  },
  'reason.output-too-large': {
    de: 'Die Datei ergibt mehr Text, als für ein Dokument erlaubt ist. Bitte teilen.',
    en: 'The file yields more text than is allowed for one document. Please split it.',
  },
  'reason.timeout': {
    de: 'Das Lesen der Datei dauerte zu lange und wurde abgebrochen.',
    en: 'Reading the file took too long and was stopped.',
  },
  'reason.too-deep': {
    de: 'Das Dokument ist zu tief verschachtelt.',
    en: 'The document is nested too deeply.',
  },
  'reason.too-large': { de: 'Die Datei ist zu groß.', en: 'The file is too large.' },
  'reason.unknown-encoding': {
    de: 'Die Zeichenkodierung des Textes wird nicht unterstützt. Bitte als UTF-8 speichern.',
    en: 'The character encoding of the text is not supported. Please save it as UTF-8.',
  },
  'reason.unresolved-entities': {
    de: 'Der Text besteht aus Verweisen auf andere Stellen, denen aus Sicherheitsgründen nicht gefolgt wird.',
    en: 'The text consists of references to other places, which are not followed for safety.',
  },
  'reason.unreadable': { de: 'Die Datei ist nicht lesbar.', en: 'The file cannot be read.' },
  'reason.unsupported-compression': {
    de: 'Das Archiv ist mit einem Verfahren gepackt, das sich hier nicht öffnen lässt. Bitte neu als ZIP-Datei packen.',
    en: 'The archive is packed with a method that cannot be opened here. Please pack it anew as a ZIP file.',
  },
  'reason.unsupported-format': {
    de: 'Dieses Format wird nicht gelesen. Bitte als PDF oder DOCX speichern.',
    en: 'This format cannot be read. Please save it as PDF or DOCX.',
  },
  'reason.not-stored': {
    de: 'Das Dokument wurde gelesen, ließ sich aber nicht speichern.',
    en: 'The document was read but could not be stored.',
  },
  'reason.manifest-marking': {
    de: 'Die Berichtsliste nennt eine Einstufung, die nicht zu verstehen ist; wie die Datei zu schützen ist, bleibt offen.',
    en: 'The list of reports gives a marking that cannot be understood, so nobody knows how to protect the file.',
  },
  'reason.field-marking': {
    de: 'Die Datei nennt in ihrem Kopf eine Einstufung, die nicht zu verstehen ist; wie sie zu schützen ist, bleibt offen. Bitte die Angabe berichtigen und die Datei neu aufnehmen.',
    en: 'The file gives a marking at its head that cannot be understood, so nobody knows how to protect it. Please correct it and add the file again.',
  },
  'reason.manifest-unreadable': {
    de: 'Die Berichtsliste neben der Datei ist nicht lesbar; wie die Datei zu schützen ist, bleibt offen.',
    en: 'The list of reports beside the file cannot be read, so nobody knows how to protect the file.',
  },
  // What is to be said of a file that did get in
  'note.same-content': {
    de: 'Derselbe Inhalt liegt unter einem anderen Namen vor; beide Namen führen zu ihm.',
    en: 'The same content is in the record under another name; both names lead to it.',
  },
  'note.container': {
    de: 'Jedes Dokument darin ist ein Bericht für sich.',
    en: 'Every document in it is a report of its own.',
  },
  'note.parts-refused': {
    de: 'Nicht jedes Dokument darin war lesbar.',
    en: 'Not every document in it could be read.',
  },
  'note.marking-differs': {
    de: 'Eine Angabe in der Datei oder in der Berichtsliste nennt eine niedrigere Einstufung als das Dokument selbst; es gilt die höchste.',
    en: 'A field of the file or the list of reports gives a lower marking than the document itself; the highest holds.',
  },
  'note.manifest': { de: 'Berichtsliste, angewendet.', en: 'List of reports, applied.' },
  'note.manifest-rows': {
    de: 'Berichtsliste mit Fehlern; alles Übrige wurde angewendet.',
    en: 'List of reports with mistakes; the rest was applied.',
  },
  'reason.kept': { de: 'Die vorige Fassung bleibt erhalten.', en: 'The previous version is kept.' },
  'outcomes.title': { de: 'Nicht oder nur teilweise gelesen', en: 'Not read, or only in part' },
  'outcomes.title.count': {
    de: 'Nicht oder nur teilweise gelesen ({{count}})',
    en: 'Not read, or only in part ({{count}})',
  },

  'quarantine.hint': {
    de: 'Dateien mit einem Ausweg bleiben aufbewahrt, bis sie gelesen oder von der Liste genommen sind.',
    en: 'Files with a way out are kept until they are read or taken off the list.',
  },
  'quarantine.password': { de: 'Kennwort', en: 'Password' },
  'quarantine.open': { de: 'Mit Kennwort öffnen', en: 'Open with password' },
  'quarantine.recognise': { de: 'Texterkennung versuchen', en: 'Try text recognition' },
  'quarantine.retry': { de: 'Erneut lesen', en: 'Read again' },
  'quarantine.dismiss': { de: 'Von der Liste nehmen', en: 'Take off the list' },
  'quarantine.busy': { de: 'wird gelesen …', en: 'being read …' },
  'quarantine.actions': { de: 'Auswege für {{name}}', en: 'Ways out for {{name}}' },
  'quarantine.still': { de: 'Auch dieser Versuch misslang.', en: 'This attempt failed as well.' },
  'quarantine.done': { de: '„{{name}}“ ist jetzt aufgenommen.', en: '“{{name}}” has now been added.' },
} as const;
