import { z } from 'zod';
import { documentKey, type Imported, idFrom, RowReader } from './imported.ts';

const RagTruthSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  source_id: z.union([z.string(), z.number()]).transform(String),
  response: z.string(),
  model: z.string().optional(),
  split: z.string().optional(),
  labels: z
    .array(
      z.object({
        start: z.number().int().min(0),
        end: z.number().int().min(0),
        text: z.string(),
        label_type: z.string().default('unsupported'),
      }),
    )
    .default([]),
});
const SourceSchema = z.object({
  source_id: z.union([z.string(), z.number()]).transform(String),
  task_type: z.string().optional(),
  source_info: z.unknown(),
});
const WiceTokensSchema = z
  .object({
    claim: z.string().min(1),
    claim_tokens: z.array(z.string()),
    non_supported_spans: z.array(z.boolean()),
    evidence: z.array(z.string()),
    meta: z.object({ id: z.string() }),
  })
  .refine(({ claim_tokens, non_supported_spans }) => claim_tokens.length === non_supported_spans.length, {
    path: ['non_supported_spans'],
    message: 'must be as long as claim_tokens',
  });

/**
 * Responses in which people marked the words that the source does not carry, as in RAGTruth (Niu et al. 2024):
 * response.jsonl, with source_info.jsonl beside it for the sources. Offsets are checked against the marked text.
 */
export function importRagTruth(
  content: string,
  file: string,
  sources: string | null,
  language: string,
): Imported {
  const reader = new RowReader(file);
  const documents = new Map<string, string>();
  const questions = new Map<string, string>();
  const inSource = new RowReader('source_info.jsonl');
  for (const { row } of sources === null ? [] : inSource.rows(sources, SourceSchema)) {
    documents.set(documentKey(`ragtruth-${row.source_id}`), sourceText(row.source_info));
    questions.set(row.source_id, questionOf(row.source_info, row.task_type));
  }
  inSource.finish();
  const cases = reader.rows(content, RagTruthSchema).flatMap(({ row, line }) => {
    for (const [index, { start, end, text }] of row.labels.entries()) {
      if (row.response.slice(start, end) !== text) {
        reader.fault(line, `labels[${index}]`, `"${text.slice(0, 40)}" does not stand at ${start} to ${end}`);
      }
    }
    const source = documentKey(`ragtruth-${row.source_id}`);
    return reader.toCase(
      {
        id: idFrom('ragtruth', row.id),
        lang: language,
        category: 'labelled',
        question: questions.get(row.source_id) ?? `Source ${row.source_id}`,
        tags: [
          'ragtruth',
          ...(row.split === undefined ? [] : [row.split]),
          ...(row.model === undefined ? [] : [row.model]),
        ],
        expect: { answerable: true, citations: [{ source }] },
        response: {
          text: row.response,
          refused: false,
          citations: [],
          labels: row.labels.map(({ start, end, label_type }) => ({ start, end, type: label_type })),
        },
        cluster: source,
      },
      line,
    );
  });
  reader.finish();
  return {
    cases,
    documents,
    notes: sources === null ? ['No source_info.jsonl beside the file: the sources are missing.'] : [],
  };
}

/** WiCE's token labels (Kamoi et al. 2023) in the same form: runs of tokens become marked words of the claim. */
export function importWiceTokens(content: string, file: string): Imported {
  const reader = new RowReader(file);
  const documents = new Map<string, string>();
  const cases = reader.rows(content, WiceTokensSchema).flatMap(({ row, line }) => {
    const source = documentKey(`wice-${row.meta.id}`);
    documents.set(source, row.evidence.join('\n'));
    const labels = spansOf(row.claim, row.claim_tokens, row.non_supported_spans);
    if (labels === null) {
      reader.fault(line, 'claim_tokens', 'do not stand in the claim in this order');
      return [];
    }
    return reader.toCase(
      {
        id: idFrom('wice', row.meta.id),
        lang: 'en',
        category: 'labelled',
        question: row.claim,
        tags: ['wice'],
        expect: { answerable: true, citations: [{ source }] },
        response: { text: row.claim, refused: false, citations: [], labels },
        cluster: source,
        licence: 'ODC-BY-1.0',
      },
      line,
    );
  });
  reader.finish();
  return { cases, documents, notes: [] };
}

/** `null` when a token is not found. */
function spansOf(
  claim: string,
  tokens: readonly string[],
  marked: readonly boolean[],
): { start: number; end: number; type: string }[] | null {
  const spans: { start: number; end: number; type: string }[] = [];
  let from = 0;
  let open: { start: number; end: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    // The tokeniser writes quotation marks in its own way.
    const at = ['``', "''"].includes(token) ? claim.indexOf('"', from) : claim.indexOf(token, from);
    if (at === -1) return null;
    const end = at + (['``', "''"].includes(token) ? 1 : token.length);
    if (marked[index] === true) open = open === null ? { start: at, end } : { start: open.start, end };
    else if (open !== null) {
      spans.push({ ...open, type: 'unsupported' });
      open = null;
    }
    from = end;
  }
  if (open !== null) spans.push({ ...open, type: 'unsupported' });
  return spans;
}

const QaSchema = z.object({ question: z.string(), passages: z.string() });

function sourceText(info: unknown): string {
  const qa = QaSchema.safeParse(info);
  if (qa.success) return qa.data.passages;
  return typeof info === 'string' ? info : JSON.stringify(info, null, 1);
}

function questionOf(info: unknown, task: string | undefined): string {
  const qa = QaSchema.safeParse(info);
  return qa.success ? qa.data.question : (task ?? 'Summarise the source.');
}
