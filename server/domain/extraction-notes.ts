/**
 * What an extraction certificate says of a page or a document, in both languages. Stored is the English sentence,
 * so that every reader of the data understands it; the page shows the one of its language.
 */
export const EXTRACTION_NOTES = {
  scan: {
    en: 'The page is an image without a text layer.',
    de: 'Die Seite ist ein Bild ohne Textebene.',
  },
  garbled: {
    en: 'The characters of the page come out garbled; its fonts lack a character map.',
    de: 'Die Zeichen der Seite kommen entstellt heraus; ihren Schriften fehlt die Zeichentabelle.',
  },
  partlyGarbled: {
    en: 'Some characters of the page could not be read.',
    de: 'Einige Zeichen der Seite waren nicht lesbar.',
  },
  restored: {
    en: 'The file stores glyph numbers instead of characters here; the characters were restored from the standard order of glyphs.',
    de: 'Die Datei speichert hier Glyphennummern statt Zeichen; die Zeichen wurden aus der üblichen Glyphenfolge wiederhergestellt.',
  },
  unlikely: {
    en: 'The text of the page hardly looks like language.',
    de: 'Der Text der Seite sieht kaum nach Sprache aus.',
  },
  ocrLayer: {
    en: 'The page is a scan; its text comes from the recognition stored in the file.',
    de: 'Die Seite ist ein Scan; ihr Text stammt aus der in der Datei gespeicherten Erkennung.',
  },
  damagedPage: { en: 'The page is damaged.', de: 'Die Seite ist beschädigt.' },
  tornPage: {
    en: 'The page is damaged; part of its text may be missing.',
    de: 'Die Seite ist beschädigt; ein Teil ihres Textes kann fehlen.',
  },
  imageBeside: {
    en: 'Much of the page is an image; what is written in it was not read.',
    de: 'Ein großer Teil der Seite ist ein Bild; was darin steht, wurde nicht gelesen.',
  },
  drawnText: {
    en: 'The text of the page is drawn as outlines, not stored as characters.',
    de: 'Der Text der Seite ist als Umrisse gezeichnet, nicht als Zeichen gespeichert.',
  },
  cutOff: {
    en: 'The end of the file is missing; pages or parts of them may be lost.',
    de: 'Das Ende der Datei fehlt; Seiten oder Teile davon können verloren sein.',
  },
  lowConfidence: {
    en: 'Text recognition was unsure on this page.',
    de: 'Die Texterkennung war auf dieser Seite unsicher.',
  },
  partlyUnsure: {
    en: 'Lines that text recognition could not make out were left out.',
    de: 'Zeilen, die die Texterkennung nicht entziffern konnte, wurden ausgelassen.',
  },
  nothingRecognised: {
    en: 'Text recognition found no text on the page.',
    de: 'Die Texterkennung fand auf der Seite keinen Text.',
  },
  notDrawn: {
    en: 'The page could not be drawn for text recognition.',
    de: 'Die Seite konnte für die Texterkennung nicht gezeichnet werden.',
  },
  tookTooLong: {
    en: 'Text recognition of the page took too long and was stopped.',
    de: 'Die Texterkennung der Seite dauerte zu lange und wurde abgebrochen.',
  },
  tooManyPages: {
    en: 'The page was not recognised: the document has more pages to recognise than are allowed at once.',
    de: 'Die Seite wurde nicht erkannt: Das Dokument hat mehr zu erkennende Seiten, als auf einmal erlaubt sind.',
  },
  notWellFormed: {
    en: 'The XML of the file is not well-formed; it was read as far as it can be understood, and parts may be missing or stand in the wrong place.',
    de: 'Das XML der Datei ist nicht wohlgeformt; es wurde gelesen, soweit es zu verstehen ist, und Teile können fehlen oder an falscher Stelle stehen.',
  },
  foreignScript: {
    en: 'Text recognition knows German, English and French; the page seems to be written in another language.',
    de: 'Die Texterkennung kann Deutsch, Englisch und Französisch; die Seite scheint in einer anderen Sprache geschrieben.',
  },
} as const satisfies Record<string, { readonly en: string; readonly de: string }>;

const GERMAN: ReadonlyMap<string, string> = new Map(
  Object.values(EXTRACTION_NOTES).map(({ en, de }) => [en, de]),
);

/** A stored note in the language of the page; sentences known to nobody stay as they are. */
export function translateNote(note: string, language: 'de' | 'en'): string {
  if (language === 'en') return note;
  let translated = note;
  for (const [en, de] of GERMAN) translated = translated.replace(en, de);
  return translated;
}
