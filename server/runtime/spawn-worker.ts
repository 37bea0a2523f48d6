import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a worker thread from its TypeScript entry. From the bundle it is `dist/<name>.mjs` beside the
 * importing file; from the sources (tests, scripts) a small bootstrap registers tsx first, because
 * `--import tsx` in `execArgv` does not reach worker threads on Node 20.
 *
 * @param entry file name with `.ts`, relative to `importer`, e.g. `./pglite-worker.ts`
 * @param importer `import.meta.url` of the caller
 */
export function spawnWorker(entry: string, importer: string, options: WorkerOptions = {}): Worker {
  if (importer.endsWith('.mjs')) {
    const name = entry.split('/').pop()?.replace(/\.ts$/, '.mjs') ?? entry;
    return new Worker(fileURLToPath(new URL(`./${name}`, importer)), options);
  }
  const tsx = import.meta.resolve?.('tsx/esm/api') ?? 'tsx/esm/api';
  const target = new URL(entry, importer).href;
  const bootstrap = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(target)}); });`;
  return new Worker(bootstrap, { ...options, eval: true });
}
