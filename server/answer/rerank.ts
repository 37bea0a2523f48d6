import { LRUCache } from 'lru-cache';
import type { PassageWithReport } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import { foldCase, splitSentences } from '../text/index.ts';
import { type MatchableText, matchable, matchTranslated } from './match-terms.ts';
import type { Asked } from './search-rankings.ts';
import { termVariants } from './translate-question.ts';
import { answersYesOrNo, asksYesOrNo } from './yes-or-no.ts';

/**
 * What the words of the best passages add to their fused score. Fitted on the questions at even places of XQuAD and PIAF,
 * together with the weights of `rankerWeights`, and read on the others; the optimum is flat: .3 to .7 for `sentence` and .3
 * to .4 for `grams` move recall@1 by .3 points (docs/decisions/2026-11-28-letters-and-floors.md).
 */
export const RERANK_WEIGHTS = {
  sentence: 0.7,
  grams: 0.35,
  /**
   * What a sentence that begins with yes or no adds where that is asked. Fitted on the even questions of PIAF, a third of which
   * ask so: MRR@10 .551 → .581, at odd places .616 → .635; flat from .4 to 1.
   */
  yesOrNo: 0.5,
} as const;

/** Across languages only names share their letters: with the same weight, passages in the question's language came first. */
const FOREIGN = 0.3;

export type RerankWeights = Readonly<Record<keyof typeof RERANK_WEIGHTS, number>>;

interface Rankable extends PassageWithReport {
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly shares: Readonly<Record<string, number>>;
}

/**
 * Ranks passages again by how much of the question one of their sentences says, by the letter sequences that they share with
 * it (compounds and inflections that stems keep apart, words that stand side by side), and by whether they say yes or no where
 * that is asked. Scores stay within 0–1.
 *
 * @param asked the question and, where it compares, its sides; a passage has the best of them
 * @param weights question word → evidence weight
 */
export function rerank<T extends Rankable>(
  passages: readonly T[],
  asked: readonly Asked[],
  weights: ReadonlyMap<string, number>,
  translator: Translator,
  parts: RerankWeights = RERANK_WEIGHTS,
): T[] {
  const prepared = passages.map(({ passage }) => readForRanking(passage.text, passage.language));
  const counted = countGrams(
    asked.map(({ analysis }) => analysis.wording),
    prepared,
  );
  const yesOrNo = asked.some(({ analysis }) => asksYesOrNo(analysis.wording)) ? parts.yesOrNo : 0;
  const scores = asked.map(({ analysis }, side) => {
    const grams = gramScores(
      counted.asked[side] ?? new Set(),
      counted.counts,
      (index) => passages[index]?.passage.language === analysis.language,
    );
    const variants = new Map<string, ReturnType<typeof termVariants>>();
    return passages.map(({ passage }, index) => {
      const known = variants.get(passage.language) ?? termVariants(analysis, passage.language, translator);
      variants.set(passage.language, known);
      const said = bestSentence(analysis.terms, weights, prepared[index]?.sentences ?? [], known);
      return { said, grams: grams[index] ?? 0 };
    });
  });
  return passages.map((entry, index) => {
    const said = Math.max(...scores.map((all) => all[index]?.said ?? 0));
    const grams = Math.max(...scores.map((all) => all[index]?.grams ?? 0));
    const isForeign = asked.every(({ analysis }) => analysis.language !== entry.passage.language);
    const weight = parts.grams * (isForeign ? FOREIGN : 1);
    const answers = yesOrNo > 0 && prepared[index]?.answersYesOrNo ? 1 : 0;
    const most = 1 + parts.sentence + weight + yesOrNo;
    const score = (entry.score + parts.sentence * said + weight * grams + yesOrNo * answers) / most;
    const shares: Record<string, number> = {};
    for (const [name, share] of Object.entries(entry.shares)) shares[name] = share / most;
    shares.sentence = (parts.sentence * said) / most;
    shares.grams = (weight * grams) / most;
    if (answers > 0) shares.yesOrNo = yesOrNo / most;
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

/** How often each gram of the questions stands in a passage. */
interface GramCounts {
  readonly found: Uint16Array;
  readonly length: number;
}

/**
 * Letters in a gram. Of the whole question, small words and borders between words included: 4-grams of its content words
 * alone, as before, gave recall@1 93.0 in German where these give 93.7; six letters 93.0.
 */
const GRAM = 5;

/** Counts for the question and its sides in one pass over each passage: of three questions one pass took 11 ms of 18. */
function countGrams(
  queries: readonly string[],
  passages: readonly RankingText[],
): { asked: ReadonlySet<number>[]; counts: GramCounts[] } {
  const places = new Map<string, number>();
  const asked = queries.map((query) => {
    const own = new Set<number>();
    const folded = foldText(query);
    for (let start = 0; start + GRAM <= folded.length; start++) {
      const gram = folded.slice(start, start + GRAM);
      const place = places.get(gram) ?? places.size;
      places.set(gram, place);
      own.add(place);
    }
    return own;
  });
  const counts = passages.map(({ folded }) => {
    const found = new Uint16Array(places.size);
    for (let start = 0; start + GRAM <= folded.length; start++) {
      const place = places.get(folded.slice(start, start + GRAM));
      if (place !== undefined) found[place] = (found[place] ?? 0) + 1;
    }
    return { found, length: folded.length };
  });
  return { asked, counts };
}

/** Passages in the question's language that tell how frequent a gram is; of fewer, all do. */
const ENOUGH = 5;

/**
 * BM25 over grams among the passages at hand, each normalised by the best. How frequent a gram is, those in the question's
 * language tell: among passages of several languages its small words look rare, and lift whatever is in that language.
 */
function gramScores(
  asked: ReadonlySet<number>,
  counts: readonly GramCounts[],
  isInLanguage: (index: number) => boolean,
): number[] {
  const same = counts.filter((_, index) => isInLanguage(index));
  const telling = same.length >= ENOUGH ? same : counts;
  const mean = counts.reduce((sum, { length }) => sum + length, 0) / counts.length || 1;
  const scores = counts.map(() => 0);
  for (const gram of asked) {
    const frequency = telling.filter(({ found }) => (found[gram] ?? 0) > 0).length;
    const idf = Math.log(1 + (telling.length - frequency + 0.5) / (frequency + 0.5));
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

/** A passage made ready for ranking. */
interface RankingText {
  readonly sentences: readonly MatchableText[];
  readonly answersYesOrNo: boolean;
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
  const sentences = splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
  const reading = {
    sentences: sentences.map((sentence) => matchable(sentence, [language])),
    answersYesOrNo: sentences.some(answersYesOrNo),
    folded: foldText(text),
  };
  readings.set(key, reading);
  return reading;
}

/** Letters and digits, one blank around each word. */
const foldText = (text: string): string =>
  ` ${foldCase(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
