import { z } from 'zod';
import {
  JudgementStatusSchema,
  LeftOutSchema,
  ProvenanceSchema,
  REFUSAL_REASONS,
  RerankedBySchema,
  VerdictSchema,
} from './answer.ts';
import { CLAIM_POLICIES } from './claim-policy.ts';
import { DaySchema, InterfaceLanguageSchema } from './language.ts';
import { QuestionSchema } from './question.ts';
import { RetrievalPlanSchema } from './retrieval.ts';

/** sha-256 in lower-case hex. */
const HashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A passage that lay before the writer, as it was then. */
export const RecordedPassageSchema = z.object({
  /** How the writer could cite it, e.g. `p7k3`. */
  key: z.string(),
  passageId: z.string(),
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  textHash: HashSchema,
  /** Of the report's file; null where the report has none. */
  contentHash: z.string().nullable(),
});
export type RecordedPassage = z.infer<typeof RecordedPassageSchema>;

/** Text as it streamed, its chunks joined; or a whole sentence of a writer that knows its citations itself. */
export const RawPartSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('sentence'),
    text: z.string(),
    markers: z.array(z.object({ key: z.string(), quote: z.string().optional() })),
  }),
]);
export type RawPart = z.infer<typeof RawPartSchema>;

/** What the writer wrote, before anything was made of it. */
export const RawOutputSchema = z.object({
  parts: z.array(RawPartSchema),
  /** UTF-8 bytes that the writer sent, also those that are not kept. */
  bytes: z.number().int(),
  /** Longer than what is kept: the end is missing. */
  cut: z.boolean(),
  /** Replies to the repairs of single sentences, in order; null where the call failed. Absent where there were none. */
  repairs: z.array(z.string().nullable()).optional(),
  /** What the judging model said, sentence by sentence; null where it said nothing usable. Absent where none was asked. */
  judgements: z
    .array(
      z.object({
        sentence: z.string(),
        judgement: z.object({ status: JudgementStatusSchema, reason: z.string() }).nullable(),
      }),
    )
    .optional(),
});
export type RawOutput = z.infer<typeof RawOutputSchema>;

/** What a sentence quotes: offsets into the passage, so that they stay true when the passage moves in its report. */
export const RecordedCitationSchema = z.object({
  passageId: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});
export type RecordedCitation = z.infer<typeof RecordedCitationSchema>;

/** A sentence as it was read from the raw output, with what was found of it. */
export const RecordedSentenceSchema = z.object({
  text: z.string(),
  citations: z.array(RecordedCitationSchema),
  verdict: VerdictSchema,
});
export type RecordedSentence = z.infer<typeof RecordedSentenceSchema>;

/** Which code ran. `build` is the stamp of the bundle, null where the sources ran. */
export const CodeVersionSchema = z.object({ version: z.string(), build: z.string().nullable() });
export type CodeVersion = z.infer<typeof CodeVersionSchema>;

/** Everything that made an answer, kept beside it: enough to feed what the writer wrote through the checks again. */
export const AnswerRecordSchema = z.object({
  format: z.literal(1),
  answerId: z.string(),
  createdAt: z.string(),
  code: CodeVersionSchema,
  /** As it was given, before it was trimmed or completed. */
  question: QuestionSchema,
  purpose: z.enum(['answer', 'section']),
  /** What the author of a briefing wanted of the text; absent where he said nothing. */
  instruction: z.string().optional(),
  plan: RetrievalPlanSchema,
  language: InterfaceLanguageSchema,
  asOf: DaySchema,
  corpusVersion: z.string(),
  embedder: z.string(),
  reranker: RerankedBySchema.nullable(),
  /** Best first; found but shown to nobody where `raw` is null. A language model is given as many as CONTEXT_TOKENS allows. */
  passages: z.array(RecordedPassageSchema),
  writer: z.object({ id: z.string(), kind: z.enum(['extractive', 'language-model']) }),
  prompts: z.array(z.object({ id: z.string(), version: z.string(), hash: z.string() })),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  fallback: ProvenanceSchema.shape.fallback,
  /** What followed when a sentence did not pass; absent in records from before there was a choice. */
  policy: z.enum(CLAIM_POLICIES).optional(),
  /** Null where the evidence was too little and no writer was called. */
  raw: RawOutputSchema.nullable(),
  outcome: z.object({
    status: z.enum(['answered', 'refused']),
    reason: z.enum(REFUSAL_REASONS).nullable(),
  }),
  /** Also those of an answer that was refused because none of them had a citation. */
  sentences: z.array(RecordedSentenceSchema),
  /** Absent where nothing was left out. */
  leftOut: z.array(LeftOutSchema).optional(),
  timings: z.object({
    retrieveMs: z.number(),
    writeMs: z.number(),
    checkMs: z.number(),
    totalMs: z.number(),
  }),
});
export type AnswerRecord = z.infer<typeof AnswerRecordSchema>;
