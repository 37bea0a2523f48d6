import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AktenlageError } from '../../domain/index.ts';
import {
  HEARTBEAT,
  type HeartbeatTimes,
  keepFresh,
  livingForeigner,
  readHolderFile,
  writeHolderFile,
} from './heartbeat-file.ts';
import { askSocket, type Holder, realm, socketNameOf } from './holder.ts';

export interface DirectoryLock {
  readonly holder: Holder;
  release(): Promise<void>;
}

export interface LockOptions {
  /** Somebody else has taken the directory over; nothing may be written to it any more. */
  readonly onLost?: () => void;
  readonly times?: HeartbeatTimes;
  readonly platform?: NodeJS.Platform;
}

const FILE = 'holder.json';

/**
 * Takes the directory for this process: the embedded database has no lock of its own, and two processes on one
 * directory lost 200 committed rows in our trial. A socket named after the directory excludes every process that
 * can see it and is free again the moment its holder dies; a file with a heartbeat excludes other containers and
 * machines on the same volume, where the next holder waits until it has lain still for 13 seconds.
 *
 * @throws AktenlageError `database-locked`, naming command, process and address of the holder
 */
export async function lockDirectory(
  dataDir: string,
  who: { readonly command: string; readonly url?: string },
  { onLost = () => undefined, times = HEARTBEAT, platform = process.platform }: LockOptions = {},
): Promise<DirectoryLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const directory = await realpath(dataDir);
  const file = join(directory, FILE);
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    ...who,
    startedAt: new Date().toISOString(),
    realm: realm(),
    token: randomUUID(),
  };
  const server = await listen(directory, socketNameOf(directory, platform), holder);
  try {
    const foreigner = await livingForeigner(file, holder.realm, times);
    if (foreigner !== null) throw locked(directory, foreigner);
    await writeHolderFile(file, holder);
  } catch (error) {
    await close(server);
    throw error;
  }
  const heartbeat = keepFresh(file, holder, times, onLost);
  return {
    holder,
    async release() {
      await heartbeat.stop();
      await close(server);
    },
  };
}

/**
 * Who holds the directory now; null when nobody does or it does not exist. Only a holder who knows the token inside
 * the directory is believed: another user of the machine could listen on the socket and be sent the questions.
 */
export async function readLockHolder(dataDir: string): Promise<Holder | null> {
  const directory = await realpath(dataDir).catch(() => null);
  if (directory === null) return null;
  const answer = await askSocket(socketNameOf(directory));
  const file = join(directory, FILE);
  if (answer.state === 'free') {
    const foreigner = await readHolderFile(file);
    if (foreigner === null || foreigner.realm === realm()) return null;
    return livingForeigner(file, realm(), HEARTBEAT);
  }
  // The holder writes the file right after he has begun to listen.
  for (let attempt = 0; attempt < 20; attempt++) {
    const written = await readHolderFile(file);
    if (written !== null && answer.state === 'silent') return written;
    if (written !== null && answer.state === 'held' && written.token === answer.holder.token) return written;
    await sleep(50);
  }
  return null;
}

/** @throws AktenlageError `database-locked` when another process listens */
async function listen(directory: string, socketName: string, holder: Holder): Promise<Server> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const server = await tryListen(socketName, holder);
    if (server !== null) return server;
    const answer = await askSocket(socketName);
    if (answer.state === 'held') throw locked(directory, answer.holder);
    if (answer.state === 'silent') throw locked(directory, await readHolderFile(join(directory, FILE)));
    // A socket file whose process died; an abstract socket was given up between the two calls.
    if (!socketName.startsWith('\0') && !socketName.startsWith('\\\\')) await rm(socketName, { force: true });
  }
  throw locked(directory, null);
}

/** Null when the name is taken. */
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

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

function locked(directory: string, holder: Holder | null): AktenlageError {
  const who =
    holder === null ? 'another process' : `"${holder.command}" (process ${holder.pid} on ${holder.host})`;
  const where = holder?.url === undefined ? '' : `, which can be reached at ${holder.url}`;
  return new AktenlageError(
    'database-locked',
    `The data directory ${directory} is in use by ${who}${where}. Stop it first, or choose another DATA_DIR.`,
  );
}
