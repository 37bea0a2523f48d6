import { z } from 'zod';
import { DaySchema } from './language.ts';

/** Why a reader was not content with an answer. */
export const FEEDBACK_REASONS = [
  'wrong',
  'unsupported',
  'incomplete',
  'outdated',
  'should-have-refused',
  'should-have-answered',
  'other',
] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

export const FeedbackSchema = z.object({
  answerId: z.string().min(1).max(200),
  reason: z.enum(FEEDBACK_REASONS),
  note: z.string().max(2000).default(''),
});
export type Feedback = z.infer<typeof FeedbackSchema>;

/** What an answer has to hold to be right, as far as a person edits it. */
export const CaseExpectationSchema = z.object({
  answerable: z.boolean(),
  reference: z.string().max(20_000),
  /** Facts that must be stated; `aliases` are other ways to say the same. */
  nuggets: z
    .array(
      z.object({
        text: z.string().trim().min(1).max(2000),
        aliases: z.array(z.string().trim().min(1).max(2000)),
        weight: z.enum(['vital', 'okay']).default('vital'),
      }),
    )
    .max(50),
  /** Places that carry the answer; `quote` stands verbatim in the document. */
  citations: z
    .array(
      z.object({
        source: z.string().trim().min(1).max(1000),
        page: z.number().int().min(1).nullable(),
        quote: z.string().trim().max(20_000),
      }),
    )
    .max(50),
  /** Documents that disagree, and what each of them says: an answer has to state and cite every side. */
  conflict: z
    .array(
      z.object({
        source: z.string().trim().min(1).max(1000),
        value: z.string().trim().min(1).max(2000),
        aliases: z.array(z.string().trim().min(1).max(2000)).default([]),
      }),
    )
    .max(20)
    .default([]),
  /** What is in force and what it replaced: the current document has to win and the other to be named as old. */
  supersession: z
    .object({
      current: z.object({
        source: z.string().trim().min(1).max(1000),
        /** Empty where no value is expected. */
        value: z.string().trim().max(2000),
      }),
      superseded: z.object({ source: z.string().trim().min(1).max(1000) }),
    })
    .nullable()
    .default(null),
  mustNotSay: z.array(z.string().trim().min(1).max(2000)).max(50),
});
export type CaseExpectation = z.infer<typeof CaseExpectationSchema>;

export const EvaluationCaseEditSchema = z.object({
  question: z.string().trim().min(1).max(4000),
  category: z.string().trim().min(1).max(80),
  asOf: DaySchema.nullable(),
  note: z.string().max(5000),
  reviewed: z.boolean(),
  expect: CaseExpectationSchema,
});
export type EvaluationCaseEdit = z.infer<typeof EvaluationCaseEditSchema>;

export const EvaluationCaseSchema = EvaluationCaseEditSchema.extend({
  id: z.string(),
  lang: z.string(),
  tags: z.array(z.string()),
});
export type EvaluationCase = z.infer<typeof EvaluationCaseSchema>;

/** Questions of one's own as a file, JSONL, one case a line (eval/README.md). */
export const CaseFileSchema = z.object({ content: z.string().min(1).max(4_000_000) });

export const ImportedCasesSchema = z.object({ added: z.number().int(), replaced: z.number().int() });
export type ImportedCases = z.infer<typeof ImportedCasesSchema>;

export const EvaluationSuiteSchema = z.object({
  id: z.enum(['own', 'sample']),
  cases: z.number().int(),
  /** Cases that nobody has reviewed; they are not run. */
  unreviewed: z.number().int(),
});
export type EvaluationSuite = z.infer<typeof EvaluationSuiteSchema>;

export const EvaluationMetricSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['hard', 'binary', 'continuous']),
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  scored: z.number().int(),
});
export type EvaluationMetric = z.infer<typeof EvaluationMetricSchema>;

export const EvaluationRunSchema = z.object({
  id: z.string(),
  suite: z.string(),
  at: z.string(),
  /** `unreadable`: what is kept of it is broken; then nothing else of it is known but `id` and, about, `at`. */
  status: z.enum(['running', 'finished', 'stopped', 'failed', 'unreadable']),
  done: z.number().int(),
  total: z.number().int(),
  passed: z.number().int(),
  failing: z.number().int(),
  errors: z.number().int(),
  hardFailures: z.number().int(),
  writer: z.string(),
  embedder: z.string(),
  /** Why it failed or cannot be read; `null` otherwise. */
  problem: z
    .object({ code: z.string(), message: z.string(), retryable: z.boolean() })
    .nullable()
    .default(null),
});
export type EvaluationRun = z.infer<typeof EvaluationRunSchema>;

export const EvaluatedCaseSchema = z.object({
  id: z.string(),
  lang: z.string(),
  category: z.string(),
  question: z.string(),
  status: z.enum(['passed', 'failing', 'error']),
  /** It rests on a document that the asker may not see now: its words are left out. */
  withheld: z.boolean(),
  /** The part of the product to look at first: corpus, parse, chunk, retrieval, refusal, writer, check. */
  layer: z.string().nullable(),
  why: z.string(),
  reference: z.string().nullable(),
  refused: z.boolean(),
  sentences: z.array(
    z.object({ text: z.string(), citations: z.array(z.number()), verdict: z.string().nullable() }),
  ),
  citations: z.array(
    z.object({
      number: z.number(),
      passageId: z.string().nullable(),
      source: z.string(),
      page: z.number().nullable(),
      quote: z.string(),
    }),
  ),
  evidence: z.array(
    z.object({
      source: z.string(),
      page: z.number().nullable(),
      quote: z.string().nullable(),
      status: z.string(),
      rank: z.number().nullable(),
      cited: z.boolean(),
    }),
  ),
  retrieved: z.array(
    z.object({
      passageId: z.string(),
      source: z.string(),
      page: z.number().nullable(),
      text: z.string(),
      score: z.number(),
      gold: z.boolean(),
    }),
  ),
  scores: z.array(z.object({ metric: z.string(), value: z.number(), reason: z.string() })),
});
export type EvaluatedCase = z.infer<typeof EvaluatedCaseSchema>;

export const EvaluationRunDetailSchema = z.object({
  run: EvaluationRunSchema,
  metrics: z.array(EvaluationMetricSchema),
  cases: z.array(EvaluatedCaseSchema),
});
export type EvaluationRunDetail = z.infer<typeof EvaluationRunDetailSchema>;

export const EvaluationComparisonSchema = z.object({
  before: EvaluationRunSchema,
  after: EvaluationRunSchema,
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  corpusChanged: z.boolean(),
  metrics: z.array(
    z.object({
      metric: z.string(),
      label: z.string(),
      gated: z.boolean(),
      verdict: z.enum(['pass', 'fail', 'inconclusive']),
      pairs: z.number().int(),
      before: z.number(),
      after: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      /** After Holm's correction; `null` for hard metrics. */
      p: z.number().nullable(),
      losses: z.array(z.string()),
      wins: z.array(z.string()),
      /** Smallest drop that this many pairs would have shown. */
      detectable: z.number(),
    }),
  ),
  newHardFailures: z.array(z.object({ id: z.string(), metric: z.string() })),
  /** Of the cases named above, as far as the asker may see them. */
  questions: z.record(z.string(), z.string()),
  unpaired: z.number().int(),
  /** Cases in both runs that ask and expect the same; without any nothing was compared. */
  paired: z.number().int(),
});
export type EvaluationComparison = z.infer<typeof EvaluationComparisonSchema>;

export const EXPORT_FORMATS = ['html', 'json', 'csv', 'junit', 'trec', 'qrels', 'md', 'cases'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
