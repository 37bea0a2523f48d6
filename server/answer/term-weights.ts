/** Share of its weight that a term keeps which only names the kind of answer ("which date"). */
const KIND = 0.3;

/**
 * Evidence weight of each term, 0–1: idf over the passages the asker may see, scaled so that a term met nowhere
 * weighs 1. A word of the question that occurs nowhere in the record thus counts most when we ask whether the
 * record holds the answer at all.
 *
 * @param frequencies term → number of visible passages with it
 * @param asksFor terms that name the kind of answer; they need not stand in it
 */
export function termWeights(
  terms: readonly string[],
  frequencies: ReadonlyMap<string, number>,
  total: number,
  asksFor: readonly string[] = [],
): Map<string, number> {
  const weights = new Map<string, number>();
  const most = Math.log(1 + (total + 0.5) / 0.5);
  for (const term of terms) {
    const frequency = Math.min(frequencies.get(term) ?? 0, total);
    const idf = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
    const weight = Math.max(0.05, most === 0 ? 1 : idf / most);
    weights.set(term, asksFor.includes(term) ? weight * KIND : weight);
  }
  return weights;
}
