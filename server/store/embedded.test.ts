import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeContract } from './contract.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { openStore } from './index.ts';
import { ANNA, DIMENSIONS, EMBEDDER, sample, searchWords } from './testing/fixtures.ts';
import { openTestDatabase, openTestStore } from './testing/open-test-store.ts';

storeContract('embedded', openTestDatabase);

describe('the embedded database', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aktenlage-embedded-'));
  });
  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('keeps what was stored, in a directory that nobody else may read', async () => {
    const dataDir = join(root, 'data');
    const first = await openStore({ dataDir });
    await first.bindEmbedder(EMBEDDER, DIMENSIONS);
    const { report, passages, outcome } = sample('x', ['lion']);
    await first.corpus.replaceReport(report, passages, outcome);
    await first.close();
    await first.close();
    for (const path of [dataDir, join(dataDir, 'postgres')])
      expect((await stat(path)).mode & 0o777).toBe(0o700);
    const second = await openStore({ dataDir });
    expect(await searchWords(second.as(ANNA), 'lion', 5)).toHaveLength(1);
    await second.close();
    await expect(second.settings()).rejects.toMatchObject({ code: 'database-unavailable' });
  }, 240_000);

  it('stops a runaway query, and goes on with everything that was committed', async () => {
    const database = await EmbeddedDatabase.open({ directory: join(root, 'db') });
    await database.transaction((session) => session.execute('CREATE TABLE kept AS SELECT 1 AS one'));
    const runaway = database.transaction(
      (session) => session.query('SELECT count(*) FROM generate_series(1, 1000000000000) a'),
      { timeoutMs: 300 },
    );
    const next = database.transaction((session) => session.query('SELECT one FROM kept'));
    await expect(runaway).rejects.toMatchObject({ code: 'database-timeout' });
    expect(await next).toEqual([{ one: 1 }]);
    await database.close();
  }, 240_000);

  it('takes more memory for pages once the files are larger than the little it begins with', async () => {
    const directory = join(root, 'db');
    const memory = async (): Promise<unknown> => {
      const database = await EmbeddedDatabase.open({ directory });
      try {
        return await database.transaction((session) => session.query('SHOW shared_buffers'));
      } finally {
        await database.close();
      }
    };
    expect(await memory()).toEqual([{ shared_buffers: '64MB' }]);
    await writeFile(join(directory, 'base', 'large'), '');
    await truncate(join(directory, 'base', 'large'), 65 * 2 ** 20);
    expect(await memory()).toEqual([{ shared_buffers: '128MB' }]);
  }, 240_000);

  it('says which directory it cannot open', async () => {
    const opening = EmbeddedDatabase.open({ directory: '/dev/null/nowhere' });
    await expect(opening).rejects.toMatchObject({
      code: 'database-unavailable',
      message: expect.stringContaining('nowhere'),
    });
  }, 240_000);

  it('gives every test a store of its own', async () => {
    const stores = await Promise.all([openTestStore(), openTestStore()]);
    await stores[0].bindEmbedder(EMBEDDER, DIMENSIONS);
    expect(await stores[1].settings()).toMatchObject({ embedder: null, dimensions: null });
    await Promise.all(stores.map((store) => store.close()));
  }, 240_000);
});
