import type { Services } from './services.ts';

/** One line: database, embeddings, reranker, writer. */
export function describeServices({ config, store, embedder, reranker, writer }: Services): string {
  const database = store.kind === 'embedded' ? 'embedded database' : 'database server';
  const kinds = {
    local: 'local embeddings',
    directory: 'embeddings from a directory',
    openai: 'embeddings by',
  };
  const embeddings =
    config.embedding.kind === 'openai' ? `${kinds.openai} ${embedder.id}` : kinds[config.embedding.kind];
  const written =
    writer.kind === 'extractive'
      ? 'extractive writer: no language model configured'
      : `written by ${writer.id}${config.modelFallback === 'extractive' ? ', extractive writer as fallback' : ''}`;
  const reranked = reranker === null ? '' : `reranked by ${reranker.id}, `;
  return `  ${database}, ${embeddings}, ${reranked}${written}`;
}
