import type { PassageHit } from '../ports/store.ts';

export interface FusedHit {
  readonly passageId: string;
  /** 0–1: weighted sum of scores, each normalised by the best of its ranker. */
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  /** What each ranker contributed to the score; they add up to it. */
  readonly shares: Readonly<Record<string, number>>;
}

export interface RankedList {
  readonly name: string;
  /** Share of this ranker; the shares of one fusion sum to 1. */
  readonly weight: number;
  readonly hits: readonly PassageHit[];
  /**
   * What counts as nothing. Words: no score. Vectors: the last of the list, because the cosine of what has nothing to do with
   * the question is .5 as well.
   */
  readonly floor?: 'zero' | 'last';
}

/**
 * Weighted sum of normalised scores. Not reciprocal rank fusion: that lets a weak ranker outvote a strong one
 * (XQuAD de→de recall@1 fell from 92.9 to 75.0 with an English-only embedder, see docs/decisions).
 * Ties break by passage id, so that the order is the same in every run.
 */
export function fuse(lists: readonly RankedList[]): FusedHit[] {
  const fused = new Map<
    string,
    { score: number; parts: Record<string, number>; shares: Record<string, number> }
  >();
  for (const { name, weight, hits, floor = 'zero' } of lists) {
    const best = hits.reduce((max, hit) => Math.max(max, hit.score), 0);
    if (best <= 0) continue;
    const last =
      floor === 'zero'
        ? 0
        : Math.max(
            0,
            hits.reduce((min, hit) => Math.min(min, hit.score), best),
          );
    // Of equals none is the last.
    const lowest = last < best ? last : 0;
    for (const hit of hits) {
      const entry = fused.get(hit.passageId) ?? { score: 0, parts: {}, shares: {} };
      const share = weight * Math.max(0, (hit.score - lowest) / (best - lowest));
      entry.score += share;
      entry.shares[name] = share;
      entry.parts[name] = hit.score;
      fused.set(hit.passageId, entry);
    }
  }
  return [...fused.entries()]
    .map(([passageId, entry]) => ({ passageId, ...entry }))
    .sort((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
}

/**
 * Weights by what the embedder understands: a question in a language it was trained on counts on it for a third;
 * otherwise it decides among what the words found. Fitted on the questions at even places and read on those at odd ones
 * (XQuAD, PIAF; docs/decisions/2026-11-28-letters-and-floors.md).
 */
export function rankerWeights(
  questionLanguage: string,
  embedderLanguages: readonly string[] | null,
): { text: number; vector: number } {
  const understood = embedderLanguages === null || embedderLanguages.includes(questionLanguage);
  return understood ? { text: 0.7, vector: 0.3 } : { text: 0.85, vector: 0.15 };
}

/** A lower score, with its shares still adding up to it. */
export function scaled<T extends Pick<FusedHit, 'score' | 'shares'>>(entry: T, factor: number): T {
  const shares = Object.fromEntries(
    Object.entries(entry.shares).map(([name, share]) => [name, share * factor]),
  );
  return { ...entry, score: entry.score * factor, shares };
}
