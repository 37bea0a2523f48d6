/** Tokens that a language model read and wrote for one case; `calls` counts the writer's calls. */
export interface TokenUsage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Money for a million tokens, in whatever currency the site pays. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
}

export interface TokenCost {
  readonly cases: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly tokensPerCase: number;
  /** `null` without prices. */
  readonly cost: number | null;
  readonly costPerCase: number | null;
}

/**
 * Token cost: Σ tokens, and Σ (input · price_in + output · price_out) / 10⁶ where prices are given. `null` where no
 * model reported its use: unknown is not free.
 */
export function tokenCostOf(usages: readonly TokenUsage[], prices: TokenPrices | null): TokenCost | null {
  const counted = usages.filter(({ inputTokens, outputTokens }) => inputTokens + outputTokens > 0);
  if (counted.length === 0) return null;
  const sum = (of: (usage: TokenUsage) => number): number => counted.reduce((all, one) => all + of(one), 0);
  const inputTokens = sum((usage) => usage.inputTokens);
  const outputTokens = sum((usage) => usage.outputTokens);
  const cost = prices === null ? null : (inputTokens * prices.input + outputTokens * prices.output) / 1e6;
  return {
    cases: counted.length,
    inputTokens,
    outputTokens,
    tokensPerCase: (inputTokens + outputTokens) / counted.length,
    cost,
    costPerCase: cost === null ? null : cost / counted.length,
  };
}
