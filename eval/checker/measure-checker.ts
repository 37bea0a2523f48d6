import { checkClaim } from '../../server/answer/check-claim.ts';
import type { Verdict } from '../../server/domain/index.ts';
import { type EvalCase, EvalCaseSchema } from '../case.ts';
import type { ScorableAnswer } from '../scorable.ts';
import { citationRecall } from '../scorers/citation-recall.ts';
import { numberContainment } from '../scorers/number-containment.ts';
import type { Scorer } from '../scorers/scorer.ts';
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
  /** Of the claims that it calls supported, those that are: what a reader may trust. `null` where all have one label. */
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
  /** Of whole responses where those were labelled: found faulty by one warning or more, as RAGTruth counts. */
  readonly responses: ResponseFigures | null;
  /** Scorers on the same claims, each as an answer of one sentence: how far their own warnings can be believed. */
  readonly scorers: readonly ScorerFigures[];
  /** Faults to look at, worst first: called supported although people say no. */
  readonly missed: readonly { readonly id: string; readonly sentence: string; readonly reason: string }[];
}

export interface ResponseFigures {
  readonly precision: Ratio;
  readonly recall: Ratio;
  readonly f1: number | null;
}

export interface ScorerFigures {
  readonly id: string;
  /** Claims that it scored; the others say nothing of it. */
  readonly scored: number;
  readonly precision: Ratio;
  /** Of all claims that deserve a warning, those unscored included. */
  readonly recall: Ratio;
  /** Supported claims that it warns of / supported claims. */
  readonly falseAlarms: Ratio;
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
  // Where every claim has the same label, whatever is said of one is right or wrong without any merit.
  const bothLabels = new Set(checked.map(({ truth }) => truth)).size === 2;
  const precision = (part: number, whole: number): Ratio =>
    bothLabels ? ratio(part, whole) : { value: null, interval: null, n: whole };
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = supported;
  return {
    name,
    about,
    claims: claims.length,
    supportedPrecision: precision(tp, tp + fp),
    supportedRecall: ratio(tp, tp + fn),
    warningPrecision: precision(tn, tn + fn),
    warningRecall: ratio(tn, tn + fp),
    warningF1: bothLabels ? warned.f1 : null,
    balancedAccuracy: balanced(checked),
    confusion: confusionOf(checked),
    byMethod: byMethod(checked, ratio),
    responses: responsesOf(checked, ratio),
    scorers: [citationRecall, numberContainment].map((scorer) => scorerOn(scorer, claims, ratio, precision)),
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

function responsesOf(
  checked: readonly Checked[],
  ratio: (part: number, whole: number) => Ratio,
): ResponseFigures | null {
  const byResponse = new Map<string, { truth: boolean; said: boolean }>();
  for (const { claim, truth, said } of checked) {
    if (claim.response === undefined) continue;
    const known = byResponse.get(claim.response) ?? { truth: false, said: false };
    byResponse.set(claim.response, { truth: known.truth || !truth, said: known.said || !said });
  }
  if (byResponse.size === 0) return null;
  const all = [...byResponse.values()];
  const { truePositives, falsePositives, falseNegatives, f1 } = precisionRecall(all);
  const bothLabels = new Set(all.map(({ truth }) => truth)).size === 2;
  const precision = ratio(truePositives, truePositives + falsePositives);
  return {
    precision: bothLabels ? precision : { ...precision, value: null, interval: null },
    recall: ratio(truePositives, truePositives + falseNegatives),
    f1: bothLabels ? f1 : null,
  };
}

/** Lets a scorer score each claim as an answer of one sentence that cites its evidence; below 1 is a warning. */
function scorerOn(
  scorer: Scorer,
  claims: readonly LabelledClaim[],
  ratio: (part: number, whole: number) => Ratio,
  precision: typeof ratio,
): ScorerFigures {
  const pairs = claims.map(({ id, sentence, evidence, language, label }) => {
    const { value } = scorer.score(UNJUDGED, answerOf(id, sentence, evidence, language), []);
    return { truth: label < 1, said: value !== null && value < 1, scored: value !== null };
  });
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = precisionRecall(pairs);
  return {
    id: scorer.id,
    scored: pairs.filter(({ scored }) => scored).length,
    precision: precision(truePositives, truePositives + falsePositives),
    recall: ratio(truePositives, truePositives + falseNegatives),
    falseAlarms: ratio(falsePositives, falsePositives + trueNegatives),
  };
}

/** The scorers measured here look at the answer alone. */
const UNJUDGED: EvalCase = EvalCaseSchema.parse({
  id: 'labelled',
  lang: 'en',
  category: 'labelled',
  question: 'labelled',
  expect: { answerable: true },
});

function answerOf(id: string, sentence: string, evidence: string, language: string): ScorableAnswer {
  const passage = { id, sourceKey: id, text: evidence, language, frame: '' };
  const shared = { page: null, quote: '', supersededBy: null };
  return {
    origin: 'stored',
    refused: false,
    refusalReason: null,
    text: sentence,
    claims: [{ text: sentence, citations: [1] }],
    citations: [{ number: 1, passageId: id, sourceKey: id, passage, ...shared }],
    disagreements: [],
    retrieved: null,
    everything: sentence,
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
