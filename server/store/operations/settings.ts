import { createHash } from 'node:crypto';
import { AktenlageError } from '../../domain/index.ts';
import type { CorpusSettings } from '../../ports/store.ts';
import type { Session } from '../database.ts';

/** The embedder in use and its generation of vectors. */
export interface BoundEmbedder {
  readonly generation: number;
  readonly embedder: string;
  readonly dimensions: number;
}

/** @param lock makes this writer wait for its turn, and others for the end of this transaction */
export async function readBoundEmbedder(session: Session, lock = false): Promise<BoundEmbedder | null> {
  const [row] = await session.prepared<BoundEmbedder>(
    `SELECT g.generation, g.embedder, g.dimensions
     FROM ${lock ? '(SELECT generation FROM settings FOR UPDATE)' : 'settings'} s
          JOIN embedding_generations g ON g.generation = s.generation`,
  );
  return row ?? null;
}

/** With the owner's rights: `corpusVersion` is that of the whole corpus and is shown to no asker. */
export async function readSettings(session: Session): Promise<CorpusSettings> {
  const bound = await readBoundEmbedder(session);
  const [row] = await session.prepared<{ digest: string }>(
    'SELECT to_hex(corpus_digest) AS digest FROM settings',
  );
  const corpusVersion = corpusVersionOf(row?.digest ?? '0', bound?.embedder ?? null);
  return { embedder: bound?.embedder ?? null, dimensions: bound?.dimensions ?? null, corpusVersion };
}

/** @param digest in hex, over the reports that are meant */
export const corpusVersionOf = (digest: string, embedder: string | null): string =>
  createHash('sha256')
    .update(`${digest}\0${embedder ?? ''}`)
    .digest('hex')
    .slice(0, 16);

/** Folds a change of some reports' digests into the corpus version. */
export async function changeCorpusDigest(session: Session, before: string, after: string): Promise<void> {
  await session.prepared('UPDATE settings SET corpus_digest = corpus_digest # $1::bigint # $2::bigint', [
    before,
    after,
  ]);
}

/** `npm run reindex` or a return to the other model: vectors of two models are never compared. */
export function embedderMismatch(stored: string, wanted: string): AktenlageError {
  return new AktenlageError(
    'embedder-mismatch',
    `The documents are indexed with the embedding model "${stored}", but "${wanted}" is configured. Run "npm run reindex" to index them with the new model, or configure the old one again.`,
  );
}
