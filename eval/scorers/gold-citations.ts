import { carries, describeEvidence, goldRelevance, share, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Gold citation precision |cited ∩ gold| / |cited| over distinct passages (after ALCE, Gao et al. 2023); gold is
 * every passage that helps to carry expected evidence. Low values are usual: an answer may cite more than the one
 * expected place. Unscored when nothing is cited or nothing expected.
 */
export const goldCitationPrecision: Scorer = {
  id: 'gold-citation-precision',
  label: 'cited passages that are expected evidence',
  kind: 'continuous',
  gated: false,
  listed: false,
  score(_case, answer, evidence) {
    if (evidence.length === 0) return unscored;
    const gold = goldRelevance(evidence);
    const cited = [...citedPassages(answer.citations)];
    return share(cited.filter((id) => gold.has(id)).length, cited.length);
  },
};

/** Gold citation recall: pieces of expected evidence that the cited passages carry / all pieces. 0 when refused. */
export const goldCitationRecall: Scorer = {
  id: 'gold-citation-recall',
  label: 'expected evidence that is cited',
  kind: 'continuous',
  gated: false,
  listed: false,
  score(evalCase, answer, evidence) {
    if (!evalCase.expect.answerable || evidence.length === 0) return unscored;
    const cited = citedPassages(answer.citations);
    const missing = evidence.filter((location) => !carries(location, cited));
    return share(
      evidence.length - missing.length,
      evidence.length,
      `not cited: ${missing.map(describeEvidence).join('; ')}`,
    );
  },
};

const citedPassages = (citations: readonly { passageId: string | null }[]): Set<string> =>
  new Set(citations.flatMap(({ passageId }) => (passageId === null ? [] : [passageId])));
