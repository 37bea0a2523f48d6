import { z } from 'zod';
import {
  CredibilitySchema,
  DaySchema,
  type Marking,
  MarkingSchema,
  type Marks,
  markingLevel,
  ReliabilitySchema,
  restrictedBy,
  stricterTlp,
  TlpSchema,
} from '../../server/domain/index.ts';
import type { FoundFacts, NewReport } from '../../server/ports/store.ts';

/** What the manifest may say of one document; every field stands for itself. */
export const ManifestRowSchema = z.object({
  title: z.string().min(1).max(500).optional(),
  originator: z.string().min(1).max(300).optional(),
  publishedOn: DaySchema.optional(),
  marking: MarkingSchema.optional(),
  tlp: TlpSchema.optional(),
  /** With `marking`, where it names a grade of the EU or of NATO; no field of the list. */
  ownGrade: z.string().max(100).optional(),
  reliability: ReliabilitySchema.optional(),
  credibility: CredibilitySchema.optional(),
  /**
   * Need-to-know groups: only members of one of them see the report. Of a mail or an archive they hold for all that is in it;
   * what a row of a document inside says of groups is not heard.
   */
  groups: z.array(z.string().trim().min(1).max(200)).min(1).max(100).optional(),
  /** sourceKey or document number of the older report that this one replaces. */
  supersedes: z.string().min(1).max(1000).optional(),
});
export type ManifestRow = z.infer<typeof ManifestRowSchema>;

/** The row of a document, and those of the documents inside it by their source keys. */
export const ManifestEntrySchema = z.object({
  row: ManifestRowSchema,
  parts: z.record(z.string(), ManifestRowSchema).optional(),
});
export type ManifestEntry = z.infer<typeof ManifestEntrySchema>;

/** What stands in the database is what was once validated; anything else counts as nothing. */
export function asManifestEntry(stored: unknown): ManifestEntry | null {
  const entry = ManifestEntrySchema.safeParse(stored);
  return entry.success ? entry.data : null;
}

/**
 * The manifest's word over the document's own, field by field; only a marking and a label are never lowered by it: where the
 * paper prints a higher one than the list says, the paper is right.
 */
export function applyManifest(
  { overruled: _, ...found }: FoundFacts,
  row: ManifestRow | null | undefined,
): Omit<FoundFacts, 'overruled'> {
  if (row == null) return found;
  const stated = Object.keys(row);
  return {
    ...found,
    title: row.title ?? found.title,
    originator: row.originator ?? found.originator,
    publishedOn: row.publishedOn ?? found.publishedOn,
    marking: highest([found.marking, row.marking]),
    tlp: stricterTlp(found.tlp, row.tlp),
    ownGrade: found.ownGrade ?? row.ownGrade ?? null,
    reliability: row.reliability ?? found.reliability,
    credibility: row.credibility ?? found.credibility,
    supersedes: row.supersedes ?? found.supersedes,
    guessed: found.guessed.filter((field) => !stated.includes(field)),
  };
}

/** The highest grade of those that are given; `OFFEN` where none is. */
export function highest(markings: readonly (Marking | undefined)[]): Marking {
  let top: Marking = 'OFFEN';
  for (const marking of markings) {
    if (marking !== undefined && markingLevel(marking) > markingLevel(top)) top = marking;
  }
  return top;
}

export type { Marks };

/** `own` with what stands around or inside it: nothing lower and nothing less restricted. */
export const raisedBy = (own: Marks, other: Marks | null | undefined): Marks => ({
  marking: highest([own.marking, other?.marking]),
  tlp: restrictedBy(own.tlp, other?.tlp),
});

/** Whether `other` would raise it. */
export const isBelow = (own: Marks, other: Marks | null | undefined): boolean => {
  const raised = raisedBy(own, other);
  return raised.marking !== own.marking || raised.tlp !== (own.tlp ?? null);
};

/**
 * Marks with the access that follows from the grade; the label decides nothing of who may see.
 *
 * @param groups need-to-know; none: whoever is cleared
 */
export const markedAs = (
  { marking, tlp }: Marks,
  groups: readonly string[],
): Pick<NewReport, 'marking' | 'tlp' | 'access'> => ({
  marking,
  tlp: tlp ?? null,
  access: { level: markingLevel(marking), groups, owner: null },
});
