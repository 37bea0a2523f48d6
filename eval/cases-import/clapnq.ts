import { z } from 'zod';
import { documentKey, type Imported, idFrom, RowReader } from './imported.ts';

const ClapnqSchema = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  title: z.string(),
  passage: z.string().min(1),
  sentences: z.array(z.string()),
  answers: z.array(z.object({ answer: z.string(), selected_sentences: z.array(z.string()) })),
});
export type ClapnqRow = z.infer<typeof ClapnqSchema>;

/** Rows of CLAPNQ (Rosenthal et al. 2024), one JSON object a line. @throws BadCaseFile */
export function readClapnq(content: string, file: string): { row: ClapnqRow; line: number }[] {
  const reader = new RowReader(file);
  const rows = reader.rows(content, ClapnqSchema);
  reader.finish();
  return rows;
}

/**
 * CLAPNQ: grounded answering on one passage. Selected sentences become the expected evidence, the human answer the
 * reference; a row without an answer becomes an unanswerable case.
 */
export function importClapnq(content: string, file: string): Imported {
  const reader = new RowReader(file);
  const documents = new Map<string, string>();
  const cases = readClapnq(content, file).flatMap(({ row, line }) => {
    const source = documentKey(`clapnq-${row.id}`);
    documents.set(source, `${row.title}\n\n${row.passage.trim()}`);
    const [answer] = row.answers.filter(({ answer: words }) => words.trim() !== '');
    const evidence = (answer?.selected_sentences ?? []).filter((sentence) => row.passage.includes(sentence));
    return reader.toCase(
      {
        id: idFrom('clapnq', row.id),
        lang: 'en',
        category: answer === undefined ? 'unanswerable' : 'grounded',
        question: row.question,
        tags: ['clapnq'],
        expect: {
          answerable: answer !== undefined,
          ...(answer === undefined ? {} : { reference: answer.answer }),
          citations: evidence.map((quote) => ({ source, quote })),
        },
        cluster: source,
        licence: 'Apache-2.0',
      },
      line,
    );
  });
  reader.finish();
  return { cases, documents, notes: [] };
}

const KiltSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  input: z.string().min(1),
  output: z
    .array(
      z.object({
        answer: z.string().nullish(),
        provenance: z
          .array(
            z.object({
              wikipedia_id: z.union([z.string(), z.number()]).transform(String),
              title: z.string().optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/**
 * KILT (Petroni et al. 2021): the answers become one vital fact with aliases, the pages of the provenance the evidence,
 * as whole documents named `<wikipedia id>.txt`; KILT does not carry their text.
 */
export function importKilt(content: string, file: string, language: string): Imported {
  const reader = new RowReader(file);
  const cases = reader.rows(content, KiltSchema).flatMap(({ row, line }) => {
    const answers = [...new Set(row.output.flatMap(({ answer }) => (answer ? [answer.trim()] : [])))];
    const pages = [
      ...new Set(row.output.flatMap(({ provenance }) => provenance.map((one) => one.wikipedia_id))),
    ];
    const [first, ...aliases] = answers;
    return reader.toCase(
      {
        id: idFrom('kilt', row.id),
        lang: language,
        category: 'kilt',
        question: row.input,
        tags: ['kilt'],
        expect: {
          answerable: first !== undefined,
          nuggets: first === undefined ? [] : [{ text: first, aliases }],
          citations: pages.map((page) => ({ source: documentKey(page) })),
        },
      },
      line,
    );
  });
  reader.finish();
  return {
    cases,
    documents: new Map(),
    notes: ['KILT names pages and does not carry their text: give a --corpus with them.'],
  };
}
