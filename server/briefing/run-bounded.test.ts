import { expect, it } from 'vitest';
import { runBounded } from './run-bounded.ts';

it('runs in order, never more than the limit at once, and gives each result its place', async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const task = (index: number) => async () => {
    begun.push(index);
    most = Math.max(most, ++running);
    for (let turn = 0; turn < 5 - (index % 3); turn++) await Promise.resolve();
    running--;
    return index * 10;
  };
  const results = await Promise.all(
    runBounded(
      Array.from({ length: 9 }, (_, index) => task(index)),
      2,
    ),
  );
  expect(results).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(2);
});

it('goes on after a task that failed', async () => {
  const results = await Promise.allSettled(
    runBounded(
      [() => Promise.reject(new Error('no')), () => Promise.resolve(1), () => Promise.resolve(2)],
      1,
    ),
  );
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
