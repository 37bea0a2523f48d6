import { share } from '../scorable.ts';
import type { Scorer } from './scorer.ts';

/** A sentence that states something: not a question, not a heading or lead-in, at least three words. */
export function isFactual(sentence: string): boolean {
  const plain = sentence.replace(/\[[^\]]*\]/g, '').trim();
  return !/[?:]["'“”«»)]*$/u.test(plain) && (plain.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 3;
}

/**
 * Citation coverage: factual sentences with at least one citation / factual sentences (after ALCE, Gao et al.
 * 2023). Unscored when refused or without a factual sentence.
 */
export const citationCoverage: Scorer = {
  id: 'citation-coverage',
  label: 'factual sentences with a citation',
  kind: 'continuous',
  gated: true,
  listed: true,
  score(_case, answer) {
    const factual = answer.claims.filter(({ text }) => isFactual(text));
    const bare = factual.filter(({ citations }) => citations.length === 0);
    const names = bare.map(({ text }) => `“${text.slice(0, 80)}”`);
    return share(factual.length - bare.length, factual.length, `without a citation: ${names.join('; ')}`);
  },
};
