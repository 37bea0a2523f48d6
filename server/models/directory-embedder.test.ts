import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDirectoryEmbedder, type DirectoryEmbedderOptions } from './directory-embedder.ts';
import type { LocalModel } from './local-embedder.ts';
import { tinyModelDirectory, wordsIn } from './testing/tiny-model.ts';

const opened: LocalModel[] = [];
async function open(options: DirectoryEmbedderOptions): Promise<LocalModel> {
  const embedder = await createDirectoryEmbedder({ threads: 1, ...options });
  opened.push(embedder);
  return embedder;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((embedder) => embedder.close()));
});

describe('the directory embedder', () => {
  it('runs a model of the site with its prefixes', async () => {
    const directory = tinyModelDirectory({
      queryPrefix: 'query ',
      passagePrefix: 'passage ',
      languages: ['de'],
    });
    const embedder = await open({ directory });
    expect(embedder).toMatchObject({ dimensions: 8, languages: ['de'], runtime: 'native' });
    expect(wordsIn(await embedder.embedQuery('Red')).sort()).toEqual(['[CLS]', '[SEP]', 'query', 'red']);
    const [passage] = await embedder.embedPassages(['green green green']);
    expect(wordsIn(passage ?? new Float32Array())[0]).toBe('green');
    expect(wordsIn(passage ?? new Float32Array())).toContain('passage');
  });

  it.each([
    ['cls', ['[CLS]']],
    ['last', ['[SEP]']],
  ] as const)('pools by %s', async (pooling, words) => {
    const embedder = await open({ directory: tinyModelDirectory(), pooling });
    expect(wordsIn(await embedder.embedQuery('red green'))).toEqual(words);
  });

  it('cuts off what is too long and keeps the closing token', async () => {
    const embedder = await open({ directory: tinyModelDirectory({ maxTokens: 8 }) });
    expect(wordsIn(await embedder.embedQuery('red green red green red green blue')).sort()).toEqual([
      '[CLS]',
      '[SEP]',
      'green',
      'red',
    ]);
  });

  it('has another id for another model or other settings, the same for the same', async () => {
    const directory = tinyModelDirectory();
    const first = await open({ directory });
    expect((await open({ directory })).id).toBe(first.id);
    expect((await open({ directory, pooling: 'cls' })).id).not.toBe(first.id);
    expect(first.id).toMatch(/^directory:aktenlage-model-.+-[0-9a-f]{12}$/);
  });

  it('says what is wrong with a directory', async () => {
    const wrong = tinyModelDirectory({ pooling: 'sum', prefix: 'x' });
    await expect(createDirectoryEmbedder({ directory: wrong })).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringMatching(/pooling.*prefix/s),
    });
    const incomplete = tinyModelDirectory();
    rmSync(join(incomplete, 'tokenizer.json'));
    await expect(createDirectoryEmbedder({ directory: incomplete })).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining('tokenizer.json'),
    });
    const broken = tinyModelDirectory();
    writeFileSync(join(broken, 'model.onnx'), 'no model');
    await expect(createDirectoryEmbedder({ directory: broken })).rejects.toMatchObject({
      code: 'embedder-unavailable',
    });
  });
});
