import { z } from '@hono/zod-openapi';
import {
  CitationSchema,
  ErrorBodySchema,
  PassageSchema,
  type Report,
  ReportSchema,
} from '../domain/index.ts';

/** A JSON response for `createRoute`. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body that has to come, for `createRoute`. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** Every failure has this body; see `ERROR_CODES` for the codes and their HTTP status. */
export const failures = {
  default: json(ErrorBodySchema, 'A failure: code, message for people, whether a retry can help'),
} as const;

/** A parameter of the address that may come several times; one alone arrives as text. */
export const several = <S extends z.ZodType>(item: S) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).max(100)).optional();

export const IdParams = z.object({ id: z.string() });

/** What leaves the server of a report: no text, no access label. */
export const presentReport = (report: Report): Report => ReportSchema.parse(report);

export const PassageInPlaceSchema = z.object({
  passage: PassageSchema,
  report: ReportSchema,
  /** Neighbours in document order. */
  before: z.array(PassageSchema),
  after: z.array(PassageSchema),
});

export { CitationSchema, PassageSchema, ReportSchema };
