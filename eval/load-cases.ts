import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { caseHash, type EvalCase, EvalCaseSchema } from './case.ts';
import { caseFromDevsetRow, DevsetRowSchema, looksLikeDevset } from './cases-import/devset.ts';

export interface CaseProblem {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A case file that cannot be used; `message` names every line and field. */
export class BadCaseFile extends Error {
  readonly problems: readonly CaseProblem[];
  constructor(file: string, problems: readonly CaseProblem[]) {
    const shown = problems.slice(0, 20).map(({ line, field, message }) => {
      const place = line === 0 ? file : `${file}:${line}`;
      return `${place}: ${field === '' ? '' : `${field}: `}${message}`;
    });
    if (problems.length > shown.length) shown.push(`… and ${problems.length - shown.length} more`);
    super(shown.join('\n'));
    this.name = 'BadCaseFile';
    this.problems = problems;
  }
}

export interface CaseSet {
  readonly file: string;
  readonly cases: readonly EvalCase[];
  /** Over the hashes of all cases, independent of their order. */
  readonly hash: string;
}

/** @throws BadCaseFile when the file is missing, unreadable, or holds a bad case. */
export async function loadCases(file: string): Promise<CaseSet> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const message = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new BadCaseFile(file, [{ line: 0, field: '', message }]);
  }
  return parseCases(content, path.basename(file));
}

/** JSONL, one case a line; empty lines are skipped. The devset's shape is recognised row by row. */
export function parseCases(content: string, file: string): CaseSet {
  const problems: CaseProblem[] = [];
  const cases: EvalCase[] = [];
  const lineOfId = new Map<string, number>();
  content
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .forEach((raw, index) => {
      const line = index + 1;
      if (raw.trim() === '') return;
      const parsed = parseRow(raw, line, problems);
      if (parsed === null) return;
      const earlier = lineOfId.get(parsed.id);
      if (earlier !== undefined) {
        problems.push({ line, field: 'id', message: `"${parsed.id}" already stands in line ${earlier}` });
        return;
      }
      lineOfId.set(parsed.id, line);
      cases.push(parsed);
    });
  if (cases.length === 0 && problems.length === 0) {
    problems.push({ line: 0, field: '', message: 'holds no case' });
  }
  if (problems.length > 0) throw new BadCaseFile(file, problems);
  return { file, cases, hash: hashCases(cases) };
}

export function hashCases(cases: readonly EvalCase[]): string {
  const hashes = cases.map((evalCase) => `${evalCase.id}:${caseHash(evalCase)}`).sort();
  return createHash('sha256').update(hashes.join('\n')).digest('hex').slice(0, 16);
}

function parseRow(raw: string, line: number, problems: CaseProblem[]): EvalCase | null {
  let row: unknown;
  try {
    row = JSON.parse(raw);
  } catch (thrown) {
    const message = `is no JSON (${thrown instanceof Error ? thrown.message : String(thrown)})`;
    problems.push({ line, field: '', message });
    return null;
  }
  if (looksLikeDevset(row)) {
    const devset = DevsetRowSchema.safeParse(row);
    if (!devset.success) {
      problems.push(...problemsOf(devset.error, line));
      return null;
    }
    row = caseFromDevsetRow(devset.data);
  }
  const result = EvalCaseSchema.safeParse(row);
  if (result.success) return result.data;
  problems.push(...problemsOf(result.error, line));
  return null;
}

function problemsOf(error: z.ZodError, line: number): CaseProblem[] {
  return error.issues.map((issue) => ({ line, field: fieldName(issue.path), message: issue.message }));
}

function fieldName(pathParts: readonly PropertyKey[]): string {
  return pathParts.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}
