import { unscored } from '../scorable.ts';
import { mean } from '../stats/interval.ts';
import type { Scorer } from './scorer.ts';

/**
 * Faithfulness (RAGAS, Es et al. 2024): supported claims / claims, as a judge model sees it. Unscored without a
 * judge, and for claims on which the judge may not be believed (below the agreement asked for in its calibration).
 */
export const faithfulness: Scorer = {
  id: 'faithfulness',
  label: 'claims that the judge finds supported',
  kind: 'continuous',
  gated: false,
  listed: false,
  score(_case, { judgements, claims }) {
    const values = (judgements?.claims ?? []).filter((value) => value !== null);
    if (values.length === 0) return unscored;
    const faults = claims.flatMap(({ text }, index) => {
      const value = judgements?.claims[index] ?? null;
      return value !== null && value < 1 ? [`“${text.slice(0, 80)}”`] : [];
    });
    const value = mean(values);
    return faults.length === 0 ? { value } : { value, reason: `not supported: ${faults.join('; ')}` };
  },
};
