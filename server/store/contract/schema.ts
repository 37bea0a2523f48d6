import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { StatementError } from '../database.ts';
import { loadMigrations, migrate } from '../migrate.ts';

export function schemaContract(subject: Subject): void {
  describe('schema', () => {
    it('is migrated twice without effect', async () => {
      await migrate(subject.database, await loadMigrations());
    });

    it('refuses an applied migration whose text has changed, naming it', async () => {
      const [first, ...others] = await loadMigrations();
      if (first === undefined) throw new Error('no migrations');
      const changed = [{ ...first, hash: 'other' }, ...others];
      await expect(migrate(subject.database, changed)).rejects.toMatchObject({
        code: 'configuration-invalid',
        message: expect.stringContaining('0001-corpus'),
      });
    });

    it('refuses a database that is newer than the code', async () => {
      const older = (await loadMigrations()).slice(0, -1);
      await expect(migrate(subject.database, older)).rejects.toMatchObject({
        code: 'configuration-invalid',
        message: expect.stringContaining('newer'),
      });
    });

    it('applies new migrations all or not at all', async () => {
      const known = await loadMigrations();
      const broken = [
        { number: 9998, name: '9998-good', hash: 'a', sql: 'CREATE TABLE half_done (id int)' },
        { number: 9999, name: '9999-bad', hash: 'b', sql: 'CREATE TABLE half_done_too (id nonsense)' },
      ];
      await expect(migrate(subject.database, [...known, ...broken])).rejects.toBeInstanceOf(StatementError);
      const tables = await subject.database.transaction((session) =>
        session.query("SELECT 1 FROM pg_tables WHERE tablename LIKE 'half_done%'"),
      );
      expect(tables).toEqual([]);
    });

    it('tells its versions', async () => {
      const versions = await subject.store.ping();
      expect(versions.postgres).toMatch(/^\d+\.\d+/);
      expect(versions.pgvector).toMatch(/^0\.\d+\.\d+$/);
    });

    it('gives values the same types on either driver', async () => {
      const rows = await subject.database.transaction((session) =>
        session.query(
          `SELECT 9007199254740991::int8 AS big, 1.5::numeric AS fraction, 2.5::float8 AS double, '2026-03-29'::date AS day,
                  '2026-03-29T01:30:00.120Z'::timestamptz AS instant, true AS yes, NULL::text AS nothing,
                  '{"a": [1, null]}'::jsonb AS json, count(*) AS count, $1::text AS text, to_jsonb($2::text[]) AS list
           FROM settings`,
          ['a\\"\'b', ['x', '{"y",', 'NULL', '']],
        ),
      );
      expect(rows).toEqual([
        {
          big: 9007199254740991,
          fraction: 1.5,
          double: 2.5,
          day: '2026-03-29',
          instant: '2026-03-29T01:30:00.120Z',
          yes: true,
          nothing: null,
          json: { a: [1, null] },
          count: 1,
          text: 'a\\"\'b',
          list: ['x', '{"y",', 'NULL', ''],
        },
      ]);
    });

    it('rolls back what a transaction did before it failed', async () => {
      const failing = subject.database.transaction(async (session) => {
        await session.execute('CREATE TABLE gone (id int)');
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      const reading = subject.database.transaction((session) => session.query('SELECT * FROM gone'));
      await expect(reading).rejects.toMatchObject({ sqlState: '42P01' });
    });

    it('writes nothing in a reading transaction', async () => {
      const writing = subject.database.transaction(
        (session) => session.execute('UPDATE settings SET corpus_digest = 1'),
        { readOnly: true },
      );
      await expect(writing).rejects.toMatchObject({ sqlState: '25006' });
    });
  });
}
