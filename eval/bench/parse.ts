import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pdf } from '../../ingest/parse/formats/pdf.ts';
import { DEFAULT_LIMITS } from '../../ingest/parse/limits.ts';
import type { Benchmark } from './figure.ts';

const ROUNDS = 4;

/** Reading text PDF in one thread, against asking the PDF library for the text of the same files and nothing else. */
export const parseBenchmark: Benchmark = {
  name: 'parse',
  about:
    'reading text PDF (order, tables, hidden text, quality) / the library’s plain text of the same files',
  async run({ corpus, onProgress }) {
    const files = textFiles(corpus.documents);
    const own: number[] = [];
    const plain: number[] = [];
    let pages = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      pages = 0;
      const plainStarted = cpuSeconds();
      for (const bytes of files) pages += await readPlain(bytes);
      const ownStarted = cpuSeconds();
      for (const bytes of files)
        await pdf.parse({ bytes, sourceKey: 'bench.pdf', limits: DEFAULT_LIMITS, passwords: [], depth: 0 });
      const ended = cpuSeconds();
      onProgress(`round ${round} of ${ROUNDS}`);
      // The first round warms the compiler.
      if (round === 0) continue;
      plain.push(ownStarted - plainStarted);
      own.push(ended - ownStarted);
    }
    const perPage = (seconds: readonly number[]): number => (1000 * median(seconds)) / pages;
    return {
      figures: [
        {
          name: `a page of ${corpus.name}`,
          value: perPage(own),
          unit: 'ms',
          baseline: { name: 'plain text', value: perPage(plain) },
          // 60 pages a second a core.
          atMost: 1000 / 60,
        },
        { name: 'pages', value: pages / median(own), unit: '/s' },
      ],
      note: `${files.length} files, ${pages} pages, ${ROUNDS} rounds, median; seconds of processor time in one process (its compiler and collector included)`,
    };
  },
};

/** Scans are a matter of text recognition. */
function textFiles(folder: string): Uint8Array[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.pdf$/i.test(name) && !/scan/i.test(name))
    .sort()
    .map((name) => new Uint8Array(readFileSync(path.join(folder, name))));
}

/** Processor time rather than the clock: other work on the machine must not count. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function readPlain(bytes: Uint8Array): Promise<number> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  const { numPages } = document;
  await document.destroy();
  return numPages;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
