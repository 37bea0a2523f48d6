import type { SectionLength } from '../domain/index.ts';
import { splitSentences } from '../text/index.ts';

/** How much a section still takes. */
export interface Room {
  /**
   * Opens the share of the next question: of what is left, as much as comes to each question that is still to be
   * answered. So the first question does not take the room of those after it, and what it leaves goes to them.
   */
  share(questionsLeft: number): void;
  /** Whether the sentence still has room; if so it takes it. */
  take(sentence: string): boolean;
}

/** The room of a section with this length; without one everything fits. */
export function sectionRoom(length: SectionLength | undefined): Room {
  if (length === undefined) return { share: () => undefined, take: () => true };
  const most = 'sentences' in length ? length.sentences : length.words;
  const sizeOf = 'sentences' in length ? countSentences : countWords;
  let used = 0;
  let until = most;
  return {
    share(questionsLeft) {
      until = used + Math.ceil((most - used) / Math.max(1, questionsLeft));
    },
    take(sentence) {
      const size = sizeOf(sentence);
      // One long sentence says more than an empty section that keeps to its length.
      const first = used === 0;
      if (!first && used + size > until) return false;
      used += size;
      return true;
    },
  };
}

/** A quotation that stands with what it points back to is more than one. */
const countSentences = (text: string): number => Math.max(1, splitSentences(text).length);

const countWords = (sentence: string): number =>
  sentence.match(/[\p{L}\p{N}]+(?:[-’'.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
