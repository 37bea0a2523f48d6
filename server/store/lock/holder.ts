import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** The process that holds a data directory. */
export const HolderSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** `server`, `ingest`, `eval` … */
  command: z.string(),
  /** Where it can be reached, if it listens. */
  url: z.string().optional(),
  startedAt: z.string(),
  /** Where its socket can be seen: `realm()` of its process. */
  realm: z.string(),
  /** Stands in the file inside the directory too: only who may read the directory can answer for it. */
  token: z.string(),
});
export type Holder = z.infer<typeof HolderSchema>;

/**
 * Name of the socket that stands for the directory. On Linux it is abstract: the kernel frees it with the process,
 * also after kill -9, and it leaves no file behind. Elsewhere it is a named pipe or a file in the temporary folder.
 *
 * @param realDirectory the directory with symbolic links resolved: two names of one directory are one lock
 */
export function socketNameOf(realDirectory: string, platform: NodeJS.Platform = process.platform): string {
  const name = `aktenlage-${createHash('sha256').update(realDirectory).digest('hex').slice(0, 24)}`;
  if (platform === 'linux') return `\0${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/**
 * Processes of one realm see each other's sockets: one boot of one kernel, and on Linux one network namespace
 * (containers have their own). Within it the socket decides; the heartbeat file speaks to the others.
 */
export function realm(): string {
  if (process.platform !== 'linux') return hostname();
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/net')}`;
  } catch {
    // A /proc that is hidden from us: the name of the machine is the next best.
    return hostname();
  }
}

const ANSWER_MS = 2_000;

/** `silent`: somebody listens, but does not say who he is (busy, or a stranger). */
export type SocketAnswer = { readonly state: 'free' | 'silent' } | { readonly state: 'held'; holder: Holder };

/** Asks whoever listens on the socket who he is. */
export function askSocket(socketName: string): Promise<SocketAnswer> {
  return new Promise((resolve) => {
    let text = '';
    let connected = false;
    const socket = connect({ path: socketName });
    const finish = (): void => {
      socket.destroy();
      const holder = readHolder(text);
      if (holder !== null) resolve({ state: 'held', holder });
      else resolve({ state: connected ? 'silent' : 'free' });
    };
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, finish);
    socket.on('connect', () => {
      connected = true;
    });
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('end', finish);
    socket.on('error', finish);
  });
}

/** A holder as written by `JSON.stringify`; null for anything else. */
export function readHolder(text: string): Holder | null {
  try {
    return HolderSchema.parse(JSON.parse(text));
  } catch {
    // Not ours, or half written: the same as nobody.
    return null;
  }
}
