/** Words of the source panel. */
export const sourceStrings = {
  'source.title': { de: 'Quelle', en: 'Source' },
  'source.position': { de: 'Quelle {{number}} von {{total}}', en: 'Source {{number}} of {{total}}' },
  'source.found': { de: 'Gefunden, nicht zitiert', en: 'Found, not cited' },
  'source.previous': { de: 'Vorige Quelle (k)', en: 'Previous source (k)' },
  'source.next': { de: 'Nächste Quelle (j)', en: 'Next source (j)' },
  'source.pin': { de: 'Quellenspalte anheften', en: 'Pin the source column' },
  'source.unpin': { de: 'Quellenspalte lösen', en: 'Unpin the source column' },
  'source.resize': { de: 'Breite der Quellenspalte', en: 'Width of the source column' },
  'source.empty': {
    de: 'Wählen Sie eine Nummer in der Antwort, um die Textstelle hier zu lesen.',
    en: 'Choose a number in the answer to read the passage here.',
  },
  'source.original': { de: 'Original', en: 'Original' },
  'source.report': { de: 'Ganzer Bericht', en: 'Whole report' },
  'source.permalink': { de: 'Nur diese Textstelle', en: 'This passage alone' },
  'source.superseded': {
    de: 'Dieser Bericht ist überholt. An seine Stelle trat {{by}}.',
    en: 'This report is out of date. It was replaced by {{by}}.',
  },
  'source.extraction.ocr': {
    de: 'Diese Seite wurde aus einem Bild gelesen (OCR). Zahlen und Namen am Original prüfen.',
    en: 'This page was read from an image (OCR). Check figures and names against the original.',
  },
  'source.extraction.doubtful': {
    de: 'Diese Seite ließ sich nur mit Zweifeln lesen. Am Original prüfen.',
    en: 'This page could be read only with doubts. Check it against the original.',
  },
  'source.extraction.unreadable': { de: 'Diese Seite war nicht lesbar.', en: 'This page could not be read.' },
  'source.extraction.empty': { de: 'Diese Seite ist leer.', en: 'This page is empty.' },
  'source.confidence': { de: 'Lesesicherheit {{percent}}', en: 'Reading confidence {{percent}}' },
  'source.noQuote': {
    de: 'Das Zitat steht nicht wörtlich in dieser Textstelle.',
    en: 'The quote does not stand word for word in this passage.',
  },
  'source.before': { de: 'Davor', en: 'Before' },
  'source.after': { de: 'Danach', en: 'After' },
  'source.surroundings': { de: 'Textstelle im Zusammenhang', en: 'Passage in context' },
  'source.gone': {
    de: 'Diese Textstelle gibt es nicht mehr, oder Sie dürfen sie nicht sehen.',
    en: 'This passage no longer exists, or you may not see it.',
  },
} as const;
