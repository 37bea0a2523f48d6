import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createIngestion } from '../../ingest/index.ts';
import { listSources } from '../../ingest/sources/list-sources.ts';
import { readConfig } from '../../server/config.ts';
import { openTemporaryServices } from '../temporary-services.ts';
import type { Benchmark } from './figure.ts';

const FILES = 1000;
const PARAGRAPHS = 12;

/** The same folder again, with nothing changed, against listing it, reading its bytes and hashing them. */
export const reingestBenchmark: Benchmark = {
  name: 'reingest',
  about: `an unchanged folder of ${FILES} files again / reading and hashing its bytes`,
  async run({ root, onProgress }) {
    const docs = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-reingest-'));
    const { services, dispose } = await openTemporaryServices(readConfig(), root);
    try {
      await writeDocuments(docs);
      const { store, embedder, originalsDir } = services;
      const ingestion = createIngestion({ store, embedder, originalsDir });
      const ingest = async (): Promise<{ seconds: number; unchanged: number }> => {
        const started = performance.now();
        let unchanged = 0;
        for await (const { status, sourceKey } of ingestion.ingestPaths([docs])) {
          if (status === 'unchanged') unchanged++;
          onProgress(`${sourceKey} ${status}`);
        }
        return { seconds: (performance.now() - started) / 1000, unchanged };
      };
      const first = await ingest();
      await readAndHash(docs);
      const reading: number[] = [];
      const again: number[] = [];
      let unchanged = 0;
      // In turns, so that both see the same machine; the middle one of each counts.
      for (let round = 0; round < 3; round++) {
        reading.push(await readAndHash(docs));
        const run = await ingest();
        again.push(run.seconds);
        unchanged = run.unchanged;
      }
      const read = middle(reading);
      const repeated = middle(again);
      return {
        figures: [
          {
            name: `${FILES} unchanged files again`,
            value: repeated,
            unit: 's',
            baseline: { name: 'reading and hashing', value: read },
          },
          { name: 'beside reading and hashing', value: repeated - read, unit: 's', atMost: 2 },
          { name: 'the first time', value: first.seconds, unit: 's' },
        ],
        note: `${unchanged} of ${FILES} unchanged`,
      };
    } finally {
      await dispose();
      await rm(docs, { recursive: true, force: true });
    }
  },
};

/** Listing, bytes, sha-256: what no ingest can do without. */
async function readAndHash(docs: string): Promise<number> {
  const started = performance.now();
  const { files } = await listSources([docs]);
  for (const file of files)
    createHash('sha256')
      .update(await readFile(file.path))
      .digest('hex');
  return (performance.now() - started) / 1000;
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Fictional reports in a few folders, each of its own content. */
async function writeDocuments(docs: string): Promise<void> {
  for (let folder = 0; folder < 10; folder++) {
    const directory = path.join(docs, `folder-${folder}`);
    await mkdir(directory);
    for (let i = folder; i < FILES; i += 10) {
      const paragraphs = Array.from(
        { length: PARAGRAPHS },
        (_, p) =>
          `FICTIONAL SAMPLE ${i}.${p}: the ministry of Arvenia counted ${i * 31 + p} vessels in port ${p}.`,
      );
      await writeFile(path.join(directory, `${i}.md`), `# Report ${i}\n\n${paragraphs.join('\n\n')}\n`);
    }
  }
}
