import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createIngestion } from '../../ingest/index.ts';
import { readConfig } from '../../server/config.ts';
import { openTemporaryServices } from '../temporary-services.ts';
import type { BenchContext, Benchmark } from './figure.ts';
import { type MemorySample, memoryPlot } from './memory-plot.ts';
import { residentMegabytes } from './server-process.ts';

const DOCUMENTS = 2000;
/** Workers, the model and the database have their size by then. */
const SETTLED = 500;
const EVERY = 20;

/** Resident memory of one process (model, database and reading threads in it) while it ingests 2,000 short documents. */
export const memoryIngestBenchmark: Benchmark = {
  name: 'memory-ingest',
  about: `resident memory during the ingest of ${DOCUMENTS} documents / after the first ${SETTLED}`,
  async run({ root, onProgress }) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-many-'));
    const { services, dispose } = await openTemporaryServices(readConfig(), root);
    try {
      await writeDocuments(path.join(root, 'eval/corpus'), folder);
      const { store, embedder, originalsDir } = services;
      const samples: MemorySample[] = [];
      let done = 0;
      let indexed = 0;
      const started = performance.now();
      for await (const { status } of createIngestion({ store, embedder, originalsDir }).ingestPaths([
        folder,
      ])) {
        done++;
        if (status === 'added') indexed++;
        if (done % EVERY !== 0) continue;
        const megabytes = await residentMegabytes(process.pid);
        if (megabytes === null) return { figures: [], note: 'needs Linux' };
        samples.push({ documents: done, megabytes });
        onProgress(`${done} of ${DOCUMENTS}: ${Math.round(megabytes)} MB`);
      }
      const seconds = (performance.now() - started) / 1000;
      const plot = path.join(root, 'eval/runs/memory-ingest.svg');
      await mkdir(path.dirname(plot), { recursive: true });
      await writeFile(plot, memoryPlot(samples));
      return { figures: figuresOf(samples), note: noteOf(samples, indexed, seconds) };
    } finally {
      await dispose();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Result = Awaited<ReturnType<Benchmark['run']>>;

function figuresOf(samples: readonly MemorySample[]): Result['figures'] {
  const around = (from: number, to: number): number =>
    median(
      samples
        .filter(({ documents }) => documents > from && documents <= to)
        .map(({ megabytes }) => megabytes),
    );
  const early = around(SETTLED - 100, SETTLED + 100);
  const late = around(DOCUMENTS - 200, DOCUMENTS);
  const baseline = { name: `around document ${SETTLED}`, value: early };
  return [
    { name: `the last 200 of ${DOCUMENTS}`, value: late, unit: 'MB', baseline },
    { name: 'growth', value: late / early, unit: '×', atMost: 1.1 },
    { name: 'peak', value: Math.max(...samples.map(({ megabytes }) => megabytes)), unit: 'MB', baseline },
  ];
}

function noteOf(samples: readonly MemorySample[], indexed: number, seconds: number): string {
  const tenths = samples.filter(({ documents }) => documents % 200 === 0);
  const row = tenths.map(({ documents, megabytes }) => `${documents}: ${Math.round(megabytes)}`).join(', ');
  return `${indexed} indexed in ${Math.round(seconds)} s; MB after documents ${row}; plot: eval/runs/memory-ingest.svg`;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Short documents of three paragraphs of the sample corpus each, never the same three; a fixed order. */
async function writeDocuments(corpus: BenchContext['root'], folder: string): Promise<void> {
  const names = (await readdir(corpus, { recursive: true }))
    .filter((name) => /\.(md|txt)$/.test(name))
    .sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(corpus, name), 'utf8')));
  const paragraphs = texts
    .flatMap((text) => text.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\n\s*\n/))
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph.length > 120 && paragraph.length < 700 && !/^[#|>-]/.test(paragraph));
  const at = (index: number): string => paragraphs[index % paragraphs.length] ?? '';
  for (let number = 0; number < DOCUMENTS; number++) {
    const round = Math.floor(number / paragraphs.length);
    const text = [at(number), at(number + 7 + round * 3), at(number + 31 + round * 5)].join('\n\n');
    const name = `${String(number).padStart(4, '0')}.md`;
    await writeFile(path.join(folder, name), `# Vermerk ${number + 1}\n\n${text}\n`);
  }
}
