import { statesAny } from '../match.ts';
import { share, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Nugget recall (TREC RAG 2024, AutoNuggetizer's V_strict with aliases in place of a judge): vital nuggets whose
 * text or an alias the answer states / vital nuggets. 0 when an answerable question is refused. Unscored without
 * vital nuggets.
 */
export const nuggetRecall: Scorer = {
  id: 'nugget-recall',
  label: 'vital facts stated',
  kind: 'continuous',
  gated: true,
  listed: true,
  score(evalCase, answer) {
    const vital = evalCase.expect.nuggets.filter(({ weight }) => weight === 'vital');
    const missing = vital.filter(({ text, aliases }) => !statesAny(answer.text, [text, ...aliases]));
    const names = missing.map(({ text }) => `“${text}”`);
    return share(vital.length - missing.length, vital.length, `not stated: ${names.join('; ')}`);
  },
};

/** Weighted nugget recall (TREC RAG 2024): (vital found + ½ okay found) / (vital + ½ okay). */
export const weightedNuggetRecall: Scorer = {
  id: 'nugget-recall-weighted',
  label: 'facts stated, minor ones at half weight',
  kind: 'continuous',
  gated: false,
  listed: false,
  score(evalCase, answer) {
    const { nuggets } = evalCase.expect;
    if (nuggets.length === 0) return unscored;
    let found = 0;
    let all = 0;
    for (const { text, aliases, weight } of nuggets) {
      const points = weight === 'vital' ? 1 : 0.5;
      all += points;
      if (statesAny(answer.text, [text, ...aliases])) found += points;
    }
    return share(found, all);
  },
};
