import type { Session } from '../database.ts';
import { ensureEmbeddingIndex } from './embedding-index.ts';
import { embedderMismatch, readBoundEmbedder } from './settings.ts';

/**
 * Binds the corpus to an embedder; with no passages in it, to another one too.
 *
 * @throws AktenlageError `embedder-mismatch`
 */
export async function bindEmbedder(session: Session, id: string, dimensions: number): Promise<void> {
  const bound = await readBoundEmbedder(session, true);
  if (bound?.embedder === id && bound.dimensions === dimensions) {
    await ensureEmbeddingIndex(session, bound);
    return;
  }
  if (bound !== null) {
    const [passage] = await session.query('SELECT 1 FROM passages LIMIT 1');
    if (passage !== undefined) {
      const same = bound.embedder === id;
      throw embedderMismatch(
        same ? `${bound.embedder} (${bound.dimensions} dimensions)` : bound.embedder,
        same ? `${id} (${dimensions} dimensions)` : id,
      );
    }
  }
  const generation = await openGeneration(session, id, dimensions);
  await session.query('UPDATE settings SET generation = $1', [generation]);
}

/** The generation of this embedder, new or begun before. */
export async function openGeneration(session: Session, id: string, dimensions: number): Promise<number> {
  const [row] = await session.query<{ generation: number }>(
    `INSERT INTO embedding_generations (embedder, dimensions) VALUES ($1, $2)
     ON CONFLICT (embedder, dimensions) DO UPDATE SET embedder = excluded.embedder RETURNING generation`,
    [id, dimensions],
  );
  if (row === undefined) throw new Error('an upsert returned no row');
  return row.generation;
}
