import { type Citation, type InterfaceLanguage, tlpText } from '../domain/index.ts';
import { formatDay, markingText, texts } from './messages.ts';

/**
 * What every export says of a source beside its title and its quote, so that none says less than another.
 *
 * @param harmless makes text from outside harmless in the format of the export
 */
export function sourceFacts(
  citation: Citation,
  language: InterfaceLanguage,
  harmless: (text: string) => string,
): { readonly originator: string; readonly others: readonly string[] } {
  const text = texts(language);
  const { supersededBy } = citation;
  const facts: (string | null)[] = [
    dateText(citation, language),
    citation.page === null ? null : text.page(citation.page),
    ...marksText(citation, language, harmless),
    gradeOf(citation) === null ? null : `${text.grade} ${gradeOf(citation)}`,
    supersededBy === null ? null : text.superseded(harmless(supersededBy)),
    citation.extraction === undefined ? null : text.doubtful,
    citation.fictional ? text.fictionalSource : null,
  ];
  const others = facts.filter((fact) => fact !== null);
  return { originator: originatorText(citation, language, harmless), others };
}

/** Grade, the source's own grade and its TLP label: each as it is written, none where there is none. */
export const marksText = (
  { marking, ownGrade, tlp }: Pick<Citation, 'marking' | 'ownGrade' | 'tlp'>,
  language: InterfaceLanguage,
  harmless: (text: string) => string = (text) => text,
): string[] => [
  ...(marking === 'OFFEN' ? [] : [markingText(marking, language)]),
  ...(ownGrade == null ? [] : [harmless(ownGrade)]),
  ...(tlp == null ? [] : [tlpText(tlp)]),
];

export const originatorText = (
  { originator }: Citation,
  language: InterfaceLanguage,
  harmless: (text: string) => string,
): string => (originator === null ? texts(language).noOriginator : harmless(originator));

export const dateText = ({ publishedOn }: Citation, language: InterfaceLanguage): string =>
  publishedOn === null ? texts(language).noDate : formatDay(publishedOn, language);

/** Admiralty grade as written, `E4`; a half that is not given is `–`, null where neither is. */
export const gradeOf = ({ reliability, credibility }: Citation): string | null =>
  reliability === null && credibility === null ? null : `${reliability ?? '–'}${credibility ?? '–'}`;

/** "20. September 2016, Urheber:", over what one day and one originator say; an undated report by its title. */
export function groupText(
  source: Citation,
  language: InterfaceLanguage,
  harmless: (text: string) => string,
): string {
  const by = originatorText(source, language, harmless);
  return source.publishedOn === null
    ? `${dateText(source, language)}, ${by}, ${harmless(source.title)}:`
    : `${dateText(source, language)}, ${by}:`;
}
