import { createIngestion } from '../../ingest/index.ts';
import { readConfig } from '../../server/config.ts';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import { embeddingText } from '../../server/ports/embedding-text.ts';
import type { Store } from '../../server/ports/store.ts';
import { openTemporaryServices } from '../temporary-services.ts';
import type { Benchmark } from './figure.ts';

/** As many texts a call as ingestion hands to the embedder. */
const STRETCH = 256;

/** Ingesting a folder against embedding the passages that come out of it and doing nothing else. */
export const ingestBenchmark: Benchmark = {
  name: 'ingest',
  about: 'ingest of a folder / embedding its passages alone',
  async run({ root, corpus, onProgress }) {
    const { services, dispose } = await openTemporaryServices(readConfig(), root);
    try {
      const { store, embedder, originalsDir } = services;
      await embedder.embedPassages(['The model is loaded before anything is timed.']);
      const ingestion = createIngestion({ store, embedder, originalsDir });
      const counts = new Map<string, number>();
      const started = performance.now();
      for await (const { sourceKey, status } of ingestion.ingestPaths([corpus.documents])) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
        onProgress(`${sourceKey} ${status}`);
      }
      const ingestSeconds = (performance.now() - started) / 1000;
      const texts = await embeddedTexts(store);
      onProgress(`embedding ${texts.length} passages alone`);
      const embedStarted = performance.now();
      for (let from = 0; from < texts.length; from += STRETCH) {
        await embedder.embedPassages(texts.slice(from, from + STRETCH));
      }
      const embedSeconds = (performance.now() - embedStarted) / 1000;
      const repeatStarted = performance.now();
      for await (const { status } of ingestion.ingestPaths([corpus.documents])) onProgress(status);
      const repeatSeconds = (performance.now() - repeatStarted) / 1000;
      const files = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
      return {
        figures: [
          {
            name: `ingest of ${corpus.name}`,
            value: ingestSeconds,
            unit: 's',
            baseline: { name: 'embedding alone', value: embedSeconds },
          },
          { name: 'ingest / embedding alone', value: ingestSeconds / embedSeconds, unit: '×', atMost: 1.25 },
          {
            name: 'the same again, unchanged',
            value: repeatSeconds,
            unit: 's',
            baseline: { name: 'first', value: ingestSeconds },
          },
          { name: 'embedding', value: texts.length / embedSeconds, unit: '/s' },
        ],
        note: `${files}; ${texts.length} different passages`,
      };
    } finally {
      await dispose();
    }
  },
};

/** Every different text that ingestion had embedded: equal passages are embedded once there, so here too. */
async function embeddedTexts(store: Store): Promise<string[]> {
  const reader = store.as(LOCAL_ASKER);
  const { reports } = await reader.listReports({ limit: 10_000 });
  const texts = new Set<string>();
  for (const { id } of reports) {
    const ids = (await reader.listPassages(id)).map((passage) => passage.id);
    for (const { context, passage } of await reader.getPassages(ids))
      texts.add(embeddingText(context, passage.text));
  }
  return [...texts];
}
