import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const HOSTILE = fileURLToPath(new URL('../../../shared/data/formats/crafted-hostile/', import.meta.url));
const WATCH = fileURLToPath(new URL('./testing/count-egress.cjs', import.meta.url));
const READ = fileURLToPath(new URL('./testing/read-watched.ts', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aktenlage-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process of its own, in which every thread reports connections, names looked up, processes and files written. */
async function watched(name: string, given: readonly string[]): Promise<{ lines: string[]; log: string[] }> {
  const log = path.join(folder, `${name}.log`);
  writeFileSync(log, '');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--require', WATCH, '--import', 'tsx', READ, ...given],
    { env: { ...process.env, EGRESS_LOG: log, NODE_OPTIONS: '' }, maxBuffer: 1 << 24, timeout: 110_000 },
  );
  return {
    lines: stdout.split('\n').filter(Boolean),
    log: readFileSync(log, 'utf8').split('\n').filter(Boolean),
  };
}

const happened = (log: readonly string[]): string[] => log.filter((line) => !line.startsWith('loaded'));

const Line = z.object({ file: z.string(), outcome: z.string(), seconds: z.number(), peak: z.number() });

describe.skipIf(process.platform !== 'linux')('what reading may not do', () => {
  test('the watch sees a worker write, connect and look up a name', async () => {
    const target = path.join(folder, 'control');
    const { log } = await watched('control', ['--control', target]);
    expect(log).toContain('loaded worker');
    expect(happened(log)).toEqual(
      expect.arrayContaining([`write ${target}`, 'net connect', 'net dns lookup']),
    );
  }, 60_000);

  test('a page with links, styles and images loads none of them', async () => {
    const file = path.join(folder, 'links.html');
    writeFileSync(
      file,
      `<link rel=stylesheet href="http://127.0.0.1:9/a.css"><base href="http://127.0.0.1:9/"><img src="b.png">
       <script src="c.js"></script><iframe src="d"></iframe><p>Der Bericht nennt neun Komma neun Milliarden.</p>`,
    );
    const { lines, log } = await watched('links', [file]);
    expect(lines.map((line) => Line.parse(JSON.parse(line)).outcome)).toEqual(['read']);
    expect(log).toContain('loaded worker');
    expect(happened(log)).toEqual([]);
  }, 60_000);

  test.skipIf(!existsSync(HOSTILE))(
    'hostile files (../shared/data/formats/crafted-hostile, skipped where it is missing)',
    async () => {
      const files = readdirSync(HOSTILE)
        .filter((name) => !name.startsWith('PROVENANCE'))
        .map((name) => path.join(HOSTILE, name));
      const { lines, log } = await watched('hostile', files);
      const results = lines.map((line) => Line.parse(JSON.parse(line)));
      expect(results.map(({ file }) => file)).toEqual(files);
      expect(results.filter(({ outcome }) => outcome.startsWith('crash'))).toEqual([]);
      expect(log).toContain('loaded worker');
      expect(happened(log)).toEqual([]);
    },
    120_000,
  );
});
