export type Turns = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Lets tasks run in the order in which they come, at most `limit` at a time. It is up to them to notice a signal. */
export function takeTurns(limit: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    // The place of one that ends is handed on, so that nobody who comes in between takes it.
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
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
