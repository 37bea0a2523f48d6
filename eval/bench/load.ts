import { quantile } from '../stats/interval.ts';

export interface Latency {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

/** Every input, one at a time, after one round that warms the caches. */
export async function latencyOf<T>(
  inputs: readonly T[],
  run: (input: T) => Promise<unknown>,
  rounds = 2,
): Promise<Latency> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const input of inputs) {
      const started = performance.now();
      await run(input);
      if (round > 0) times.push(performance.now() - started);
    }
  }
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** Inputs a second with so many under way at once. */
export async function throughputOf<T>(
  inputs: readonly T[],
  atOnce: number,
  run: (input: T) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  const work = async (): Promise<void> => {
    for (;;) {
      const input = inputs[next++];
      if (input === undefined) return;
      await run(input);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return inputs.length / ((performance.now() - started) / 1000);
}
