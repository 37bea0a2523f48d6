import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { quantile } from '../stats/interval.ts';
import type { Benchmark } from './figure.ts';
import { ingestedDirectory } from './ingested-directory.ts';
import { startServerProcess, untilOk } from './server-process.ts';

const ROUNDS = 5;
const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Restart of the built server on a directory that is there, and the load time of its bundle. */
export const startBenchmark: Benchmark = {
  name: 'start',
  about: 'restart on an existing directory, and loading the bundle / starting Node alone',
  async run(context) {
    const { dataDir, remove } = await ingestedDirectory(context);
    try {
      const listening: number[] = [];
      const health: number[] = [];
      const reports: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        context.onProgress(`start ${round} of ${ROUNDS}`);
        const started = performance.now();
        const server = await startServerProcess(context.root, dataDir);
        await untilOk(`${server.url}/api/health`);
        const healthMs = performance.now() - started;
        await untilOk(`${server.url}/api/reports`);
        const reportsMs = performance.now() - started;
        await server.stop();
        // The first start may build the bundle.
        if (round === 0) continue;
        listening.push(server.listeningMs);
        health.push(healthMs);
        reports.push(reportsMs);
      }
      const node = median(repeat(() => timeNode(['-e', '0'])));
      // A configuration that is refused ends the process once everything is loaded, before any database.
      const loaded = median(
        repeat(() => timeNode([path.join(context.root, 'dist/server.mjs')], { PORT: 'none' })),
      );
      const baseline = { name: 'node alone', value: node };
      return {
        figures: [
          { name: 'first HTTP 200 (health)', value: median(health), unit: 'ms', baseline, atMost: 1500 },
          {
            name: 'first HTTP 200 from the database',
            value: median(reports),
            unit: 'ms',
            baseline,
            atMost: 1500,
          },
          { name: 'listening', value: median(listening), unit: 'ms', baseline },
          {
            name: 'bundle load without the database',
            value: loaded - node,
            unit: 'ms',
            baseline,
            atMost: 150,
          },
        ],
        note: `median of ${ROUNDS} starts through server/launch.mjs`,
      };
    } finally {
      await remove();
    }
  },
};

const repeat = (measure: () => number): number[] => Array.from({ length: ROUNDS }, measure);

function timeNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const started = performance.now();
  spawnSync(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  return performance.now() - started;
}
