import type { RetrievalQuery } from './beir.ts';
import type { LangChainBaseline } from './langchain-baseline.ts';
import { figuresOf, type RetrievalFigures } from './measure.ts';

/** Chunks that are asked for, so that ten different passages are among them: XQuAD's longest makes five. */
const CHUNKS = 80;

/** Every query through the baseline, one after the other; a passage has the rank of its best chunk. */
export async function measureBaseline(
  baseline: LangChainBaseline,
  queries: readonly RetrievalQuery[],
  onProgress?: (done: number, total: number) => void,
): Promise<RetrievalFigures> {
  const ranks: (number | null)[] = [];
  const times: number[] = [];
  for (const [index, query] of queries.entries()) {
    const started = performance.now();
    const chunks = await baseline.search(query.text, CHUNKS);
    times.push(performance.now() - started);
    const passages = [...new Set(chunks.map(({ document }) => document))].slice(0, 10);
    const at = passages.findIndex((id) => query.relevant.has(id));
    ranks.push(at === -1 ? null : at + 1);
    if (index % 100 === 99) onProgress?.(index + 1, queries.length);
  }
  return figuresOf(queries, ranks, times);
}
