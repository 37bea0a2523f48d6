/**
 * Grades of the German VSA with their EU and NATO equivalents (VSA Annex VII; Council Decision 2013/488/EU,
 * Appendix B), lowest first. The index is the clearance level, 0 to 4. Without zod: the first page reads them too.
 */
export const MARKINGS = ['OFFEN', 'VS-NfD', 'VS-VERTRAULICH', 'GEHEIM', 'STRENG GEHEIM'] as const;
export type Marking = (typeof MARKINGS)[number];

export const markingLevel = (marking: Marking): number => MARKINGS.indexOf(marking);

/** Whether something of this grade may go to what is released up to `upTo`; absent: no limit (nothing leaves this process). */
export const isReleased = (marking: Marking, upTo: Marking | undefined): boolean =>
  upTo === undefined || markingLevel(marking) <= markingLevel(upTo);

/** High-water mark: the highest grade among the sources used; `OFFEN` when there are none. */
export function highestMarking(markings: Iterable<Marking>): Marking {
  let level = 0;
  for (const marking of markings) level = Math.max(level, markingLevel(marking));
  return MARKINGS[level] ?? 'OFFEN';
}
