/** One-sided 5 % and 80 % power: z(.95) + z(.80). */
const Z_SUM = 1.6448536269514722 + 0.8416212335729143;

/**
 * Smallest drop of a mean (paired differences with this standard deviation) that n pairs would have shown with
 * 80 % power at a one-sided 5 % level. Infinity without pairs.
 */
export function detectableDrop(deviation: number, pairs: number): number {
  return pairs === 0 ? Number.POSITIVE_INFINITY : (Z_SUM * deviation) / Math.sqrt(pairs);
}

/**
 * The same for a binary metric with this share of discordant pairs (Connor 1987, first-order). At least five
 * losses are needed for significance at all (see `mcnemar`), which bounds it from below at 5/n.
 */
export function detectableBinaryDrop(discordantShare: number, pairs: number): number {
  if (pairs === 0) return Number.POSITIVE_INFINITY;
  return Math.min(1, Math.max(5 / pairs, detectableDrop(Math.sqrt(discordantShare), pairs)));
}
