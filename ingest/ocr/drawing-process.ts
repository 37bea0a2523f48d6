import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DrawingReply, DrawingRequest } from './drawing-protocol.ts';
import type { PageImage } from './page-image.ts';

const OPEN_MS = 30_000;
const PAGE_MS = 60_000;
const HEAP_MB = 1024;

/** Drawing failed or took too long; the process that did it is gone. */
export class DrawingFailed extends Error {
  override readonly name = 'DrawingFailed';
}

/**
 * A process that draws the pages of one document. Not a thread, because decoders and the canvas are native code:
 * what crashes them must not take the server along, and their memory goes with the process.
 */
export class DrawingProcess {
  readonly #child: ChildProcess;
  #stderr = '';

  constructor() {
    this.#child = startChild();
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString('utf8')).slice(-2_000);
    });
  }

  /** @throws DrawingFailed */
  async open(bytes: Uint8Array, mediaType: string, passwords: readonly string[]): Promise<void> {
    await this.#ask({ kind: 'open', bytes, mediaType, passwords }, OPEN_MS);
  }

  /** @throws DrawingFailed */
  async page(page: number): Promise<PageImage> {
    const reply = await this.#ask({ kind: 'page', page }, PAGE_MS);
    if (reply.kind !== 'page') throw new DrawingFailed('an answer without a page');
    return reply.image;
  }

  /** True once the process is gone; a new one must be started for further pages. */
  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.killed;
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  #ask(request: DrawingRequest, limitMs: number): Promise<DrawingReply> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        child.off('error', onError);
        act();
      };
      const fail = (why: string): void => settle(() => reject(new DrawingFailed(why)));
      const onMessage = (reply: DrawingReply): void => {
        if (reply.kind === 'failed') fail(reply.detail);
        else settle(() => resolve(reply));
      };
      const onExit = (code: number | null, signal: string | null): void =>
        fail(`the drawing process ended (${signal ?? code}) ${this.#stderr}`);
      const onError = (error: Error): void => fail(error.message);
      const timer = setTimeout(() => {
        this.close();
        fail(`drawing took longer than ${limitMs / 1000} s`);
      }, limitMs);
      if (this.ended || !child.connected) {
        onExit(child.exitCode, child.signalCode);
        return;
      }
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.on('error', onError);
      child.send(request, (error) => {
        if (error) fail(error.message);
      });
    });
  }
}

/** From the bundle `dist/drawing-worker.mjs`, from the sources through tsx. */
function startChild(): ChildProcess {
  const bundled = import.meta.url.endsWith('.mjs');
  const entry = new URL(bundled ? './drawing-worker.mjs' : './drawing-worker.ts', import.meta.url);
  const tsx = bundled ? [] : ['--import', import.meta.resolve?.('tsx') ?? 'tsx'];
  return fork(fileURLToPath(entry), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...tsx],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Drawing needs nothing of what the environment of a server holds, least of all its secrets.
    env: {},
  });
}
