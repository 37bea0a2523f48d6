import { AktenlageError, type Marks } from '../../domain/index.ts';
import { embeddingText } from '../../ports/embedding-text.ts';
import { type Database, LONG_TIMEOUT_MS, type Session } from '../database.ts';
import { openGeneration } from './bind-embedder.ts';
import { dropEmbeddingIndex, ensureEmbeddingIndex } from './embedding-index.ts';
import { readBoundEmbedder } from './settings.ts';

const BATCH = 256;

type Embed = (texts: readonly string[], marks: readonly Marks[]) => Promise<Float32Array[]>;

interface Pending extends Marks {
  readonly key: number;
  readonly context: string;
  readonly text: string;
}

/**
 * Computes the vectors of another embedder as a new generation, batch by batch outside any transaction, and switches
 * to it in one. Searches keep the old generation until then; a run that was broken off goes on where it ended.
 */
export async function reindex(
  database: Database,
  id: string,
  dimensions: number,
  embed: Embed,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const generation = await database.transaction((session) => openGeneration(session, id, dimensions));
  for (let after = 0, switched = false; !switched; after = 0) {
    for (;;) {
      const { pending, left, total } = await nextBatch(database, generation, after);
      onProgress(total - left, total);
      const last = pending.at(-1);
      if (last === undefined) break;
      const vectors = await embed(
        pending.map((p) => embeddingText(p.context, p.text)),
        pending.map(({ marking, tlp }) => ({ marking, tlp })),
      );
      await store(database, generation, dimensions, pending, vectors);
      after = last.key;
    }
    switched = await database.transaction((session) => switchTo(session, generation, dimensions), {
      timeoutMs: LONG_TIMEOUT_MS,
    });
  }
}

async function nextBatch(
  database: Database,
  generation: number,
  after: number,
): Promise<{ pending: Pending[]; left: number; total: number }> {
  return database.transaction(
    async (session) => {
      const [count] = await session.query<{ total: number; left: number }>(
        `SELECT (SELECT count(*) FROM passages) AS total, (SELECT count(*) FROM passages p WHERE ${MISSING}) AS left`,
        [generation],
      );
      const pending = await session.query<Pending>(
        `SELECT p.key, p.context, p.text, r.marking, r.tlp FROM passages p JOIN reports r ON r.key = p.report_key
         WHERE p.key > $2 AND ${MISSING}
         ORDER BY p.key LIMIT ${BATCH}`,
        [generation, after],
      );
      return { pending, left: count?.left ?? 0, total: count?.total ?? 0 };
    },
    { readOnly: true },
  );
}

const MISSING = 'NOT EXISTS (SELECT 1 FROM embeddings e WHERE e.passage_key = p.key AND e.generation = $1)';

async function store(
  database: Database,
  generation: number,
  dimensions: number,
  pending: readonly Pending[],
  vectors: readonly Float32Array[],
): Promise<void> {
  if (vectors.length !== pending.length || vectors.some((vector) => vector.length !== dimensions)) {
    throw new AktenlageError(
      'embedder-unavailable',
      `The embedding model did not return one vector of ${dimensions} dimensions for each passage.`,
    );
  }
  await database.transaction(async (session) => {
    // No writer may replace a passage between the join and the insert.
    await readBoundEmbedder(session, true);
    await session.query(
      // Passages replaced or deleted meanwhile drop out through the join.
      `INSERT INTO embeddings (generation, passage_key, report_key, access_id, embedding)
       SELECT $1, p.key, p.report_key, p.access_id, (($3::real[])[(i.n - 1) * $4 + 1 : i.n * $4])::vector
       FROM unnest($2::int[]) WITH ORDINALITY i (key, n) JOIN passages p ON p.key = i.key
       ON CONFLICT DO NOTHING`,
      [generation, pending.map((p) => p.key), { reals: vectors }, dimensions],
    );
  });
}

/** @returns false when passages have come in meanwhile that still lack their vector */
async function switchTo(session: Session, generation: number, dimensions: number): Promise<boolean> {
  const bound = await readBoundEmbedder(session, true);
  const [missing] = await session.query(`SELECT 1 FROM passages p WHERE ${MISSING} LIMIT 1`, [generation]);
  if (missing !== undefined) return false;
  await ensureEmbeddingIndex(session, { generation, dimensions });
  await session.query('UPDATE settings SET generation = $1', [generation]);
  if (bound !== null && bound.generation !== generation) {
    await dropEmbeddingIndex(session, bound.generation);
    await session.query('DELETE FROM embeddings WHERE generation = $1', [bound.generation]);
    await session.query('DELETE FROM embedding_generations WHERE generation = $1', [bound.generation]);
  }
  return true;
}
