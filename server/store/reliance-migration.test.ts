import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { loadMigrations, migrate } from './migrate.ts';
import { PostgresStore } from './postgres-store.ts';
import { ServerDatabase } from './server-database.ts';
import { ANNA, BEN, sampleAnswer, sampleBriefing, sampleCitation } from './testing/fixtures.ts';
import { createServerDatabase, type TestServerDatabase } from './testing/open-server-database.ts';

const adminUrl = process.env.TEST_DATABASE_URL ?? '';

/** A database from before answers had records, with answers and briefings in it. */
describe('the migration to records and reliances', () => {
  let database: Database | undefined;
  let test: TestServerDatabase | undefined;
  afterEach(async () => {
    await database?.close();
    await test?.drop();
    test = undefined;
  });

  const opens: [string, () => Promise<Database>][] = [
    ['embedded', () => EmbeddedDatabase.open({ directory: 'memory://' })],
  ];
  if (adminUrl !== '') {
    opens.push([
      'server',
      async () => {
        test = await createServerDatabase(adminUrl);
        return new ServerDatabase(test.url);
      },
    ]);
  }

  it.each(opens)('links what was saved before, on the %s database', async (_name, open) => {
    database = await open();
    const migrations = await loadMigrations();
    await migrate(
      database,
      migrations.filter(({ number }) => number < 11),
    );
    const answer = sampleAnswer('a1', {
      citations: [sampleCitation(1, 'doc'), sampleCitation(2, 'doc'), sampleCitation(3, 'other')],
    });
    const briefing = sampleBriefing('b1', { sources: [sampleCitation(1, 'doc')] });
    await database.transaction(async (session) => {
      await session.execute(
        `INSERT INTO access_labels (level, groups, owner) VALUES (0, '{}', 'anna'), (0, '{}', 'ben')`,
      );
      const label = `(SELECT id FROM access_labels WHERE owner = 'anna')`;
      await session.execute(
        `INSERT INTO conversations (owner, id, title, created_at, updated_at, access_id)
         VALUES ('anna', 'conversation-1', 't', now(), now(), ${label})`,
      );
      const saved: [string, unknown][] = [
        ['a1', answer],
        ['a2', sampleAnswer('a2')],
        // Whatever else lies there must not stop a start.
        ['a3', { ...sampleAnswer('a3'), citations: 'none', sources: null }],
      ];
      for (const [id, body] of saved)
        await session.query(
          `INSERT INTO answers (id, owner, conversation_id, created_at, body, access_id)
           VALUES ($1, 'anna', 'conversation-1', '2026-11-20T10:00:00Z', $2, ${label})`,
          [id, { json: body }],
        );
      await session.query(
        `INSERT INTO briefings (id, owner, created_at, body, access_id)
         VALUES ('b1', 'anna', '2026-11-21T10:00:00Z', $1, ${label})`,
        [{ json: briefing }],
      );
    });

    await migrate(database, migrations);
    const store = new PostgresStore(database);
    const anna = store.as(ANNA);
    expect((await anna.listReliances('r_doc')).map(({ kind, id }) => [kind, id])).toEqual([
      ['briefing', 'b1'],
      ['answer', 'a1'],
    ]);
    expect(await anna.listReliances('r_other')).toMatchObject([{ id: 'a1' }]);
    expect(await anna.findCitedReport('r_other')).toMatchObject({
      sourceKey: 'other',
      title: 'Title of other',
    });
    expect(await store.as(BEN).listReliances('r_doc')).toEqual([]);
    expect(await anna.getAnswer('a1')).toEqual(answer);
    expect(await anna.getAnswerRecord('a1')).toBeNull();
  });
});
