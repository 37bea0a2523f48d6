import { z } from 'zod';
import { documentKey, type Imported, idFrom, RowReader } from './imported.ts';

const texts = z.array(z.string());
/** Names of RAGAS 0.2 and later, and the older ones. */
const RowSchema = z
  .object({
    user_input: z.string().optional(),
    question: z.string().optional(),
    retrieved_contexts: texts.nullish(),
    contexts: texts.nullish(),
    reference_contexts: texts.nullish(),
    response: z.string().nullish(),
    answer: z.string().nullish(),
    reference: z.string().nullish(),
    ground_truth: z.string().nullish(),
  })
  .refine(({ user_input, question }) => (user_input ?? question ?? '').trim() !== '', {
    path: ['user_input'],
    message: 'must not be empty',
  });

/**
 * RAGAS rows (JSONL or a JSON array): each becomes a case with a stored response. Contexts become documents and are
 * cited by the response as a whole, because RAGAS knows no citations inside the text; reference contexts become the
 * expected evidence.
 */
export function importRagas(content: string, file: string, language: string): Imported {
  const reader = new RowReader(file);
  const documents = new Map<string, string>();
  const keep = (name: string, text: string): string => {
    const known = [...documents].find(([, other]) => other === text)?.[0];
    const key = known ?? documentKey(name);
    documents.set(key, text);
    return key;
  };
  const cases = reader.rows(content, RowSchema).flatMap(({ row, line }, index) => {
    const id = idFrom('ragas', String(index + 1));
    const contexts = (row.retrieved_contexts ?? row.contexts ?? []).filter((text) => text.trim() !== '');
    const sources = contexts.map((text, at) => keep(`${id}-context-${at + 1}`, text));
    const expected = (row.reference_contexts ?? [])
      .filter((text) => text.trim() !== '')
      .map((text, at) => keep(`${id}-reference-${at + 1}`, text));
    const response = row.response ?? row.answer;
    const reference = row.reference ?? row.ground_truth;
    return reader.toCase(
      {
        id,
        lang: language,
        category: 'ragas',
        question: row.user_input ?? row.question,
        tags: ['ragas'],
        expect: {
          answerable: true,
          ...(reference == null || reference === '' ? {} : { reference }),
          citations: [...new Set(expected)].map((source) => ({ source })),
        },
        ...(response == null
          ? {}
          : {
              response: {
                text: cite(response, sources.length),
                refused: false,
                citations: sources.map((source, at) => ({
                  number: at + 1,
                  source,
                  quote: (documents.get(source) ?? '').slice(0, 20_000),
                })),
                retrieved: sources.map((source) => ({ source })),
              },
            }),
        cluster: sources[0] ?? id,
      },
      line,
    );
  });
  reader.finish();
  return { cases, documents, notes: [] };
}

/** Every sentence rests on every context: that is all that RAGAS says. */
function cite(text: string, contexts: number): string {
  if (contexts === 0) return text;
  const marker = ` [${Array.from({ length: contexts }, (_, index) => index + 1).join(', ')}]`;
  return text.replace(/([.!?])(?=\s+\p{Lu}|\s*$)/gu, `$1${marker}`);
}
