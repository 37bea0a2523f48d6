import { type ResolvedPassage, type ScorableAnswer, type Score, share } from '../scorable.ts';
import { isFactual } from './citation-coverage.ts';
import type { Scorer } from './scorer.ts';
import { citedSentences, lexicalSupport, type Supports } from './support.ts';

/**
 * Citation precision (ALCE, Gao et al. 2023, §3): a citation is precise iff its sentence is supported (see citation
 * recall) and the citation is not irrelevant; it is irrelevant iff it alone does not support the sentence and the
 * sentence's other citations still do. Precise citations / citations of factual sentences. As in ALCE's program,
 * sentences with a marker that leads nowhere are left out of the denominator: citation resolution counts those.
 */
export const citationPrecision: Scorer = {
  id: 'citation-precision',
  label: 'citations that their sentence needs',
  kind: 'continuous',
  gated: false,
  listed: false,
  score: (_case, answer) => citationPrecisionOf(answer, lexicalSupport),
};

export function citationPrecisionOf(answer: ScorableAnswer, supports: Supports): Score {
  let precise = 0;
  let all = 0;
  const faults: string[] = [];
  for (const { text, passages } of citedSentences(answer)) {
    const cited = passages.filter((passage) => passage !== null);
    if (!isFactual(text) || cited.length === 0 || cited.length < passages.length) continue;
    const together = supports(text, cited);
    if (together === null) continue;
    all += cited.length;
    for (const one of cited) {
      if (together && !isIrrelevant(text, one, cited, supports)) precise++;
      else faults.push(`${one.sourceKey} for “${text.slice(0, 60)}”`);
    }
  }
  return share(precise, all, `not needed, or of a sentence without support: ${faults.join('; ')}`);
}

function isIrrelevant(
  sentence: string,
  one: ResolvedPassage,
  cited: readonly ResolvedPassage[],
  supports: Supports,
): boolean {
  if (supports(sentence, [one]) === true) return false;
  const rest = cited.filter((other) => other !== one);
  return rest.length > 0 && supports(sentence, rest) === true;
}
