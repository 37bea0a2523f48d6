import { randomUUID } from 'node:crypto';
import { AktenlageError, type Asker, type EvaluationRun } from '../../server/domain/index.ts';
import type { Services } from '../../server/services.ts';
import type { EvalCase } from '../case.ts';
import type { CaseRun } from '../run-case.ts';
import { executeRun } from './execute-run.ts';
import type { Homes } from './homes.ts';
import { readRun } from './stored-runs.ts';

interface Live {
  run: EvaluationRun;
  readonly owner: string;
  readonly finished: CaseRun[];
  readonly abort: AbortController;
  ended: Promise<void>;
}

/** The run that goes on, one at a time, and those that could not be written. */
export class LiveRuns {
  readonly #services: Services;
  readonly #homes: Homes;
  readonly #unwritten: Pick<Live, 'owner' | 'run'>[] = [];
  #live: Live | null = null;
  constructor(services: Services, homes: Homes) {
    this.#services = services;
    this.#homes = homes;
  }

  /** @throws AktenlageError `conflict` while another one goes on */
  refuseWhileRunning(): void {
    if (this.#live !== null)
      throw new AktenlageError('conflict', 'An evaluation is running. Wait for it, or stop it.');
  }

  start(asker: Asker, suite: string, cases: readonly EvalCase[]): EvaluationRun {
    this.refuseWhileRunning();
    const { writer, embedder } = this.#services;
    const run: EvaluationRun = {
      id: `${new Date().toISOString().replace(/[:.]/gu, '-')}-${randomUUID().slice(0, 8)}`,
      suite,
      at: new Date().toISOString(),
      status: 'running',
      done: 0,
      total: cases.length,
      passed: 0,
      failing: 0,
      errors: 0,
      hardFailures: 0,
      writer: writer.id,
      embedder: embedder.id,
      problem: null,
    };
    const abort = new AbortController();
    const current: Live = { run, owner: asker.id, finished: [], abort, ended: Promise.resolve() };
    this.#live = current;
    current.ended = this.#execute(asker, current, cases);
    return run;
  }

  /** Of the asker, while it goes on. */
  of(asker: Asker, id: string): Live | null {
    return this.#live?.run.id === id && this.#live.owner === asker.id ? this.#live : null;
  }

  /** What is in no folder: the run that goes on, then those that could not be written. */
  listOf(asker: Asker): EvaluationRun[] {
    const current = this.#live?.owner === asker.id ? [this.#live.run] : [];
    return [...current, ...this.#unwritten.flatMap(({ owner, run }) => (owner === asker.id ? [run] : []))];
  }

  async end(live: Live | null = this.#live): Promise<void> {
    live?.abort.abort();
    await live?.ended;
  }

  /** Goes on until everything is kept: who sees a run as finished finds its report. */
  async #execute(asker: Asker, current: Live, cases: readonly EvalCase[]): Promise<void> {
    const folder = this.#homes.runOf(asker, current.run.id);
    const ended = await executeRun({
      services: this.#services,
      asker,
      run: current.run,
      cases,
      folder,
      signal: current.abort.signal,
      onProgress: (run, finished) => {
        current.finished.push(finished);
        current.run = run;
      },
    });
    // A run that could not be written is remembered while the server runs: it must not vanish without a word.
    if ((await readRun(folder)) === null) this.#unwritten.push({ owner: asker.id, run: ended });
    // Both at once: between them it would read as finished without its figures.
    current.run = ended;
    this.#live = null;
  }
}
