import { loadCases } from '../load-cases.ts';
import type { Benchmark, Figure } from './figure.ts';
import { ingestedDirectory } from './ingested-directory.ts';
import { residentMegabytes, startServerProcess, untilOk } from './server-process.ts';

const IDLE_MS = 5_000;

/** Resident memory of the built server with the embedded database: idle after the start, idle after questions. */
export const memoryBenchmark: Benchmark = {
  name: 'memory',
  about: 'resident memory of the idle server / this Node process',
  async run(context) {
    const { cases } = await loadCases(context.corpus.cases);
    const { dataDir, remove } = await ingestedDirectory(context);
    try {
      const server = await startServerProcess(context.root, dataDir);
      try {
        await untilOk(`${server.url}/api/reports`);
        await idle();
        const afterStart = await residentMegabytes(server.pid);
        for (const [index, { question }] of cases.entries()) {
          context.onProgress(`question ${index + 1} of ${cases.length}`);
          const response = await fetch(`${server.url}/api/ask`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', accept: 'application/json' },
            body: JSON.stringify({ question }),
          });
          if (!response.ok) throw new Error(`POST /api/ask answered ${response.status}`);
          await response.arrayBuffer();
        }
        await idle();
        const afterQuestions = await residentMegabytes(server.pid);
        if (afterStart === null || afterQuestions === null) return { figures: [], note: 'needs Linux' };
        const baseline = { name: 'node alone', value: process.memoryUsage().rss / 1024 / 1024 };
        const figures: Figure[] = [
          { name: 'idle after the start', value: afterStart, unit: 'MB', baseline, atMost: 600 },
          {
            name: `idle after ${cases.length} questions`,
            value: afterQuestions,
            unit: 'MB',
            baseline,
            atMost: 600,
          },
        ];
        return { figures };
      } finally {
        await server.stop();
      }
    } finally {
      await remove();
    }
  },
};

const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, IDLE_MS));
