import { z } from 'zod';
import { CodeVersionSchema, RecordedSentenceSchema } from './answer-record.ts';

/**
 * What became of a recorded passage. `same`: its text is the one that was recorded. `changed`: another text under the
 * same id. `removed`: its report is there, but no longer holds it. `gone`: neither is to be found; withdrawn and no longer
 * visible are the same here, so that nobody learns what exists.
 */
export const PASSAGE_STATES = ['same', 'changed', 'removed', 'gone'] as const;

export const ReplayedPassageSchema = z.object({
  key: z.string(),
  passageId: z.string(),
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  state: z.enum(PASSAGE_STATES),
  /** The file of the report is another one now; its passage may be the same all the same. */
  reportChanged: z.boolean(),
});
export type ReplayedPassage = z.infer<typeof ReplayedPassageSchema>;

export const ReplayedSentenceSchema = z.object({
  /** Null where there was, or is, no such sentence. */
  before: RecordedSentenceSchema.nullable(),
  now: RecordedSentenceSchema.nullable(),
  same: z.object({ text: z.boolean(), citations: z.boolean(), verdict: z.boolean() }),
});
export type ReplayedSentence = z.infer<typeof ReplayedSentenceSchema>;

/** A passage in the retrieval of then and of now, by its place from 1; null where it is not among those found. */
export const RankedThenAndNowSchema = z.object({
  passageId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  before: z.number().int().nullable(),
  now: z.number().int().nullable(),
});

export const SearchReplaySchema = z.object({
  identical: z.boolean(),
  corpusVersion: z.object({ before: z.string(), now: z.string() }),
  embedder: z.object({ before: z.string(), now: z.string() }),
  new: z.array(RankedThenAndNowSchema),
  gone: z.array(RankedThenAndNowSchema),
  moved: z.array(RankedThenAndNowSchema),
  /** Found at the same place. */
  unmoved: z.number().int(),
});
export type SearchReplay = z.infer<typeof SearchReplaySchema>;

/** What `npm run replay` found out. Nothing of the stored answer is changed by it. */
export const ReplaySchema = z.object({
  answerId: z.string(),
  question: z.string(),
  createdAt: z.string(),
  /** Everything below is as it was then. */
  identical: z.boolean(),
  code: z.object({ before: CodeVersionSchema, now: CodeVersionSchema }),
  writer: z.string(),
  /** False for a refusal before anything was written: there are no sentences to read again. */
  written: z.boolean(),
  /** Only the beginning of the raw output was kept. */
  cut: z.boolean(),
  status: z.object({ before: z.enum(['answered', 'refused']), now: z.enum(['answered', 'refused']) }),
  sentences: z.array(ReplayedSentenceSchema),
  passages: z.array(ReplayedPassageSchema),
  /** Null unless the retrieval was asked for. */
  search: SearchReplaySchema.nullable(),
});
export type Replay = z.infer<typeof ReplaySchema>;

export const ReplayRequestSchema = z.object({ search: z.boolean().default(false) }).strict();
