import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeContract } from './contract.ts';
import { openStore } from './index.ts';
import { loadMigrations, migrate } from './migrate.ts';
import { PostgresStore } from './postgres-store.ts';
import { ServerDatabase } from './server-database.ts';
import { BreakableLink } from './testing/breakable-link.ts';
import { ANNA, DIMENSIONS, EMBEDDER, sample, searchWords } from './testing/fixtures.ts';
import {
  createServerDatabase,
  type TestServerDatabase,
  withDatabase,
} from './testing/open-server-database.ts';

const adminUrl = process.env.TEST_DATABASE_URL ?? '';
const MISSING =
  'TEST_DATABASE_URL is not set: no PostgreSQL with pgvector to test on. `.ci/postgres.sh` starts one and prints it.';

if (adminUrl === '') {
  describe('the store on the server database', () => {
    it('has a server to be tested on', (context) => {
      if (process.env.CI) throw new Error(MISSING);
      context.skip(MISSING);
    });
  });
  process.stderr.write(`${MISSING}\n`);
} else {
  serverTests();
}

function serverTests(): void {
  let contracted: TestServerDatabase | undefined;
  storeContract('server', async () => {
    contracted = await createServerDatabase(adminUrl);
    const database = new ServerDatabase(contracted.url);
    await migrate(database, await loadMigrations());
    return database;
  });
  afterAll(async () => {
    await contracted?.drop();
  });

  describe('the server database', () => {
    let test: TestServerDatabase;
    let link: BreakableLink;
    let store: PostgresStore;
    let database: ServerDatabase;
    const dataDir = '/dev/null/unused';

    beforeAll(async () => {
      test = await createServerDatabase(adminUrl);
      // Three processes that start at once on an empty database.
      const stores = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: test.url, dataDir })));
      await Promise.all(stores.map((one) => one.bindEmbedder(EMBEDDER, DIMENSIONS)));
      const { report, passages, outcome } = sample('x', ['lion']);
      await Promise.all(stores.map((one) => one.corpus.replaceReport(report, passages, outcome)));
      await Promise.all(stores.map((one) => one.close()));
      link = new BreakableLink(test.url);
      await link.restore();
      database = new ServerDatabase(link.through(test.url));
      store = new PostgresStore(database);
    });
    afterAll(async () => {
      await link?.cut();
      await store?.close();
      await test?.drop();
    });

    it('does not double a report that three processes bring at once', async () => {
      expect((await store.as(ANNA).listReports()).total).toBe(1);
      expect(await searchWords(store.as(ANNA), 'lion', 5)).toHaveLength(1);
    });

    it('says that it is unavailable while it is gone, and recovers by itself', async () => {
      await store.ping();
      await link.cut();
      for (let i = 0; i < 3; i++)
        await expect(store.ping()).rejects.toMatchObject({ code: 'database-unavailable', retryable: true });
      await link.restore();
      expect(await searchWords(store.as(ANNA), 'lion', 5)).toHaveLength(1);
    });

    it('fails what was under way when the connection broke, and nothing of it stays', async () => {
      const writing = database.transaction(async (session) => {
        await session.query("UPDATE reports SET title = 'half done'");
        await link.cut();
        await session.query('SELECT 1');
      });
      await expect(writing).rejects.toMatchObject({ code: 'database-unavailable' });
      await link.restore();
      expect(await store.as(ANNA).findReportBySourceKey('x')).toMatchObject({ title: 'Title of x' });
    });

    it('survives that the server ends all its connections, idle ones unnoticed', async () => {
      await Promise.all([store.ping(), store.ping(), store.ping()]);
      await test.asAdmin(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${test.name}'`,
      );
      expect((await store.ping()).postgres).toMatch(/^\d+/);
      const ended = database.transaction((session) =>
        session.query('SELECT pg_terminate_backend(pg_backend_pid())'),
      );
      await expect(ended).rejects.toMatchObject({ code: 'database-unavailable' });
      expect((await store.ping()).postgres).toMatch(/^\d+/);
    });

    it('ends a query that takes too long', async () => {
      const slow = database.transaction((session) => session.query('SELECT pg_sleep(60)'), {
        timeoutMs: 200,
      });
      await expect(slow).rejects.toMatchObject({ code: 'database-timeout' });
    });

    it('gives up a server that falls silent', async () => {
      const silent = database.transaction(
        async (session) => {
          link.fallSilent();
          await session.query('SELECT 1');
        },
        { timeoutMs: 200 },
      );
      await expect(silent).rejects.toMatchObject({ code: 'database-timeout' });
      await link.cut();
      await link.restore();
      expect((await store.ping()).postgres).toMatch(/^\d+/);
    });

    it('serves more askers at once than it has connections', async () => {
      const all = Array.from({ length: 60 }, () => searchWords(store.as(ANNA), 'lion', 5));
      expect((await Promise.all(all)).flat()).toHaveLength(60);
    });

    it.each([
      ['a wrong user', (url: URL) => Object.assign(url, { username: 'nobody_here' })],
      ['a missing database', (url: URL) => new URL(withDatabase(url.href, 'missing_database'))],
      ['a port without a server', (url: URL) => Object.assign(url, { port: '1' })],
    ])('names %s at the start without the password', async (_name, change) => {
      const url = change(new URL(test.url));
      const opening = openStore({ databaseUrl: url.href, dataDir });
      await expect(opening).rejects.toMatchObject({ code: 'database-unavailable' });
      await expect(opening).rejects.not.toThrow(url.password);
    });
  });
}
