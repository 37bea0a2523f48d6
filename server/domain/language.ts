import { z } from 'zod';

/** Languages the product understands: the interface speaks `de` and `en`, documents may be French too. */
export const LanguageSchema = z.enum(['de', 'en', 'fr']);
export type Language = z.infer<typeof LanguageSchema>;

/** ISO 639-1 code of a document or passage; `und` where it could not be determined. */
export const DocumentLanguageSchema = z.string().regex(/^([a-z]{2,3}|und)$/);

/** Languages in which the product itself writes (refusals, headings, messages). */
export const InterfaceLanguageSchema = z.enum(['de', 'en']);
export type InterfaceLanguage = z.infer<typeof InterfaceLanguageSchema>;

/** A calendar day, `YYYY-MM-DD`. */
export const DaySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')
  .refine((day) => {
    const date = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  }, 'no such day in the calendar');
