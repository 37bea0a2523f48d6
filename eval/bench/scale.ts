import path from 'node:path';
import { retrieve } from '../../server/answer/retrieve.ts';
import { readConfig } from '../../server/config.ts';
import type { Asker } from '../../server/domain/index.ts';
import { createLocalEmbedder } from '../../server/models/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import type { Store } from '../../server/ports/store.ts';
import type { Session } from '../../server/store/database.ts';
import { openStore } from '../../server/store/index.ts';
import { type IndexKind, indexType } from '../../server/store/operations/embedding-index.ts';
import { ServerDatabase } from '../../server/store/server-database.ts';
import { encodeVector } from '../../server/store/value-types.ts';
import { mean } from '../stats/interval.ts';
import type { BenchContext, Benchmark, Figure } from './figure.ts';
import { ALL, chooseQuestions, grow, knowing, QUESTIONS, type Question } from './grown-corpus.ts';
import { latencyOf, throughputOf } from './load.ts';
import { FEW, readMaterial } from './synthetic-corpus.ts';

/** Passages; a million takes hours and is asked for by hand (`--passages 1000000`). */
const SIZES = [1_000, 10_000, 100_000];
const AT_ONCE = 16;
const ONE_IN_A_HUNDRED: Asker = { id: 'bench-few', clearance: 4, groups: [FEW] };

/**
 * The whole search as the corpus grows, on the server database of `--database`: empty, or left by this
 * benchmark, which goes on from there. The unit is one bare HNSW query (ef 100) in the same run.
 */
export const scaleBenchmark: Benchmark = {
  name: 'scale',
  about: 'whole search at 1,000 to 100,000 passages (--database URL --passages N,…) / one bare HNSW query',
  byNameOnly: true,
  async run(context) {
    const { database: url, passages: sizes = SIZES } = context;
    if (url === undefined) return { figures: [], note: 'needs --database URL' };
    const config = readConfig();
    const embedder = await createLocalEmbedder({ cacheDir: path.join(config.dataDir, 'models') });
    const store = await openStore({ dataDir: config.dataDir, databaseUrl: url });
    const bare = new ServerDatabase(url);
    try {
      await store.bindEmbedder(embedder.id, embedder.dimensions);
      const material = await readMaterial(path.join(context.root, '../shared/data'), embedder);
      const questions = await chooseQuestions(material, embedder);
      const figures: Figure[] = [];
      for (const size of sizes) {
        await grow(store, material, size, context);
        figures.push(...(await measureAt(size, { store, bare, embedder, questions, context })));
      }
      return {
        figures,
        note: `${QUESTIONS} questions; their embedding, which a user waits for too, is left out`,
      };
    } finally {
      await bare.close();
      await store.close();
      await embedder.close();
    }
  },
};

interface Subject {
  readonly store: Store;
  readonly bare: ServerDatabase;
  readonly embedder: Embedder;
  readonly questions: readonly Question[];
  readonly context: BenchContext;
}

async function measureAt(size: number, subject: Subject): Promise<Figure[]> {
  const { store, bare, questions, context } = subject;
  const index = await whatToAsk(bare);
  const reader = store.as(ALL);
  const embedder = knowing(subject.embedder, questions);
  const search = ({ text }: Question) => retrieve({ reader, embedder }, { question: text }, { limit: 10 });
  const words = size.toLocaleString('en');
  context.onProgress(`${words}: bare queries`);
  const unit = await bare.transaction(
    async (session) => {
      await session.execute('SET LOCAL hnsw.ef_search = 100');
      return latencyOf(questions, ({ vector }) => nearest(session, index, vector));
    },
    { readOnly: true, timeoutMs: 600_000 },
  );
  context.onProgress(`${words}: searches`);
  const whole = await latencyOf(questions, search);
  const dense = await latencyOf(questions, ({ vector }) => reader.searchVectors([{ embedding: vector }], 60));
  const at = { name: 'bare HNSW query p50', value: unit.p50 };
  const many = [...questions, ...questions, ...questions];
  const bareMany = await throughputOf(many, AT_ONCE, ({ vector }) =>
    bare.transaction((session) => nearest(session, index, vector), { readOnly: true }),
  );
  const searchMany = await throughputOf(many, AT_ONCE, search);
  return [
    { name: `${words}: search p50`, value: whole.p50, unit: 'ms', baseline: at },
    { name: `${words}: search p95`, value: whole.p95, unit: 'ms', baseline: at },
    { name: `${words}: dense part p50`, value: dense.p50, unit: 'ms', baseline: at },
    {
      name: `${words}: searches a second, ${AT_ONCE} at once`,
      value: searchMany,
      unit: '/s',
      baseline: { name: 'bare queries', value: bareMany },
    },
    { name: `${words}: recall@10 of the dense part`, value: await recall(subject, ALL), unit: 'share' },
    {
      name: `${words}: recall@10 where 1 % is visible`,
      value: await recall(subject, ONE_IN_A_HUNDRED),
      unit: 'share',
    },
    { name: `${words}: database`, value: await sizeOf(bare), unit: 'MB' },
  ];
}

interface Bare {
  readonly generation: number;
  readonly kind: IndexKind;
}

async function whatToAsk(bare: ServerDatabase): Promise<Bare> {
  const [row] = await bare.transaction((session) =>
    session.query<Bare>(
      `SELECT generation, CASE WHEN to_regclass('embeddings_hnsw_' || generation || '_half') IS NULL
                               THEN 'whole' ELSE 'half' END AS kind FROM settings`,
    ),
  );
  return row ?? { generation: 0, kind: 'whole' };
}

/** The generation and the type as they stand in the index. */
const nearest = (session: Session, { generation, kind }: Bare, vector: Float32Array): Promise<unknown> => {
  const type = indexType(vector.length, kind);
  return session.query(
    `SELECT passage_key FROM embeddings WHERE generation = ${generation}
     ORDER BY embedding::${type} <=> $1::${type} LIMIT 10`,
    [encodeVector(vector)],
  );
};

/** Share of the ten nearest visible passages, by an exact scan, among the ten that the product finds. */
async function recall({ store, bare, questions }: Subject, asker: Asker): Promise<number> {
  const reader = store.as(asker);
  const shares: number[] = [];
  for (const { vector } of questions) {
    const [hits = []] = await reader.searchVectors([{ embedding: vector }], 10);
    const exact = await bare.transaction(
      (session) =>
        // Without the cast of the index, so that every vector is compared.
        session.query<{ id: string }>(
          `SELECT p.id FROM embeddings e JOIN passages p ON p.key = e.passage_key
             JOIN access_labels l ON l.id = e.access_id
           WHERE l.groups && $2::text[] ORDER BY e.embedding <=> $1::vector LIMIT 10`,
          [encodeVector(vector), asker.groups],
        ),
      { readOnly: true },
    );
    const found = new Set(hits.map(({ passageId }) => passageId));
    if (exact.length > 0) shares.push(exact.filter(({ id }) => found.has(id)).length / exact.length);
  }
  return mean(shares);
}

async function sizeOf(bare: ServerDatabase): Promise<number> {
  const [row] = await bare.transaction((session) =>
    session.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes'),
  );
  return Number(row?.bytes ?? 0) / 1024 / 1024;
}
