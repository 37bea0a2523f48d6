import { answerStrings } from './answer-strings.ts';
import { askStrings } from './ask-strings.ts';
import { briefingStrings } from './briefing-strings.ts';
import { draftStrings } from './draft-strings.ts';
import { errorStrings } from './error-strings.ts';
import { evaluationStrings } from './evaluation-strings.ts';
import { exportStrings } from './export-strings.ts';
import { frameStrings } from './frame-strings.ts';
import { identityStrings } from './identity-strings.ts';
import { libraryStrings } from './library-strings.ts';
import { metricStrings } from './metric-strings.ts';
import { outcomeStrings } from './outcome-strings.ts';
import { planStrings } from './plan-strings.ts';
import { relianceStrings } from './reliance-strings.ts';
import { reportStrings } from './report-strings.ts';
import { sourceStrings } from './source-strings.ts';
import { tlpStrings } from './tlp-strings.ts';
import { verdictStrings } from './verdict-strings.ts';
import { workStrings } from './work-strings.ts';

/**
 * Every word of the interface, German and English side by side. Keys ending in `_one` and `_other` are the plural
 * forms that `t(key, { count })` chooses from.
 */
export const strings = {
  ...frameStrings,
  ...errorStrings,
  ...askStrings,
  ...answerStrings,
  ...verdictStrings,
  ...sourceStrings,
  ...libraryStrings,
  ...outcomeStrings,
  ...reportStrings,
  ...briefingStrings,
  ...draftStrings,
  ...evaluationStrings,
  ...metricStrings,
  ...exportStrings,
  ...tlpStrings,
  ...planStrings,
  ...identityStrings,
  ...relianceStrings,
  ...workStrings,
} as const satisfies Record<string, { readonly de: string; readonly en: string }>;
