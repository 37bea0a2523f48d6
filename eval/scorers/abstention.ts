import { binary, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/** Rejection rate (RGB, Chen et al. 2024): 1 if an unanswerable question is refused. Unscored on answerable ones. */
export const refusesUnanswerable: Scorer = {
  id: 'refuses-unanswerable',
  label: 'unanswerable questions refused',
  kind: 'binary',
  gated: true,
  listed: true,
  score: (evalCase, answer) =>
    evalCase.expect.answerable
      ? unscored
      : binary(answer.refused, `answered although the record is silent: “${answer.text.slice(0, 200)}”`),
};

/** 1 − false-refusal rate (CLAPNQ, Rosenthal et al. 2024): 1 if an answerable question is answered. */
export const answersAnswerable: Scorer = {
  id: 'answers-answerable',
  label: 'answerable questions answered',
  kind: 'binary',
  gated: true,
  listed: true,
  score: (evalCase, answer) =>
    evalCase.expect.answerable
      ? binary(!answer.refused, `refused (${answer.refusalReason ?? 'no reason given'})`)
      : unscored,
};
