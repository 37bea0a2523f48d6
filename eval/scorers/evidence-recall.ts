import { carries, describeEvidence, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Evidence recall@k: 1 if the first k retrieved passages carry a piece (`any`) or every piece (`all`) of the
 * expected evidence, else 0. Success@k over qrels as in TREC and BEIR, with the expected quotes as qrels, so that
 * it survives another chunking. Unscored without expected evidence and for stored answers.
 */
export function evidenceRecall(k: number, mode: 'any' | 'all', listed = false): Scorer {
  return {
    id: `evidence-recall@${k}-${mode}`,
    label: `evidence among the first ${k} retrieved (${mode} piece${mode === 'all' ? 's' : ''})`,
    kind: 'binary',
    gated: k === 10 && mode === 'all',
    listed,
    score(_case, answer, evidence) {
      if (answer.retrieved === null || evidence.length === 0) return unscored;
      const top = new Set(answer.retrieved.slice(0, k).map(({ passageId }) => passageId));
      const missing = evidence.filter((location) => !carries(location, top));
      const passed = mode === 'all' ? missing.length === 0 : missing.length < evidence.length;
      if (passed) return { value: 1 };
      return { value: 0, reason: `not among the first ${k}: ${missing.map(describeEvidence).join('; ')}` };
    },
  };
}
