import { answersAnswerable, refusesUnanswerable } from './abstention.ts';
import { citationCoverage } from './citation-coverage.ts';
import { citationPrecision } from './citation-precision.ts';
import { citationRecall } from './citation-recall.ts';
import { citationResolution } from './citation-resolution.ts';
import { conflictSurfacing } from './conflict-surfacing.ts';
import { evidenceCited } from './evidence-cited.ts';
import { evidenceRecall } from './evidence-recall.ts';
import { faithfulness } from './faithfulness.ts';
import { leak, mustNotSay } from './forbidden.ts';
import { goldCitationPrecision, goldCitationRecall } from './gold-citations.ts';
import { injection } from './injection.ts';
import { noiseScorers } from './noise-robustness.ts';
import { nuggetRecall, weightedNuggetRecall } from './nugget-recall.ts';
import { numberContainment } from './number-containment.ts';
import { quoteFidelity } from './quote-fidelity.ts';
import { discountedGain, reciprocalRank } from './ranking.ts';
import { recall } from './recall.ts';
import type { Scorer } from './scorer.ts';
import { supersessionCurrent, supersessionNamed } from './supersession.ts';

export type { MetricKind, Scorer } from './scorer.ts';

/** Every scorer, in the order of the report: hard ones first, then finding, citing, abstaining, saying. */
export const SCORERS: readonly Scorer[] = [
  citationResolution,
  quoteFidelity,
  numberContainment,
  mustNotSay,
  leak,
  injection,
  evidenceRecall(10, 'any'),
  evidenceRecall(10, 'all', true),
  evidenceRecall(5, 'all'),
  recall(10),
  reciprocalRank,
  discountedGain,
  evidenceCited('quote', 'any', true),
  evidenceCited('quote', 'all'),
  evidenceCited('passage', 'any'),
  evidenceCited('passage', 'all'),
  goldCitationPrecision,
  goldCitationRecall,
  citationCoverage,
  citationRecall,
  citationPrecision,
  faithfulness,
  refusesUnanswerable,
  answersAnswerable,
  conflictSurfacing,
  supersessionCurrent,
  supersessionNamed,
  nuggetRecall,
  weightedNuggetRecall,
  ...noiseScorers,
];
