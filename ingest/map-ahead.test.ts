import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';
import { mapAhead } from './map-ahead.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('mapAhead', () => {
  it('keeps the order and never has more under way than allowed', async () => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    const work = async (item: number) => {
      running++;
      most = Math.max(most, running);
      for (let i = 0; i < 5 - (item % 5); i++) await turn();
      running--;
      return item;
    };
    for await (const item of mapAhead(
      Array.from({ length: 20 }, (_, i) => i),
      2,
      work,
    ))
      results.push(item);
    expect(results).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(most).toBe(3);
  });

  it('passes a failure on where it happened, after everything before it', async () => {
    const results: number[] = [];
    const run = async () => {
      for await (const item of mapAhead([1, 2, 3, 4], 3, async (item) => {
        if (item === 3) throw new Error('three');
        return item;
      }))
        results.push(item);
    };
    await expect(run()).rejects.toThrow('three');
    expect(results).toEqual([1, 2]);
  });

  it('stops taking items when the consumer stops', async () => {
    let taken = 0;
    const items = function* () {
      for (;;) yield taken++;
    };
    for await (const item of mapAhead(items(), 2, async (item) => item)) if (item === 1) break;
    expect(taken).toBeLessThanOrEqual(5);
  });
});

describe('createGate', () => {
  it('lets in two at a time and frees the place of a failure', async () => {
    const gate = createGate(2);
    let running = 0;
    let most = 0;
    const jobs = Array.from({ length: 7 }, (_, i) =>
      gate(async () => {
        most = Math.max(most, ++running);
        await turn();
        running--;
        if (i % 3 === 0) throw new Error('no');
        return i;
      }),
    );
    const settled = await Promise.allSettled(jobs);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(4);
    expect(most).toBe(2);
  });
});
