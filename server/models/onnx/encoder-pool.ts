import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { AktenlageError } from '../../domain/index.ts';
import { spawnWorker } from '../../runtime/spawn-worker.ts';
import type { EncoderInput, EncoderSource, FromWorker, ToWorker } from './encoder-protocol.ts';

/** Texts a message at most: small enough that workers end together, large enough that messages cost nothing. */
const CHUNK = 8;
/** A few texts are shared out among the workers too. */
const CHUNKS_EACH = 2;
/** Workers beyond the first are for ingest; unused for this long, they give their memory back. */
const RETIRE_AFTER_MS = 20_000;

interface Job {
  readonly texts: readonly EncoderInput[];
  resolve(vectors: Float32Array[]): void;
  reject(error: unknown): void;
}

interface Member {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly running: Map<number, Job>;
  retirement: NodeJS.Timeout | undefined;
}

/** What of the source differs from thread to thread is set here. */
type PoolSource = EncoderSource extends infer S
  ? S extends EncoderSource
    ? Omit<S, 'threads'>
    : never
  : never;

/**
 * Worker threads that share the cores: one for questions, started first and kept, up to four for passages.
 * Workers do not keep the process alive unless they compute.
 */
export class EncoderPool {
  private readonly members: Member[] = [];
  private readonly waiting: Job[] = [];
  private readonly size: number;
  private readonly threadsEach: number;
  private nextId = 1;
  private closed = false;
  /** Known after the first worker has loaded. */
  runtime: 'native' | 'wasm' | undefined;
  loadMs: number | undefined;

  constructor(
    private readonly source: PoolSource,
    threads: number = availableParallelism(),
    /** Says what it is that cannot be used. */
    private readonly unavailable: (detail: string) => AktenlageError = embedderUnavailable,
  ) {
    this.size = Math.min(4, Math.max(1, threads));
    this.threadsEach = Math.max(1, Math.floor(threads / this.size));
  }

  /** @throws AktenlageError `embedder-unavailable` when the model does not load */
  async warm(): Promise<void> {
    await (this.members[0] ?? this.start()).ready;
  }

  /** One text, before everything that waits. */
  async encodeNow(text: EncoderInput, signal?: AbortSignal): Promise<Float32Array> {
    signal?.throwIfAborted();
    await this.warm();
    const [vector] = await this.abortable(
      new Promise<Float32Array[]>((resolve, reject) => {
        const member = this.leastBusy();
        if (member) this.send(member, { texts: [text], resolve, reject });
        else reject(this.unavailable('the worker ended'));
      }),
      signal,
    );
    if (!vector) throw this.unavailable('the model returned nothing');
    return vector;
  }

  /** Vectors in the order of the texts. The longest go first, so that the workers end together. */
  async encode(texts: readonly EncoderInput[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    await this.warm();
    const size = Math.min(CHUNK, Math.ceil(texts.length / (this.size * CHUNKS_EACH)));
    const wanted = Math.min(this.size, Math.ceil(texts.length / size));
    while (this.members.length < wanted) this.start();
    const order = texts.map((_, index) => index);
    const lengths = texts.map(lengthOf);
    order.sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0));
    const vectors = new Array<Float32Array>(texts.length);
    const jobs: Job[] = [];
    const chunks: Promise<void>[] = [];
    for (let start = 0; start < order.length; start += size) {
      const chunk = order.slice(start, start + size);
      chunks.push(
        new Promise<Float32Array[]>((resolve, reject) => {
          jobs.push({ texts: chunk.map((index) => texts[index] ?? ''), resolve, reject });
        }).then((results) => {
          for (const [step, index] of chunk.entries()) {
            const vector = results[step];
            if (vector) vectors[index] = vector;
          }
        }),
      );
    }
    this.waiting.push(...jobs);
    this.dispatch();
    try {
      await this.abortable(Promise.all(chunks), signal);
    } finally {
      for (const job of jobs) {
        const place = this.waiting.indexOf(job);
        if (place >= 0) this.waiting.splice(place, 1);
      }
    }
    return vectors;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.waiting.splice(0)) job.reject(this.unavailable('it was closed'));
    await Promise.all(
      this.members.map(async (member) => {
        await atRest(member);
        await this.end(member, 'it was closed');
      }),
    );
  }

  private async abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    if (!signal) return work;
    let onAbort: () => void = () => undefined;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
      if (signal.aborted) onAbort(); // Between the first check and here the model may have loaded.
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([work, aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      work.catch(() => undefined); // Given up on: nobody listens to its failure any more.
    }
  }

  private leastBusy(): Member | undefined {
    const load = (member: Member): number =>
      [...member.running.values()].reduce((n, job) => n + job.texts.length, 0);
    return this.members.toSorted((a, b) => load(a) - load(b))[0];
  }

  private dispatch(): void {
    for (const member of this.members) {
      if (member.running.size > 0) continue;
      const job = this.waiting.shift();
      if (!job) return;
      this.send(member, job);
    }
  }

  private send(member: Member, job: Job): void {
    const id = this.nextId++;
    member.running.set(id, job);
    clearTimeout(member.retirement);
    member.worker.ref();
    member.worker.postMessage({ id, texts: job.texts } satisfies ToWorker);
  }

  private start(): Member {
    if (this.closed) throw this.unavailable('it was closed');
    const worker = spawnWorker('./encoder-worker.ts', import.meta.url, {
      workerData: { ...this.source, threads: this.threadsEach } as EncoderSource,
    });
    const running = new Map<number, Job>();
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') {
          this.runtime = message.runtime;
          this.loadMs = message.loadMs;
          resolve();
          this.settle(member);
        } else if (message.type === 'failed') {
          reject(this.unavailable(message.message));
          // A further worker that does not load (memory, say) leaves its passages to the others.
          this.waiting.unshift(...running.values());
          running.clear();
          void this.end(member, message.message);
          this.dispatch();
        } else {
          const job = running.get(message.id);
          running.delete(message.id);
          if (message.type === 'vectors') job?.resolve(message.vectors);
          else job?.reject(this.unavailable(message.message));
          this.settle(member);
        }
      });
      worker.on('error', (error) => {
        reject(this.unavailable(String(error)));
        void this.end(member, String(error));
      });
      worker.on('exit', (code) => {
        reject(this.unavailable(`its worker ended with code ${code}`));
        void this.end(member, `its worker ended with code ${code}`);
      });
    });
    ready.catch(() => undefined); // Whoever waits for it hears of it; a worker for passages only is replaced.
    const member: Member = { worker, ready, running, retirement: undefined };
    this.members.push(member);
    return member;
  }

  /** After each answer: the next job, or rest. */
  private settle(member: Member): void {
    this.dispatch();
    if (member.running.size > 0 || !this.members.includes(member)) return;
    member.worker.unref();
    if (member === this.members[0]) return;
    clearTimeout(member.retirement);
    member.retirement = setTimeout(() => void this.end(member, 'retired'), RETIRE_AFTER_MS);
    member.retirement.unref();
  }

  private async end(member: Member, reason: string): Promise<void> {
    const place = this.members.indexOf(member);
    if (place < 0) return;
    this.members.splice(place, 1);
    clearTimeout(member.retirement);
    for (const job of member.running.values()) job.reject(this.unavailable(reason));
    member.running.clear();
    if (this.members.length === 0) {
      for (const job of this.waiting.splice(0)) job.reject(this.unavailable(reason));
    }
    await member.worker.terminate();
  }
}

/** Ending a thread inside ONNX Runtime aborts the whole process (`Napi::Error`); it is at most eight texts away. */
async function atRest(member: Member): Promise<void> {
  await member.ready.catch(() => undefined);
  while (member.running.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

function embedderUnavailable(detail: string): AktenlageError {
  return new AktenlageError('embedder-unavailable', `The embedding model cannot be used: ${detail}.`);
}

const lengthOf = (input: EncoderInput): number =>
  typeof input === 'string' ? input.length : input[0].length + input[1].length;
