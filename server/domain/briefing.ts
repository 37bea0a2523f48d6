import { z } from 'zod';
import {
  CitationSchema,
  ClaimSchema,
  DisagreementSchema,
  ProvenanceSchema,
  TermNoteSchema,
} from './answer.ts';
import { BriefingCoverageSchema } from './briefing-coverage.ts';
import {
  BriefingLengthSchema,
  MAX_GUIDING_QUESTION_LENGTH,
  MAX_SECTION_QUESTIONS,
  MAX_SECTIONS,
  SectionKindSchema,
  SectionLayoutSchema,
  SectionModeSchema,
} from './briefing-template.ts';
import { DaySchema, InterfaceLanguageSchema } from './language.ts';
import { LoweredSchema } from './lowered-briefing.ts';
import { MarkingSchema } from './marking.ts';
import { CitedSinceSchema } from './reliance.ts';
import { ReviewSchema, SentenceWorkSchema } from './sentence-work.ts';
import { TlpSchema } from './source-marks.ts';

const SectionIdSchema = z.string().min(1).max(64, 'a section is named by at most 64 characters');

/** Guiding questions instead of the template's; `{{topic}}` and `{{counterpart}}` in them stand for what they name. */
const OwnQuestionsSchema = z
  .array(
    z
      .string()
      .max(
        MAX_GUIDING_QUESTION_LENGTH,
        `a question may have at most ${MAX_GUIDING_QUESTION_LENGTH} characters`,
      ),
  )
  .min(1, 'needs at least one question; leave the section out instead')
  .max(MAX_SECTION_QUESTIONS, `a section may ask at most ${MAX_SECTION_QUESTIONS} questions`);

export const PURPOSE_MAX_LENGTH = 1000;
export const COUNTERPART_MAX_LENGTH = 200;

const SourceKeysSchema = z.array(z.string().min(1).max(1000));

export const BriefingRequestSchema = z
  .object({
    topic: z.string(),
    template: z.string().min(1).max(100),
    /** What the briefing is for, in the author's words. */
    purpose: z
      .string()
      .max(PURPOSE_MAX_LENGTH, `the purpose may have at most ${PURPOSE_MAX_LENGTH} characters`)
      .optional(),
    /** With whom the matter is discussed: a person, a state, a body. */
    counterpart: z
      .string()
      .max(COUNTERPART_MAX_LENGTH, `the counterpart may have at most ${COUNTERPART_MAX_LENGTH} characters`)
      .optional(),
    /** Scales the lengths of the sections; `normal` where absent. */
    length: BriefingLengthSchema.optional(),
    asOf: DaySchema.optional(),
    answerLanguage: InterfaceLanguageSchema.optional(),
    /** Ids of optional sections that are not wanted. */
    leaveOut: z
      .array(SectionIdSchema)
      .max(MAX_SECTIONS, `at most ${MAX_SECTIONS} sections can be left out`)
      .optional(),
    /** By the id of the section. */
    questions: z
      .record(SectionIdSchema, OwnQuestionsSchema)
      .refine(
        (bySection) => Object.keys(bySection).length <= MAX_SECTIONS,
        `there are at most ${MAX_SECTIONS} sections to ask questions for`,
      )
      .optional(),
    /** sourceKeys of reports that are not to be used, whatever they hold. */
    withoutSources: SourceKeysSchema.max(1000, 'at most 1000 reports can be left out').optional(),
    /** sourceKeys of the only reports that are used; all where absent or empty. */
    onlySources: SourceKeysSchema.max(1000, 'at most 1000 reports can be named').optional(),
  })
  .strict();
export type BriefingRequest = z.infer<typeof BriefingRequestSchema>;

/**
 * Questions that were asked too because the answer to one of the section's (`of`, its index) rests on one report or none, and
 * who thought of them.
 */
export const AlsoAskedSchema = z.object({
  by: z.enum(['rules', 'language-model']),
  questions: z.array(z.object({ of: z.number().int().min(0), question: z.string() })),
  /** Of the language model's prompt, where it thought of them; absent in plans from before it was kept. */
  promptVersions: z.record(z.string(), z.string()).optional(),
});
export type AlsoAsked = z.infer<typeof AlsoAskedSchema>;

/** One section; citation numbers are those of the briefing's one source list. */
export const BriefingSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  questions: z.array(z.string()),
  claims: z.array(ClaimSchema),
  answerIds: z.array(z.string()),
  /** For the review: words for likelihood; absent where there is nothing to note. */
  notes: z.array(TermNoteSchema).optional(),
  /** `record` where absent, as in briefings drafted before there were other kinds. */
  kind: SectionKindSchema.optional(),
  mode: SectionModeSchema.optional(),
  layout: SectionLayoutSchema.optional(),
  /** Where the layout goes by questions: for each claim the index of the question that it answers. */
  claimQuestions: z.array(z.number().int()).optional(),
  /** The author's own questions were asked in place of the template's. */
  questionsEdited: z.boolean().optional(),
  /** Absent where nothing else was asked. */
  also: AlsoAskedSchema.optional(),
  /** Sentences that had no room in the length of the section. */
  omitted: z.number().int().optional(),
  /** Sentences that are not here because they stand earlier. */
  repeated: z.number().int().optional(),
  /** Sentences of the writer that are not here because they named no source. */
  unsourced: z.number().int().optional(),
  /** Sentences that are not here because their sources are graded higher than the paper that leaves the house. */
  gradedOut: z.number().int().optional(),
  /** Text of the template, not of the record (`fixed`). */
  text: z.string().optional(),
  /** Labels of fields that only a person fills in (`field`). */
  fields: z.array(z.string()).optional(),
  /** Portion mark: the highest grade among the section's own sources, where the template marks by section. */
  marking: MarkingSchema.optional(),
  /** For each claim what people did with it; absent in a draft that nobody has worked on. */
  work: z.array(SentenceWorkSchema).optional(),
});
export type BriefingSection = z.infer<typeof BriefingSectionSchema>;

export const BriefingGapSchema = z.object({
  section: z.string(),
  question: z.string(),
  message: z.string(),
  /** The record holds something, but an earlier section has it: no gap of the record. Absent otherwise. */
  reason: z.literal('said-before').optional(),
});

/** An optional section that the draft does not have, and why. */
export const LeftOutSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.enum(['nothing-found', 'said-before', 'not-wanted']),
  /** What was asked for it beside its questions; absent where nothing else was. */
  also: AlsoAskedSchema.optional(),
});
export type LeftOutSection = z.infer<typeof LeftOutSectionSchema>;

export const BriefingOccasionSchema = BriefingRequestSchema.pick({
  purpose: true,
  counterpart: true,
  length: true,
});
export type BriefingOccasion = z.infer<typeof BriefingOccasionSchema>;

export const BriefingSchema = z.object({
  id: z.string(),
  title: z.string(),
  topic: z.string(),
  audience: z.string(),
  template: z.object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    origin: z.enum(['product', 'house']).optional(),
  }),
  language: InterfaceLanguageSchema,
  asOf: DaySchema,
  marking: MarkingSchema,
  /** High-water mark of the sources (`highestTlp`); absent where none restricts. */
  tlp: TlpSchema.optional(),
  /** What the template marks every draft with; absent in briefings drafted before it was recorded. */
  minimumMarking: MarkingSchema.optional(),
  /** How many reports the author left out; which, the paper does not say: a title may be graded higher than the rest. */
  withoutSources: z.number().int().optional(),
  /** With whom, what for and how long, as the author said; part of the paper. */
  occasion: BriefingOccasionSchema.optional(),
  /** Passages found for the questions, counted question by question, that the model was not given, as in answers. */
  heldBack: z.object({ passages: z.number().int().min(1), releasedUpTo: MarkingSchema }).optional(),
  /** To how many reports the author restricted the draft. */
  onlySources: z.number().int().optional(),
  /** Of a copy that was made for a lower marking; the stored briefing never has it. */
  lowered: LoweredSchema.optional(),
  sections: z.array(BriefingSectionSchema),
  sources: z.array(CitationSchema),
  gaps: z.array(BriefingGapSchema),
  leftOut: z.array(LeftOutSectionSchema).optional(),
  disagreements: z.array(DisagreementSchema),
  status: z.enum(['drafting', 'draft', 'failed', 'signed']),
  createdAt: z.string(),
  provenance: ProvenanceSchema,
  timings: z.object({ totalMs: z.number() }),
  /** As it was asked for; absent in drafts from before it was kept. */
  request: BriefingRequestSchema.optional(),
  /** When the record was last searched for the whole, where that is later than the draft. */
  recordAt: z.string().optional(),
  /** Number of the version that this is; absent in a draft that nobody has worked on, which is the first. */
  version: z.number().int().min(1).optional(),
  /** Of an earlier version that leaves the house: the number of the latest. */
  latestVersion: z.number().int().min(1).optional(),
  /** Of a signed version. */
  review: ReviewSchema.optional(),
  /** As in an answer. */
  since: z.array(CitedSinceSchema).optional(),
  /** Told at reading; absent where it was not asked for. */
  coverage: BriefingCoverageSchema.optional(),
});
export type Briefing = z.infer<typeof BriefingSchema>;
