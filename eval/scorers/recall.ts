import { carries, describeEvidence, share, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Recall@k: relevant documents among the first k / relevant documents (TREC, BEIR), with the expected pieces of
 * evidence in the place of documents: pieces that the first k retrieved passages carry / pieces. Evidence that is not
 * in the corpus counts as missed. Unscored without expected evidence and where nothing was retrieved.
 */
export function recall(k: number): Scorer {
  return {
    id: `recall@${k}`,
    label: `Recall@${k}`,
    kind: 'continuous',
    gated: false,
    listed: false,
    score(_case, answer, evidence) {
      if (answer.retrieved === null || evidence.length === 0) return unscored;
      const top = new Set(answer.retrieved.slice(0, k).map(({ passageId }) => passageId));
      const missing = evidence.filter((location) => !carries(location, top));
      return share(
        evidence.length - missing.length,
        evidence.length,
        `not among the first ${k}: ${missing.map(describeEvidence).join('; ')}`,
      );
    },
  };
}
