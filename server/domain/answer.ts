import { z } from 'zod';
import { CLAIM_POLICIES } from './claim-policy.ts';
import { DaySchema, DocumentLanguageSchema, InterfaceLanguageSchema } from './language.ts';
import { MarkingSchema } from './marking.ts';
import { CitedSinceSchema } from './reliance.ts';
import { CredibilitySchema, PageQualitySchema, ReliabilitySchema } from './report.ts';
import { RetrievalPlanSchema } from './retrieval.ts';
import { SOURCE_MARKS, TlpSchema } from './source-marks.ts';

/** A numbered reference to the exact passage. `quote` stands verbatim at `[start, end)` of the report's text. */
export const CitationSchema = z.object({
  number: z.number().int().min(1),
  passageId: z.string(),
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  originator: z.string().nullable(),
  publishedOn: DaySchema.nullable(),
  page: z.number().int().min(1).nullable(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  language: DocumentLanguageSchema,
  marking: MarkingSchema,
  ...SOURCE_MARKS,
  reliability: ReliabilitySchema.nullable(),
  credibility: CredibilitySchema.nullable(),
  supersededBy: z.string().nullable(),
  fictional: z.boolean(),
  /** The page's entry of the extraction certificate where it is not plain text. */
  extraction: PageQualitySchema.optional(),
});
export type Citation = z.infer<typeof CitationSchema>;

export const VERDICT_STATUSES = [
  'supported',
  'partial',
  'unsupported',
  'contradicted',
  'uncited',
  'unchecked',
] as const;
export const JudgementStatusSchema = z.enum(['supported', 'partial', 'unsupported', 'contradicted']);

export const VerdictSchema = z.object({
  status: z.enum(VERDICT_STATUSES),
  /** How it was found: `verbatim`, `numbers`, `overlap`, `citation`, `grade`, `judge`, `none`. */
  method: z.string(),
  /** For the reader, in the language of the answer. */
  reason: z.string(),
  /** What a judging model says where one was asked; where it disagrees with the rules, both are kept. */
  judge: z
    .object({
      status: JudgementStatusSchema,
      reason: z.string(),
      agrees: z.boolean(),
    })
    .optional(),
});
export type Verdict = z.infer<typeof VerdictSchema>;

/** What a sentence rests on when every source that carries it is weakly graded; shown before it, never in it. */
export const AttributionSchema = z.object({
  /** Title of the weakest source, without the date at its end. */
  source: z.string(),
  /** Admiralty grade as written, `D4`; a half that is not given is `–`. */
  grade: z.string(),
  publishedOn: DaySchema.nullable(),
});
export type Attribution = z.infer<typeof AttributionSchema>;

/** What the cited sentence is in its source: told as a fact, as somebody's words, as a judgement, as an assumption. */
export const STATEMENT_KINDS = ['fact', 'statement', 'judgement', 'assumption'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/**
 * How a text uses words for likelihood: `mixed` with a confidence level in one sentence; of one statement two words for
 * the same band (`synonyms`), words of different scales (`scales`), words for different bands (`bands`).
 */
export const TermNoteSchema = z.object({
  kind: z.enum(['mixed', 'synonyms', 'scales', 'bands']),
  /** As written. */
  terms: z.array(z.string()).min(2),
  /** The sentence in which it shows. */
  sentence: z.string(),
});
export type TermNote = z.infer<typeof TermNoteSchema>;

/** One sentence of the answer; `start`/`end` are offsets into `Answer.text`, markers excluded from `text`. */
export const ClaimSchema = z.object({
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  citations: z.array(z.number().int()),
  verdict: VerdictSchema,
  /** The sentence as it was first written and why it was written again, where the policy is to repair. */
  repairedFrom: z.object({ text: z.string(), verdict: VerdictSchema }).optional(),
  /** Set when only weak sources carry the sentence and it does not say so itself. */
  attribution: AttributionSchema.optional(),
  /** Absent where the rules are not sure, and in answers that were given before it was recorded. */
  kind: z.enum(STATEMENT_KINDS).optional(),
  /** Of a briefing that leaves the house: the words are a person's. */
  byHand: z.boolean().optional(),
});
export type Claim = z.infer<typeof ClaimSchema>;

/** Statements of different reports about the same fact that do not agree; newest first. */
export const DisagreementSchema = z.object({
  kind: z.enum(['conflict', 'superseded']),
  /** What they disagree about, in the language of the answer. */
  about: z.string(),
  sides: z.array(z.object({ value: z.string(), citation: z.number().int() })).min(2),
});
export type Disagreement = z.infer<typeof DisagreementSchema>;

export const RetrievedSchema = z.object({
  passageId: z.string(),
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  page: z.number().int().nullable(),
  text: z.string(),
  /** Fused score, 0 to 1. */
  score: z.number(),
  /** Score part by part, as the ranker gave it. */
  parts: z.record(z.string(), z.number()),
});
export type Retrieved = z.infer<typeof RetrievedSchema>;

export const REFUSAL_REASONS = [
  'empty-corpus',
  'nothing-found',
  'too-little-evidence',
  'not-in-the-record',
] as const;
/** A sentence of a passage among `retrieved` that came close to an answer; offsets into the text of its report, as of a citation. */
export const ClosestSentenceSchema = z.object({
  passageId: z.string(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type ClosestSentence = z.infer<typeof ClosestSentenceSchema>;

export const RefusalSchema = z.object({
  reason: z.enum(REFUSAL_REASONS),
  /** For the reader: what was searched and what would help. */
  message: z.string(),
  searched: z.object({ reports: z.number().int(), passages: z.number().int(), newest: DaySchema.nullable() }),
  /** Best first; absent in refusals that were given before they were kept. */
  closest: z.array(ClosestSentenceSchema).optional(),
});
export type Refusal = z.infer<typeof RefusalSchema>;

/** A sentence of the writer that is not shown because what it cites does not carry it. */
export const LeftOutSchema = z.object({
  text: z.string(),
  verdict: VerdictSchema,
  /** By the policy, or taken back by the model that was to repair it. */
  how: z.enum(['dropped', 'withdrawn']),
});
export type LeftOut = z.infer<typeof LeftOutSchema>;

/** A part of the question to which the cited passages say nothing. */
export const GapSchema = z.object({
  /** `stated`: in the words of the language model; `part`: one of several questions in one; all but `stated` by rules. */
  kind: z.enum(['name', 'date', 'part', 'stated']),
  text: z.string(),
});
export type Gap = z.infer<typeof GapSchema>;

/** Which reranking model was asked, and why the passages stand in the order without it where it failed. */
export const RerankedBySchema = z.object({
  id: z.string(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type RerankedBy = z.infer<typeof RerankedBySchema>;

export const ProvenanceSchema = z.object({
  /** Which writer wrote, e.g. `extractive-1` or `openai:gpt-oss-20b`. */
  writer: z.string(),
  writerKind: z.enum(['extractive', 'language-model']),
  /** Set when the configured language model failed and the extractive writer stood in. */
  fallback: z.object({ from: z.string(), code: z.string(), message: z.string() }).nullable(),
  embedder: z.string(),
  /** Null where none is configured; absent in answers that were given before it was recorded. */
  reranker: RerankedBySchema.nullable().optional(),
  /** Prompt id → version@hash of every prompt used. */
  promptVersions: z.record(z.string(), z.string()),
  corpusVersion: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Citation keys that the model invented and that were dropped. */
  unknownKeys: z.number().int(),
  /** What follows when a sentence does not pass; absent in answers that were given before it was recorded. */
  policy: z.enum(CLAIM_POLICIES).optional(),
  /** The judging model; null where none was asked. */
  judge: z
    .object({
      id: z.string(),
      judged: z.number().int(),
      /** Sentences on which it and the rules disagree. */
      disagreements: z.number().int(),
      failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    })
    .nullable()
    .optional(),
});
export type Provenance = z.infer<typeof ProvenanceSchema>;

export const AnswerSchema = z.object({
  id: z.string(),
  status: z.enum(['answered', 'refused']),
  refusal: RefusalSchema.optional(),
  conversationId: z.string(),
  question: z.string(),
  language: InterfaceLanguageSchema,
  /** Prose with `[n]` after each sentence; empty when refused. */
  text: z.string(),
  claims: z.array(ClaimSchema),
  citations: z.array(CitationSchema),
  disagreements: z.array(DisagreementSchema),
  /** Absent where nothing was left out. */
  leftOut: z.array(LeftOutSchema).optional(),
  /** Parts of the question on which the cited passages are silent; absent where there are none. */
  gaps: z.array(GapSchema).optional(),
  /**
   * Passages that the language model was not given because it is not released for their grade: its text does not rest on
   * them. Absent where there are none.
   */
  heldBack: z.object({ passages: z.number().int().min(1), releasedUpTo: MarkingSchema }).optional(),
  /** On words for likelihood; absent where there is nothing to note. */
  notes: z.array(TermNoteSchema).optional(),
  retrieved: z.array(RetrievedSchema),
  /** Absent in answers that were given before it was recorded. */
  retrieval: z.object({ plan: RetrievalPlanSchema }).optional(),
  /** The day on whose record the answer rests. */
  asOf: DaySchema,
  marking: MarkingSchema,
  /** High-water mark of the sources (`highestTlp`); absent where none restricts. */
  tlp: TlpSchema.optional(),
  createdAt: z.string(),
  provenance: ProvenanceSchema,
  timings: z.object({
    retrieveMs: z.number(),
    writeMs: z.number(),
    checkMs: z.number(),
    totalMs: z.number(),
  }),
  /** Reports that were withdrawn or replaced after the answer was given: told at reading, absent where there are none. */
  since: z.array(CitedSinceSchema).optional(),
});
export type Answer = z.infer<typeof AnswerSchema>;
