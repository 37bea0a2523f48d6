import { checkClaim } from '../../server/answer/check-claim.ts';
import type { Verdict } from '../../server/domain/index.ts';
import { precisionRecall } from '../stats/agreement.ts';
import { bootstrapMeans } from '../stats/bootstrap.ts';
import { type Interval, quantile, wilson } from '../stats/interval.ts';
import { seededRandom } from '../stats/random.ts';
import type { LabelledClaim, LabelledSet } from './labelled-claims.ts';

export interface Ratio {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly n: number;
}

export interface CheckerFigures {
  readonly name: string;
  readonly about: string;
  readonly claims: number;
  /** Of the claims that it calls supported, those that are: what a reader may trust. */
  readonly supportedPrecision: Ratio;
  readonly supportedRecall: Ratio;
  /** Of the claims that it warns of, those that deserve it. */
  readonly warningPrecision: Ratio;
  readonly warningRecall: Ratio;
  readonly warningF1: number | null;
  readonly balancedAccuracy: Ratio;
  /** Label → verdict → how many. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By the rule that decided: how often it was right. */
  readonly byMethod: Readonly<Record<string, Ratio>>;
  /** Faults to look at, worst first: called supported although people say no. */
  readonly missed: readonly { readonly id: string; readonly sentence: string; readonly reason: string }[];
}

interface Checked {
  readonly claim: LabelledClaim;
  readonly verdict: Verdict;
  readonly truth: boolean;
  readonly said: boolean;
}

/** Lets the product's own claim checker judge labelled claims; deterministic, no model. */
export function measureChecker({ name, about, claims }: LabelledSet): CheckerFigures {
  const checked = claims.map((claim): Checked => {
    const { sentence, evidence, language, label } = claim;
    const verdict = checkClaim(
      sentence,
      [{ text: evidence, language, passage: evidence }],
      [],
      language,
      'en',
    );
    return { claim, verdict, truth: label === 1, said: verdict.status === 'supported' };
  });
  const supported = precisionRecall(checked);
  const warned = precisionRecall(checked.map(({ truth, said }) => ({ truth: !truth, said: !said })));
  const ratio = (part: number, whole: number): Ratio => ({
    value: whole === 0 ? null : part / whole,
    interval: wilson(part, whole),
    n: whole,
  });
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = supported;
  return {
    name,
    about,
    claims: claims.length,
    supportedPrecision: ratio(tp, tp + fp),
    supportedRecall: ratio(tp, tp + fn),
    warningPrecision: ratio(tn, tn + fn),
    warningRecall: ratio(tn, tn + fp),
    warningF1: warned.f1,
    balancedAccuracy: balanced(checked),
    confusion: confusionOf(checked),
    byMethod: byMethod(checked, ratio),
    missed: checked
      .filter(({ truth, said }) => said && !truth)
      .slice(0, 20)
      .map(({ claim, verdict }) => ({
        id: claim.id,
        sentence: claim.sentence.slice(0, 300),
        reason: `${verdict.method}: ${verdict.reason}`,
      })),
  };
}

/** Mean of the two recalls; its interval by bootstrap of each half, clustered by source. */
function balanced(checked: readonly Checked[]): Ratio {
  const half = (truth: boolean) =>
    checked
      .filter((one) => one.truth === truth)
      .map((one) => ({ value: one.said === truth ? 1 : 0, cluster: one.claim.cluster }));
  const halves = [half(true), half(false)] as const;
  if (halves.some(({ length }) => length === 0)) return { value: null, interval: null, n: checked.length };
  const value =
    halves.reduce((sum, one) => sum + one.reduce((all, { value: v }) => all + v, 0) / one.length, 0) / 2;
  const [right, wrong] = halves.map((one, index) =>
    shuffled(bootstrapMeans(one, { resamples: 2000, seed: 7 + index }), index),
  );
  const both = (right ?? []).map((mean, index) => (mean + (wrong?.[index] ?? 0)) / 2).sort((a, b) => a - b);
  return { value, interval: [quantile(both, 0.025), quantile(both, 0.975)], n: checked.length };
}

/** The bootstrap's means come sorted; paired as they are, the two halves would move together. */
function shuffled(values: readonly number[], seed: number): number[] {
  const random = seededRandom(91 + seed);
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const labelName = (label: number): string =>
  label >= 1 ? 'supported' : label <= 0 ? 'not supported' : 'partly supported';

function confusionOf(checked: readonly Checked[]): CheckerFigures['confusion'] {
  const table: Record<string, Record<string, number>> = {};
  for (const { claim, verdict } of checked) {
    const row = table[labelName(claim.label)] ?? {};
    row[verdict.status] = (row[verdict.status] ?? 0) + 1;
    table[labelName(claim.label)] = row;
  }
  return table;
}

function byMethod(
  checked: readonly Checked[],
  ratio: (part: number, whole: number) => Ratio,
): CheckerFigures['byMethod'] {
  const methods = [...new Set(checked.map(({ verdict }) => `${verdict.method} → ${verdict.status}`))].sort();
  return Object.fromEntries(
    methods.map((method) => {
      const of = checked.filter(({ verdict }) => `${verdict.method} → ${verdict.status}` === method);
      return [method, ratio(of.filter(({ truth, said }) => truth === said).length, of.length)];
    }),
  );
}
