import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import { OutcomeSchema } from '../server/domain/index.ts';
import { createLog } from '../server/log.ts';
import { tinyModelDirectory } from '../server/models/testing/tiny-model.ts';
import { startServer } from '../server/start-server.ts';
import { runIngest } from './cli.ts';
import { createIngestion } from './index.ts';
import { closeParsers } from './parse/index.ts';

let root = '';
let docs = '';
let environment: Record<string, string> = {};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aktenlage-cli-'));
  docs = join(root, 'docs');
  await mkdir(docs);
  await writeFile(join(docs, 'a.md'), '# Lage\n\nDie Gespräche wurden am 3. Mai 2031 vertagt.\n');
  await writeFile(join(docs, 'b.txt'), 'The embassy reports that talks were adjourned without a result.\n');
  await writeFile(join(docs, 'leer.pdf'), '');
  environment = {
    DATA_DIR: join(root, 'data'),
    EMBEDDING_MODEL: `dir:${tinyModelDirectory()}`,
    PORT: '0',
    SAMPLE_CORPUS: 'off',
    LOG_LEVEL: 'silent',
  };
});
afterAll(async () => {
  await closeParsers();
  await rm(root, { recursive: true, force: true });
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runIngest(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    environment,
  });
  return { code, out, err };
}

// Real databases and a real server start here: generous on a busy machine.
describe('npm run ingest', { timeout: 240_000 }, () => {
  it('explains itself, and what is wrong with a call', async () => {
    expect((await run('--help')).out).toContain('npm run ingest -- PATH');
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('Name at least one folder') });
    expect(await run('--colour', docs)).toMatchObject({ code: 2, err: expect.stringContaining('--colour') });
    const gone = await run(join(root, 'gone'));
    expect(gone).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('There is no file or folder'),
    });
  });

  it('shows an outcome a file and a summary; refused documents are no failure', async () => {
    const { code, out } = await run(docs);
    expect(code).toBe(0);
    expect(out).toMatch(/^added {6}a\.md {2}1 passage$/m);
    expect(out).toMatch(/^refused {4}leer\.pdf {2}The file is empty\.$/m);
    expect(out).toMatch(/3 files in .*: 2 added, 1 refused\. 2 passages\./);
  });

  it('ingests what is there when a path is missing, and says so with code 2', async () => {
    const { code, out, err } = await run(join(root, 'gone'), docs);
    expect(code).toBe(2);
    expect(err).toContain('There is no file or folder');
    expect(out).toContain('2 unchanged, 1 refused');
  });

  it('writes nothing but JSON lines to standard output with --json', async () => {
    const { out } = await run('--json', '--prefix', 'post/2031', docs);
    const outcomes = out
      .trim()
      .split('\n')
      .map((line) => OutcomeSchema.parse(JSON.parse(line)));
    expect(outcomes.map(({ sourceKey, status }) => [sourceKey, status])).toEqual([
      ['post/2031/a.md', 'added'],
      ['post/2031/b.txt', 'added'],
      ['post/2031/leer.pdf', 'refused'],
    ]);
  });

  it('ends with code 1 and a reason when the job cannot be done', async () => {
    const good = environment;
    environment = { ...good, EMBEDDING_MODEL: `dir:${join(root, 'no-model')}` };
    const { code, err } = await run(docs);
    environment = good;
    expect(code).toBe(1);
    expect(err).toContain('The ingest could not go on');
  });

  it('goes through the server that holds the data directory', async () => {
    const server = await startServer({
      config: readConfig({ environment }),
      version: '0.0.0',
      log: createLog('silent'),
      webDir: join(root, 'no-web'),
      print: () => undefined,
      wireIngestion: async ({ store, embedder, originalsDir }) => ({
        ingestion: createIngestion({ store, embedder, originalsDir }),
        loadSamples: async () => undefined,
      }),
    });
    try {
      await server.ready;
      await writeFile(join(docs, 'c.md'), '# Neu\n\nDer Botschafter wurde am 4. Mai 2031 einbestellt.\n');
      const { code, out } = await run('--json', docs);
      expect(code).toBe(0);
      const outcomes = out
        .trim()
        .split('\n')
        .map((line) => OutcomeSchema.parse(JSON.parse(line)));
      expect(outcomes.map(({ sourceKey, status }) => [sourceKey, status])).toEqual([
        ['a.md', 'unchanged'],
        ['b.txt', 'unchanged'],
        ['c.md', 'added'],
        ['leer.pdf', 'refused'],
      ]);
      const library = await fetch(new URL('/api/reports', server.url)).then((response) => response.json());
      // a.md and b.txt came in under two names before: one report each.
      expect(library).toMatchObject({ total: 3 });
    } finally {
      await server.close();
    }
  });
});
