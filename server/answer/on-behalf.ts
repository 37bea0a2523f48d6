import type { ClaimJudge } from '../ports/claim-judge.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelCause } from '../ports/model-cause.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { Writer } from '../ports/writer.ts';

interface Models {
  readonly embedder: Embedder;
  readonly writer?: Writer;
  readonly fallbackWriter?: Writer | null;
  readonly reranker?: Reranker | null | undefined;
  readonly judge?: ClaimJudge | null | undefined;
}

/** The same dependencies; what they send to a model is on record as sent for this asker and answer. */
export function onBehalf<Deps extends Models>(deps: Deps, cause: ModelCause): Deps {
  const { embedder, writer, fallbackWriter, reranker, judge } = deps;
  return {
    ...deps,
    embedder: embedder.onBehalfOf?.(cause) ?? embedder,
    ...(writer && { writer: writer.onBehalfOf?.(cause) ?? writer }),
    ...(fallbackWriter && { fallbackWriter: fallbackWriter.onBehalfOf?.(cause) ?? fallbackWriter }),
    ...(reranker && { reranker: reranker.onBehalfOf?.(cause) ?? reranker }),
    ...(judge && { judge: judge.onBehalfOf?.(cause) ?? judge }),
  };
}
