import { z } from 'zod';
import {
  COUNTERPART,
  MAX_GUIDING_QUESTION_LENGTH,
  MAX_SECTION_QUESTIONS,
  MAX_SECTIONS,
  SECTION_KINDS,
  SECTION_MODES,
} from '../server/domain/briefing-template.ts';
import { MARKINGS } from '../server/domain/marking.ts';

const line = (most: number) =>
  z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must not be longer than ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line');

const identifier = z
  .string('must be text')
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must consist of small letters, digits and hyphens');

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const yesOrNo = z.boolean('must be true or false');

/** What is left of a text when the variables that it may have are taken out holds no braces. */
const knowsOnly =
  (...variables: readonly string[]) =>
  (text: string): boolean =>
    !/\{\{|\}\}/.test(variables.reduce((rest, name) => rest.replaceAll(`{{${name}}}`, ''), text));

const QuestionTemplateSchema = line(MAX_GUIDING_QUESTION_LENGTH)
  .refine((text) => text.includes('{{topic}}'), 'must contain {{topic}}')
  .refine(knowsOnly('topic', 'counterpart'), 'knows no other variables than {{topic}} and {{counterpart}}');

/** Lines of the template itself; shown as such, so they need no source. */
const FixedTextSchema = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(4000, 'must not be longer than 4000 characters')
  .regex(/^(?:[^\p{Cc}]|\n)*$/u, 'must not hold control characters')
  .refine(knowsOnly('topic', 'asOf'), 'knows no other variables than {{topic}} and {{asOf}}');

const atMost = (most: number) =>
  z
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(most, `must not be more than ${most}`);

const LengthSchema = z
  .strictObject({ sentences: atMost(100).optional(), words: atMost(3000).optional() })
  .refine(
    ({ sentences, words }) => (sentences === undefined) !== (words === undefined),
    'must have either sentences or words',
  )
  .transform(({ sentences, words = 0 }) => (sentences === undefined ? { words } : { sentences }));

const common = {
  id: identifier,
  title: line(200),
  /** For the author and for a reader of an empty section; never sent to the search. */
  purpose: line(500),
  /** A mandatory section stands in the briefing even when nothing was found for it. */
  mandatory: yesOrNo,
  mode: oneOf(SECTION_MODES).optional(),
};

/** What may stand in a section depends on its kind, so that a field that would have no effect is a mistake. */
const SECTIONS = {
  record: z.strictObject({
    ...common,
    kind: z.literal('record'),
    questions: z
      .array(QuestionTemplateSchema, 'needs a list of questions')
      .min(1, 'needs at least one question')
      .max(MAX_SECTION_QUESTIONS, `must not have more than ${MAX_SECTION_QUESTIONS} questions`)
      // Most briefings have no counterpart, and every section asks something.
      .refine(
        (questions) => questions.some((question) => !question.includes(COUNTERPART)),
        `needs at least one question without ${COUNTERPART}`,
      ),
    layout: oneOf(['text', 'questions']).default('text'),
    length: LengthSchema.optional(),
  }),
  gaps: z.strictObject({ ...common, kind: z.literal('gaps') }),
  sources: z.strictObject({ ...common, kind: z.literal('sources') }),
  fixed: z.strictObject({ ...common, kind: z.literal('fixed'), text: FixedTextSchema }),
  field: z.strictObject({
    ...common,
    kind: z.literal('field'),
    fields: z
      .array(line(200), 'needs a list of fields')
      .min(1, 'needs at least one field')
      .max(10, 'must not have more than 10 fields'),
  }),
};

/** A section without a kind is one of the record, as all were before there were others. */
const withKind = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !('kind' in value) ? { ...value, kind: 'record' } : value;

const SectionTemplateSchema = z.preprocess(
  withKind,
  z.discriminatedUnion(
    'kind',
    [SECTIONS.record, SECTIONS.gaps, SECTIONS.sources, SECTIONS.fixed, SECTIONS.field],
    {
      error: ({ code }) =>
        code === 'invalid_union' ? `must be one of ${SECTION_KINDS.join(', ')}` : 'must be a section',
    },
  ),
);
export type SectionTemplate = z.infer<typeof SectionTemplateSchema>;

const MarkingRuleSchema = z
  .strictObject({
    /** The product carries the highest grade of its sources, and never less than this. */
    minimum: oneOf(MARKINGS).default('OFFEN'),
    /** Each section carries the grade of its own sources, too. */
    portions: yesOrNo.default(false),
  })
  .default({ minimum: 'OFFEN', portions: false });

export const BriefingTemplateSchema = z.strictObject({
  id: identifier,
  version: z
    .string('must be text in quotation marks, such as "1.0"')
    .regex(/^\d+(\.\d+){0,2}$/, 'is written like "1.0"'),
  language: oneOf(['de', 'en']),
  title: line(200),
  audience: line(200),
  /** Place in the list of templates of one language, the smallest first. */
  order: z.number('must be a whole number').int('must be a whole number').min(0).max(9999).default(1000),
  marking: MarkingRuleSchema,
  sections: z
    .array(SectionTemplateSchema, 'needs a list of sections')
    .min(1, 'needs at least one section')
    .max(MAX_SECTIONS, `must not have more than ${MAX_SECTIONS} sections`)
    .refine(
      (sections) => new Set(sections.map(({ id }) => id)).size === sections.length,
      'has two sections with the same id',
    )
    .refine(
      (sections) => sections.some(({ kind }) => kind === 'record'),
      'needs at least one section of the kind record',
    )
    .refine(
      (sections) =>
        ['gaps', 'sources'].every((kind) => sections.filter((one) => one.kind === kind).length <= 1),
      'has two sections of the kind gaps or sources',
    ),
});
