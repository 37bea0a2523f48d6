import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BriefingRequestSchema } from '../../server/domain/index.ts';
import { UsageError } from '../options.ts';

/** One briefing to be drafted, and what is known of the record beforehand. */
export const BriefingCaseSchema = BriefingRequestSchema.extend({
  id: z.string().min(1).max(100),
  /** At least so many different reports are to be used. */
  leastReports: z.number().int().min(0).default(1),
  /** Contradictions of the record: for each its sides, a piece of text that a side of the box has to hold. */
  conflicts: z.array(z.array(z.string().min(1)).min(2)).default([]),
  /** Questions on which somebody has read the record and found it silent, whatever words happen to meet in a sentence. */
  readGaps: z.array(z.string()).default([]),
}).strict();
export type BriefingCase = z.infer<typeof BriefingCaseSchema>;

/**
 * Reads cases, one a line or as one JSON array.
 *
 * @throws UsageError that names the entry
 */
export async function loadBriefingCases(file: string): Promise<BriefingCase[]> {
  const content = await readFile(file, 'utf8').catch((thrown: Error) => {
    throw new UsageError(`The cases cannot be read: ${thrown.message}`);
  });
  const entries = content.trimStart().startsWith('[') ? parsed(content, 'The file') : lines(content);
  const cases = z
    .array(z.unknown())
    .parse(entries)
    .map((entry, index) => {
      const read = BriefingCaseSchema.safeParse(entry);
      if (read.success) return read.data;
      throw new UsageError(`Case ${index + 1} in ${file} is not valid:\n${z.prettifyError(read.error)}`);
    });
  if (cases.length === 0) throw new UsageError(`There is no case in ${file}.`);
  const twice = cases.find(({ id }, index) => cases.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) throw new UsageError(`There are two cases with the id ${twice.id}.`);
  return cases;
}

const lines = (content: string): unknown[] =>
  content
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parsed(line, `Line ${index + 1}`)]));

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new UsageError(`${what} is no JSON: ${thrown instanceof Error ? thrown.message : thrown}`);
  }
}
