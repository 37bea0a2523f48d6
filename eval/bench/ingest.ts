import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createIngestion } from '../../ingest/index.ts';
import { readConfig } from '../../server/config.ts';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import { embeddingText } from '../../server/ports/embedding-text.ts';
import type { Store } from '../../server/ports/store.ts';
import type { Services } from '../../server/services.ts';
import { openTemporaryServices } from '../temporary-services.ts';
import type { BenchContext, Benchmark } from './figure.ts';
import { splitScans } from './recognised-files.ts';

/** As many texts a call as ingestion hands to the embedder. */
const STRETCH = 256;

/**
 * Ingesting a folder against embedding the passages that come out of it and doing nothing else. Files of which a page
 * goes to text recognition are ingested afterwards and told apart: their time is that of recognition.
 */
export const ingestBenchmark: Benchmark = {
  name: 'ingest',
  about: 'ingest of the text documents of a folder / embedding their passages alone; scans apart',
  run: (context) => measure(context, context.corpus.name, context.corpus.documents),
};

export const formatsBenchmark: Benchmark = {
  name: 'ingest-formats',
  about: 'the same for the collection of formats (hostile files included)',
  async run(context) {
    const folder = path.join(context.root, '../shared/data/formats');
    if (!existsSync(folder)) return { figures: [], note: 'needs ../shared/data/formats' };
    return measure(context, 'formats', folder);
  },
};

async function measure(
  { root, onProgress }: BenchContext,
  name: string,
  folder: string,
): ReturnType<Benchmark['run']> {
  const target = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-split-'));
  const { services, dispose } = await openTemporaryServices(readConfig(), root);
  try {
    const { store, embedder } = services;
    // The reading threads are started by this, the model by what follows: neither is timed.
    const split = await splitScans(folder, target, onProgress);
    await embedder.embedPassages(['The model is loaded before anything is timed.']);
    const text = await ingestTimed(services, split.text, onProgress);
    const texts = await embeddedTexts(store);
    onProgress(`embedding ${texts.length} passages alone`);
    const embedStarted = performance.now();
    for (let from = 0; from < texts.length; from += STRETCH)
      await embedder.embedPassages(texts.slice(from, from + STRETCH));
    const embedSeconds = (performance.now() - embedStarted) / 1000;
    const repeat = await ingestTimed(services, split.text, onProgress);
    const scans = split.scanCount === 0 ? null : await ingestTimed(services, split.scans, onProgress);
    const baseline = { name: 'embedding alone', value: embedSeconds };
    const first = { name: 'first', value: text.seconds };
    return {
      figures: [
        { name: `ingest of the text documents of ${name}`, value: text.seconds, unit: 's', baseline },
        { name: 'ingest / embedding alone', value: text.seconds / embedSeconds, unit: '×', atMost: 1.15 },
        { name: 'the same again, unchanged', value: repeat.seconds, unit: 's', baseline: first },
        { name: 'embedding', value: texts.length / embedSeconds, unit: '/s' },
        ...(scans === null
          ? []
          : [{ name: `scans apart: ${split.scanCount} files`, value: scans.seconds, unit: 's' as const }]),
      ],
      note: `text: ${text.outcomes}; ${texts.length} different passages${scans === null ? '' : `; scans: ${scans.outcomes}`}`,
    };
  } finally {
    await dispose();
    await rm(target, { recursive: true, force: true });
  }
}

async function ingestTimed(
  { store, embedder, originalsDir }: Services,
  folder: string,
  onProgress: (message: string) => void,
): Promise<{ seconds: number; outcomes: string }> {
  const counts = new Map<string, number>();
  const started = performance.now();
  for await (const { sourceKey, status } of createIngestion({ store, embedder, originalsDir }).ingestPaths([
    folder,
  ])) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
    onProgress(`${sourceKey} ${status}`);
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, outcomes: [...counts].map(([status, count]) => `${count} ${status}`).join(', ') };
}

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
