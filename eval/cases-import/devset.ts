import { z } from 'zod';
import type { EvalCase } from '../case.ts';

/** Question files of the shape `{id, lang, kind, question, answer, answerable, evidence:[{file,page,quote}]}`. */
export const DevsetRowSchema = z
  .object({
    id: z.string().min(1),
    lang: z.string(),
    kind: z.string().min(1),
    question: z.string().min(1, 'must not be empty'),
    answer: z.string(),
    answerable: z.boolean(),
    evidence: z.array(
      z.object({
        file: z.string().min(1),
        page: z.number().int().min(1).optional(),
        quote: z.string().min(1),
      }),
    ),
    note: z.string().optional(),
  })
  .strict();
export type DevsetRow = z.infer<typeof DevsetRowSchema>;

export const looksLikeDevset = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'evidence' in row && 'answerable' in row && !('expect' in row);

/**
 * One row as a case. Where the row is about conflicting documents and its evidence comes from two of them, each
 * piece of evidence becomes a side of the conflict: its quote is the value that has to be stated.
 */
export function caseFromDevsetRow(row: DevsetRow): unknown {
  const sources = new Set(row.evidence.map(({ file }) => file));
  const isConflict = row.kind === 'conflict_supersession' && sources.size > 1;
  const sides =
    isConflict && sources.size === row.evidence.length
      ? row.evidence.map(({ file, quote }) => ({ value: quote, source: file }))
      : [];
  return {
    id: row.id,
    lang: row.lang,
    category: row.kind,
    question: row.question,
    expect: {
      answerable: row.answerable,
      reference: row.answer,
      citations: row.evidence.map(({ file, page, quote }) => ({
        source: file,
        ...(page === undefined ? {} : { page }),
        quote,
      })),
      conflict: sides,
    },
    ...(row.note === undefined ? {} : { note: row.note }),
  } satisfies Omit<EvalCase, 'tags' | 'expect'> & { expect: object };
}
