import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createEndpointReranker } from './endpoint-reranker.ts';
import type { RerankReply } from './testing/script.ts';
import { type Script, type ScriptedOpenAi, startScriptedOpenAi } from './testing/scripted-openai.ts';

const KEY = 'sk-very-secret-key';
const still = new AbortController().signal;
let server: ScriptedOpenAi | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function open(rerank: NonNullable<Script['rerank']>) {
  server = await startScriptedOpenAi({ rerank });
  const options = { baseUrl: server.baseUrl, apiKey: KEY, model: 'scripted', timeoutMs: 1000 };
  return { reranker: createEndpointReranker(options), server };
}

const results = (...scores: number[]): RerankReply => ({
  results: scores.map((relevance_score, index) => ({ index, relevance_score })),
});

describe('the reranking endpoint', () => {
  it('asks once for all passages and puts the scores into their order', async () => {
    const { reranker, server } = await open(() => ({
      results: [
        { index: 1, relevance_score: 0.9 },
        { index: 0, relevance_score: 0.2 },
      ],
    }));
    expect(reranker.id).toBe('openai:scripted');
    expect(await reranker.score('who?', ['a', 'b'], still)).toEqual([0.2, 0.9]);
    expect(server.requests).toMatchObject([
      { authorization: `Bearer ${KEY}`, body: { model: 'scripted', query: 'who?', documents: ['a', 'b'] } },
    ]);
    expect(await reranker.score('who?', [], still)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('turns logits into shares', async () => {
    const { reranker } = await open(() => results(0, -2));
    const [first, second] = await reranker.score('q', ['a', 'b'], still);
    expect(first).toBe(0.5);
    expect(second).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
  });

  const MANY = results(0.1, 0.2, 0.3);
  it.each<[string, RerankReply, string]>([
    ['401', { status: 401 }, 'model-unauthorized'],
    ['429', { status: 429 }, 'model-rate-limited'],
    ['500', { status: 500 }, 'model-unavailable'],
    ['404', { status: 404 }, 'model-unavailable'],
    ['no JSON', { text: '<html>gateway scripted</html>' }, 'model-malformed'],
    ['other JSON', { text: '{"data": []}' }, 'model-malformed'],
    ['too few scores', results(0.1), 'model-malformed'],
    ['too many scores', MANY, 'model-malformed'],
    [
      'one place twice',
      { text: '{"results":[{"index":0,"relevance_score":1},{"index":0,"relevance_score":1}]}' },
      'model-malformed',
    ],
    [
      'no number',
      { text: '{"results":[{"index":0,"relevance_score":null},{"index":1,"relevance_score":1}]}' },
      'model-malformed',
    ],
  ])('reports %s without the words of the server', async (_name, reply, code) => {
    const { reranker } = await open(() => reply);
    const failure = await reranker.score('q', ['a', 'b'], still).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringContaining('The reranker ') });
    expect(inspect(failure, { depth: 10 })).not.toMatch(/secret|scripted|gateway/);
  });

  it('ends the call at the server when the caller gives up, and reports a server that is gone', async () => {
    const { reranker, server } = await open(() => new Promise<never>(() => undefined));
    await expect(reranker.score('q', ['a'], AbortSignal.timeout(50))).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(await server.requests[0]?.closed).toBe('aborted');
    await server.close();
    await expect(reranker.score('q', ['a'], still)).rejects.toMatchObject({
      code: 'model-unavailable',
      message: 'The reranker cannot be reached.',
    });
    await reranker.close();
    await expect(reranker.score('q', ['a'], still)).rejects.toMatchObject({ code: 'model-unavailable' });
  });
});
