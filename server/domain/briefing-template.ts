import { z } from 'zod';
import { InterfaceLanguageSchema } from './language.ts';
import { MarkingSchema } from './marking.ts';

/**
 * What a section of a briefing is made of: sentences of the `record`, the list of `gaps`, the list of `sources`,
 * `fixed` text of the template, or empty fields that a person fills in (`field`). Only `record` asks questions.
 */
export const SECTION_KINDS = ['record', 'gaps', 'sources', 'fixed', 'field'] as const;
export const SectionKindSchema = z.enum(SECTION_KINDS);
export type SectionKind = z.infer<typeof SectionKindSchema>;

/** What one raises oneself in a talk, and what one says only when the other side raises it. */
export const SECTION_MODES = ['active', 'reactive'] as const;
export const SectionModeSchema = z.enum(SECTION_MODES);
export type SectionMode = z.infer<typeof SectionModeSchema>;

/** Prose, or each guiding question with the sentences that answer it. */
export const SectionLayoutSchema = z.enum(['text', 'questions']);
export type SectionLayout = z.infer<typeof SectionLayoutSchema>;

/** The most that a section takes up; a section keeps its first sentence however long that is. */
export const SectionLengthSchema = z.union([
  z.strictObject({ sentences: z.number().int() }),
  z.strictObject({ words: z.number().int() }),
]);
export type SectionLength = z.infer<typeof SectionLengthSchema>;

/** How long the author wants the whole: what the lengths of the template are multiplied with. */
export const BRIEFING_LENGTHS = ['short', 'normal', 'long'] as const;
export const BriefingLengthSchema = z.enum(BRIEFING_LENGTHS);
export type BriefingLength = z.infer<typeof BriefingLengthSchema>;

const FACTORS: Record<BriefingLength, number> = { short: 0.5, normal: 1, long: 2 };

/** The length of a section in a briefing of this length; one without a length stays without one. */
export function scaledLength(
  length: SectionLength | undefined,
  wanted: BriefingLength = 'normal',
): SectionLength | undefined {
  if (length === undefined) return undefined;
  const scale = (most: number): number => Math.ceil(most * FACTORS[wanted]);
  return 'sentences' in length ? { sentences: scale(length.sentences) } : { words: scale(length.words) };
}

/** How many questions a section may ask, in a template and in a request. */
export const MAX_SECTION_QUESTIONS = 10;
/** Of one question, before the topic is put in. */
export const MAX_GUIDING_QUESTION_LENGTH = 1000;
export const MAX_SECTIONS = 40;

/** Stands in a guiding question for the counterpart; a question with it is asked only where there is one. */
export const COUNTERPART = '{{counterpart}}';

/** One section as it is shown before drafting. */
export const TemplateSectionInfoSchema = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  kind: SectionKindSchema,
  mandatory: z.boolean(),
  /** Absent where the template does not tell active from reactive. */
  mode: SectionModeSchema.optional(),
  layout: SectionLayoutSchema,
  length: SectionLengthSchema.optional(),
  /** Each with the variable `{{topic}}`, some with `{{counterpart}}`; empty unless the kind is `record`. */
  questions: z.array(z.string()),
  /** Of a `fixed` section, with its variables. */
  text: z.string().optional(),
  /** Labels of the empty fields of a `field` section. */
  fields: z.array(z.string()).optional(),
});
export type TemplateSectionInfo = z.infer<typeof TemplateSectionInfoSchema>;

/** A template in the list from which people choose. */
export const TemplateInfoSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  language: InterfaceLanguageSchema,
  /** For whom it is written. */
  audience: z.string(),
  /** `house`: from the directory that the house configured. */
  origin: z.enum(['product', 'house']),
  /** It stands in the place of one of ours with the same id. */
  replaces: z.boolean(),
  marking: z.object({ minimum: MarkingSchema, portions: z.boolean() }),
  sections: z.array(TemplateSectionInfoSchema),
});
export type TemplateInfo = z.infer<typeof TemplateInfoSchema>;

/** `GET /api/templates`. */
export const TemplateListSchema = z.object({
  templates: z.array(TemplateInfoSchema),
  /** Template files with mistakes; the others work all the same. */
  problems: z.array(z.object({ id: z.string(), file: z.string(), message: z.string() })),
  /** What a request may ask of one section, so that a page can say it before it sends. */
  limits: z.object({ questions: z.number().int(), questionLength: z.number().int() }),
});
export type TemplateList = z.infer<typeof TemplateListSchema>;
