import { carries, goldRelevance, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

const K = 10;

/**
 * MRR@10: 1 / rank of the first of the first ten passages with which a piece of evidence is carried, 0 if there
 * is none (Voorhees 1999, TREC QA). Unscored without expected evidence and for stored answers.
 */
export const reciprocalRank: Scorer = {
  id: 'mrr@10',
  label: 'MRR@10',
  kind: 'continuous',
  gated: false,
  listed: false,
  score(_case, answer, evidence) {
    if (answer.retrieved === null || evidence.length === 0) return unscored;
    const seen = new Set<string>();
    for (const [index, { passageId }] of answer.retrieved.slice(0, K).entries()) {
      seen.add(passageId);
      if (evidence.some((location) => carries(location, seen))) return { value: 1 / (index + 1) };
    }
    return { value: 0 };
  },
};

/**
 * nDCG@10 = DCG@10 / ideal DCG@10 with DCG = Σ rel(i) / log2(i + 1) (Järvelin & Kekäläinen 2002); rel is the
 * number of expected pieces of evidence that a passage helps to carry, each with its grade (1 unless the qrels
 * grade). Evidence that no passage of the corpus carries counts in the ideal, so that lost documents lower the figure.
 */
export const discountedGain: Scorer = {
  id: 'ndcg@10',
  label: 'nDCG@10',
  kind: 'continuous',
  gated: true,
  listed: false,
  score(_case, answer, evidence) {
    if (answer.retrieved === null || evidence.length === 0) return unscored;
    const relevance = goldRelevance(evidence);
    const lost = evidence.flatMap(({ carriers, evidence: { grade } }) =>
      carriers.length === 0 ? [grade ?? 1] : [],
    );
    const ideal = dcg([...relevance.values(), ...lost].sort((a, b) => b - a));
    const gained = new Set<string>();
    const gains = answer.retrieved.slice(0, K).map(({ passageId }) => {
      if (gained.has(passageId)) return 0;
      gained.add(passageId);
      return relevance.get(passageId) ?? 0;
    });
    return { value: dcg(gains) / ideal };
  },
};

export const dcg = (gains: readonly number[]): number =>
  gains.slice(0, K).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
