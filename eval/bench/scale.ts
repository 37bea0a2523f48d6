import path from 'node:path';
import { retrieve } from '../../server/answer/retrieve.ts';
import { readConfig } from '../../server/config.ts';
import type { Asker } from '../../server/domain/index.ts';
import { createLocalEmbedder } from '../../server/models/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import type { Store } from '../../server/ports/store.ts';
import type { Session } from '../../server/store/database.ts';
import { openStore } from '../../server/store/index.ts';
import { ServerDatabase } from '../../server/store/server-database.ts';
import { encodeVector } from '../../server/store/value-types.ts';
import { mean } from '../stats/interval.ts';
import type { BenchContext, Benchmark, Figure } from './figure.ts';
import { latencyOf, throughputOf } from './load.ts';
import {
  FEW,
  HOUSE,
  type Material,
  PASSAGES_PER_REPORT,
  readMaterial,
  synthesise,
} from './synthetic-corpus.ts';

/** Passages; a million takes hours and is asked for by hand (`--passages 1000000`). */
const SIZES = [1_000, 10_000, 100_000];
const QUESTIONS = 60;
const AT_ONCE = 16;
const ALL: Asker = { id: 'bench', clearance: 4, groups: [HOUSE, FEW] };
const ONE_IN_A_HUNDRED: Asker = { id: 'bench-few', clearance: 4, groups: [FEW] };

interface Question {
  readonly text: string;
  readonly vector: Float32Array;
}

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

async function chooseQuestions({ questions }: Material, embedder: Embedder): Promise<Question[]> {
  const step = questions.length / QUESTIONS;
  const texts = Array.from({ length: QUESTIONS }, (_, index) => questions[Math.floor(index * step)] ?? '');
  return Promise.all(texts.map(async (text) => ({ text, vector: await embedder.embedQuery(text) })));
}

async function grow(
  store: Store,
  { sources }: Material,
  size: number,
  { onProgress }: BenchContext,
): Promise<void> {
  const { passages } = await store.as(ALL).summary();
  for (let index = passages / PASSAGES_PER_REPORT; index < size / PASSAGES_PER_REPORT; index++) {
    const { report, passages: own, outcome } = synthesise(sources, index);
    await store.corpus.replaceReport(report, own, outcome, { ownReport: true });
    if (index % 20 === 19) onProgress(`${(index + 1) * PASSAGES_PER_REPORT} of ${size} passages`);
  }
  onProgress('index');
  await store.corpus.linkSuperseded();
}

interface Subject {
  readonly store: Store;
  readonly bare: ServerDatabase;
  readonly embedder: Embedder;
  readonly questions: readonly Question[];
  readonly context: BenchContext;
}

async function measureAt(size: number, subject: Subject): Promise<Figure[]> {
  const { store, bare, questions, context } = subject;
  const generation = await generationOf(bare);
  const reader = store.as(ALL);
  const embedder = knowing(subject);
  const search = ({ text }: Question) => retrieve({ reader, embedder }, { question: text }, { limit: 10 });
  const words = size.toLocaleString('en');
  context.onProgress(`${words}: bare queries`);
  const unit = await bare.transaction(
    async (session) => {
      await session.execute('SET LOCAL hnsw.ef_search = 100');
      return latencyOf(questions, ({ vector }) => nearest(session, generation, vector));
    },
    { readOnly: true, timeoutMs: 600_000 },
  );
  context.onProgress(`${words}: searches`);
  const whole = await latencyOf(questions, search);
  const dense = await latencyOf(questions, ({ vector }) => reader.searchVectors([{ embedding: vector }], 60));
  const at = { name: 'bare HNSW query p50', value: unit.p50 };
  const many = [...questions, ...questions, ...questions];
  const bareMany = await throughputOf(many, AT_ONCE, ({ vector }) =>
    bare.transaction((session) => nearest(session, generation, vector), { readOnly: true }),
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

/** The vector of a question is known: the model is measured elsewhere. */
const knowing = ({ embedder, questions }: Subject): Embedder => {
  const known = new Map(questions.map(({ text, vector }) => [text, vector]));
  return {
    ...embedder,
    id: embedder.id,
    dimensions: embedder.dimensions,
    languages: embedder.languages,
    embedPassages: (texts) => embedder.embedPassages(texts),
    embedQuery: async (text) => known.get(text) ?? embedder.embedQuery(text),
    close: async () => undefined,
  };
};

async function generationOf(bare: ServerDatabase): Promise<number> {
  const [row] = await bare.transaction((session) =>
    session.query<{ generation: number }>('SELECT generation FROM settings'),
  );
  return row?.generation ?? 0;
}

/** The generation as it stands in the condition of the index. */
const nearest = (session: Session, generation: number, vector: Float32Array): Promise<unknown> =>
  session.query(
    `SELECT passage_key FROM embeddings WHERE generation = ${generation}
     ORDER BY embedding::vector(${vector.length}) <=> $1::vector(${vector.length}) LIMIT 10`,
    [encodeVector(vector)],
  );

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
