import type { EvalCase } from '../case.ts';
import type { EvidenceLocation, ScorableAnswer, Score } from '../scorable.ts';

/**
 * `hard`: below 1 is a failure that blocks. `binary`: 0 or 1, exact McNemar. `continuous`: between 0 and 1,
 * paired bootstrap.
 */
export type MetricKind = 'hard' | 'binary' | 'continuous';

/** A pure function of a case, its answer and where its evidence stands. */
export interface Scorer {
  /** Stable; also the name in reports and baselines. */
  readonly id: string;
  readonly label: string;
  readonly kind: MetricKind;
  /** Whether the comparison with a baseline may fail on it. Variants of one metric are not all gated: every gated
   * metric makes the correction for many tests stricter for the others. */
  readonly gated: boolean;
  /** Whether a case with a value below 1 is listed as failing. */
  readonly listed: boolean;
  score(evalCase: EvalCase, answer: ScorableAnswer, evidence: readonly EvidenceLocation[]): Score;
}
