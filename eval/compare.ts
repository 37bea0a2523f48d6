import { baselineCases, type SuiteBaseline } from './baseline.ts';
import type { CaseResult } from './run-case.ts';
import { SCORERS } from './scorers/index.ts';
import type { Scorer } from './scorers/scorer.ts';
import { bootstrapMeans, type Observation, sampleDeviation } from './stats/bootstrap.ts';
import { holmOfAttainable } from './stats/holm.ts';
import { type Interval, mean, quantile } from './stats/interval.ts';
import { mcnemar } from './stats/mcnemar.ts';
import { detectableBinaryDrop, detectableDrop } from './stats/power.ts';

export type Verdict = 'pass' | 'fail' | 'inconclusive';

export interface MetricComparison {
  readonly metric: string;
  readonly label: string;
  readonly kind: Scorer['kind'];
  readonly gated: boolean;
  readonly verdict: Verdict;
  readonly pairs: number;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** 95 % interval of the difference, paired and clustered. */
  readonly interval: Interval;
  /** One-sided: that the metric fell. `null` for hard metrics, where one case decides. */
  readonly p: number | null;
  /** After Holm's correction over the gated metrics. */
  readonly adjustedP: number | null;
  /** Case ids that got worse and better. */
  readonly losses: readonly string[];
  readonly wins: readonly string[];
  /** Smallest drop that this many pairs would have shown with 80 % power. */
  readonly detectable: number;
}

export interface Comparison {
  readonly suite: string;
  readonly baseline: Pick<SuiteBaseline, 'who' | 'why' | 'at' | 'writer' | 'embedder'>;
  readonly verdict: Verdict;
  readonly metrics: readonly MetricComparison[];
  readonly newHardFailures: readonly { readonly id: string; readonly metric: string }[];
  /** Gated metrics that the baseline scored in cases which give no score now: nothing is known of those. */
  readonly lostScores: readonly { readonly metric: string; readonly ids: readonly string[] }[];
  /** Cases that ask and expect the same in both; where there is none, nothing was compared. */
  readonly paired: number;
  /** Cases that could not be paired. */
  readonly unpaired: { readonly added: string[]; readonly removed: string[]; readonly changed: string[] };
  /** Set when the corpus is another one than the baseline's: differences may come from there. */
  readonly corpusChanged: boolean;
}

export const ALPHA = 0.05;
/** A drop smaller than this share is accepted as equal. */
export const MARGIN = 0.03;

/**
 * Case by case against the baseline. Hard metrics: one new failure fails. Binary: exact one-sided McNemar.
 * Continuous: paired bootstrap, clustered. `inconclusive` when nothing is proven either way: the interval of the
 * difference reaches below −margin, no case could be paired, or a gated metric gives no score any more.
 */
export function compare(
  suite: string,
  results: readonly CaseResult[],
  baseline: SuiteBaseline,
  corpusHash: string,
  margin = MARGIN,
): Comparison {
  const now = baselineCases(results);
  const clusters = new Map(results.map(({ id, cluster }) => [id, cluster]));
  const ids = Object.keys(now).sort();
  const paired = ids.filter((id) => baseline.cases[id]?.hash === now[id]?.hash);
  const pairsOf = (metric: string): Pair[] =>
    paired.flatMap((id) => {
      const before = baseline.cases[id]?.scores[metric] ?? null;
      const after = now[id]?.scores[metric] ?? null;
      return before === null || after === null
        ? []
        : [{ id, before, after, cluster: clusters.get(id) ?? id }];
    });
  const compared = SCORERS.flatMap((scorer) => {
    const pairs = pairsOf(scorer.id);
    return pairs.length === 0 ? [] : [compareMetric(scorer, pairs, margin)];
  });
  const metrics = withHolm(compared);
  const newHardFailures = SCORERS.filter(({ kind }) => kind === 'hard').flatMap(({ id: metric }) =>
    ids.flatMap((id) => {
      const after = now[id]?.scores[metric] ?? null;
      const before = baseline.cases[id]?.scores[metric] ?? 1;
      return after !== null && after < Math.min(1, before) ? [{ id, metric }] : [];
    }),
  );
  const lostScores = SCORERS.filter(({ gated: isGated }) => isGated).flatMap(({ id: metric }) => {
    const lost = paired.filter(
      (id) =>
        (baseline.cases[id]?.scores[metric] ?? null) !== null && (now[id]?.scores[metric] ?? null) === null,
    );
    return lost.length === 0 ? [] : [{ metric, ids: lost }];
  });
  // A metric of which nothing can be said any more has not passed; neither has a comparison without a pair.
  const silent =
    paired.length === 0 || lostScores.some(({ metric }) => !metrics.some((one) => one.metric === metric));
  const gated = metrics.filter(({ gated: isGated }) => isGated).map(({ verdict }) => verdict);
  return {
    suite,
    baseline: {
      who: baseline.who,
      why: baseline.why,
      at: baseline.at,
      writer: baseline.writer,
      embedder: baseline.embedder,
    },
    verdict:
      newHardFailures.length > 0 || gated.includes('fail')
        ? 'fail'
        : silent || gated.includes('inconclusive')
          ? 'inconclusive'
          : 'pass',
    metrics,
    newHardFailures,
    lostScores,
    paired: paired.length,
    unpaired: {
      added: ids.filter((id) => baseline.cases[id] === undefined),
      removed: Object.keys(baseline.cases)
        .filter((id) => now[id] === undefined)
        .sort(),
      changed: ids.filter(
        (id) => baseline.cases[id] !== undefined && baseline.cases[id]?.hash !== now[id]?.hash,
      ),
    },
    corpusChanged: corpusHash !== baseline.corpusHash,
  };
}

interface Pair {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly cluster: string;
}

/** Differences below this are rounding, not change. */
const EPSILON = 1e-6;

function compareMetric(scorer: Scorer, pairs: readonly Pair[], margin: number): MetricComparison {
  const losses = pairs.filter(({ before, after }) => after < before - EPSILON);
  const wins = pairs.filter(({ before, after }) => after > before + EPSILON);
  const differences = pairs.map(
    ({ before, after, cluster }): Observation => ({ value: after - before, cluster }),
  );
  const resampled = bootstrapMeans(differences);
  const interval: Interval = [quantile(resampled, 0.025), quantile(resampled, 0.975)];
  const values = differences.map(({ value }) => value);
  return {
    metric: scorer.id,
    label: scorer.label,
    kind: scorer.kind,
    gated: scorer.gated,
    verdict: verdictWithoutTest(scorer, losses.length, wins.length, interval, margin),
    pairs: pairs.length,
    before: mean(pairs.map(({ before }) => before)),
    after: mean(pairs.map(({ after }) => after)),
    difference: mean(values),
    interval,
    p: scorer.kind === 'hard' ? null : pValue(scorer, losses, wins, resampled),
    adjustedP: null,
    losses: losses.map(({ id }) => id),
    wins: wins.map(({ id }) => id),
    detectable:
      scorer.kind === 'continuous'
        ? detectableDrop(sampleDeviation(values), pairs.length)
        : detectableBinaryDrop((losses.length + wins.length) / pairs.length, pairs.length),
  };
}

function verdictWithoutTest(
  { kind }: Scorer,
  losses: number,
  wins: number,
  [low]: Interval,
  margin: number,
): Verdict {
  if (kind === 'hard') return losses > 0 ? 'fail' : 'pass';
  return losses + wins === 0 || low >= -margin ? 'pass' : 'inconclusive';
}

function pValue(
  scorer: Scorer,
  losses: readonly Pair[],
  wins: readonly Pair[],
  resampled: readonly number[],
): number {
  if (scorer.kind === 'binary') return mcnemar(losses.length, wins.length);
  if (losses.length === 0) return 1;
  const notBelow = resampled.filter((difference) => difference >= 0).length;
  // The bootstrap of two or three documents proves nothing: never below what a sign test over them could reach.
  const moved = new Set([...losses, ...wins].map(({ cluster }) => cluster)).size;
  return Math.max((notBelow + 1) / (resampled.length + 1), 0.5 ** moved);
}

function withHolm(compared: readonly MetricComparison[]): MetricComparison[] {
  const tested = compared.filter(({ gated, p }) => gated && p !== null);
  const attainable = tested.map(({ losses, wins }) => 0.5 ** (losses.length + wins.length));
  const adjusted = holmOfAttainable(
    tested.map(({ p }) => p ?? 1),
    attainable,
    ALPHA,
  );
  return compared.map((metric) => {
    const at = tested.indexOf(metric);
    const adjustedP = at === -1 ? null : (adjusted[at] ?? 1);
    return adjustedP !== null && adjustedP < ALPHA
      ? { ...metric, adjustedP, verdict: 'fail' }
      : { ...metric, adjustedP };
  });
}
