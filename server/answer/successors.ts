import type { SearchScope } from '../ports/store.ts';
import { scaled } from './fuse.ts';
import { bestFirst, type RetrievedPassage } from './rank-passages.ts';

/** Of so many best passages, what replaced them is looked for. */
const LOOKED_AT = 8;
/** Reports that are looked into at once, and passages of each that come beside what they replaced. */
const REPORTS = 3;
const PASSAGES = 3;
/** A mandate that was replaced by one that was replaced: so far the chain is followed. */
const ROUNDS = 3;

/**
 * With the best passages of the reports that replaced or corrected what was found, where these were not found themselves: in
 * other words, or in another language, the later paper may lie behind everything, and the earlier would be given alone. Each
 * stands where the passage stood that it replaced.
 *
 * Whoever asks in certain reports only is shown no other.
 *
 * @param passages best first; so many of them are shown
 * @param search best first, by a score of the same kind
 */
export async function withSuccessors(
  passages: readonly RetrievedPassage[],
  shown: number,
  scope: SearchScope,
  search: (within: SearchScope) => Promise<readonly RetrievedPassage[]>,
): Promise<readonly RetrievedPassage[]> {
  if (scope.filter?.sources?.length) return passages;
  let all = passages;
  for (let round = 0; round < ROUNDS; round++) {
    const missing = successorsMissing(all, shown);
    if (missing.size === 0) break;
    const found = await search({ ...scope, filter: { ...scope.filter, sources: [...missing.keys()] } });
    const beside = [...missing].flatMap(([sourceKey, score]) => placed(found, sourceKey, score));
    if (beside.length === 0) break;
    const better = new Set(beside.map(({ passage }) => passage.id));
    all = [...all.filter(({ passage }) => !better.has(passage.id)), ...beside].sort(bestFirst);
  }
  return all;
}

/** Names of the reports that replaced one of the best passages and are not among those shown, each with its best score. */
function successorsMissing(passages: readonly RetrievedPassage[], shown: number): Map<string, number> {
  const found = new Set(passages.slice(0, shown).map(({ report }) => report.sourceKey));
  const missing = new Map<string, number>();
  for (const { report, score } of passages.slice(0, LOOKED_AT)) {
    const by = report.supersededBy;
    if (by !== null && !found.has(by) && !missing.has(by) && missing.size < REPORTS) missing.set(by, score);
  }
  return missing;
}

function placed(found: readonly RetrievedPassage[], sourceKey: string, score: number): RetrievedPassage[] {
  const own = found.filter(({ report }) => report.sourceKey === sourceKey).slice(0, PASSAGES);
  const best = own[0]?.score ?? 0;
  return best === 0 ? [] : own.map((entry) => scaled(entry, score / best));
}
