import type { SearchScope } from '../ports/store.ts';
import { scaled } from './fuse.ts';
import { bestFirst, type RetrievedPassage } from './rank-passages.ts';

/** Reports that are looked into at once, and passages of each that come beside what they replaced. */
const REPORTS = 3;
const PASSAGES = 3;
/** A mandate that was replaced by one that was replaced: so far the chain is followed. */
const ROUNDS = 3;

/** What was found inside the reports that replaced others. */
export interface InsideSuccessors {
  /** Best first, by a score of the same kind as those of the passages that were replaced. */
  readonly found: readonly RetrievedPassage[];
  /** Ids of those nearest in meaning to a passage that was replaced: they say what it said before. */
  readonly counterparts: ReadonlySet<string>;
}

/**
 * With the best passages of the reports that replaced or corrected what was found: in other words, or in another language,
 * the passage with the later figure may lie behind everything, whether or not another passage of its report was found, and
 * the earlier would be given alone. Each stands at least where the passage stood that it replaced.
 *
 * Whoever asks in certain reports only is shown no other.
 *
 * @param passages best first; so many of them are shown, and an answer may be taken from each
 * @param search inside these reports, for the question and for what is nearest to the passages that were replaced (ids)
 */
export async function withSuccessors(
  passages: readonly RetrievedPassage[],
  shown: number,
  scope: SearchScope,
  search: (within: SearchScope, replaced: readonly string[]) => Promise<InsideSuccessors>,
): Promise<readonly RetrievedPassage[]> {
  if (scope.filter?.sources?.length) return passages;
  const all = new Map(passages.map((entry) => [entry.passage.id, entry]));
  const lookedInto = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const replaced = replacedIn([...all.values()].sort(bestFirst).slice(0, shown), lookedInto);
    if (replaced.size === 0) break;
    const within = { ...scope, filter: { ...scope.filter, sources: [...replaced.keys()] } };
    const inside = await search(
      within,
      [...replaced.values()].map(({ passage }) => passage.id),
    );
    for (const [sourceKey, { score }] of replaced) {
      lookedInto.add(sourceKey);
      for (const entry of placed(inside, sourceKey, score))
        if (entry.score > (all.get(entry.passage.id)?.score ?? 0)) all.set(entry.passage.id, entry);
    }
  }
  return [...all.values()].sort(bestFirst);
}

/** Name of a report that replaced one of the passages and was not looked into → the best of those that it replaced. */
function replacedIn(
  passages: readonly RetrievedPassage[],
  lookedInto: ReadonlySet<string>,
): Map<string, RetrievedPassage> {
  const replaced = new Map<string, RetrievedPassage>();
  for (const entry of passages) {
    const by = entry.report.supersededBy;
    if (by !== null && !lookedInto.has(by) && !replaced.has(by) && replaced.size < REPORTS)
      replaced.set(by, entry);
  }
  return replaced;
}

/** A counterpart stands where the replaced passage stood, the others by how much less they are than the best of their report. */
function placed(
  { found, counterparts }: InsideSuccessors,
  sourceKey: string,
  score: number,
): RetrievedPassage[] {
  const own = found.filter(({ report }) => report.sourceKey === sourceKey);
  const best = own[0]?.score ?? 0;
  if (best === 0) return [];
  return own.flatMap((entry, rank) => {
    if (counterparts.has(entry.passage.id)) return [scaled(entry, score / (entry.score || 1))];
    return rank < PASSAGES ? [scaled(entry, score / best)] : [];
  });
}
