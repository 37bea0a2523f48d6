import type { Citation } from './answer.ts';

interface Cited {
  readonly citations: readonly number[];
}

/** Sentences that one originator said on one day. */
export interface EvidenceGroup<Sentence> {
  /** Of the first source of each sentence; null where a sentence has none. */
  readonly source: Citation | null;
  readonly claims: readonly Sentence[];
}

/**
 * Sentences that follow each other and whose first source is of the same day and originator; undated ones are kept apart by
 * their report. Changes no order, so that what a reader or the author put in place stays there.
 */
export function evidenceGroups<Sentence extends Cited>(
  claims: readonly Sentence[],
  sources: readonly Citation[],
): EvidenceGroup<Sentence>[] {
  const groups: { source: Citation | null; key: string; claims: Sentence[] }[] = [];
  for (const claim of claims) {
    const source = sources.find(({ number }) => number === claim.citations[0]) ?? null;
    const key = source === null ? '' : groupKey(source);
    const last = groups.at(-1);
    if (last !== undefined && last.key === key) last.claims.push(claim);
    else groups.push({ source, key, claims: [claim] });
  }
  return groups.map(({ source, claims: said }) => ({ source, claims: said }));
}

/** Brings sentences of one group together, the newest group first, undated ones last; within a group their order stays. */
export function inGroups<Sentence extends Cited>(
  claims: readonly Sentence[],
  sources: readonly Citation[],
): Sentence[] {
  const byKey = new Map<string, { day: string; claims: Sentence[] }>();
  for (const claim of claims) {
    const source = sources.find(({ number }) => number === claim.citations[0]);
    const key = source === undefined ? '' : groupKey(source);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, { day: source?.publishedOn ?? '', claims: [claim] });
    else group.claims.push(claim);
  }
  // Sorting keeps the order of what is equal.
  return [...byKey.values()].sort((a, b) => b.day.localeCompare(a.day)).flatMap((group) => group.claims);
}

const groupKey = ({ publishedOn, originator, reportId }: Citation): string =>
  publishedOn === null ? `report ${reportId}` : `${publishedOn} ${originator ?? `report ${reportId}`}`;
