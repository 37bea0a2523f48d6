import type { Embedder } from '../../server/ports/embedder.ts';
import { EmbeddedDatabase } from '../../server/store/embedded-database.ts';
import { encodeVector } from '../../server/store/value-types.ts';
import { splitLikeLangChain } from './langchain-splitter.ts';

export interface BaselineChunk {
  /** Id of the document that was split. */
  readonly document: string;
  readonly text: string;
  /** Cosine similarity, −1–1. */
  readonly score: number;
}

export interface LangChainBaseline {
  /** Number of chunks that are searched. */
  readonly chunks: number;
  /** The nearest chunks of a question, best first. */
  search(question: string, limit: number): Promise<BaselineChunk[]>;
  close(): Promise<void>;
}

const BATCH = 256;

/**
 * What one builds without this product: LangChain's splitter, the same embedder, and pgvector's cosine distance over one
 * table, scanned exactly as LangChain's PGVectorStore does unless told otherwise. No rights, no words, no reranking. On
 * the embedded database engine that ours runs on, in a database of its own in memory.
 *
 * @throws AktenlageError `embedder-unavailable`, `database-unavailable`
 */
export async function openLangChainBaseline(
  embedder: Embedder,
  documents: readonly { readonly id: string; readonly text: string }[],
  onProgress?: (done: number, total: number) => void,
): Promise<LangChainBaseline> {
  const database = await EmbeddedDatabase.open({ directory: 'memory://' });
  try {
    await database.transaction((session) =>
      session.execute(`CREATE EXTENSION IF NOT EXISTS vector;
        CREATE TABLE baseline_chunks (
          key int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          document text NOT NULL,
          text text NOT NULL,
          embedding vector(${embedder.dimensions}) NOT NULL
        )`),
    );
    const chunks: { document: string; text: string }[] = [];
    for (const { id, text } of documents)
      for (const chunk of await splitLikeLangChain(text)) chunks.push({ document: id, text: chunk });
    for (let from = 0; from < chunks.length; from += BATCH) {
      await store(database, embedder, chunks.slice(from, from + BATCH));
      onProgress?.(Math.min(from + BATCH, chunks.length), chunks.length);
    }
    await database.maintain();
    return {
      chunks: chunks.length,
      async search(question, limit) {
        const embedding = encodeVector(await embedder.embedQuery(question));
        return database.transaction(
          (session) =>
            session.prepared<BaselineChunk>(
              `SELECT document, text, 1 - (embedding <=> $1::vector) AS score FROM baseline_chunks
               ORDER BY embedding <=> $1::vector, key LIMIT $2::int`,
              [embedding, limit],
            ),
          { readOnly: true },
        );
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function store(
  database: EmbeddedDatabase,
  embedder: Embedder,
  chunks: readonly { readonly document: string; readonly text: string }[],
): Promise<void> {
  const vectors = await embedder.embedPassages(chunks.map(({ text }) => text));
  await database.transaction((session) =>
    session.query(
      `INSERT INTO baseline_chunks (document, text, embedding)
       SELECT document, text, embedding::vector
       FROM unnest($1::text[], $2::text[], $3::text[]) AS c (document, text, embedding)`,
      [
        chunks.map(({ document }) => document),
        chunks.map(({ text }) => text),
        vectors.map((vector) => encodeVector(vector)),
      ],
    ),
  );
}
