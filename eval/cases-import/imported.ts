import type { z } from 'zod';
import { type EvalCase, EvalCaseSchema } from '../case.ts';
import { BadCaseFile, type CaseProblem } from '../load-cases.ts';

/** What an import yields: cases, and the documents that they rest on where the format carries its own. */
export interface Imported {
  readonly cases: readonly EvalCase[];
  /** sourceKey → text; to be written to a folder that `--corpus` then names. */
  readonly documents: ReadonlyMap<string, string>;
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** Reads rows one by one and collects every fault with its line. */
export class RowReader {
  readonly problems: CaseProblem[] = [];
  readonly #file: string;
  constructor(file: string) {
    this.#file = file;
  }

  fault(line: number, field: string, message: string): void {
    this.problems.push({ line, field, message });
  }

  /** JSONL, or one JSON array; `null` rows are left out. */
  rows<T>(content: string, schema: z.ZodType<T>): { row: T; line: number }[] {
    const text = content.replace(/^\ufeff/u, '');
    const raw = text.trimStart().startsWith('[') ? this.#array(text) : this.#lines(text);
    return raw.flatMap(({ value, line }) => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return [{ row: parsed.data, line }];
      for (const issue of parsed.error.issues) this.fault(line, issue.path.join('.'), issue.message);
      return [];
    });
  }

  #array(text: string): { value: unknown; line: number }[] {
    const value = this.#parse(text, 1);
    return Array.isArray(value) ? value.map((one: unknown, index) => ({ value: one, line: index + 1 })) : [];
  }

  #lines(text: string): { value: unknown; line: number }[] {
    return text.split(/\r?\n/u).flatMap((line, index) => {
      if (line.trim() === '') return [];
      const value = this.#parse(line, index + 1);
      return value === undefined ? [] : [{ value, line: index + 1 }];
    });
  }

  #parse(text: string, line: number): unknown {
    try {
      return JSON.parse(text);
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
      this.fault(line, '', `is no JSON (${thrown.message})`);
      return undefined;
    }
  }

  /** A case in our own form, checked; a fault names the line of the row that it came from. */
  toCase(value: unknown, line: number): EvalCase[] {
    const parsed = EvalCaseSchema.safeParse(value);
    if (parsed.success) return [parsed.data];
    for (const issue of parsed.error.issues) this.fault(line, issue.path.join('.'), issue.message);
    return [];
  }

  /** @throws BadCaseFile with every fault found */
  finish(): void {
    if (this.problems.length > 0) throw new BadCaseFile(this.#file, this.problems);
  }
}

/** Letters, digits and . : _ - only, as an id wants them; stable for the same name. */
export const idFrom = (prefix: string, name: string): string =>
  `${prefix}-${name.replace(/[^\w.:-]+/gu, '_')}`.slice(0, 120);

/** The file in which a document of another collection is kept. */
export const documentKey = (id: string): string => `${id.replace(/[^\w.-]+/gu, '_')}.txt`;
