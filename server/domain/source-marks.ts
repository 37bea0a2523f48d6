import { z } from 'zod';
import { TLPS } from './tlp.ts';

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
