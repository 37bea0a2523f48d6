import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { closeParsers, parseFile } from '../index.ts';

/** Reads the files named and writes one line for each; `--control` does in a worker what no parser may do. */
async function read(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const started = performance.now();
    let outcome = 'read';
    try {
      await parseFile(readFileSync(file), file);
    } catch (thrown) {
      outcome =
        thrown instanceof Error && 'code' in thrown ? String(thrown.code) : `crash: ${String(thrown)}`;
    }
    const seconds = (performance.now() - started) / 1000;
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
    process.stdout.write(`${JSON.stringify({ file, outcome, seconds, peak })}\n`);
  }
  await closeParsers();
}

const [first = '', ...rest] = process.argv.slice(2);
if (first === '--control') {
  const [target = ''] = rest;
  const act = `
    const { writeFileSync } = require('node:fs');
    writeFileSync(${JSON.stringify(target)}, '');
    try { require('node:net').connect(9, '127.0.0.1'); } catch {}
    try { require('node:dns').lookup('example.invalid', () => undefined); } catch {}`;
  new Worker(act, { eval: true }).on('error', (error) => writeFileSync(2, String(error)));
} else await read([first, ...rest]);
