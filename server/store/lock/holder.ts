import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
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
});
export type Holder = z.infer<typeof HolderSchema>;

/**
 * Name of the socket that stands for the directory. On Linux it is abstract: the kernel frees it with the process,
 * also after kill -9, and it leaves no file behind. Elsewhere it is a named pipe or a file in the temporary folder.
 *
 * @param realDirectory the directory with symbolic links resolved: two names of one directory are one lock
 */
export function socketNameOf(realDirectory: string, platform: NodeJS.Platform = process.platform): string {
  const name = `aktenlage-${createHash('sha256').update(realDirectory).digest('hex').slice(0, 32)}`;
  if (platform === 'linux') return `\0${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

const ANSWER_MS = 2_000;

/** Asks whoever listens on the socket who he is; null when nobody does, or nobody answers in two seconds. */
export function askHolder(socketName: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ path: socketName });
    const finish = (): void => {
      socket.destroy();
      resolve(readHolder(text));
    };
    socket.setEncoding('utf8').setTimeout(ANSWER_MS, finish);
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
