/** A confidence interval, both ends included. */
export type Interval = readonly [low: number, high: number];

/** 97.5 % quantile of the standard normal distribution: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of a proportion (Wilson 1927): honest for few cases and at 0 and 1, where the textbook
 * interval has no width. `null` without cases.
 */
export function wilson(successes: number, cases: number, z = Z_95): Interval | null {
  if (cases === 0) return null;
  const share = successes / cases;
  const denominator = 1 + (z * z) / cases;
  const centre = share + (z * z) / (2 * cases);
  const spread = z * Math.sqrt((share * (1 - share)) / cases + (z * z) / (4 * cases * cases));
  const low = (centre - spread) / denominator;
  const high = (centre + spread) / denominator;
  return [successes === 0 ? 0 : Math.max(0, low), successes === cases ? 1 : Math.min(1, high)];
}

/** Empirical quantile with linear interpolation (type 7); `sorted` ascending and not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
