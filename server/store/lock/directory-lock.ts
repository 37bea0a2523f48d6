import { mkdir, readFile, realpath, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AktenlageError } from '../../domain/index.ts';
import { askHolder, type Holder, readHolder, socketNameOf } from './holder.ts';

export interface DirectoryLock {
  readonly holder: Holder;
  release(): Promise<void>;
}

/**
 * An abstract socket is seen only inside one network namespace. Two containers on one volume do not see each
 * other's, so the holder also keeps a file fresh; a file of another host that is younger than this is respected.
 */
const HEARTBEAT_MS = 5_000;
const STALE_MS = 20_000;
const FILE = 'holder.json';

/**
 * Takes the directory for this process: the embedded database has no lock of its own, and two processes on one
 * directory lost 200 committed rows in our trial.
 *
 * @throws AktenlageError `database-locked`, naming command, process and address of the holder
 */
export async function lockDirectory(
  dataDir: string,
  who: { readonly command: string; readonly url?: string },
): Promise<DirectoryLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const directory = await realpath(dataDir);
  const holder: Holder = { pid: process.pid, host: hostname(), ...who, startedAt: new Date().toISOString() };
  const socketName = socketNameOf(directory);
  const server = await listen(socketName, holder);
  if (server === null) throw locked(directory, await askHolder(socketName));
  const file = join(directory, FILE);
  const other = await freshHolder(file);
  if (other !== null && other.host !== holder.host) {
    await close(server);
    throw locked(directory, other);
  }
  await writeHolder(file, holder);
  const heartbeat = setInterval(() => void touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    holder,
    async release() {
      clearInterval(heartbeat);
      await rm(file, { force: true });
      await close(server);
    },
  };
}

/** Who holds the directory now; null when nobody does or it does not exist. */
export async function readLockHolder(dataDir: string): Promise<Holder | null> {
  const directory = await realpath(dataDir).catch(() => null);
  if (directory === null) return null;
  const holder = await askHolder(socketNameOf(directory));
  if (holder !== null) return holder;
  const other = await freshHolder(join(directory, FILE));
  return other !== null && other.host !== hostname() ? other : null;
}

/** Listens on the socket; null when another process does. A socket file that nobody answers on is removed. */
async function listen(socketName: string, holder: Holder): Promise<Server | null> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const server = await tryListen(socketName, holder);
    if (server !== null) return server;
    if (
      socketName.startsWith('\0') ||
      socketName.startsWith('\\\\') ||
      (await askHolder(socketName)) !== null
    )
      return null;
    await unlink(socketName).catch(ignoreMissing);
  }
  return null;
}

function tryListen(socketName: string, holder: Holder): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(JSON.stringify(holder));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen({ path: socketName }, () => {
      server.unref();
      resolve(server);
    });
  });
}

async function freshHolder(file: string): Promise<Holder | null> {
  const status = await stat(file).catch(() => null);
  if (status === null || Date.now() - status.mtimeMs > STALE_MS) return null;
  return readHolder(await readFile(file, 'utf8').catch(() => ''));
}

async function writeHolder(file: string, holder: Holder): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(holder), { mode: 0o600 });
  await rename(unfinished, file);
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  // The directory may be gone while the process ends; the socket is what counts.
  await utimes(file, now, now).catch(ignoreMissing);
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function locked(directory: string, holder: Holder | null): AktenlageError {
  const who =
    holder === null ? 'another process' : `"${holder.command}" (process ${holder.pid} on ${holder.host})`;
  const where = holder?.url === undefined ? '' : `, which can be reached at ${holder.url}`;
  return new AktenlageError(
    'database-locked',
    `The data directory ${directory} is in use by ${who}${where}. Stop it first, or choose another DATA_DIR.`,
  );
}
