import { z } from 'zod';
import { VerdictSchema } from './answer.ts';
import { BriefingSchema } from './briefing.ts';
import { DaySchema } from './language.ts';
import { CitedSinceSchema } from './reliance.ts';
import {
  COMMENT_MAX_LENGTH,
  INSTRUCTION_MAX_LENGTH,
  SENTENCE_MAX_LENGTH,
  SIGNER_MAX_LENGTH,
} from './work-limits.ts';

const MAX_CITATIONS = 20;

const IdSchema = z.string().min(1).max(200);
const NumbersSchema = z.array(z.number().int().min(1)).max(MAX_CITATIONS);
const PassageRefSchema = z
  .object({
    passageId: IdSchema,
    /** Words of the passage; where absent or not found, the sentence of it that is nearest. */
    quote: z.string().max(SENTENCE_MAX_LENGTH).optional(),
  })
  .strict();
const TextSchema = z
  .string()
  .max(SENTENCE_MAX_LENGTH, `a sentence may have at most ${SENTENCE_MAX_LENGTH} characters`);
const InstructionSchema = z
  .string()
  .max(INSTRUCTION_MAX_LENGTH, `an instruction may have at most ${INSTRUCTION_MAX_LENGTH} characters`);

/** One thing that an author does. Sections and sentences are named by their ids. */
export const ChangeSchema = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('edit'),
      sentence: IdSchema,
      text: TextSchema,
      /** Numbers of the briefing's sources that carry it now; as before where absent. */
      citations: NumbersSchema.optional(),
      /** Further passages of the record that carry it. */
      passages: z.array(PassageRefSchema).max(MAX_CITATIONS).optional(),
    })
    .strict(),
  z
    .object({
      type: z.literal('add'),
      section: IdSchema,
      /** The sentence after which it stands; at the end where absent. */
      after: IdSchema.optional(),
      text: TextSchema,
      citations: NumbersSchema.optional(),
      passages: z.array(PassageRefSchema).max(MAX_CITATIONS).optional(),
    })
    .strict(),
  z
    .object({
      type: z.literal('quote'),
      section: IdSchema,
      after: IdSchema.optional(),
      passageId: IdSchema,
      /** Words of the passage, letter by letter. */
      quote: TextSchema.min(1),
    })
    .strict(),
  z.object({ type: z.enum(['accept', 'strike', 'reopen']), sentence: IdSchema }).strict(),
  z
    .object({
      type: z.literal('comment'),
      sentence: IdSchema,
      text: z.string().max(COMMENT_MAX_LENGTH, `a comment may have at most ${COMMENT_MAX_LENGTH} characters`),
    })
    .strict(),
  z
    .object({ type: z.literal('regenerate-sentence'), sentence: IdSchema, instruction: InstructionSchema })
    .strict(),
  z
    .object({ type: z.literal('regenerate-section'), section: IdSchema, instruction: InstructionSchema })
    .strict(),
  /** Drafts the whole again against the record of now; what changed is marked, nothing is taken away. */
  z.object({ type: z.literal('redraft'), asOf: DaySchema.optional() }).strict(),
  z
    .object({
      type: z.literal('sign-off'),
      name: z.string().max(SIGNER_MAX_LENGTH, `a name may have at most ${SIGNER_MAX_LENGTH} characters`),
      note: z.string().max(COMMENT_MAX_LENGTH).optional(),
    })
    .strict(),
  /** Begins a new version from a signed one. */
  z.object({ type: z.literal('begin') }).strict(),
]);
export type Change = z.infer<typeof ChangeSchema>;
export type ChangeOf<Type extends Change['type']> = Extract<Change, { type: Type }>;

export const ChangeRequestSchema = z
  .object({
    /** Number of the version that the author had before him. */
    base: z.number().int().min(1),
    change: ChangeSchema,
  })
  .strict();
export type ChangeRequest = z.infer<typeof ChangeRequestSchema>;

/** What was done to come to a version, in ids and titles; `draft` is the first one. */
export const VersionNoteSchema = z.object({
  type: z.enum([
    'draft',
    'edit',
    'add',
    'quote',
    'accept',
    'strike',
    'reopen',
    'comment',
    'regenerate-sentence',
    'regenerate-section',
    'redraft',
    'sign-off',
    'begin',
  ]),
  /** Title of the section; null where the whole is meant. */
  section: z.string().nullable(),
  sentence: z.string().nullable(),
  /** As it was given to the writer. */
  instruction: z.string().optional(),
});
export type VersionNote = z.infer<typeof VersionNoteSchema>;

export const VersionLineSchema = z.object({
  number: z.number().int().min(1),
  by: z.string(),
  at: z.string(),
  note: VersionNoteSchema,
  /** Name of the person who signed this version; null where nobody did. */
  signedBy: z.string().nullable(),
});
export type VersionLine = z.infer<typeof VersionLineSchema>;

export const BriefingVersionSchema = VersionLineSchema.extend({ briefing: BriefingSchema });
export type BriefingVersion = z.infer<typeof BriefingVersionSchema>;

/** What a redraft found; empty lists where nothing has changed in the record. */
export const NewsSchema = z.object({
  /** Ids of sentences from reports that are new to the record. */
  added: z.array(z.string()),
  /** Ids of sentences of which a source was withdrawn, replaced or changed. */
  sourceChanged: z.array(z.string()),
  /** Ids of sentences of which no source stands any more. */
  sourceGone: z.array(z.string()),
});
export type News = z.infer<typeof NewsSchema>;

export const ChangedSchema = z.object({
  /** The new version, or the one it was based on where a redraft found nothing. */
  version: BriefingVersionSchema,
  news: NewsSchema.optional(),
  /** The section was drafted again without heeding the instruction: there is no language model. */
  instructionUnheeded: z.boolean().optional(),
});
export type Changed = z.infer<typeof ChangedSchema>;

export const WordDifferenceSchema = z.object({
  text: z.string(),
  change: z.enum(['same', 'added', 'removed']),
});

const SideSchema = z.object({
  text: z.string(),
  citations: z.array(z.number().int()),
  verdict: VerdictSchema,
  state: z.enum(['open', 'accepted', 'struck']),
});

/** A sentence that is not in both versions as it was. */
export const DifferenceSchema = z.object({
  /** `marked`: the same words, but struck, accepted, reopened or with another verdict or other sources. */
  kind: z.enum(['added', 'removed', 'changed', 'marked']),
  section: z.string(),
  sentence: z.string(),
  before: SideSchema.nullable(),
  after: SideSchema.nullable(),
  /** Of a changed one, in order. */
  words: z.array(WordDifferenceSchema).optional(),
  events: z.array(CitedSinceSchema).optional(),
});
export type Difference = z.infer<typeof DifferenceSchema>;

export const DifferencesSchema = z.object({
  from: VersionLineSchema,
  to: VersionLineSchema,
  differences: z.array(DifferenceSchema),
});
export type Differences = z.infer<typeof DifferencesSchema>;
