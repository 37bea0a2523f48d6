import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reranker } from '../ports/reranker.ts';
import { createDirectoryReranker } from './directory-reranker.ts';
import { tinyCrossEncoder, tinyModelDirectory } from './testing/tiny-model.ts';

const opened: Reranker[] = [];
async function open(directory: string): Promise<Reranker> {
  const reranker = await createDirectoryReranker({ directory, timeoutMs: 5000, threads: 1 });
  opened.push(reranker);
  return reranker;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((reranker) => reranker.close()));
});

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
const still = new AbortController().signal;

describe('the directory reranker', () => {
  it('scores each passage with the question, in their order, by the words of the passage alone', async () => {
    const reranker = await open(tinyCrossEncoder({ green: 2, red: -1 }));
    const texts = ['red', 'green', 'blue', ...Array<string>(20).fill('green red'), 'red red'];
    const scores = await reranker.score('green green', texts, still);
    expect(scores).toHaveLength(24);
    for (const [index, logit] of [-1, 2, 0, 1].entries())
      expect(scores[index]).toBeCloseTo(sigmoid(logit), 5);
    expect(scores.at(-1)).toBeCloseTo(sigmoid(-2), 5);
    expect(await reranker.score('green', [], still)).toEqual([]);
  });

  it('leaves at least half of the room to the passage and cuts off what is too long', async () => {
    const reranker = await open(tinyCrossEncoder({ green: 0.1 }, { maxTokens: 16 }));
    const long = 'green '.repeat(400);
    // 16 tokens less [CLS] and twice [SEP] leave 13: of a long question 6, so 7 of the passage; of a short one 12.
    const [beside] = await reranker.score(long, [long], still);
    const [alone] = await reranker.score('red', [long], still);
    expect(beside).toBeCloseTo(sigmoid(0.7), 5);
    expect(alone).toBeCloseTo(sigmoid(1.2), 5);
  });

  it('has another id for another model or other settings', async () => {
    const directory = tinyCrossEncoder({ green: 1 });
    const first = await open(directory);
    expect((await open(directory)).id).toBe(first.id);
    expect(first.id).toMatch(/^directory:aktenlage-reranker-.+-[0-9a-f]{12}$/);
    writeFileSync(join(directory, 'aktenlage-reranker.json'), '{"maxTokens": 100}');
    expect((await open(directory)).id).not.toBe(first.id);
  });

  it('stops when the caller gives up', async () => {
    const reranker = await open(tinyCrossEncoder({ green: 1 }));
    const caller = new AbortController();
    const call = reranker.score('red', Array<string>(500).fill('green'), caller.signal);
    caller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(await reranker.score('red', ['green'], still)).toHaveLength(1);
  });

  it('says what is wrong with a directory', async () => {
    const wrong = tinyCrossEncoder({}, { maxTokens: 1 });
    await expect(open(wrong)).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringMatching(/reranking model.*maxTokens/),
    });
    const incomplete = tinyCrossEncoder({});
    rmSync(join(incomplete, 'model.onnx'));
    await expect(open(incomplete)).rejects.toMatchObject({ code: 'configuration-invalid' });
    // An embedder gives vectors of tokens, not one logit.
    await expect(open(tinyModelDirectory())).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringContaining('one float32 logit'),
    });
  });
});
