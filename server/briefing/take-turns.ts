/** `first`: before those that wait already. */
export type Turns = <Result>(task: () => Promise<Result>, first?: boolean) => Promise<Result>;

/** Lets tasks run in the order in which they come, at most `limit` at a time. It is up to them to notice a signal. */
export function takeTurns(limit: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task, first = false) => {
    // The place of one that ends is handed on, so that nobody who comes in between takes it.
    if (running >= limit)
      await new Promise<void>((resolve) => (first ? waiting.unshift(resolve) : waiting.push(resolve)));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
