import { type Asker, type Question, type SearchResult, sourceMarks } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { Store } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import { onBehalf } from './on-behalf.ts';
import { planOf } from './plan.ts';
import { retrieve } from './retrieve.ts';
import { validateQuestion } from './validate-question.ts';

export interface SearchDependencies {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly translator?: Translator | undefined;
  /** See `RetrieveDependencies`. */
  readonly reranker?: Reranker | null | undefined;
}

/** The retrieval of an answer without its writing, explained part by part. */
export async function searchPassages(
  deps: SearchDependencies,
  request: { readonly asker: Asker; readonly question: Question; readonly limit: number },
  signal?: AbortSignal,
): Promise<SearchResult> {
  const started = performance.now();
  const cause = { actor: request.asker.id, answerId: null };
  const { store, embedder, translator, reranker } = onBehalf(deps, cause);
  const question = validateQuestion(request.question);
  const reader = store.as(request.asker);
  const [summary, { analysis, passages, rerankedBy }] = await Promise.all([
    reader.summary({ filter: question.filter, asOf: question.asOf }),
    retrieve({ reader, embedder, translator, reranker }, question, { limit: request.limit, signal }),
  ]);
  return {
    plan: planOf({ ...question, followsUp: false }, analysis),
    passages: passages.map(({ passage, report, score, shares, parts }) => ({
      passageId: passage.id,
      reportId: report.id,
      sourceKey: report.sourceKey,
      title: report.title,
      originator: report.originator,
      publishedOn: report.publishedOn,
      supersededBy: report.supersededBy,
      marking: report.marking,
      ...sourceMarks(report),
      page: passage.pageFrom,
      text: passage.text,
      score,
      shares: { ...shares },
      parts: { ...parts },
    })),
    reranker: rerankedBy,
    searched: { reports: summary.reports, passages: summary.passages },
    tookMs: performance.now() - started,
  };
}
