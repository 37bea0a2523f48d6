import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, readLockHolder } from '../index.ts';
import { lockDirectory } from './directory-lock.ts';
import { realm, socketNameOf } from './holder.ts';

const CHILD = fileURLToPath(new URL('../testing/lock-child.ts', import.meta.url));
const QUICK = { beatMs: 50, staleMs: 400 };
// Real processes that open a real database, on a machine that may be busy with other things.
const PROCESSES = { timeout: 300_000 };

let root: string;
let children: ChildProcess[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aktenlage-lock-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) await kill(child);
  await rm(root, { recursive: true, force: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Starts a process that opens the directory, and waits for its first line. */
async function openElsewhere(): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, root], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('no pipe');
  const [chunk] = await once(child.stdout, 'data');
  return { child, line: String(chunk).trim() };
}

describe('two processes on one data directory', PROCESSES, () => {
  it('gives the second one a message that names the first, and both processes the same answer', async () => {
    const { child, line } = await openElsewhere();
    expect(line).toBe('open');
    const opening = openStore({ dataDir: root });
    await expect(opening).rejects.toMatchObject({ code: 'database-locked', retryable: true });
    await expect(opening).rejects.toThrow(
      new RegExp(`"child" \\(process ${child.pid} on .+\\), which can be reached at http://127.0.0.1:9`),
    );
    expect(await readLockHolder(root)).toMatchObject({
      pid: child.pid,
      command: 'child',
      url: 'http://127.0.0.1:9',
    });
  });

  it('opens at once after kill -9 of the holder, with everything that was committed', async () => {
    const { child } = await openElsewhere();
    await kill(child);
    expect(await readLockHolder(root)).toBeNull();
    const store = await openStore({ dataDir: root });
    expect(await store.settings()).toMatchObject({ embedder: 'child-embedder', dimensions: 3 });
    const second = await openElsewhere();
    expect(second.line).toContain(`process ${process.pid}`);
    await store.close();
    expect(await readLockHolder(root)).toBeNull();
  });

  it('lets only one of two that start in the same moment in', async () => {
    const lines = (await Promise.all([openElsewhere(), openElsewhere()])).map(({ line }) => line);
    expect(lines.filter((line) => line === 'open')).toHaveLength(1);
    expect(lines.filter((line) => line.includes('is in use by'))).toHaveLength(1);
  });
});

describe('the lock', () => {
  it('is one for two names of a directory, and free again after release', async () => {
    const lock = await lockDirectory(root, { command: 'first' });
    const other = `${root}-link`;
    await symlink(root, other);
    await expect(lockDirectory(other, { command: 'second' })).rejects.toThrow('"first"');
    await rm(other);
    await lock.release();
    await (await lockDirectory(root, { command: 'second' })).release();
  });

  it('leaves a private file while it is held and nothing afterwards', async () => {
    const lock = await lockDirectory(root, { command: 'first' });
    expect((await stat(join(root, 'holder.json'))).mode & 0o777).toBe(0o600);
    await lock.release();
    await expect(stat(join(root, 'holder.json'))).rejects.toThrow('ENOENT');
  });

  it('works through a socket file where there are no abstract sockets, also over a dead one', async () => {
    const options = { platform: 'darwin' } as const;
    const lock = await lockDirectory(root, { command: 'first' }, options);
    await expect(lockDirectory(root, { command: 'second' }, options)).rejects.toThrow('"first"');
    await lock.release();
    const file = socketNameOf(root, 'darwin');
    await writeFile(file, '');
    await (await lockDirectory(root, { command: 'third' }, options)).release();
  });

  it('does not remove the socket of a holder who is too busy to answer', async () => {
    const file = socketNameOf(root, 'darwin');
    const silent = createServer(() => undefined).listen({ path: file });
    await once(silent, 'listening');
    await expect(lockDirectory(root, { command: 'second' }, { platform: 'darwin' })).rejects.toThrow(
      'in use by',
    );
    await stat(file);
    silent.close();
  });

  it('does not believe a stranger on the socket', async () => {
    const holder = {
      pid: 1,
      host: 'x',
      command: 'x',
      url: 'http://evil',
      startedAt: '',
      realm: realm(),
      token: 'x',
    };
    const stranger = createServer((socket) => socket.end(JSON.stringify(holder)));
    stranger.listen({ path: socketNameOf(root) });
    await once(stranger, 'listening');
    expect(await readLockHolder(root)).toBeNull();
    stranger.close();
  });

  it('says that nobody holds a directory that does not exist', async () => {
    expect(await readLockHolder(join(root, 'missing'))).toBeNull();
  });
});

describe('another container on the same volume', () => {
  const file = (): string => join(root, 'holder.json');
  const foreign = {
    pid: 7,
    host: 'other',
    command: 'server',
    startedAt: '',
    realm: 'elsewhere',
    token: 'theirs',
  };

  it('keeps the directory as long as its file moves', async () => {
    await writeFile(file(), JSON.stringify(foreign));
    const beat = setInterval(() => void utimes(file(), new Date(), new Date()), QUICK.beatMs);
    const attempt = lockDirectory(root, { command: 'mine' }, { times: QUICK });
    await expect(attempt).rejects.toThrow('"server" (process 7 on other)');
    clearInterval(beat);
  });

  it('loses the directory when its file lies still', async () => {
    await writeFile(file(), JSON.stringify(foreign));
    const lock = await lockDirectory(root, { command: 'mine' }, { times: QUICK });
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ command: 'mine', pid: process.pid });
    await lock.release();
  });

  it('tells a holder who was taken for dead', async () => {
    const lost = new Promise<void>((resolve) => {
      void lockDirectory(root, { command: 'mine' }, { times: QUICK, onLost: resolve }).then(() =>
        writeFile(file(), JSON.stringify(foreign)),
      );
    });
    await lost;
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ token: 'theirs' });
  });
});
