import { takeTurns } from './take-turns.ts';

/**
 * Starts the tasks in order, at most `limit` at a time, and gives one promise for each. A task that fails does not
 * stop the others; it is up to the tasks to notice a signal.
 */
export function runBounded<Result>(
  tasks: readonly (() => Promise<Result>)[],
  limit: number,
): readonly Promise<Result>[] {
  const inTurn = takeTurns(limit);
  return tasks.map((task) => inTurn(task));
}
