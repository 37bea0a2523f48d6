import type { Attribution, InterfaceLanguage, StatementKind } from '../domain/index.ts';
import { type CheckedEvidence, checkClaim } from './check-claim.ts';
import type { LocatedSource } from './cite.ts';
import type { RetrievedPassage } from './retrieve.ts';
import { attributionFor, isWeak } from './source-grade.ts';
import { common, kindOfQuote } from './statement-kind.ts';

/**
 * What must be said before a sentence that only weak sources carry. A source of better grade lifts the attribution only where
 * it may carry the sentence by itself: cited beside a weak one and saying something else it proves nothing. Across
 * languages it is believed, as nothing more can be checked.
 */
export function attributionOf(
  sentence: string,
  spoken: string,
  cited: readonly LocatedSource[],
  language: InterfaceLanguage,
): Attribution | null {
  const weak = cited.map(({ entry }) => entry.report).filter(isWeak);
  if (weak.length === 0) return null;
  const carries = cited.some(({ entry, failure }) => {
    if (isWeak(entry.report)) return false;
    const failures = failure === null ? [] : [failure];
    const { status } = checkClaim(sentence, [evidenceOf(entry)], failures, spoken, language);
    return status === 'supported' || status === 'unchecked';
  });
  return carries ? null : attributionFor(sentence, weak);
}

/** What the cited sentences are in their sources, where all are the same. */
export const kindOf = (cited: readonly LocatedSource[]): StatementKind | undefined =>
  common(cited.map(({ entry: { passage }, span }) => kindOfQuote(passage.text, span, passage.language)));

/** The passage with what the reader sees beside it. */
export function evidenceOf({ passage, report }: RetrievedPassage): CheckedEvidence {
  const frame = [
    report.title,
    report.originator ?? '',
    report.documentNumber ?? '',
    report.publishedOn ?? '',
    ...passage.headingPath,
  ];
  return {
    text: `${frame.join('\n')}\n${passage.text}`,
    language: passage.language,
    passage: passage.text,
  };
}
