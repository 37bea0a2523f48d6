import type { Attribution, InterfaceLanguage, StatementKind, TermNote } from '../domain/index.ts';

/** How a briefing says what a sentence rests on, what it is in its source, and how it speaks of likelihood. */
const DAY = { de: 'de-DE', en: 'en-GB' } as const;

/** "Laut … (D4), 16.06.2025:", before a sentence that only weak sources carry. */
export function attributionText(
  { source, grade, publishedOn }: Attribution,
  language: InterfaceLanguage,
): string {
  const undated = { de: 'ohne Datum', en: 'undated' }[language];
  const day =
    publishedOn === null
      ? undated
      : new Intl.DateTimeFormat(DAY[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
          new Date(`${publishedOn}T00:00:00Z`),
        );
  return `${{ de: 'Laut', en: 'According to' }[language]} ${source} (${grade}), ${day}:`;
}

const KINDS: Record<Exclude<StatementKind, 'fact'>, Record<InterfaceLanguage, string>> = {
  statement: { de: 'in der Quelle wiedergegebene Aussage', en: 'statement that the source reports' },
  judgement: { de: 'Einschätzung der Quelle', en: 'judgement of the source' },
  assumption: { de: 'Annahme der Quelle', en: 'assumption of the source' },
};

export const kindText = (kind: Exclude<StatementKind, 'fact'>, language: InterfaceLanguage): string =>
  KINDS[kind][language];

const NOTES: Record<TermNote['kind'], Record<InterfaceLanguage, (one: string, other: string) => string>> = {
  mixed: {
    de: (one, other) =>
      `${one} und ${other} in einem Satz: Sicherheit des Urteils und Wahrscheinlichkeit trennen.`,
    en: (one, other) => `${one} and ${other} in one sentence: separate confidence and likelihood.`,
  },
  synonyms: {
    de: (one, other) => `Dieselbe Aussage heißt einmal ${one}, einmal ${other}.`,
    en: (one, other) => `The same statement is once ${one}, once ${other}.`,
  },
  scales: {
    de: (one, other) => `${one} und ${other} gehören zu verschiedenen Skalen.`,
    en: (one, other) => `${one} and ${other} belong to different scales.`,
  },
  bands: {
    de: (one, other) =>
      `Dieselbe Aussage ist einmal ${one}, einmal ${other}: verschiedene Wahrscheinlichkeiten.`,
    en: (one, other) => `The same statement is once ${one}, once ${other}: different likelihoods.`,
  },
};

export const noteText = (
  kind: TermNote['kind'],
  one: string,
  other: string,
  language: InterfaceLanguage,
): string => NOTES[kind][language](one, other);
