import { LRUCache } from 'lru-cache';
import type { PassageWithReport } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import { foldCase, isStopWord, splitSentences, words } from '../text/index.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import { type MatchableText, matchable, matchTranslated } from './match-terms.ts';
import { termVariants } from './translate-question.ts';

/**
 * What the words of the best passages add to their fused score. Fitted on one half of XQuAD in a prototype and read on the
 * other, recall@1 there: de 92.1 → 93.1 with `sentence`, en 95.4 → 95.7, de→en 88.2 → 89.2, en→de 87.3 → 88.7. In the
 * product no part alone can be told from noise: of 300 questions de→de 91.7 with both, 93.0 without `sentence`, 91.7
 * without `grams`; de→en 92.0, 92.0, 94.0 (each ± 3).
 */
export const RERANK_WEIGHTS = { sentence: 0.5, grams: 0.4 } as const;

export type RerankWeights = Readonly<Record<keyof typeof RERANK_WEIGHTS, number>>;

interface Rankable extends PassageWithReport {
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly shares: Readonly<Record<string, number>>;
}

/**
 * Ranks passages again by how much of the question one of their sentences says, and by the letter sequences that they
 * share with it (compounds and inflections that stems keep apart). Scores stay within 0–1.
 *
 * @param analyses the question and, where it compares, its sides; a passage has the best of them
 * @param weights question word → evidence weight
 */
export function rerank<T extends Rankable>(
  passages: readonly T[],
  analyses: readonly QuestionAnalysis[],
  weights: ReadonlyMap<string, number>,
  translator: Translator,
  parts: RerankWeights = RERANK_WEIGHTS,
): T[] {
  const prepared = passages.map(({ passage }) => readForRanking(passage.text, passage.language));
  const counted = countGrams(analyses, prepared);
  const scores = analyses.map((analysis, asked) => {
    const grams = gramScores(counted.asked[asked] ?? new Set(), counted.counts);
    const variants = new Map<string, ReturnType<typeof termVariants>>();
    return passages.map(({ passage }, index) => {
      const known = variants.get(passage.language) ?? termVariants(analysis, passage.language, translator);
      variants.set(passage.language, known);
      const said = bestSentence(analysis.terms, weights, prepared[index]?.sentences ?? [], known);
      return { said, grams: grams[index] ?? 0 };
    });
  });
  const most = 1 + parts.sentence + parts.grams;
  return passages.map((entry, index) => {
    const said = Math.max(...scores.map((all) => all[index]?.said ?? 0));
    const grams = Math.max(...scores.map((all) => all[index]?.grams ?? 0));
    const score = (entry.score + parts.sentence * said + parts.grams * grams) / most;
    const shares: Record<string, number> = {};
    for (const [name, share] of Object.entries(entry.shares)) shares[name] = share / most;
    shares.sentence = (parts.sentence * said) / most;
    shares.grams = (parts.grams * grams) / most;
    return { ...entry, score, shares, parts: { ...entry.parts, sentence: said, grams } };
  });
}

function bestSentence(
  terms: readonly string[],
  weights: ReadonlyMap<string, number>,
  sentences: readonly MatchableText[],
  variants: ReturnType<typeof termVariants>,
): number {
  const total = terms.reduce((sum, term) => sum + (weights.get(term) ?? 0.5), 0);
  if (total === 0) return 0;
  let best = 0;
  for (const sentence of sentences) {
    let sum = 0;
    for (const term of terms) sum += (weights.get(term) ?? 0.5) * matchTranslated(term, sentence, variants);
    best = Math.max(best, sum / total);
  }
  return best;
}

/** How often each 4-gram of the questions stands in a passage. */
interface GramCounts {
  readonly found: Uint16Array;
  readonly length: number;
}

/** Counts for the question and its sides in one pass over each passage: of three questions one pass took 11 ms of 18. */
function countGrams(
  analyses: readonly QuestionAnalysis[],
  passages: readonly RankingText[],
): { asked: ReadonlySet<number>[]; counts: GramCounts[] } {
  const places = new Map<string, number>();
  const asked = analyses.map((analysis) => {
    const own = new Set<number>();
    for (const term of [
      ...analysis.terms,
      ...analysis.figures.flatMap(({ raw }) => words(raw).map((word) => word.text)),
    ]) {
      if (isStopWord(term, analysis.language)) continue;
      for (const gram of gramsOf(foldCase(term))) {
        const place = places.get(gram) ?? places.size;
        places.set(gram, place);
        own.add(place);
      }
    }
    return own;
  });
  const counts = passages.map(({ folded }) => {
    const found = new Uint16Array(places.size);
    for (let start = 0; start + 4 <= folded.length; start++) {
      const place = places.get(folded.slice(start, start + 4));
      if (place !== undefined) found[place] = (found[place] ?? 0) + 1;
    }
    return { found, length: folded.length };
  });
  return { asked, counts };
}

/** BM25 over 4-grams among the passages at hand, each normalised by the best. */
function gramScores(asked: ReadonlySet<number>, counts: readonly GramCounts[]): number[] {
  const mean = counts.reduce((sum, { length }) => sum + length, 0) / counts.length || 1;
  const scores = counts.map(() => 0);
  for (const gram of asked) {
    const frequency = counts.filter(({ found }) => (found[gram] ?? 0) > 0).length;
    const idf = Math.log(1 + (counts.length - frequency + 0.5) / (frequency + 0.5));
    for (const [index, { found, length }] of counts.entries()) {
      const count = found[gram] ?? 0;
      if (count > 0)
        scores[index] =
          (scores[index] ?? 0) + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / mean));
    }
  }
  const best = Math.max(0, ...scores);
  return scores.map((score) => (best > 0 ? score / best : 0));
}

function gramsOf(folded: string): string[] {
  const padded = ` ${folded} `;
  return Array.from({ length: Math.max(0, padded.length - 3) }, (_, start) => padded.slice(start, start + 4));
}

/** A passage made ready for ranking. */
interface RankingText {
  readonly sentences: readonly MatchableText[];
  /** Letters and digits, folded, a blank between words. */
  readonly folded: string;
}

const readings = new LRUCache<string, RankingText>({ max: 5000 });

/** As in a process that has answered nothing yet. */
export const forgetRankingTexts = (): void => readings.clear();

/** Kept, because the same passages come up again and again (0.3 ms each). */
function readForRanking(text: string, language: string): RankingText {
  const key = `${language}:${text}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = {
    sentences: splitSentences(text, language).map(({ start, end }) =>
      matchable(text.slice(start, end), [language]),
    ),
    folded: ` ${foldCase(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
  };
  readings.set(key, reading);
  return reading;
}
