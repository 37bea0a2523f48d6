import type { InterfaceLanguage } from '../../domain/index.ts';

/** What the cue rules say to a reader, both languages side by side. */
const MESSAGES = {
  negationDropped: {
    de: 'Die zitierte Stelle verneint („{cue}“), der Satz nicht.',
    en: 'The cited passage negates ("{cue}"), the sentence does not.',
  },
  negationAdded: {
    de: 'Der Satz verneint („{cue}“), die zitierte Stelle nicht.',
    en: 'The sentence negates ("{cue}"), the cited passage does not.',
  },
  actorsSwapped: {
    de: '{names}: Wer handelt und wem es gilt, scheint gegenüber der Stelle vertauscht.',
    en: '{names}: who acts and whom it concerns seem to be swapped against the passage.',
  },
  certaintyDropped: {
    de: 'Die Stelle schränkt ein („{cue}“), der Satz lässt das weg.',
    en: 'The passage qualifies this ("{cue}"), the sentence leaves that out.',
  },
  certaintyAdded: {
    de: 'Der Satz ist bestimmter („{cue}“) als die zitierte Stelle.',
    en: 'The sentence is more certain ("{cue}") than the cited passage.',
  },
  likelihoodShifted: {
    de: 'Die Stelle nennt eine andere Wahrscheinlichkeit ({cue}) als der Satz ({claimed}).',
    en: 'The passage states another likelihood ({cue}) than the sentence ({claimed}).',
  },
  gradeUnnamed: {
    de: 'Der Satz beruht allein auf schwach bewerteten Quellen ({source}, Bewertung {grade}) und steht da wie eine Tatsache.',
    en: 'The sentence rests on weakly graded sources alone ({source}, grade {grade}) and reads as a fact.',
  },
  labelDiffers: {
    de: '{figure} steht in der Stelle bei etwas anderem („{found}“ statt „{claimed}“).',
    en: 'In the passage {figure} belongs to something else ("{found}", not "{claimed}").',
  },
  calendarMissing: {
    de: 'In der zitierten Stelle nicht genannt: {names}.',
    en: 'Not named in the cited passage: {names}.',
  },
  quotedWordsMissing: {
    de: 'Die Worte in Anführungszeichen stehen so nicht in der zitierten Stelle.',
    en: 'The words in quotation marks do not stand like this in the cited passage.',
  },
  namesMissing: {
    de: 'Namen, die in der zitierten Stelle fehlen: {names}.',
    en: 'Names that the cited passage does not hold: {names}.',
  },
  cutFromContext: {
    de: 'Wörtlich, aber aus einem Satz geschnitten, der einschränkt oder verneint („{cue}“).',
    en: 'Verbatim, but cut from a sentence that qualifies or negates it ("{cue}").',
  },
  followsOrder: {
    de: 'Die zitierte Stelle enthält eine Anweisung an eine Maschine („{order}“); was auf ihr beruht, ist kein Befund.',
    en: 'The cited passage holds an order to a machine ("{order}"); what rests on it is no finding.',
  },
  cuesAgree: {
    de: 'Zahlen, Inhaltswörter und Verneinungswörter passen zur zitierten Stelle; der Sinn ist nicht geprüft.',
    en: 'Figures, content words and words of negation agree with the cited passage; meaning was not checked.',
  },
  foreignNothing: {
    de: 'Die Stelle ist in einer anderen Sprache; weder Namen noch Fachwörter des Satzes finden sich darin.',
    en: 'The passage is in another language; neither names nor terms of the sentence are found in it.',
  },
} as const satisfies Record<string, Record<InterfaceLanguage, string>>;

/** Fills `{name}` places; a name without a value becomes empty. */
export function checkMessage(
  key: keyof typeof MESSAGES,
  language: InterfaceLanguage,
  values: Readonly<Record<string, string>> = {},
): string {
  return MESSAGES[key][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
