import { stopWordShare } from './stop-words.ts';
import { words } from './words.ts';

const HINTS: readonly [string, RegExp][] = [
  ['de', /[äöüß]|\b(der|die|das|und|ist|hat|wie|wer|was|wann|für|über)\b/giu],
  ['fr', /[àâçèêëîïôùûœ]|\b(le|la|les|des|est|qui|quel|quelle|pour|dans|une)\b/giu],
  ['en', /\b(the|of|and|is|was|what|who|when|how|did|does|which|for)\b/giu],
];

/**
 * Language of a question among German, English and French. Questions are short and full of function words, so
 * the share of stop words decides; a tie falls to the letters and commonest words, then to `fallback`.
 */
export function identifyQuestionLanguage(question: string, fallback = 'en'): string {
  const found = words(question).map((word) => word.text);
  const scores = HINTS.map(([language, hint]) => ({
    language,
    score: stopWordShare(found, language) + 0.05 * (question.match(hint)?.length ?? 0),
  })).sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (best === undefined || best.score === 0) return fallback;
  if (second !== undefined && best.score - second.score < 1e-9) return fallback;
  return best.language;
}
