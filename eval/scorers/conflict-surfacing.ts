import type { Side } from '../case.ts';
import { carriesFiguresOf, findQuote, states } from '../match.ts';
import { binary, type ScorableAnswer, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Conflict surfacing: 1 if every side of the expected conflict is stated, in a sentence or a disagreement, with a
 * citation of that side's document (RGB's counterfactual robustness, with both sources demanded). 0 when refused.
 */
export const conflictSurfacing: Scorer = {
  id: 'conflict-surfacing',
  label: 'conflicts with both sides stated and cited',
  kind: 'binary',
  gated: true,
  listed: true,
  score(evalCase, answer) {
    const { conflict } = evalCase.expect;
    if (conflict.length < 2) return unscored;
    const missing = conflict.filter((side) => !isSurfaced(side, answer));
    const names = missing.map(({ value, source }) => `“${value}” (${source})`);
    return binary(missing.length === 0, `not stated with its source: ${names.join('; ')}`);
  },
};

function isSurfaced(side: Side, answer: ScorableAnswer): boolean {
  const sourceOf = new Map(answer.citations.map(({ number, sourceKey }) => [number, sourceKey]));
  const statements = [
    ...answer.claims.filter(({ citations }) => citations.some((n) => sourceOf.get(n) === side.source)),
    ...answer.disagreements
      .flatMap(({ sides }) => sides)
      .filter(({ citation }) => sourceOf.get(citation) === side.source)
      .map(({ value }) => ({ text: value })),
  ];
  return statements.some(({ text }) =>
    [side.value, ...side.aliases].some(
      (value) => states(text, value) || findQuote(text, value).length > 0 || carriesFiguresOf(text, value),
    ),
  );
}
