import { type Briefing, sentencesOf } from '../domain/index.ts';
import { formatDay, texts } from './messages.ts';

/**
 * The short statement that stands first: made by a machine, and whether a person has read it.
 *
 * @param harmless makes names from outside harmless in the format of the export
 */
export function disclosureTitle(
  { review, language }: Pick<Briefing, 'review' | 'language'>,
  harmless: (name: string) => string,
): string {
  const text = texts(language);
  if (review === undefined) return text.disclosure;
  return text.reviewed(harmless(review.name), formatDay(review.at.slice(0, 10), language));
}

/**
 * Who wrote the sentences and who changed them, whether a model failed in between, whether sources are fictional, and of a
 * signed version what was reviewed.
 *
 * @param harmless makes names from outside harmless in the format of the export
 */
export function disclosure(briefing: Briefing, harmless: (name: string) => string): string {
  const { provenance, sources, language, review } = briefing;
  const text = texts(language);
  const edited = editedSentences(briefing);
  const quoted = edited === 0 ? text.extractive : text.extractiveOthers;
  const parts = [provenance.writerKind === 'extractive' ? quoted : text.model(harmless(provenance.writer))];
  if (edited > 0) parts.push(text.edited(edited));
  if (provenance.fallback !== null) parts.push(text.fallback(harmless(provenance.fallback.from)));
  if (sources.some(({ fictional }) => fictional)) parts.push(text.fictional);
  if (review !== undefined) {
    const { version, sentences, note } = review;
    parts.push(text.reviewedWhat(version, sentences.total, sentences.accepted, sentences.struck));
    if (note !== undefined) parts.push(text.reviewNoteOf(harmless(note)));
  }
  return parts.join(' ');
}

/** Sentences that stand in words of a person. */
export const editedSentences = (briefing: Pick<Briefing, 'sections'>): number =>
  sentencesOf(briefing).filter(
    ({ claim, work }) => claim.byHand === true || (work.state !== 'struck' && work.edited !== undefined),
  ).length;
