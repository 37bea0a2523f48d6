import type {
  EvaluatedCase,
  EvaluationComparison,
  EvaluationMetric,
  EvaluationRun,
} from '../../server/domain/index.ts';
import type { Comparison } from '../compare.ts';
import type { CaseResult } from '../run-case.ts';
import type { MetricSummary } from '../summarise.ts';

export const presentMetric = ({
  id,
  label,
  kind,
  value,
  interval,
  scored,
}: MetricSummary): EvaluationMetric => ({
  id,
  label,
  kind,
  value,
  interval: interval === null ? null : [interval[0], interval[1]],
  scored,
});

export function presentResult(result: CaseResult): EvaluatedCase {
  const { id, lang, category, question, status, error, diagnosis, reference, answer, evidence, scores } =
    result;
  const goldRanks = new Set(evidence.map(({ rank }) => rank));
  return {
    id,
    lang,
    category,
    question,
    status,
    withheld: false,
    layer: diagnosis?.layer ?? null,
    why: error === null ? (diagnosis?.text ?? '') : `${error.code}: ${error.message}`,
    reference,
    refused: answer?.refused ?? false,
    sentences: (answer?.claims ?? []).map(({ text, citations, verdict }) => ({
      text,
      citations: [...citations],
      verdict: verdict?.status ?? null,
    })),
    citations: (answer?.citations ?? []).map(({ number, passageId, sourceKey, page, quote }) => ({
      number,
      passageId,
      source: sourceKey,
      page,
      quote,
    })),
    evidence: evidence.map((one) => ({ ...one })),
    retrieved: (answer?.retrieved ?? [])
      .slice(0, 10)
      .map(({ passageId, sourceKey, page, text, score }, index) => ({
        passageId,
        source: sourceKey,
        page,
        text: text.slice(0, 400),
        score,
        gold: goldRanks.has(index + 1),
      })),
    scores: Object.entries(scores).flatMap(([metric, { value, reason }]) =>
      value === null ? [] : [{ metric, value, reason: reason ?? '' }],
    ),
  };
}

/** What may still be told of a result that rests on a document which the asker may not see now: that there is one. */
export const presentWithheld = ({ id, lang, category, status, scores }: CaseResult): EvaluatedCase => ({
  id,
  lang,
  category,
  question: '',
  status,
  withheld: true,
  layer: null,
  why: '',
  reference: null,
  refused: false,
  sentences: [],
  citations: [],
  evidence: [],
  retrieved: [],
  scores: Object.entries(scores).flatMap(([metric, { value }]) =>
    value === null ? [] : [{ metric, value, reason: '' }],
  ),
});

/** @param known results of the later run whose questions the asker may see */
export function presentComparison(
  before: EvaluationRun,
  after: EvaluationRun,
  comparison: Comparison,
  known: readonly Pick<CaseResult, 'id' | 'question'>[],
): EvaluationComparison {
  const moved = new Set([
    ...comparison.metrics.flatMap(({ losses, wins }) => [...losses, ...wins]),
    ...comparison.newHardFailures.map(({ id }) => id),
  ]);
  const { verdict, corpusChanged, metrics, newHardFailures, unpaired } = comparison;
  return {
    before,
    after,
    verdict,
    corpusChanged,
    metrics: metrics.map((one) => ({
      metric: one.metric,
      label: one.label,
      gated: one.gated,
      verdict: one.verdict,
      pairs: one.pairs,
      before: one.before,
      after: one.after,
      interval: [one.interval[0], one.interval[1]],
      p: one.adjustedP,
      losses: [...one.losses],
      wins: [...one.wins],
      detectable: Number.isFinite(one.detectable) ? one.detectable : 1,
    })),
    newHardFailures: newHardFailures.map((one) => ({ ...one })),
    questions: Object.fromEntries(
      known.filter(({ id }) => moved.has(id)).map(({ id, question }) => [id, question]),
    ),
    paired: comparison.paired,
    unpaired: unpaired.added.length + unpaired.removed.length + unpaired.changed.length,
  };
}
