import type { SectionLength } from '../domain/index.ts';
import { splitSentences } from '../text/index.ts';

/** How much a section still takes. */
export interface Room {
  /** Opens the share of the question with this index; what those before it left is added. */
  open(question: number): void;
  /** Whether the sentence still has room; if so it takes it. */
  take(sentence: string): boolean;
}

/**
 * The room of a section with this length; without one everything fits. Shared fairly among its questions: each gets the
 * same, and what one does not need goes to those that have more to say.
 *
 * @param wanted for each question what it would say if there were room for everything
 */
export function sectionRoom(length: SectionLength | undefined, wanted: readonly (readonly string[])[]): Room {
  if (length === undefined) return { open: () => undefined, take: () => true };
  const most = 'sentences' in length ? length.sentences : length.words;
  const sizeOf = 'sentences' in length ? countSentences : countWords;
  const shares = fairShares(
    most,
    wanted.map((texts) => texts.reduce((sum, text) => sum + sizeOf(text), 0)),
  );
  let used = 0;
  let until = 0;
  return {
    open(question) {
      until = shares.slice(0, question + 1).reduce((sum, share) => sum + share, 0);
    },
    take(sentence) {
      const size = sizeOf(sentence);
      // One long sentence says more than an empty section that keeps to its length.
      if (used > 0 && used + size > until) return false;
      used += size;
      return true;
    },
  };
}

/** Max-min fair: the smallest wishes are met whole, the others get the same, the earlier ones one more. */
function fairShares(most: number, wishes: readonly number[]): number[] {
  const shares = wishes.map(() => 0);
  const open = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || b - a);
  let left = most;
  for (const [done, index] of open.entries()) {
    const share = Math.min(wishes[index] ?? 0, Math.floor(left / (open.length - done)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}

/** A quotation that stands with what it points back to is more than one. */
const countSentences = (text: string): number => Math.max(1, splitSentences(text).length);

const countWords = (sentence: string): number =>
  sentence.match(/[\p{L}\p{N}]+(?:[-’'.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
