import type { InterfaceLanguage } from '../domain/index.ts';

/** Everything that the answering path says to a reader, both languages side by side. */
const MESSAGES = {
  verbatim: { de: 'Wörtlich aus der zitierten Stelle.', en: 'Verbatim from the cited passage.' },
  numbersMissing: {
    de: 'In der zitierten Stelle nicht gefunden: {figures}.',
    en: 'Not found in the cited passage: {figures}.',
  },
  quoteFabricated: {
    de: 'Das angegebene Zitat steht nicht in der zitierten Stelle.',
    en: 'The quoted words do not stand in the cited passage.',
  },
  quoteStitched: {
    de: 'Das angegebene Zitat ist aus getrennten Stellen zusammengesetzt.',
    en: 'The quoted words were put together from separate places.',
  },
  quoteMisattributed: {
    de: 'Das angegebene Zitat steht in einer anderen Quelle als angegeben.',
    en: 'The quoted words stand in another source than the one cited.',
  },
  uncited: { de: 'Dieser Satz nennt keine Quelle.', en: 'This sentence cites no source.' },
  overlapStrong: {
    de: 'Zahlen und Inhaltswörter stehen in der zitierten Stelle; Verneinung und Sinn sind nicht geprüft.',
    en: 'Figures and content words stand in the cited passage; negation and meaning were not checked.',
  },
  overlapWeak: {
    de: 'Nur ein Teil der Inhaltswörter steht in der zitierten Stelle.',
    en: 'Only part of the content words stands in the cited passage.',
  },
  overlapNone: {
    de: 'Kaum ein Inhaltswort steht in der zitierten Stelle.',
    en: 'Hardly any content word stands in the cited passage.',
  },
  crossLingual: {
    de: 'Die Quelle ist in einer anderen Sprache; nur Zahlen und Namen sind geprüft.',
    en: 'The source is in another language; only figures and names were checked.',
  },
  judgeCarries: {
    de: 'Nach Urteil des Prüfmodells trägt die Stelle den Satz: {reason}',
    en: 'The judging model says that the passage carries the sentence: {reason}',
  },
  judgeDoubts: {
    de: 'Das Prüfmodell bezweifelt den Satz: {reason}',
    en: 'The judging model doubts the sentence: {reason}',
  },
  refusedEmptyCorpus: {
    de: 'Die Akte ist leer: Es sind noch keine Berichte eingelesen.',
    en: 'The record is empty: no reports have been ingested yet.',
  },
  refusedNothingFound: {
    de: 'In {reports} Berichten ({passages} Textstellen{newest}) wurde keine passende Stelle gefunden. {help}',
    en: 'No matching passage was found in {reports} reports ({passages} passages{newest}). {help}',
  },
  refusedTooLittle: {
    de: 'Durchsucht wurden {reports} Berichte ({passages} Textstellen{newest}). Die nächstliegenden Stellen tragen keine Antwort{missing}. {help}',
    en: 'Searched: {reports} reports ({passages} passages{newest}). The closest passages do not carry an answer{missing}. {help}',
  },
  newest: { de: ', Stand der neuesten {day}', en: ', newest dated {day}' },
  missing: { de: '; nicht belegt: {terms}', en: '; not found in them: {terms}' },
  help: {
    de: 'Es hilft, den Zeitraum zu erweitern, Filter zu entfernen, andere Begriffe zu verwenden oder weitere Dokumente einzulesen.',
    en: 'It may help to widen the period, remove filters, use other terms or ingest further documents.',
  },
  supersededAbout: { de: 'Überholte Angabe', en: 'Superseded statement' },
  conflictAbout: { de: 'Abweichende Angaben', en: 'Diverging statements' },
} as const satisfies Record<string, Record<InterfaceLanguage, string>>;

export type MessageKey = keyof typeof MESSAGES;

/** Fills `{name}` places; a name without a value becomes empty. */
export function message(
  key: MessageKey,
  language: InterfaceLanguage,
  values: Readonly<Record<string, string>> = {},
): string {
  return MESSAGES[key][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
