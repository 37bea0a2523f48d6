/**
 * Exact one-sided McNemar test (McNemar 1947, binomial form): probability of at least `losses` losses among the
 * discordant pairs if losing and winning were equally likely. 1 without discordant pairs. Five losses to no win
 * give .031, four give .0625: five is the least that is significant at .05.
 */
export function mcnemar(losses: number, wins: number): number {
  const pairs = losses + wins;
  if (pairs === 0) return 1;
  let probability = 0;
  // Log space: binomial coefficients overflow beyond about a thousand pairs.
  let logTerm = pairs * Math.log(0.5);
  for (let successes = 0; successes <= pairs; successes++) {
    if (successes > 0) logTerm += Math.log(pairs - successes + 1) - Math.log(successes);
    if (successes >= losses) probability += Math.exp(logTerm);
  }
  return Math.min(1, probability);
}
