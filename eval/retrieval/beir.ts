import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const CorpusRow = z.object({ _id: z.string().min(1), title: z.string().default(''), text: z.string() });
const QueryRow = z.object({ _id: z.string().min(1), text: z.string().min(1) });

export interface RetrievalQuery {
  readonly id: string;
  readonly text: string;
  /** Ids of the passages that answer it. */
  readonly relevant: ReadonlySet<string>;
  /** Their grades in the qrels. */
  readonly grades: ReadonlyMap<string, number>;
}

export interface RetrievalSet {
  readonly passages: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  /** Only those with a relevant passage in the corpus, in the order of the file. */
  readonly queries: readonly RetrievalQuery[];
}

/**
 * Reads a set in BEIR form. `prefix` stands before the passage ids of the qrels (XQuAD's qrels name `p000` for
 * `de-p000` and `en-p000`, so that one file serves both languages).
 *
 * @throws Error that names file and line
 */
export async function loadBeir(
  folder: string,
  files: {
    readonly corpus: string;
    readonly queries: string;
    readonly qrels: string;
    readonly prefix?: string;
  },
): Promise<RetrievalSet> {
  const passages = (await readJsonl(path.join(folder, files.corpus), CorpusRow)).map(
    ({ _id, title, text }) => ({
      id: _id,
      title,
      text,
    }),
  );
  const known = new Set(passages.map(({ id }) => id));
  const relevant = await readQrels(path.join(folder, files.qrels), files.prefix ?? '');
  const rows = await readJsonl(path.join(folder, files.queries), QueryRow);
  const queries = rows.flatMap(({ _id, text }) => {
    const grades = new Map([...(relevant.get(_id) ?? [])].filter(([id]) => known.has(id)));
    return grades.size === 0 ? [] : [{ id: _id, text, relevant: new Set(grades.keys()), grades }];
  });
  return { passages, queries };
}

async function readJsonl<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const content = await readFile(file, 'utf8');
  return content.split(/\r?\n/u).flatMap((line, index) => {
    if (line.trim() === '') return [];
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      throw new Error(`${file}:${index + 1}: is no JSON`);
    }
    const parsed = schema.safeParse(row);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    throw new Error(`${file}:${index + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'bad row'}`);
  });
}

/** Tab-separated query, passage, score, with or without a head line; also TREC's four columns. Score 0 is left out. */
async function readQrels(file: string, prefix: string): Promise<Map<string, Map<string, number>>> {
  const content = await readFile(file, 'utf8');
  const relevant = new Map<string, Map<string, number>>();
  content.split(/\r?\n/u).forEach((line, index) => {
    const columns = line.trim().split(/\s+/u);
    if (columns.length < 3) return;
    const [query, passage, score] = columns.length === 3 ? columns : [columns[0], columns[2], columns[3]];
    if (query === undefined || passage === undefined) return;
    const grade = Number(score);
    if (Number.isNaN(grade)) {
      if (index === 0) return;
      throw new Error(`${file}:${index + 1}: the score "${score}" is no number`);
    }
    if (grade <= 0) return;
    const ids = relevant.get(query) ?? new Map<string, number>();
    ids.set(`${prefix}${passage}`, grade);
    relevant.set(query, ids);
  });
  return relevant;
}
