import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { spawnWorker } from '../../server/runtime/spawn-worker.ts';
import { type ParsedDocument, RefusedFile } from './document.ts';
import type { ParserInput } from './format.ts';
import type { ParseJob, ParseReply } from './parse-worker.ts';

/** A fresh thread now and then keeps what parsers leave behind from adding up. */
const JOBS_PER_WORKER = 200;
/** Unused for this long, threads give back the memory of the readers that they have loaded. */
const RETIRE_AFTER_MS = 20_000;

interface PooledWorker {
  readonly worker: Worker;
  readonly memoryMb: number;
  jobs: number;
  retirement?: NodeJS.Timeout;
}

/**
 * Runs parsers in threads of their own. Threads stay warm between files, because starting one and loading the
 * PDF reader costs 0.3 s; one that exceeds its time or memory, or fails, is ended and replaced. Idle threads do
 * not keep the process alive.
 */
class WorkerPool {
  readonly #size = Math.max(1, Math.min(availableParallelism(), 4));
  readonly #idle: PooledWorker[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #nextId = 1;

  async parse(input: ParserInput, signal?: AbortSignal): Promise<ParsedDocument> {
    await this.#turn();
    try {
      signal?.throwIfAborted();
      const job = { ...input, id: this.#nextId++, bytes: new Uint8Array(input.bytes) };
      return await this.#run(job, signal);
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the idle threads; the pool stays usable. */
  async close(): Promise<void> {
    await Promise.all(
      this.#idle.splice(0).map(({ worker, retirement }) => {
        clearTimeout(retirement);
        return worker.terminate();
      }),
    );
  }

  async #turn(): Promise<void> {
    while (this.#busy >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
  }

  #take(memoryMb: number): PooledWorker {
    for (let i = this.#idle.length - 1; i >= 0; i--) {
      const found = this.#idle[i];
      if (found?.memoryMb !== memoryMb) continue;
      this.#idle.splice(i, 1);
      clearTimeout(found.retirement);
      return found;
    }
    const worker = spawnWorker('./parse-worker.ts', import.meta.url, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
    });
    return { worker, memoryMb, jobs: 0 };
  }

  #run(job: ParseJob, signal?: AbortSignal): Promise<ParsedDocument> {
    const pooled = this.#take(job.limits.memoryMb);
    const { worker } = pooled;
    worker.ref();
    return new Promise<ParsedDocument>((resolve, reject) => {
      const settle = (reusable: boolean, act: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
        // By name: Node itself listens for `newListener` on the worker to keep its port open.
        for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
        pooled.jobs++;
        if (reusable && pooled.jobs < JOBS_PER_WORKER && this.#idle.length < this.#size) {
          worker.unref();
          // An idle thread may still fail; without a listener that would end the process.
          worker.on('error', () => this.#forget(pooled));
          worker.on('exit', () => this.#forget(pooled));
          this.#idle.push(pooled);
          pooled.retirement = setTimeout(() => this.#retire(pooled), RETIRE_AFTER_MS);
          pooled.retirement.unref();
          act();
        } else {
          worker.on('error', () => undefined);
          worker.terminate().then(act, act);
        }
      };
      const refuse = (code: string, reason: string, cause?: unknown): void =>
        settle(false, () => reject(new RefusedFile(code, reason, { cause, mayPass: true })));
      const aborted = (): void => settle(false, () => reject(signal?.reason));
      const seconds = Math.round(job.limits.timeoutMs / 1000);
      const timer = setTimeout(
        () =>
          refuse(
            'timeout',
            `Reading the file took longer than the ${seconds} seconds allowed and was stopped.`,
          ),
        job.limits.timeoutMs,
      );
      signal?.addEventListener('abort', aborted, { once: true });
      worker.on('message', (reply: ParseReply) => {
        if (reply.id !== job.id) return;
        if ('document' in reply) settle(true, () => resolve(reply.document));
        else
          settle(true, () =>
            reject(
              new RefusedFile(reply.refused.code, reply.refused.reason, { cause: reply.refused.detail }),
            ),
          );
      });
      worker.on('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
          refuse(
            'out-of-memory',
            `Reading the file needs more than the ${job.limits.memoryMb} MB of memory allowed.`,
            error,
          );
        } else refuse('damaged', 'The file is damaged: reading it failed.', error);
      });
      worker.on('exit', () => refuse('damaged', 'The file is damaged: reading it ended without a result.'));
      worker.postMessage(job, [job.bytes.buffer as ArrayBuffer]);
    });
  }

  #retire(pooled: PooledWorker): void {
    this.#forget(pooled);
    void pooled.worker.terminate();
  }

  #forget(pooled: PooledWorker): void {
    const index = this.#idle.indexOf(pooled);
    if (index >= 0) this.#idle.splice(index, 1);
  }
}

export const workerPool = new WorkerPool();
