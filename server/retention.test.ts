import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from './audit/verify-chain.ts';
import { readConfig } from './config.ts';
import { AuditEntrySchema, LOCAL_ASKER, RetentionSchema } from './domain/index.ts';
import { createRetentionDesk } from './retention/retention-desk.ts';
import { RETENTION_EXIT, runRetentionCommand } from './retention.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';
import { originalPath } from './services.ts';
import { openStore } from './store/index.ts';
import { outcomeOf, sampleAnswer, sampleRecord } from './store/testing/fixtures.ts';
import { NOTE, openTestApp } from './testing/test-app.ts';

const YEARS_AGO = '2020-03-01T10:00:00.000Z';
const policy = { RETAIN_CONVERSATIONS_DAYS: '365', RETAIN_REFUSED_FILES_DAYS: '30' };
const environment = (dataDir: string) => ({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...policy });

/** Conversations of one answer each, all of them old. */
async function fill(dataDir: string, conversations: number): Promise<void> {
  const store = await openStore({ dataDir });
  const reader = store.as(LOCAL_ASKER);
  for (let n = 0; n < conversations; n++) {
    const id = `a${n}`;
    const answer = sampleAnswer(id, { conversationId: `c${n}`, createdAt: YEARS_AGO });
    await reader.saveAnswer(answer, sampleRecord(id));
  }
  await store.close();
}

describe('npm run retention', () => {
  let dataDir: string;
  const hash = 'ab'.repeat(32);
  const original = () => originalPath(join(dataDir, 'originals'), hash);
  const command = async (...argv: string[]) => {
    let out = '';
    let err = '';
    const code = await runRetentionCommand(argv, {
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      environment: environment(dataDir),
      directory: dataDir,
    });
    return { code, out, err };
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'aktenlage-retention-'));
    await fill(dataDir, 3);
    const store = await openStore({ dataDir });
    const refused = {
      status: 'refused',
      code: 'encrypted',
      reason: 'It is encrypted.',
      at: YEARS_AGO,
    } as const;
    await store.corpus.recordOutcome(outcomeOf('post/Streng vertraulich.pdf', refused), {
      ...{ contentHash: hash, sizeBytes: 4, parentKey: null },
    });
    await store.close();
    await mkdir(join(dataDir, 'originals', 'ab'), { recursive: true });
    await writeFile(original(), 'file');
  }, 120_000);
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('says what would go, and removes nothing without a yes', async () => {
    const { code, out } = await command('--dry-run');
    expect(code).toBe(RETENTION_EXIT.done);
    expect(out).toContain(`conversations: kept 365 days; 3 would go, the oldest of ${YEARS_AGO}; 0 held`);
    expect(out).toContain('briefings: kept for ever');
    for (const argv of [[], ['--dry-run', '--yes'], ['burn'], ['prove'], ['hold', 'c1'], ['prove', 'a', 'b']])
      expect((await command(...argv)).code, argv.join(' ')).toBe(RETENTION_EXIT.usage);
    expect((await command('--dry-run')).out).toContain('3 would go');
  });

  it('holds, removes what is not held, files with their bytes, and proves it', async () => {
    expect((await command('hold', 'c1', '--reason', 'Case 7')).out).toBe('Held: c1\n');
    expect((await command('holds')).out).toContain('by administrator: Case 7');
    const first = await command('--yes');
    expect(first).toMatchObject({
      code: RETENTION_EXIT.done,
      out: expect.stringContaining('conversations: 2 removed'),
    });
    // Written a moment ago: perhaps it is just coming in again. The row is gone, the file waits.
    expect(first.out).toContain('refused-files: 1 removed');
    expect(existsSync(original())).toBe(true);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await utimes(original(), yesterday, yesterday);
    expect((await command('--yes')).out).toBe('Nothing was due.\n');
    expect(existsSync(original())).toBe(false);
    const proof = await command('prove', 'a0');
    expect(proof.code).toBe(RETENTION_EXIT.done);
    expect(proof.out).toMatch(
      /answer a0\n {2}removed \S+ by administrator, policy conversations: 365 days, older than \S+\n {2}sha-256 [0-9a-f]{64}\n {2}entry \d+:[0-9a-f]{64}/,
    );
    expect((await command('prove', 'post/Streng vertraulich.pdf')).out).toContain(
      'policy refused-files: 30 days',
    );
    const none = await command('prove', 'a1');
    expect(none).toMatchObject({
      code: RETENTION_EXIT.unproved,
      out: 'The audit log says of no removal of a1.\n',
    });
    expect((await command('release', 'c1')).out).toBe('No longer held: c1\n');
    expect((await command('--yes')).out).toBe('conversations: 1 removed\n');
    expect((await command('--yes')).out).toBe('Nothing was due.\n');
  });
});

/** The command in a process of its own, from the sources. */
function startRun(dataDir: string): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/retention-main.ts', '--yes'], {
    cwd: PROJECT_ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment(dataDir) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

/** Resolves when it has said that so many batches are done. */
const batchesOf = (child: ChildProcess, batches: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
      if (said.split('\n').length > batches) resolve();
    });
    child.once('exit', () => reject(new Error(`It ended after: ${said}`)));
  });

describe('a run that is killed with -9', () => {
  it('leaves nothing half removed, and the next one removes the rest, each once on record', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'aktenlage-retention-kill-'));
    const conversations = 600;
    await fill(dataDir, conversations);
    const look = async () => {
      const store = await openStore({ dataDir });
      const [line] = await store.retention.due(
        readConfig({ environment: environment(dataDir), directory: dataDir }).retention,
      );
      const answers = (await store.as(LOCAL_ASKER).listConversations()).map(({ answers: count }) => count);
      const { sequence } = await store.audit.chain();
      const entries = await store.audit.entries(0, sequence + 1);
      const removed = entries.flatMap(({ entry }) => {
        const { event } = AuditEntrySchema.parse(JSON.parse(entry));
        return event.type === 'retention-removed' ? event.items.map(({ what, id }) => `${what} ${id}`) : [];
      });
      const { broken } = await verifyChain(store.audit);
      const runs = await store.retention.listRuns(10);
      await store.close();
      return { due: line?.due ?? -1, answers, removed, broken, runs };
    };
    for (const batches of [1, 3]) {
      const { child, ended } = startRun(dataDir);
      await batchesOf(child, batches);
      expect(child.kill('SIGKILL')).toBe(true);
      expect(await ended).toBeNull();
      const { due, answers, removed, broken } = await look();
      expect(due).toBeGreaterThan(0);
      expect(due).toBeLessThan(conversations);
      // What is there is whole, what is gone is on record, and nothing is both.
      expect(broken).toBeNull();
      expect(answers).toEqual(Array(due).fill(1));
      expect(removed).toHaveLength((conversations - due) * 3);
    }
    const { ended } = startRun(dataDir);
    expect(await ended).toBe(0);
    const { due, removed, broken, runs } = await look();
    expect({ due, broken }).toEqual({ due: 0, broken: null });
    expect(new Set(removed).size).toBe(conversations * 3);
    expect(removed).toHaveLength(conversations * 3);
    expect(runs[0]).toMatchObject({ state: 'done', actor: 'administrator' });
    await rm(dataDir, { recursive: true, force: true });
  }, 240_000);
});

describe('the settings of retention', () => {
  const read = (given: Record<string, string>) =>
    readConfig({ environment: given, directory: '/' }).retention;

  it('keep everything unless something else is said', () => {
    expect(new Set(Object.values(read({})))).toEqual(new Set([null]));
    expect(read({ RETAIN_SESSIONS_DAYS: '7' })).toMatchObject({ sessions: 7, tokens: 7, audit: null });
  });

  it('are refused where they are misspelt, no days, or would let the log forget first', () => {
    for (const wrong of [
      { RETAIN_CONVERSATION_DAYS: '5' },
      { RETAIN_DRAFTS_DAYS: '0' },
      { RETAIN_DRAFTS_DAYS: '-1' },
      { RETAIN_DRAFTS_DAYS: '5 days' },
      { RETAIN_DRAFTS_DAYS: '99999' },
      { RETAIN_DRAFTS_DAYS: '400', RETAIN_AUDIT_DAYS: '399' },
    ])
      expect(() => read(wrong), JSON.stringify(wrong)).toThrow(/RETAIN_/);
    expect(read({ RETAIN_DRAFTS_DAYS: '400', RETAIN_AUDIT_DAYS: '400' })).toMatchObject({ audit: 400 });
  });
});

describe('retention over HTTP', () => {
  it('shows policies and what is due, holds, runs, and says what a run removed', async () => {
    const test = await openTestApp({ retention: { conversations: 365 } });
    const request = (path: string, method = 'GET', body?: unknown) =>
      test.app.request(`http://127.0.0.1/api/retention${path}`, {
        method,
        headers: { host: '127.0.0.1', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const show = async () => RetentionSchema.parse(await (await request('')).json());
    const reader = test.services.store.as(LOCAL_ASKER);
    for (const id of ['one', 'two'])
      await reader.saveAnswer(sampleAnswer(id, { conversationId: `c-${id}`, createdAt: YEARS_AGO }));
    const line = async () => (await show()).policies.find(({ kind }) => kind === 'conversations');
    expect(await line()).toEqual({
      ...{ kind: 'conversations', days: 365, due: 2, held: 0, relied: 0, oldest: YEARS_AGO },
    });
    const hold = { id: 'c-one', reason: 'Case 7' };
    expect((await request('/holds', 'POST', hold)).status).toBe(204);
    expect((await request('/holds', 'POST', hold)).status).toBe(409);
    expect((await request('/holds', 'POST', { id: 'c one', reason: 'x' })).status).toBe(400);
    expect((await show()).holds).toMatchObject([{ ...hold, by: 'local' }]);
    expect(await line()).toMatchObject({ due: 1, held: 1 });
    expect((await request('/runs', 'POST', {})).status).toBe(400);
    expect((await show()).runs).toEqual([]);
    expect((await request('/runs', 'POST', { confirmed: true })).status).toBe(204);
    await expect.poll(async () => (await show()).runs[0]?.state, { timeout: 20_000 }).toBe('done');
    expect((await show()).runs).toMatchObject([{ actor: 'local', removed: { conversations: 1 } }]);
    expect((await reader.listConversations()).map(({ id }) => id)).toEqual(['c-one']);
    expect((await request('/holds/c-one', 'DELETE')).status).toBe(204);
    expect((await request('/holds/c-one', 'DELETE')).status).toBe(404);
    await test.close();
  });

  it('refuses to remove a report that is held, and says so', async () => {
    const test = await openTestApp();
    const request = (path: string, method: string, body?: unknown) =>
      test.app.request(`http://127.0.0.1/api${path}`, {
        method,
        headers: { host: '127.0.0.1', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const id = await test.add('note.md', NOTE);
    await request('/retention/holds', 'POST', { id, reason: 'Case 7' });
    const refused = await request(`/reports/${id}`, 'DELETE');
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'on-hold', retryable: false } });
    expect((await request(`/reports/${id}`, 'GET')).status).toBe(200);
    await request(`/retention/holds/${id}`, 'DELETE');
    expect((await request(`/reports/${id}`, 'DELETE')).status).toBe(204);
    await test.close();
  });

  it('removes by itself the file of a report that somebody removed, also without any policy', async () => {
    const test = await openTestApp();
    const id = await test.add('note.md', NOTE);
    const { store, originalsDir } = test.services;
    const hash = (await store.as(LOCAL_ASKER).getReport(id))?.contentHash ?? '';
    const file = originalPath(originalsDir, hash);
    expect(existsSync(file)).toBe(true);
    await store.corpus.deleteReport(LOCAL_ASKER, id);
    const desk = createRetentionDesk(
      {
        store: store.retention,
        days: readConfig({ environment: {}, directory: '/' }).retention,
        originals: { pathOf: (one) => originalPath(originalsDir, one), untouchedMs: 0 },
      },
      (thrown) => expect.unreachable(String(thrown)),
    );
    desk.openDaily();
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(false);
    expect((await desk.show()).runs).toEqual([]);
    await desk.close();
    await test.close();
  });
});
