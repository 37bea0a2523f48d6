import type { RerankWeights } from '../../server/answer/rerank.ts';
import { retrieve } from '../../server/answer/retrieve.ts';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import type { Reranker } from '../../server/ports/reranker.ts';
import type { Store } from '../../server/ports/store.ts';
import type { Translator } from '../../server/ports/translator.ts';
import { type Interval, mean, quantile, wilson } from '../stats/interval.ts';
import type { RetrievalQuery } from './beir.ts';

export interface RetrievalFigures {
  readonly queries: number;
  readonly recall1: number;
  /** Of the questions at odd and at even places: what was fitted on one half is read on the other. */
  readonly halves1: readonly [number, number];
  readonly recall5: number;
  readonly recall10: number;
  readonly mrr10: number;
  readonly interval1: Interval | null;
  /** Milliseconds of one search, warm, one at a time. */
  readonly p50: number;
  readonly p95: number;
  /** Queries whose passage is not first, with the rank at which it is (`null`: not among the first ten). */
  readonly missed: readonly { readonly id: string; readonly text: string; readonly rank: number | null }[];
}

/** Every query through the product's own `retrieve`, one after the other. */
export async function measureRetrieval(
  deps: {
    readonly store: Store;
    readonly embedder: Embedder;
    readonly translator?: Translator;
    readonly reranker?: Reranker | null;
    readonly rerankWeights?: RerankWeights;
  },
  queries: readonly RetrievalQuery[],
  onProgress?: (done: number, total: number) => void,
): Promise<RetrievalFigures> {
  const reader = deps.store.as(LOCAL_ASKER);
  const ranks: (number | null)[] = [];
  const times: number[] = [];
  for (const [index, query] of queries.entries()) {
    const started = performance.now();
    const { passages } = await retrieve(
      { reader, embedder: deps.embedder, translator: deps.translator, reranker: deps.reranker },
      { question: query.text },
      { limit: 10, rerankWeights: deps.rerankWeights },
    );
    times.push(performance.now() - started);
    const at = passages.findIndex(({ passage }) => query.relevant.has(passage.id));
    ranks.push(at === -1 ? null : at + 1);
    if (index % 100 === 99) onProgress?.(index + 1, queries.length);
  }
  return figuresOf(queries, ranks, times);
}

/** Share of first places among every second query. */
function firstIn(ranks: readonly (number | null)[], rest: number): number {
  const half = ranks.filter((_, index) => index % 2 === rest);
  return half.length === 0 ? 0 : half.filter((rank) => rank === 1).length / half.length;
}

/** Recall@k here is success@k: the sets have one relevant passage a query. Ranks beyond 10 are `null`. */
export function figuresOf(
  queries: readonly RetrievalQuery[],
  ranks: readonly (number | null)[],
  times: readonly number[],
): RetrievalFigures {
  const within = (k: number): number => ranks.filter((rank) => rank !== null && rank <= k).length;
  const sorted = [...times].sort((a, b) => a - b);
  return {
    queries: queries.length,
    recall1: within(1) / queries.length,
    halves1: [firstIn(ranks, 0), firstIn(ranks, 1)],
    recall5: within(5) / queries.length,
    recall10: within(10) / queries.length,
    mrr10: mean(ranks.map((rank) => (rank === null ? 0 : 1 / rank))),
    interval1: wilson(within(1), queries.length),
    p50: sorted.length === 0 ? 0 : quantile(sorted, 0.5),
    p95: sorted.length === 0 ? 0 : quantile(sorted, 0.95),
    missed: queries.flatMap(({ id, text }, index) => {
      const rank = ranks[index] ?? null;
      return rank === 1 ? [] : [{ id, text, rank }];
    }),
  };
}
