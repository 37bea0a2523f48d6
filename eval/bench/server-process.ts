import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  /** Milliseconds from starting the process until the address was printed. */
  readonly listeningMs: number;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;

/** Starts the built server as `npm start` does, on a free port, without the sample corpus. */
export async function startServerProcess(root: string, dataDir: string): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'server/launch.mjs'), 'server'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', SAMPLE_CORPUS: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The server did not start:\n${output}`)),
      START_TIMEOUT_MS,
    );
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const found = /http:\/\/[\w.:[\]]+/u.exec(output);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with code ${code}:\n${output}`));
    });
  });
  return {
    pid: child.pid ?? 0,
    url,
    listeningMs: performance.now() - started,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Asks until the answer is 200. */
export async function untilOk(url: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const status = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    if (performance.now() > deadline) throw new Error(`${url} did not answer 200 (last: ${status}).`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resident memory in MB; `null` where there is no /proc. */
export async function residentMegabytes(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
