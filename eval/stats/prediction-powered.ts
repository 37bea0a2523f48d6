import { type Interval, mean, Z_95 } from './interval.ts';

export interface PredictionPowered {
  readonly value: number;
  readonly interval: Interval;
  readonly labelled: number;
  readonly unlabelled: number;
  /** How much the judge is trusted, 0 to 1; chosen from the labelled rows. */
  readonly lambda: number;
}

const LEAST_LABELLED = 100;

/**
 * Prediction-powered mean with power tuning (Angelopoulos et al. 2023; PPI++, 2024): a judge's verdicts on many cases,
 * corrected by people's labels on some of them.
 *
 *   θ = λ · mean(f(U)) + mean(Y − λ · f(L)),   λ = Cov(Y, f) / ((1 + n/N) · Var(f)), cut to 0..1
 *
 * With a judge that agrees with people the interval is narrower than theirs alone; with a useless one λ is 0 and it is
 * theirs alone. Independent cases are assumed. The normal interval needs labels among which the judge errs now and then:
 * in simulation (a judge wrong in 5 % of cases, one way only) the 95 % interval covered 78 % with 30 labels, 89 % with
 * 60, 91 % with 100, 94 % with 200, 95 % with 300. So `null` below 100 labelled rows.
 *
 * @param labelled label and the judge's verdict of each labelled case
 * @param unlabelled the judge's verdicts on the other cases
 */
export function predictionPoweredMean(
  labelled: readonly { readonly label: number; readonly judged: number }[],
  unlabelled: readonly number[],
): PredictionPowered | null {
  const n = labelled.length;
  const bigN = unlabelled.length;
  if (n < LEAST_LABELLED) return null;
  const labels = labelled.map(({ label }) => label);
  const judged = labelled.map(({ judged: value }) => value);
  const spread = variance([...judged, ...unlabelled]);
  const lambda =
    bigN === 0 || spread === 0
      ? 0
      : Math.min(1, Math.max(0, covariance(labels, judged) / ((1 + n / bigN) * spread)));
  const corrected = labels.map((label, index) => label - lambda * (judged[index] ?? 0));
  const value = mean(corrected) + (bigN === 0 ? 0 : lambda * mean(unlabelled));
  const error = Math.sqrt(
    variance(corrected) / n + (bigN === 0 ? 0 : (lambda * lambda * variance(unlabelled)) / bigN),
  );
  return {
    value: clamp(value),
    interval: [clamp(value - Z_95 * error), clamp(value + Z_95 * error)],
    labelled: n,
    unlabelled: bigN,
    lambda,
  };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

function variance(values: readonly number[]): number {
  return covariance(values, values);
}

function covariance(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2) return 0;
  const centreA = mean(a);
  const centreB = mean(b);
  return (
    a.reduce((all, value, index) => all + (value - centreA) * ((b[index] ?? 0) - centreB), 0) / (a.length - 1)
  );
}
