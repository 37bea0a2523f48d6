import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOpenAiEmbedder, type OpenAiEmbedderOptions } from './openai-embedder.ts';
import { type Script, type ScriptedOpenAi, startScriptedOpenAi } from './testing/scripted-openai.ts';

const NEVER = new Promise<never>(() => undefined);
const KEY = 'sk-very-secret-key';
let server: ScriptedOpenAi | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function open(script: Script = {}, options: Partial<OpenAiEmbedderOptions> = {}) {
  server = await startScriptedOpenAi(script);
  const embedder = await createOpenAiEmbedder({
    baseUrl: server.baseUrl,
    apiKey: KEY,
    model: 'scripted',
    retryDelayMs: 1,
    ...options,
  });
  return { embedder, server };
}

describe('the OpenAI-compatible embedder', () => {
  it('learns the dimension, embeds in batches and keeps the order', async () => {
    const { embedder, server } = await open({}, { batchSize: 3 });
    expect(embedder).toMatchObject({ id: 'openai:scripted', dimensions: 8, languages: null });
    const texts = Array.from({ length: 10 }, (_, index) => `passage ${'x'.repeat(index)}`);
    const together = await embedder.embedPassages(texts);
    expect(server.requests).toHaveLength(1 + 4);
    expect(await Promise.all(texts.map((text) => embedder.embedQuery(text)))).toEqual(together);
    for (const vector of together) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(await embedder.embedPassages([])).toEqual([]);
  });

  it('puts the prefixes of the model before question and passage', async () => {
    const { embedder, server } = await open({}, { queryPrefix: 'query: ', passagePrefix: 'passage: ' });
    await embedder.embedQuery('a');
    await embedder.embedPassages(['b']);
    expect(server.requests.slice(1).map(({ body }) => body)).toMatchObject([
      { input: ['query: a'], encoding_format: 'float' },
      { input: ['passage: b'], encoding_format: 'float' },
    ]);
  });

  it('tries again where that helps', async () => {
    const { embedder, server } = await open({
      embedStatus: (index) =>
        index === 1 ? { status: 503 } : index === 2 ? { status: 429, retryAfter: '0' } : null,
    });
    expect(await embedder.embedPassages(['a'])).toHaveLength(1);
    expect(server.requests).toHaveLength(4);
  });

  it.each([401, 404, 500])('reports HTTP %d without the words of the server', async (status) => {
    const failure = await open({ embedStatus: () => ({ status }) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'embedder-unavailable',
      message: expect.stringContaining(String(status)),
    });
    expect(inspect(failure, { depth: 10 })).not.toMatch(/secret|scripted/);
    expect(server?.requests).toHaveLength(status === 500 ? 4 : 1);
  });

  it('reports a server that is not there, one that changes its model, and nonsense', async () => {
    let dimensions = 4;
    const { embedder, server } = await open({ embed: () => new Array<number>(dimensions).fill(1) });
    dimensions = 5;
    await expect(embedder.embedQuery('a')).rejects.toMatchObject({ code: 'embedder-unavailable' });
    dimensions = 0;
    await expect(embedder.embedQuery('a')).rejects.toMatchObject({ code: 'embedder-unavailable' });
    await server.close();
    await expect(embedder.embedQuery('a')).rejects.toMatchObject({
      code: 'embedder-unavailable',
      message: 'The embedding server cannot be reached.',
    });
  });

  it('gives up when the caller does, at the server too', async () => {
    const { embedder, server } = await open({
      embedDelay: (index) => (index === 0 ? Promise.resolve() : NEVER),
    });
    const caller = new AbortController();
    const call = embedder.embedPassages(['a'], caller.signal);
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    caller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(await server.requests[1]?.closed).toBe('aborted');
  });

  it('ends a request that takes too long', async () => {
    const call = open({ embedDelay: () => NEVER }, { timeoutMs: 50 });
    await expect(call).rejects.toMatchObject({
      code: 'embedder-unavailable',
      message: 'The embedding server did not answer in time.',
    });
    expect(await Promise.all(server?.requests.map(({ closed }) => closed) ?? [])).toEqual(
      new Array(4).fill('aborted'),
    );
  });
});
