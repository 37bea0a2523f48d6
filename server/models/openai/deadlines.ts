import { type AktenlageError, AktenlageError as Failed } from '../../domain/index.ts';

/** Milliseconds. */
export interface Deadlines {
  /** From the call to the first word. */
  readonly firstTokenMs: number;
  /** Between two pieces after that. */
  readonly idleMs: number;
  /** The whole answer. */
  readonly totalMs: number;
}

/**
 * Aborts `signal` when the caller gives up or time runs out, and remembers which. Call `progress` with every
 * piece and `stop` at the end.
 */
export class DeadlineWatch {
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private step: NodeJS.Timeout;
  /** Why the call was ended from here; null while it was not. */
  failure: AktenlageError | null = null;
  private readonly onCallerAbort = (): void =>
    this.end(new Failed('cancelled', 'The request was cancelled.'));

  constructor(
    private readonly deadlines: Deadlines,
    private readonly caller: AbortSignal,
  ) {
    this.total = setTimeout(
      () => this.end(new Failed('model-timeout', 'The language model took too long for its answer.')),
      deadlines.totalMs,
    );
    this.step = setTimeout(
      () => this.end(new Failed('model-timeout', 'The language model did not begin to answer in time.')),
      deadlines.firstTokenMs,
    );
    if (caller.aborted) this.onCallerAbort();
    else caller.addEventListener('abort', this.onCallerAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  progress(): void {
    clearTimeout(this.step);
    this.step = setTimeout(
      () => this.end(new Failed('model-timeout', 'The language model stopped in the middle of its answer.')),
      this.deadlines.idleMs,
    );
  }

  /** Ends the call at the server too, if it still runs. */
  stop(): void {
    clearTimeout(this.total);
    clearTimeout(this.step);
    this.caller.removeEventListener('abort', this.onCallerAbort);
    this.controller.abort();
  }

  private end(failure: AktenlageError): void {
    this.failure ??= failure;
    this.stop();
  }
}
