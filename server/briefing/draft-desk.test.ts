import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngestion } from '../../ingest/index.ts';
import { createExtractiveWriter } from '../answer/extractive-writer.ts';
import { type BriefingEvent, LOCAL_ASKER } from '../domain/index.ts';
import { createLocalEmbedder } from '../models/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Store } from '../ports/store.ts';
import type { Writer } from '../ports/writer.ts';
import { openStore } from '../store/index.ts';
import { createServerDatabase, type TestServerDatabase } from '../store/testing/open-server-database.ts';
import { CABLE } from '../testing/test-app.ts';
import { createDraftDesk, type DraftDesk } from './draft-desk.ts';

const adminUrl = process.env.TEST_DATABASE_URL ?? '';
const cacheDir = fileURLToPath(new URL('../../node_modules/.cache/aktenlage/models', import.meta.url));
const REQUEST = { topic: 'Beschuss der Brücke von Brask', template: 'sachstand' };

/** One server: its connection to the database, its desk and a writer that can be held. */
interface Server {
  readonly store: Store;
  readonly desk: DraftDesk;
  /** Questions that were written to the end, and that were let go of. */
  readonly written: string[];
  readonly dropped: string[];
  /** Questions whose writer waits to be let on. */
  waiting: Set<string>;
  /** How many more are written before the writer waits. */
  free: number;
}

describe.skipIf(adminUrl === '')('two servers on one database', () => {
  let database: TestServerDatabase;
  let client: Client;
  let embedder: Embedder;
  let folder = '';
  const servers: Server[] = [];

  async function startServer(lookMs: number): Promise<Server> {
    const store = await openStore({ databaseUrl: database.url, dataDir: '/dev/null/unused' });
    await store.bindEmbedder(embedder.id, embedder.dimensions);
    const extractive = createExtractiveWriter();
    const server: Server = {
      store,
      written: [],
      dropped: [],
      waiting: new Set(),
      free: Number.POSITIVE_INFINITY,
    } as never;
    const writer: Writer = {
      ...extractive,
      async *write(request, signal) {
        while (server.free <= 0) {
          server.waiting.add(request.question);
          if (signal.aborted) server.dropped.push(request.question);
          signal.throwIfAborted();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        server.waiting.delete(request.question);
        server.free--;
        yield* extractive.write(request, signal);
        server.written.push(request.question);
      },
    };
    const desk = createDraftDesk(
      { store, embedder, writer, fallbackWriter: null },
      {
        parallel: 2,
        lookMs,
        onProblem: (thrown) => {
          throw thrown;
        },
      },
    );
    servers.push(Object.assign(server, { desk }));
    return server;
  }

  beforeAll(async () => {
    database = await createServerDatabase(adminUrl);
    client = new Client({ connectionString: database.url });
    await client.connect();
    embedder = await createLocalEmbedder({ cacheDir });
    const { store } = await startServer(100);
    folder = await mkdtemp(path.join(tmpdir(), 'aktenlage-desk-'));
    const ingestion = createIngestion({ store, embedder, originalsDir: folder });
    const outcome = await ingestion.ingestFile({
      sourceKey: 'brask.txt',
      bytes: new TextEncoder().encode(CABLE),
    });
    expect(outcome.reportId).not.toBeNull();
  }, 300_000);
  afterAll(async () => {
    for (const { desk, store } of servers) {
      await desk.close();
      await store.close();
    }
    await embedder?.close();
    await client?.end();
    await database?.drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const watch = async ({ desk }: Server, id: string): Promise<BriefingEvent[]> => {
    const events: BriefingEvent[] = [];
    for await (const event of desk.watch(LOCAL_ASKER, id, new AbortController().signal)) events.push(event);
    return events;
  };
  /** Of the template and of the rules: with one report in the record every question is asked in other words too. */
  const expectOnce = (asked: readonly string[], end: BriefingEvent | undefined): void => {
    if (end?.type !== 'briefing-end') throw new Error(`not finished: ${JSON.stringify(end)}`);
    expect(new Set(asked).size).toBe(asked.length);
    const shown = end.briefing.sections.flatMap(({ questions, also }) => [
      ...questions,
      ...(also?.questions ?? []).map(({ question }) => question),
    ]);
    expect(shown.length).toBeGreaterThan(14);
    expect(asked).toEqual(expect.arrayContaining(shown));
  };
  const answeredOf = async ({ store }: Server, id: string) =>
    (await store.as(LOCAL_ASKER).getDraft(id))?.answered.length;

  it('draft one draft once; the other one shows it, stops it and goes on with it', async () => {
    const [one] = servers;
    if (one === undefined) throw new Error('there is one');
    const two = await startServer(100);
    await two.desk.open();
    one.free = 5;
    const id = await one.desk.begin(LOCAL_ASKER, REQUEST);
    await expect.poll(() => answeredOf(one, id), { timeout: 60_000 }).toBe(5);
    const watched = watch(two, id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(two.written).toEqual([]);

    expect(await two.desk.cancel(LOCAL_ASKER, id)).toBe(true);
    // The one that writes hears of it at its next look, and lets go of both calls.
    await expect.poll(() => one.dropped.length, { timeout: 30_000 }).toBe(2);
    expect((await watched).at(-1)).toMatchObject({ type: 'briefing-error', error: { code: 'cancelled' } });

    expect(await two.desk.resume(LOCAL_ASKER, id)).toBe(true);
    const [near, far] = await Promise.all([watch(two, id), watch(one, id)]);
    expect(near.at(-1)).toMatchObject({ type: 'briefing-end', briefing: { id } });
    expect(far.at(-1)).toEqual(near.at(-1));
    const all = [...one.written, ...two.written];
    expectOnce(all, near.at(-1));
    expect(all.filter((question) => question.endsWith(': in Kraft?'))).toHaveLength(1);
  });

  it('never both finish a draft that one of them lost', async () => {
    for (const { desk } of servers) await desk.close();
    // It never looks: as if it stood still.
    const slow = await startServer(3_600_000);
    const quick = await startServer(100);
    slow.free = 3;
    const id = await slow.desk.begin(LOCAL_ASKER, REQUEST);
    await expect.poll(() => answeredOf(slow, id), { timeout: 60_000 }).toBe(3);
    quick.free = 4;
    await quick.desk.open();
    expect(quick.written).toEqual([]);
    await client.query("UPDATE drafts SET lease_until = now() - interval '1 second' WHERE id = $1", [id]);
    await expect.poll(() => answeredOf(quick, id), { timeout: 60_000 }).toBe(7);

    // Now the first one wakes up, and finds at the end that it is not its draft any more.
    const own = watch(slow, id);
    slow.free = Number.POSITIVE_INFINITY;
    expect((await own).at(-1)).toMatchObject({ type: 'briefing-error', error: { code: 'interrupted' } });
    expect(await quick.store.as(LOCAL_ASKER).getBriefing(id)).toBeNull();
    quick.free = Number.POSITIVE_INFINITY;
    const end = (await watch(quick, id)).at(-1);
    const answers = await quick.store.as(LOCAL_ASKER).listAnswers(`briefing-${id}`);
    expectOnce(
      answers.map(({ question }) => question),
      end,
    );
  });

  it('go on at once with what one of them let go of when it stopped', async () => {
    for (const { desk } of servers) await desk.close();
    const stopping = await startServer(100);
    stopping.free = 3;
    const id = await stopping.desk.begin(LOCAL_ASKER, REQUEST);
    const watched = watch(stopping, id);
    await expect.poll(() => answeredOf(stopping, id), { timeout: 60_000 }).toBe(3);
    // Answers are stored before the next ones are written.
    await expect.poll(() => stopping.waiting.size, { timeout: 60_000 }).toBe(2);
    await stopping.desk.close();
    expect((await watched).at(-1)).toMatchObject({ type: 'briefing-error', error: { code: 'interrupted' } });
    expect(stopping.dropped).toHaveLength(2);
    await expect(stopping.desk.begin(LOCAL_ASKER, REQUEST)).rejects.toMatchObject({ code: 'interrupted' });

    const next = await startServer(100);
    await next.desk.open();
    const end = (await watch(next, id)).at(-1);
    expectOnce([...stopping.written, ...next.written], end);
  });
});
