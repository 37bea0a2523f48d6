/** Events as they come, for readers who come at any time: each gets all of them from the first on. */
export class EventLog<E> {
  readonly #events: E[] = [];
  readonly #waiting = new Set<() => void>();
  #ended = false;

  append(event: E): void {
    this.#events.push(event);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Ends with the log, or when the reader leaves. */
  async *follow(signal: AbortSignal): AsyncGenerator<E> {
    for (let next = 0; !signal.aborted; ) {
      const event = this.#events[next];
      if (event !== undefined) {
        next++;
        yield event;
      } else if (this.#ended) return;
      else await this.#more(signal);
    }
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
