import { type ScorableAnswer, type Score, share } from '../scorable.ts';
import { isFactual } from './citation-coverage.ts';
import type { Scorer } from './scorer.ts';
import { citedSentences, lexicalSupport, type Supports } from './support.ts';

/**
 * Citation recall (ALCE, Gao et al. 2023, §3): a sentence counts 1 iff it has citations and their passages together
 * support it; mean over factual sentences. A marker that leads nowhere makes the sentence 0. Support is judged by rule
 * (`lexicalSupport`); sentences about which the rule says nothing are left out.
 */
export const citationRecall: Scorer = {
  id: 'citation-recall',
  label: 'sentences that their citations support',
  kind: 'continuous',
  gated: true,
  listed: false,
  score: (_case, answer) => citationRecallOf(answer, lexicalSupport),
};

export function citationRecallOf(answer: ScorableAnswer, supports: Supports): Score {
  let supported = 0;
  let counted = 0;
  const faults: string[] = [];
  for (const { text, passages } of citedSentences(answer)) {
    if (!isFactual(text)) continue;
    const resolved = passages.filter((passage) => passage !== null);
    const verdict =
      passages.length === 0 || resolved.length < passages.length ? false : supports(text, resolved);
    if (verdict === null) continue;
    counted++;
    if (verdict) supported++;
    else faults.push(`“${text.slice(0, 80)}”`);
  }
  return share(supported, counted, `not supported by what it cites: ${faults.join('; ')}`);
}
