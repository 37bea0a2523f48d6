import type { CitedSince } from '../../server/domain/index.ts';

/** What happened once, with the numbers of all citations that it concerns. */
export interface SinceGroup extends Omit<CitedSince, 'number'> {
  readonly key: string;
  readonly numbers: readonly number[];
}

/** Several quotes from one report are one piece of news. */
export function groupSince(since: readonly CitedSince[]): SinceGroup[] {
  const groups = new Map<string, SinceGroup>();
  for (const { number, ...what } of since) {
    const key = `${what.event} ${what.at ?? ''} ${what.successor?.reportId ?? ''}`;
    const numbers = [...(groups.get(key)?.numbers ?? []), number];
    groups.set(key, { ...what, key, numbers });
  }
  return [...groups.values()];
}
