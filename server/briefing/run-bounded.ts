/**
 * Starts the tasks in order, at most `limit` at a time, and gives one promise for each. A task that fails does not
 * stop the others; it is up to the tasks to notice a signal.
 */
export function runBounded<Result>(
  tasks: readonly (() => Promise<Result>)[],
  limit: number,
): readonly Promise<Result>[] {
  let running = 0;
  const waiting: (() => void)[] = [];
  const run = async (task: () => Promise<Result>): Promise<Result> => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await task();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
  return tasks.map(run);
}
