import { z } from 'zod';
import { RerankedBySchema } from './answer.ts';
import { DaySchema } from './language.ts';
import { MarkingSchema } from './marking.ts';
import { RetrievalPlanSchema } from './retrieval.ts';
import { SOURCE_MARKS } from './source-marks.ts';

export const FoundPassageSchema = z.object({
  passageId: z.string(),
  reportId: z.string(),
  sourceKey: z.string(),
  title: z.string(),
  originator: z.string().nullable(),
  publishedOn: DaySchema.nullable(),
  supersededBy: z.string().nullable(),
  marking: MarkingSchema,
  ...SOURCE_MARKS,
  page: z.number().int().nullable(),
  text: z.string(),
  /** 0 to 1. */
  score: z.number(),
  /** What each part of the ranking contributed; they add up to `score`. */
  shares: z.record(z.string(), z.number()),
  /** The parts as they were measured: BM25, cosine, shares of the question. */
  parts: z.record(z.string(), z.number()),
});
export type FoundPassage = z.infer<typeof FoundPassageSchema>;

/** Retrieval without writing. */
export const SearchResultSchema = z.object({
  plan: RetrievalPlanSchema,
  passages: z.array(FoundPassageSchema),
  /** Null where none is configured. */
  reranker: RerankedBySchema.nullable(),
  searched: z.object({ reports: z.number().int(), passages: z.number().int() }),
  tookMs: z.number(),
});
export type SearchResult = z.infer<typeof SearchResultSchema>;
