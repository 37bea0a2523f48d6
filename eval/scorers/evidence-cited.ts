import { findQuote } from '../match.ts';
import {
  carries,
  describeEvidence,
  type EvidenceLocation,
  type ScorableAnswer,
  unscored,
} from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Evidence cited: 1 if a citation holds a piece (`any`) or citations hold every piece (`all`) of the expected
 * evidence, else 0; a refusal of an answerable question is 0. `quote`: the words quoted in the citation contain the
 * evidence; `passage`: the cited passages carry it. Own metric: ALCE's citation recall with quotes as gold.
 */
export function evidenceCited(where: 'quote' | 'passage', mode: 'any' | 'all', listed = false): Scorer {
  return {
    id: `evidence-cited-${where}-${mode}`,
    label: `a citation's ${where} holds the evidence (${mode} piece${mode === 'all' ? 's' : ''})`,
    kind: 'binary',
    gated: where === 'quote' && mode === 'any',
    listed,
    score(evalCase, answer, evidence) {
      if (!evalCase.expect.answerable || evidence.length === 0) return unscored;
      if (answer.refused) return { value: 0, reason: 'refused' };
      const missing = evidence.filter((location) => !isCited(where, answer, location));
      const passed = mode === 'all' ? missing.length === 0 : missing.length < evidence.length;
      if (passed) return { value: 1 };
      return { value: 0, reason: `not cited: ${missing.map(describeEvidence).join('; ')}` };
    },
  };
}

function isCited(where: 'quote' | 'passage', answer: ScorableAnswer, location: EvidenceLocation): boolean {
  const { source, quote } = location.evidence;
  const citations = answer.citations.filter(({ sourceKey }) => sourceKey === source);
  if (quote === undefined) return citations.length > 0;
  if (where === 'quote') return citations.some((citation) => findQuote(citation.quote, quote).length > 0);
  const ids = new Set(citations.flatMap(({ passageId }) => (passageId === null ? [] : [passageId])));
  return carries(location, ids);
}
