import { createHash } from 'node:crypto';
import type { Passage, Report } from '../../server/domain/index.ts';
import type { ReportReader } from '../../server/ports/store.ts';
import { type EvalCase, EvalCaseSchema } from '../case.ts';
import { type Draft, draftsOf } from './rules.ts';

export interface SuggestOptions {
  /** At most this many drafts in all, and of one document. */
  readonly limit: number;
  readonly perDocument: number;
  /** Asks a language model instead of the rules; what it cannot prove by a verbatim quote is dropped. */
  readonly ask?: (passage: Passage, report: Report) => Promise<Draft[]>;
  readonly signal?: AbortSignal;
}

/**
 * Drafts of cases from what the asker may see, document by document, kinds in turn. Every draft is unreviewed: a rule
 * does not know whether a question is worth asking, nor whether another document answers it differently.
 */
export async function suggestCases(reader: ReportReader, options: SuggestOptions): Promise<EvalCase[]> {
  const cases: EvalCase[] = [];
  const questions = new Set<string>();
  const { reports } = await reader.listReports({ limit: 1000 });
  for (const report of [...reports].sort((a, b) => (a.sourceKey < b.sourceKey ? -1 : 1))) {
    if (cases.length >= options.limit) break;
    options.signal?.throwIfAborted();
    const passages = await reader.listPassages(report.id);
    const drafts: Draft[] = [];
    for (const passage of passages) {
      drafts.push(
        ...(options.ask === undefined ? draftsOf(passage, report) : await options.ask(passage, report)),
      );
      if (options.ask !== undefined && drafts.length >= options.perDocument) break;
    }
    for (const draft of spread(drafts)
      .filter(({ question }) => !questions.has(question))
      .slice(0, options.perDocument)) {
      if (cases.length >= options.limit) break;
      questions.add(draft.question);
      cases.push(caseOf(draft, report));
    }
  }
  return cases;
}

/** One of each kind in turn, so that a page full of numbers does not crowd out a position. */
function spread(drafts: readonly Draft[]): Draft[] {
  const kinds = [...new Set(drafts.map(({ kind }) => kind))];
  const queues = kinds.map((kind) => drafts.filter((draft) => draft.kind === kind));
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => queues.flatMap((queue) => queue[index] ?? [])).flat();
}

function caseOf({ kind, question, quote, fact, language, page }: Draft, report: Report): EvalCase {
  const id = createHash('sha256').update(`${report.sourceKey}\n${kind}\n${quote}`).digest('hex').slice(0, 12);
  return EvalCaseSchema.parse({
    id: `draft-${id}`,
    lang: language,
    category: kind,
    question,
    tags: ['suggested'],
    expect: {
      answerable: true,
      nuggets: fact === null ? [] : [{ text: fact }],
      citations: [{ source: report.sourceKey, quote, ...(page === null ? {} : { page }) }],
    },
    cluster: report.sourceKey,
    review: 'unreviewed',
  });
}
