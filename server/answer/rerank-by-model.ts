import { AktenlageError, type RerankedBy, toAktenlageError } from '../domain/index.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { PassageWithReport } from '../ports/store.ts';
import { type FusedHit, scaled } from './fuse.ts';

/** How many of the best are handed to the model. Not measured either, see below; an answer is written from 20. */
const SCORED = 30;
/**
 * Share of the model in the score. Not fitted: no cross-encoder was at hand to measure one with. Half leaves a word that
 * only the lexical search knows (a document number, a rare name) as much weight as the model's opinion.
 */
const MODEL_WEIGHT = 0.5;

type Rankable = PassageWithReport & Pick<FusedHit, 'score' | 'parts' | 'shares'>;

/**
 * Lets the configured reranker read question and passages together and blends what it says into the score, as the part
 * `reranker`. A reranker that fails or takes too long costs its part and no more: the passages come back as they were, and
 * `by` says why. Only what the asker's own search found is handed over.
 *
 * @param passages in any order; scores 0–1
 * @throws whatever the caller's own signal was aborted with
 */
export async function rerankByModel<T extends Rankable>(
  reranker: Reranker,
  question: string,
  passages: readonly T[],
  signal?: AbortSignal,
): Promise<{ readonly passages: readonly T[]; readonly by: RerankedBy }> {
  const best = [...passages]
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    .slice(0, SCORED);
  if (best.length === 0) return { passages, by: { id: reranker.id, failure: null } };
  const deadline = AbortSignal.timeout(reranker.timeoutMs);
  try {
    const scores = await reranker.score(
      question,
      best.map(({ passage }) => passage.text),
      signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      best.map(({ report: { marking, tlp } }) => ({ marking, tlp })),
    );
    if (scores.length !== best.length || !scores.every((score) => score >= 0 && score <= 1))
      throw new AktenlageError('model-malformed', 'The reranker did not give one score for each passage.');
    const said = new Map(best.map(({ passage }, index) => [passage.id, scores[index] ?? 0]));
    const blended = passages.map((entry) => blend(entry, said.get(entry.passage.id)));
    return { passages: blended, by: { id: reranker.id, failure: null } };
  } catch (thrown) {
    signal?.throwIfAborted();
    const { code, message } = deadline.aborted
      ? new AktenlageError('model-timeout', 'The reranker took too long.')
      : toAktenlageError(thrown);
    return { passages, by: { id: reranker.id, failure: { code, message } } };
  }
}

/** What was not read keeps its lower share alone, so that it stays below its like that was. */
function blend<T extends Rankable>(entry: T, said: number | undefined): T {
  const rest = scaled(entry, 1 - MODEL_WEIGHT);
  if (said === undefined) return rest;
  const share = MODEL_WEIGHT * said;
  return {
    ...rest,
    score: rest.score + share,
    shares: { ...rest.shares, reranker: share },
    parts: { ...rest.parts, reranker: said },
  };
}
