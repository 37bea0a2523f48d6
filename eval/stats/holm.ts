/**
 * Holm's step-down correction (Holm 1979): adjusted p-values in the order given. Controls the chance that any of
 * the gated metrics fails by accident, without assuming that they are independent.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p || a.index - b.index);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  order.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/**
 * Holm over the tests that could have become significant at all (after Tarone 1990): `attainable` is the least
 * p-value each could reach, given how many pairs moved. The others can never be rejected, so they get 1 and do not
 * count: without this a metric on which nothing changed would make a real loss on another one harder to prove.
 */
export function holmOfAttainable(
  pValues: readonly number[],
  attainable: readonly number[],
  alpha: number,
): number[] {
  const kept = pValues.flatMap((_p, index) => ((attainable[index] ?? 1) <= alpha ? [index] : []));
  const adjusted = holm(kept.map((index) => pValues[index] ?? 1));
  const result = new Array<number>(pValues.length).fill(1);
  kept.forEach((index, rank) => {
    result[index] = adjusted[rank] ?? 1;
  });
  return result;
}
