import { binary, type NoiseTrial, unscored } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

const LEVELS = {
  clean: { percent: 0, what: 'with nothing but the evidence' },
  at40: { percent: 40, what: 'with 40 % distractors' },
  at80: { percent: 80, what: 'with 80 % distractors' },
} as const;

/**
 * Accuracy with this share of distractors among the passages that may be found (RGB, Chen et al. 2024): 1 if the
 * answer is right. Noise robustness itself is accuracy at 0 minus accuracy at 40 and 80 %; the summary prints it.
 * Unscored where the trial was not run (`--noise`) or the case names no evidence.
 */
const accuracyWithNoise = (level: keyof NoiseTrial): Scorer => ({
  id: `noise-accuracy@${LEVELS[level].percent}`,
  label: `right ${LEVELS[level].what}`,
  kind: 'binary',
  gated: false,
  listed: false,
  score: (_case, { noise }) =>
    noise === undefined ? unscored : binary(noise[level], `wrong ${LEVELS[level].what}`),
});

export const noiseScorers: readonly Scorer[] = [
  accuracyWithNoise('clean'),
  accuracyWithNoise('at40'),
  accuracyWithNoise('at80'),
];
