import path from 'node:path';
import { answerQuestion } from '../../server/answer/answer-question.ts';
import { createExtractiveWriter } from '../../server/answer/extractive-writer.ts';
import { searchOnRecord } from '../../server/answer/search-on-record.ts';
import { readConfig } from '../../server/config.ts';
import type { Asker } from '../../server/domain/index.ts';
import { createLocalEmbedder } from '../../server/models/index.ts';
import type { Embedder } from '../../server/ports/embedder.ts';
import type { Store } from '../../server/ports/store.ts';
import type { Database } from '../../server/store/database.ts';
import { EmbeddedDatabase } from '../../server/store/embedded-database.ts';
import { loadMigrations, migrate } from '../../server/store/migrate.ts';
import { PostgresStore } from '../../server/store/postgres-store.ts';
import { ServerDatabase } from '../../server/store/server-database.ts';
import { createServerDatabase } from '../../server/store/testing/open-server-database.ts';
import type { BenchContext, Benchmark, Figure } from './figure.ts';
import { chooseQuestions, knowing, type Question } from './grown-corpus.ts';
import { type Paired, pairsOf } from './pairs.ts';
import { type Material, PASSAGES_PER_REPORT, readMaterial, synthesise } from './synthetic-corpus.ts';
import { withoutRights } from './without-rights.ts';

const SIZES = [2_000, 20_000];
const ROUNDS = 6;
const FOUND = 10;
/** What rights and audit may add. */
const BOUNDS = { search: 1.2, answer: 1.05 };
const ONE = 'one';
const OTHER = 'other';
const EVERYTHING: Asker = { id: 'bench-all', clearance: 4, groups: [ONE, OTHER] };
const HALF: Asker = { id: 'bench-half', clearance: 4, groups: [ONE] };

/**
 * What rights and audit add to a search and to an answer of the extractive writer: the product beside the same code as the
 * owner, whom no policy binds, without an audit log; on two copies of one database, or on one server.
 */
export const rightsBenchmark: Benchmark = {
  name: 'rights',
  about: 'a search and an answer with rights and audit / the same without (--database URL --passages N,…)',
  byNameOnly: true,
  async run(context) {
    const config = readConfig();
    const embedder = await createLocalEmbedder({ cacheDir: path.join(config.dataDir, 'models') });
    try {
      const material = await readMaterial(path.join(context.root, '../shared/data'), embedder);
      const questions = await chooseQuestions(material, embedder);
      const figures: Figure[] = [];
      const notes: string[] = [];
      for (const size of context.passages ?? SIZES) {
        const opened = await fill(context, material, embedder, size);
        try {
          const measured = await measure(opened, embedder, questions, size, context);
          figures.push(...measured.figures);
          notes.push(...measured.notes);
        } finally {
          await opened.close();
        }
      }
      return { figures, note: notes.join('\n') };
    } finally {
      await embedder.close();
    }
  },
};

interface Opened {
  readonly product: Store;
  readonly bare: Store;
  close(): Promise<void>;
}

/** Every second report belongs to a group of its own. */
async function fill(
  context: BenchContext,
  material: Material,
  embedder: Embedder,
  size: number,
): Promise<Opened> {
  const { database: url, onProgress } = context;
  const server = url === undefined ? null : await createServerDatabase(url);
  const first: Database =
    server === null
      ? await EmbeddedDatabase.open({ directory: 'memory://' })
      : new ServerDatabase(server.url);
  await migrate(first, await loadMigrations());
  const store = new PostgresStore(first);
  await store.bindEmbedder(embedder.id, embedder.dimensions);
  for (let index = 0; index < size / PASSAGES_PER_REPORT; index++) {
    const { report, passages, outcome } = synthesise(material.sources, index);
    const access = { ...report.access, groups: [index % 2 === 0 ? ONE : OTHER] };
    await store.corpus.replaceReport({ ...report, access }, passages, outcome, { ownReport: true });
    onProgress(`${(index + 1) * PASSAGES_PER_REPORT} of ${size} passages`);
  }
  await store.corpus.linkSuperseded();
  await first.maintain();
  const second =
    server !== null
      ? new ServerDatabase(server.url)
      : await EmbeddedDatabase.open({
          directory: 'memory://',
          snapshot: await (first as EmbeddedDatabase).dump(),
        });
  const bare = new PostgresStore(withoutRights(second));
  await bare.bindEmbedder(embedder.id, embedder.dimensions);
  return {
    product: store,
    bare,
    async close() {
      await store.close();
      await bare.close();
      await server?.drop();
    },
  };
}

async function measure(
  { product, bare }: Opened,
  embedder: Embedder,
  questions: readonly Question[],
  size: number,
  { onProgress }: BenchContext,
): Promise<{ figures: Figure[]; notes: string[] }> {
  const known = knowing(embedder, questions);
  const writer = createExtractiveWriter({ embedder: known });
  const search = (store: Store, asker: Asker) => (question: Question) =>
    searchOnRecord(
      { store, embedder: known },
      { asker, question: { question: question.text }, limit: FOUND },
    );
  const answerWith = (using: Embedder) => (store: Store, asker: Asker) => async (question: Question) => {
    const deps = { store, embedder: using, writer, fallbackWriter: null };
    for await (const event of answerQuestion(deps, { asker, question: { question: question.text } }))
      if (event.type === 'answer-error') throw new Error(`${event.error.code}: ${event.error.message}`);
  };
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const [what, bound, work] of [
    ['search', BOUNDS.search, search],
    ['answer', BOUNDS.answer, answerWith(known)],
    // As somebody waits for it: the vector of the question is made as well.
    ['answer with its embedding', BOUNDS.answer, answerWith(embedder)],
  ] as const) {
    for (const [who, asker] of [
      ['sees all', EVERYTHING],
      ['sees half', HALF],
    ] as const) {
      onProgress(`${size}: ${what}, ${who}`);
      const paired = await pairsOf<Question>(questions, work(product, asker), work(bare, asker), ROUNDS);
      const name = `${product.kind}, ${size.toLocaleString('en')}: ${what}, ${who}`;
      figures.push(figureOf(name, paired, bound));
      notes.push(noteOf(name, paired));
    }
    // What the machine makes of two equal things: the least difference that a figure above can show.
    const control = await pairsOf<Question>(questions, work(bare, HALF), work(bare, HALF), ROUNDS);
    notes.push(noteOf(`control (${what} without rights beside itself)`, control));
  }
  return { figures, notes };
}

const figureOf = (name: string, { ratio }: Paired, atMost: number): Figure => ({
  name,
  value: ratio,
  unit: '×',
  atMost,
});

const noteOf = (name: string, { quarters, overall, ms, baselineMs }: Paired): string =>
  `${name}: ${ms.toFixed(1)} ms beside ${baselineMs.toFixed(1)} ms; the middle half of the questions ${quarters
    .map((value) => value.toFixed(2))
    .join(' to ')} ×, all together ${overall.toFixed(2)} ×`;
