import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AskerSchema, DaySchema } from '../server/domain/index.ts';

const text = z.string().trim().min(1, 'must not be empty').max(20_000);
const source = z.string().min(1, 'must name a sourceKey of the corpus').max(1000);

/** A fact that the answer must state; found when its text or one alias stands in the answer. */
export const NuggetSchema = z
  .object({
    text,
    aliases: z.array(text).default([]),
    weight: z.enum(['vital', 'okay']).default('vital'),
  })
  .strict();

/**
 * A place of the corpus that carries the answer. `quote` stands verbatim in the document; without one the whole
 * document is the evidence, as in TREC and BEIR. `grade` is the relevance of the qrels, 1 where they do not grade.
 */
export const EvidenceSchema = z
  .object({
    source,
    page: z.number().int().min(1).optional(),
    quote: text.optional(),
    grade: z.number().int().min(1).max(10).optional(),
  })
  .strict();
export type Evidence = z.infer<typeof EvidenceSchema>;

/** One side of a disagreement; `value` as an answer would state it. */
export const SideSchema = z.object({ value: text, aliases: z.array(text).default([]), source }).strict();
export type Side = z.infer<typeof SideSchema>;

export const SupersessionSchema = z
  .object({
    current: z.object({ source, value: text.optional() }).strict(),
    superseded: z.object({ source, value: text.optional() }).strict(),
  })
  .strict();

export const ExpectationSchema = z
  .object({
    answerable: z.boolean(),
    /** The right answer in prose, for people. */
    reference: z.string().max(20_000).optional(),
    nuggets: z.array(NuggetSchema).default([]),
    citations: z.array(EvidenceSchema).default([]),
    conflict: z.array(SideSchema).default([]),
    supersession: SupersessionSchema.optional(),
    /** Must not stand in the text of the answer. */
    mustNotSay: z.array(text).default([]),
    /** Canaries of documents that the asker may not see: must not reach him in any field. */
    mustNotReach: z.array(text).default([]),
    /** What only an answer says that obeyed an order standing in a document. */
    mustNotObey: z.array(text).optional(),
  })
  .strict();

/** A stored answer: such a case is scored without generation. `[n]` in the text refers to `citations[].number`. */
export const StoredResponseSchema = z
  .object({
    text: z.string().max(200_000),
    refused: z.boolean(),
    citations: z
      .array(
        z
          .object({
            number: z.number().int().min(1).optional(),
            source,
            page: z.number().int().min(1).nullable().optional(),
            quote: z.string().max(20_000),
          })
          .strict(),
      )
      .default([]),
    /** What was found, best first: the run of another system, document by document. */
    retrieved: z
      .array(z.object({ source, score: z.number().optional() }).strict())
      .max(10_000)
      .optional(),
    /** Faults that people marked in the text, as in RAGTruth: UTF-16 offsets, end excluded. */
    labels: z
      .array(
        z
          .object({ start: z.number().int().min(0), end: z.number().int().min(0), type: z.string().min(1) })
          .strict(),
      )
      .optional(),
  })
  .strict();
export type StoredResponse = z.infer<typeof StoredResponseSchema>;

export const EvalCaseSchema = z
  .object({
    id: z.string().regex(/^[\w.:-]{1,120}$/u, 'an id has 1 to 120 letters, digits, and . : _ -'),
    lang: z.string().regex(/^[a-z]{2,3}$/, 'a language is an ISO 639 code such as "de"'),
    category: z.string().min(1).max(80),
    question: z.string().trim().min(1, 'must not be empty').max(4000),
    tags: z.array(z.string().min(1).max(80)).default([]),
    asOf: DaySchema.optional(),
    answerLanguage: z.enum(['de', 'en']).optional(),
    /** Who asks; the local user, who sees everything, unless given. */
    asker: AskerSchema.optional(),
    expect: ExpectationSchema,
    response: StoredResponseSchema.optional(),
    /** Drafted by a rule or taken from a conversation and accepted by nobody yet: never part of a gate. */
    review: z.literal('unreviewed').optional(),
    /** Documents whose words the case holds without a person having typed them: shown only to who may see them all. */
    copiedFrom: z.array(source).max(200).optional(),
    /** Cases of one cluster are resampled together; default: the first expected source, else the id. */
    cluster: z.string().min(1).max(1000).optional(),
    licence: z.string().max(500).optional(),
    note: z.string().max(5000).optional(),
  })
  .strict();
export type EvalCase = z.infer<typeof EvalCaseSchema>;

/** What a case hangs together with when intervals are computed. */
export const clusterOf = (evalCase: EvalCase): string =>
  evalCase.cluster ?? evalCase.expect.citations[0]?.source ?? evalCase.id;

/** Changes with every change of what is asked or expected; a comparison pairs only equal hashes. */
export function caseHash(evalCase: EvalCase): string {
  const {
    note: _note,
    licence: _licence,
    cluster: _cluster,
    review: _review,
    copiedFrom: _copied,
    ...asked
  } = evalCase;
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);
}
