import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { isMissing } from './missing-file.ts';
import type { CaseResult } from './run-case.ts';

const SuiteBaselineSchema = z
  .object({
    who: z.string().min(1),
    why: z.string().min(1),
    at: z.string(),
    casesHash: z.string(),
    corpusHash: z.string(),
    writer: z.string(),
    embedder: z.string(),
    /** Errors are left out. */
    cases: z.record(
      z.string(),
      z.object({ hash: z.string(), scores: z.record(z.string(), z.number().nullable()) }).strict(),
    ),
  })
  .strict();
export type SuiteBaseline = z.infer<typeof SuiteBaselineSchema>;

/** Scores case by case that a change is compared with, one entry a suite, and who accepted them and why. */
export const BaselineSchema = z
  .object({ version: z.literal(1), suites: z.record(z.string(), SuiteBaselineSchema) })
  .strict();
export type Baseline = z.infer<typeof BaselineSchema>;

/** A baseline that cannot be used; the message names the field. */
export class BadBaseline extends Error {
  override readonly name = 'BadBaseline';
}

/** `null` when there is no such file. @throws BadBaseline */
export async function readBaseline(file: string): Promise<Baseline | null> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch (thrown) {
    throw new BadBaseline(`${file} is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const parsed = BaselineSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadBaseline(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'has another shape'}`);
}

/** Replaces one suite's entry, the others stay. Written beside and renamed. */
export async function writeBaseline(file: string, suite: string, entry: SuiteBaseline): Promise<void> {
  const before = await readBaseline(file);
  const suites = { ...before?.suites, [suite]: entry };
  const sorted = Object.fromEntries(Object.entries(suites).sort(([a], [b]) => (a < b ? -1 : 1)));
  const beside = `${file}.${process.pid}.tmp`;
  await writeFile(beside, `${JSON.stringify({ version: 1, suites: sorted } satisfies Baseline, null, 1)}\n`);
  await rename(beside, file);
}

export function baselineCases(results: readonly CaseResult[]): SuiteBaseline['cases'] {
  const cases: SuiteBaseline['cases'] = {};
  for (const { id, hash, scores, status } of results) {
    if (status === 'error') continue;
    const values = Object.entries(scores).map(([metric, { value }]) => [metric, rounded(value)] as const);
    cases[id] = { hash, scores: Object.fromEntries(values) };
  }
  return cases;
}

/** Six digits: enough to compare, and free of the noise of floating point. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;
