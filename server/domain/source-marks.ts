import { z } from 'zod';
import { highestMarking, type Marking } from './grades.ts';
import { highestTlp, TLPS, type Tlp } from './tlp.ts';

export const TlpSchema = z.enum(TLPS);

/** What a document bears beside its grade; absent or null where it bears none, and in what was stored before it was read. */
export const SOURCE_MARKS = {
  tlp: TlpSchema.nullish(),
  /** Its own grade as it prints it, where that is not one of the VSA: `NATO RESTRICTED`. */
  ownGrade: z.string().max(100).nullish(),
};
const SourceMarksSchema = z.object(SOURCE_MARKS);
export type SourceMarks = z.infer<typeof SourceMarksSchema>;

/** The fields of what takes them over from a report, those that are there. */
export const sourceMarks = ({ tlp, ownGrade }: SourceMarks): SourceMarks => ({
  ...(tlp == null ? {} : { tlp }),
  ...(ownGrade == null ? {} : { ownGrade }),
});

/** What a document is marked as: its grade, and the TLP label beside it. */
export interface Marks {
  readonly marking: Marking;
  readonly tlp?: Tlp | null | undefined;
}

/** The high-water marks of what goes somewhere, as the audit log has them; no grade where nothing does. */
export const highWater = (marks: readonly Marks[]): { highest: Marking | null; tlp: Tlp | null } =>
  marks.length === 0
    ? { highest: null, tlp: null }
    : {
        highest: highestMarking(marks.map(({ marking }) => marking)),
        tlp: highestTlp(marks.map(({ tlp }) => tlp)),
      };
