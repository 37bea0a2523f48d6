import { RERANK_WEIGHTS, type RerankWeights } from '../../server/answer/rerank.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import type { Reranker } from '../../server/ports/reranker.ts';
import type { ReportReader, Store } from '../../server/ports/store.ts';
import type { Translator } from '../../server/ports/translator.ts';
import { overlay } from '../noise.ts';

/** Parts of the retrieval that can be left out to see what each is worth; `vector-only` is the bare vector search. */
export const ABLATIONS = [
  'none',
  'text',
  'vector',
  'neighbours',
  'translations',
  'sentence',
  'grams',
  'yesOrNo',
  'reranker',
  'vector-only',
] as const;
export type Ablation = (typeof ABLATIONS)[number];

interface Parts {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly translator?: Translator;
  readonly reranker?: Reranker | null;
}

const silent: Translator = { id: 'none', translate: () => [] };

/** The product's retrieval without one of its parts; everything else is as it is. */
export function without(part: Ablation, deps: Parts): Parts & { readonly rerankWeights: RerankWeights } {
  const rerankWeights = {
    sentence: part === 'sentence' || part === 'vector-only' ? 0 : RERANK_WEIGHTS.sentence,
    yesOrNo: part === 'yesOrNo' || part === 'vector-only' ? 0 : RERANK_WEIGHTS.yesOrNo,
    grams: part === 'grams' || part === 'vector-only' ? 0 : RERANK_WEIGHTS.grams,
  };
  const store = overlay(deps.store, {
    as: (asker) => withoutRanker(part, deps.store.as(asker)),
  });
  const unranked = part === 'reranker' || part === 'vector-only';
  return {
    ...deps,
    store,
    rerankWeights,
    ...(part === 'translations' ? { translator: silent } : {}),
    ...(unranked ? { reranker: null } : {}),
  };
}

function withoutRanker(part: Ablation, reader: ReportReader): ReportReader {
  if (part === 'vector') return overlay(reader, { searchVectors: async (queries) => queries.map(() => []) });
  if (part === 'text' || part === 'vector-only')
    return overlay(reader, {
      // How rare the words are still counts for the sentences.
      searchText: async (...request) => {
        const found = await reader.searchText(...request);
        return { ...found, hits: found.hits.map(() => []) };
      },
    });
  if (part === 'neighbours')
    return overlay(reader, {
      searchText: (queries, limit, scope) =>
        reader.searchText(
          queries.map((query) => ({
            ...query,
            concepts: query.concepts.map((concept) => ({
              ...concept,
              words: concept.words.map((word) => ({ ...word, neighbours: 0 })),
            })),
          })),
          limit,
          scope,
        ),
    });
  return reader;
}
