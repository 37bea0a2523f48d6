import { states } from '../match.ts';
import { binary, type ScorableAnswer, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/**
 * Supersession, first half: 1 if the current document wins, that is, it is cited (with its value stated, where one
 * is expected) and before the superseded one in the text. Own metric.
 */
export const supersessionCurrent: Scorer = {
  id: 'supersession-current',
  label: 'the current document wins',
  kind: 'binary',
  gated: true,
  listed: true,
  score(evalCase, answer) {
    const { supersession } = evalCase.expect;
    if (supersession === undefined) return unscored;
    const { current, superseded } = supersession;
    const at = firstCited(answer, current.source);
    if (at === null) return { value: 0, reason: `${current.source} is not cited` };
    if (current.value !== undefined && !states(answer.text, current.value)) {
      return { value: 0, reason: `“${current.value}” is not stated` };
    }
    const old = firstCited(answer, superseded.source);
    return binary(old === null || at <= old, `${superseded.source} comes before ${current.source}`);
  },
};

/**
 * Supersession, second half: 1 if the superseded document is named as such, by a citation that says by what it is
 * superseded, or by a disagreement of that kind; and never cited without that note. Own metric.
 */
export const supersessionNamed: Scorer = {
  id: 'supersession-named',
  label: 'the superseded document is named as such',
  kind: 'binary',
  gated: true,
  listed: true,
  score(evalCase, answer) {
    const { supersession } = evalCase.expect;
    if (supersession === undefined) return unscored;
    const old = answer.citations.filter(({ sourceKey }) => sourceKey === supersession.superseded.source);
    const silent = old.some(
      ({ supersededBy, number }) => supersededBy === null && !inDisagreement(answer, number),
    );
    if (silent) return { value: 0, reason: `${supersession.superseded.source} is cited without a note` };
    return binary(old.length > 0, `${supersession.superseded.source} is not named`);
  },
};

const inDisagreement = (answer: ScorableAnswer, number: number): boolean =>
  answer.disagreements.some(
    ({ kind, sides }) => kind === 'superseded' && sides.some(({ citation }) => citation === number),
  );

/** Index of the first sentence that cites the document; `null` when none does. */
function firstCited(answer: ScorableAnswer, source: string): number | null {
  const numbers = new Set(
    answer.citations.filter(({ sourceKey }) => sourceKey === source).map(({ number }) => number),
  );
  const index = answer.claims.findIndex(({ citations }) => citations.some((number) => numbers.has(number)));
  return index === -1 ? null : index;
}
