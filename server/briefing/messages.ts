import type { InterfaceLanguage, Refusal, Verdict } from '../domain/index.ts';

/** Everything that a briefing says in its own voice. Record text never passes through here. */
const TEXTS = {
  de: {
    gap: (question: string) => `Keine Angaben in der Akte zu „${question}“.`,
    searched: (reports: string, passages: string) =>
      `Durchsucht: ${reports} Berichte, ${passages} Textstellen`,
    newest: (day: string) => `, der neueste vom ${day}`,
    nothingNew: (questions: number) =>
      `Zu ${questions === 1 ? 'einer Frage' : `${questions} Fragen`} dieses Abschnitts fand sich nichts, was nicht schon in einem früheren Abschnitt steht.`,
    disclosure: 'Entwurf, KI-/maschinell erstellt, nicht geprüft',
    extractive: 'Die Sätze sind wörtlich den Quellen entnommen; ein Sprachmodell wurde nicht verwendet.',
    extractiveOthers:
      'Die übrigen Sätze sind wörtlich den Quellen entnommen; ein Sprachmodell wurde nicht verwendet.',
    edited: (count: number) =>
      count === 1
        ? 'Ein Satz ist von Hand geschrieben oder geändert.'
        : `${count} Sätze sind von Hand geschrieben oder geändert.`,
    reviewed: (name: string, day: string) =>
      `KI-/maschinell erstellt, geprüft und gezeichnet von ${name} am ${day}`,
    reviewedWhat: (version: number, sentences: number, accepted: number, struck: number) =>
      `Geprüft wurde Fassung ${version} (Sätze: ${sentences}, davon nach Prüfung angenommen: ${accepted}; gestrichen: ${struck}).`,
    reviewNoteOf: (note: string) => `Vermerk zur Prüfung: ${note}`,
    model: (writer: string) => `Geschrieben von ${writer}.`,
    fallback: (from: string) =>
      `Das eingestellte Sprachmodell (${from}) fiel zeitweise aus; betroffene Abschnitte sind wörtlich den Quellen entnommen.`,
    fictional: 'Enthält fiktive Beispieldokumente.',
    asOf: 'Stand',
    audience: 'Für',
    template: 'Vorlage',
    gaps: 'Lücken',
    disagreements: 'Abweichende und überholte Angaben',
    sources: 'Quellen',
    page: (page: number) => `S. ${page}`,
    noDate: 'ohne Datum',
    noOriginator: 'Urheber unbekannt',
    superseded: (by: string) => `ersetzt durch ${by}`,
    fictionalSource: 'fiktives Beispiel',
    grade: 'Bewertung',
    emptySection: 'Keine Angaben in der Akte.',
    saidBefore: 'Was die Akte hierzu enthält, steht schon in einem früheren Abschnitt.',
    above: 'Hierzu fand sich nichts, was nicht schon weiter oben steht.',
    noRoom: 'Was sich hierzu fand, steht weiter oben oder überschreitet die Länge dieses Abschnitts.',
    noSources: 'Es wurde keine Quelle verwendet.',
    quotes: ['„', '“'],
    reviewNote: 'Prüfhinweis',
    doubtful: 'Seite nicht sicher lesbar',
    secret: 'amtlich geheim gehalten',
    pageOf: ['Seite ', ' von '],
    statement: 'Angabe',
    originator: 'Urheber',
    date: 'Datum',
    portions: 'Kennzeichen vor einem Absatz: höchste Einstufung der Quellen, auf denen er beruht.',
    keywords: ['KI-generiert', 'maschinell erstellt'],
    keywordReviewed: ['nicht geprüft', 'von Menschen geprüft'],
    mode: { active: 'aktiv', reactive: 'reaktiv: nur auf Ansprache' },
    fixed: 'Text der Vorlage, nicht aus der Akte:',
    field: 'Von Hand auszufüllen; hierzu wird nichts vorgeschlagen.',
    noGaps: 'Zu jeder Frage fand sich etwas in der Akte.',
    omitted: (count: number) =>
      count === 1
        ? 'Ein weiterer belegter Satz überschreitet die Länge dieses Abschnitts und ist weggelassen.'
        : `${count} weitere belegte Sätze überschreiten die Länge dieses Abschnitts und sind weggelassen.`,
    also: (questions: string) => `Auch gesucht: ${questions}`,
    alsoBy: {
      rules: (questions: string) => `Auch gesucht, weil die Akte wenig enthielt: ${questions}`,
      'language-model': (questions: string) =>
        `Auch gesucht, weil die Akte wenig enthielt (vom Sprachmodell vorgeschlagen): ${questions}`,
    },
    unsourced: (count: number) =>
      count === 1
        ? 'Ein Satz des Sprachmodells nannte keine Quelle und ist weggelassen.'
        : `${count} Sätze des Sprachmodells nannten keine Quelle und sind weggelassen.`,
    questionsEdited: 'Leitfragen von der Verfasserin oder dem Verfasser geändert:',
    leftOut: 'Weggelassene Abschnitte',
    leftOutWhy: {
      'nothing-found': 'in der Akte fand sich nichts',
      'said-before': 'alles Gefundene steht schon in einem früheren Abschnitt',
      'not-wanted': 'nicht gewünscht',
    },
  },
  en: {
    gap: (question: string) => `No information in the record on “${question}”.`,
    searched: (reports: string, passages: string) => `Searched: ${reports} reports, ${passages} passages`,
    newest: (day: string) => `, the newest dated ${day}`,
    nothingNew: (questions: number) =>
      `On ${questions === 1 ? 'one question' : `${questions} questions`} of this section nothing was found that an earlier section does not already say.`,
    disclosure: 'Draft, AI-/machine-generated, not reviewed',
    extractive: 'The sentences are quoted word for word from the sources; no language model was used.',
    extractiveOthers:
      'The other sentences are quoted word for word from the sources; no language model was used.',
    edited: (count: number) =>
      count === 1
        ? 'One sentence was written or changed by hand.'
        : `${count} sentences were written or changed by hand.`,
    reviewed: (name: string, day: string) =>
      `AI-/machine-generated, reviewed and signed by ${name} on ${day}`,
    reviewedWhat: (version: number, sentences: number, accepted: number, struck: number) =>
      `Version ${version} was reviewed (sentences: ${sentences}, of these accepted after review: ${accepted}; struck: ${struck}).`,
    reviewNoteOf: (note: string) => `Note on the review: ${note}`,
    model: (writer: string) => `Written by ${writer}.`,
    fallback: (from: string) =>
      `The configured language model (${from}) failed at times; the sections concerned are quoted word for word from the sources.`,
    fictional: 'Contains fictional sample documents.',
    asOf: 'As of',
    audience: 'For',
    template: 'Template',
    gaps: 'Gaps',
    disagreements: 'Diverging and superseded statements',
    sources: 'Sources',
    page: (page: number) => `p. ${page}`,
    noDate: 'undated',
    noOriginator: 'originator unknown',
    superseded: (by: string) => `superseded by ${by}`,
    fictionalSource: 'fictional sample',
    grade: 'grade',
    emptySection: 'No information in the record.',
    saidBefore: 'What the record holds on this stands in an earlier section.',
    above: 'Nothing was found on this that does not stand above.',
    noRoom: 'What was found on this stands above or exceeds the length of this section.',
    noSources: 'No source was used.',
    quotes: ['“', '”'],
    reviewNote: 'Review note',
    doubtful: 'page not safely readable',
    secret: 'officially kept secret (amtlich geheim gehalten)',
    pageOf: ['Page ', ' of '],
    statement: 'Statement',
    originator: 'Originator',
    date: 'Date',
    portions: 'Mark before a paragraph: highest grade of the sources that it rests on.',
    keywords: ['AI-generated', 'machine-generated'],
    keywordReviewed: ['not reviewed', 'reviewed by a person'],
    mode: { active: 'active', reactive: 'reactive: only if raised' },
    fixed: 'Text of the template, not from the record:',
    field: 'To be filled in by hand; nothing is proposed here.',
    noGaps: 'The record holds something on every question.',
    omitted: (count: number) =>
      count === 1
        ? 'One more supported sentence exceeds the length of this section and is left out.'
        : `${count} more supported sentences exceed the length of this section and are left out.`,
    also: (questions: string) => `Searched also: ${questions}`,
    alsoBy: {
      rules: (questions: string) => `Searched also, because the record held little: ${questions}`,
      'language-model': (questions: string) =>
        `Searched also, because the record held little (proposed by the language model): ${questions}`,
    },
    unsourced: (count: number) =>
      count === 1
        ? 'One sentence of the language model named no source and is left out.'
        : `${count} sentences of the language model named no source and are left out.`,
    questionsEdited: 'Guiding questions changed by the author:',
    leftOut: 'Sections left out',
    leftOutWhy: {
      'nothing-found': 'nothing found in the record',
      'said-before': 'all that was found stands in an earlier section',
      'not-wanted': 'not wanted',
    },
  },
} as const;

export { markingText } from '../domain/index.ts';

export const texts = (language: InterfaceLanguage) => TEXTS[language];

const VERDICTS: Record<Verdict['status'], Record<InterfaceLanguage, string>> = {
  supported: { de: 'belegt', en: 'supported' },
  partial: { de: 'nur teilweise belegt', en: 'only partly supported' },
  unsupported: { de: 'nicht belegt', en: 'not supported' },
  contradicted: { de: 'von der Quelle widersprochen', en: 'contradicted by the source' },
  uncited: { de: 'ohne Quelle', en: 'without source' },
  unchecked: { de: 'nicht geprüft', en: 'not checked' },
};

export const verdictText = (status: Verdict['status'], language: InterfaceLanguage): string =>
  VERDICTS[status][language];

const locale = (language: InterfaceLanguage): string => (language === 'de' ? 'de-DE' : 'en-GB');

/** `2026-08-10` as `10. August 2026` or `10 August 2026`. */
export function formatDay(day: string, language: InterfaceLanguage): string {
  const format = new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** What a gap says: what is missing, what was searched for it, and with which other questions. */
export function gapMessage(
  question: string,
  searched: Refusal['searched'],
  language: InterfaceLanguage,
  others: readonly string[] = [],
): string {
  const text = texts(language);
  const count = new Intl.NumberFormat(locale(language));
  const newest = searched.newest === null ? '' : text.newest(formatDay(searched.newest, language));
  const where = text.searched(count.format(searched.reports), count.format(searched.passages));
  const also = others.length === 0 ? '' : ` ${text.also(others.join(' / '))}`;
  return `${text.gap(question)} ${where}${newest}.${also}`;
}
