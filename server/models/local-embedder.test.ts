import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureMiniLmFiles, findWeights, MINILM_SHA256 } from './local/minilm-file.ts';
import { buildMiniLmGraph } from './local/minilm-graph.ts';
import { createLocalEmbedder } from './local-embedder.ts';
import { Safetensors } from './onnx/safetensors.ts';
import { TextEncoder } from './onnx/text-encoder.ts';

const cacheDir = 'node_modules/.cache/aktenlage/models';
const embedder = createLocalEmbedder({ cacheDir });
afterAll(() => embedder.close());

const PASSAGES = [
  'The ministers agreed to extend the ceasefire in the border region until the end of October.',
  'Exports of wheat fell by 14 per cent in the second quarter, to 1.85 million tonnes.',
  'The embassy reports that the parliament has postponed the vote on the treaty for a second time.',
  'Water levels in the reservoir are at their lowest since measurements began in 1961.',
  'Die Bundesregierung hält an der Aussetzung der Abschiebungen fest.',
  `A long passage. ${'It lists delegations, dates and amounts, one after the other, for many pages. '.repeat(40)}`,
  'Short.',
];
const QUESTION = 'How did grain exports develop?';

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('the local embedder', () => {
  it('finds the passage that answers', async () => {
    const vectors = await embedder.embedPassages(PASSAGES);
    const question = await embedder.embedQuery(QUESTION);
    expect(question).toHaveLength(embedder.dimensions);
    const scores = vectors.map((vector) => cosine(vector, question));
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it('agrees with the original weights in full precision', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'aktenlage-fp32-'));
    const source = await findWeights();
    const weights = new Safetensors(readFileSync(join(source, 'model.fp16.safetensors')));
    writeFileSync(join(directory, 'fp32.onnx'), buildMiniLmGraph(weights, 'float32'));
    const original = await TextEncoder.load({
      model: join(directory, 'fp32.onnx'),
      tokenizer: join(source, 'tokenizer.json'),
      maxTokens: 256,
      pooling: 'mean',
      threads: 2,
    });
    const vectors = await embedder.embedPassages(PASSAGES);
    for (const [index, text] of PASSAGES.entries()) {
      expect(cosine(vectors[index] ?? new Float32Array(), await original.encode(text))).toBeGreaterThan(0.99);
    }
    await original.close();
  });

  it('gives a text the same vector whatever it is embedded with, in the order of the texts', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `${PASSAGES[index % 7]} ${index}`);
    const together = await embedder.embedPassages(many);
    expect(together).toHaveLength(40);
    for (const index of [0, 5, 17, 39]) {
      expect(await embedder.embedQuery(many[index] ?? '')).toEqual(together[index]);
    }
  });

  it('sees 256 tokens and takes any text', async () => {
    const long = 'delegation '.repeat(254);
    const strange = [
      '',
      ' ',
      '\u0000\ud800',
      '🇩🇪'.repeat(500),
      'x'.repeat(1_000_000),
      long,
      `${long} and more`,
    ];
    const vectors = await embedder.embedPassages(strange);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
    expect(vectors[6]).toEqual(vectors[5]);
    expect(await embedder.embedPassages([])).toEqual([]);
  });

  it('has nearly the same vectors without the native library', async () => {
    const fallback = createLocalEmbedder({ cacheDir, runtime: 'wasm' });
    const [wasm] = await fallback.embedPassages(PASSAGES.slice(0, 1));
    expect(fallback.runtime).toBe('wasm');
    await fallback.close();
    expect(embedder.runtime).toBe('native');
    const [native] = await embedder.embedPassages(PASSAGES.slice(0, 1));
    expect(cosine(wasm ?? new Float32Array(), native ?? new Float32Array())).toBeGreaterThan(0.995);
  });

  it('stops when the caller gives up, and goes on for others', async () => {
    const caller = new AbortController();
    const call = embedder.embedPassages(new Array(200).fill(PASSAGES[5]), caller.signal);
    caller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(await embedder.embedPassages(['Short.'])).toHaveLength(1);
  });

  it('fails clearly where the model cannot be kept, and once closed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'aktenlage-file-')), 'file');
    writeFileSync(file, '');
    const nowhere = createLocalEmbedder({ cacheDir: join(file, 'models') });
    await expect(nowhere.warm()).rejects.toMatchObject({ code: 'embedder-unavailable' });
    await nowhere.close();
    const closed = createLocalEmbedder({ cacheDir });
    await closed.close();
    await expect(closed.embedQuery('a')).rejects.toMatchObject({ code: 'embedder-unavailable' });
  });
});

describe('the model file', () => {
  it('is made once, is what the id promises, and is mended when damaged', async () => {
    const directory = join(mkdtempSync(join(tmpdir(), 'aktenlage-cache-')), 'models');
    const first = await ensureMiniLmFiles(directory);
    expect(first.converted).toBe(true);
    expect((await ensureMiniLmFiles(directory)).converted).toBe(false);
    const bytes = readFileSync(first.model);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(first.model, bytes);
    const [again, besides] = await Promise.all([ensureMiniLmFiles(directory), ensureMiniLmFiles(directory)]);
    expect([again.converted, besides.converted]).toEqual([true, true]);
    expect((await ensureMiniLmFiles(directory)).converted).toBe(false);
    expect(readdirSync(directory)).toEqual(['all-MiniLM-L6-v2-int7.onnx']);
    expect(MINILM_SHA256).toMatch(/^[0-9a-f]{64}$/);
  });
});
