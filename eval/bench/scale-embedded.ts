import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { retrieve } from '../../server/answer/retrieve.ts';
import { readConfig } from '../../server/config.ts';
import { createLocalEmbedder } from '../../server/models/index.ts';
import { openStore } from '../../server/store/index.ts';
import type { Benchmark, Figure } from './figure.ts';
import { ALL, chooseQuestions, grow, knowing, QUESTIONS } from './grown-corpus.ts';
import { latencyOf } from './load.ts';
import { readMaterial } from './synthetic-corpus.ts';

const SIZES = [1_000, 10_000, 50_000];

/** The whole search on the embedded database, in a directory of its own, as the corpus grows. */
export const scaleEmbeddedBenchmark: Benchmark = {
  name: 'scale-embedded',
  about: 'whole search on the embedded database at 1,000 to 50,000 passages (--passages N,…)',
  byNameOnly: true,
  async run(context) {
    const config = readConfig();
    const embedder = await createLocalEmbedder({ cacheDir: path.join(config.dataDir, 'models') });
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-scale-'));
    const store = await openStore({ dataDir });
    try {
      await store.bindEmbedder(embedder.id, embedder.dimensions);
      const material = await readMaterial(path.join(context.root, '../shared/data'), embedder);
      const questions = await chooseQuestions(material, embedder);
      const reader = store.as(ALL);
      const known = knowing(embedder, questions);
      const figures: Figure[] = [];
      for (const size of context.passages ?? SIZES) {
        const started = performance.now();
        await grow(store, material, size, context);
        const filled = (performance.now() - started) / 1000;
        const words = size.toLocaleString('en');
        context.onProgress(`${words}: searches`);
        const dense = await latencyOf(questions, ({ vector }) =>
          reader.searchVectors([{ embedding: vector }], 60),
        );
        const whole = await latencyOf(questions, ({ text }) =>
          retrieve({ reader, embedder: known }, { question: text }, { limit: 10 }),
        );
        const at = { name: 'dense part p50', value: dense.p50 };
        figures.push(
          { name: `${words}: search p50`, value: whole.p50, unit: 'ms', baseline: at },
          { name: `${words}: search p95`, value: whole.p95, unit: 'ms', baseline: at },
          { name: `${words}: filled and indexed`, value: filled, unit: 's' },
        );
      }
      return {
        figures,
        note: `${QUESTIONS} questions; their embedding, which a user waits for too, is left out`,
      };
    } finally {
      await store.close();
      await embedder.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};
