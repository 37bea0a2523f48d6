import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerEvent, type Asker, LOCAL_ASKER } from '../domain/index.ts';
import { createLog } from '../log.ts';
import { loggedReranker } from '../logged-reranker.ts';
import { createDirectoryReranker, createEndpointReranker } from '../models/index.ts';
import type { RerankReply, RerankRequest } from '../models/testing/script.ts';
import { type ScriptedOpenAi, startScriptedOpenAi } from '../models/testing/scripted-openai.ts';
import { tinyCrossEncoder } from '../models/testing/tiny-model.ts';
import type { Reranker } from '../ports/reranker.ts';
import { ANNA, BEN, sample } from '../store/testing/fixtures.ts';
import { NOTE, openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import { createExtractiveWriter } from './extractive-writer.ts';
import { retrieve } from './retrieve.ts';
import { searchPassages } from './search-passages.ts';

/** Fictional; the words that the tiny cross-encoder knows are colours. */
const REPORTS = {
  'red.txt': 'The harbour of Velmar was painted red on 3 May 2024.',
  'green.txt': 'The harbour of Velmar was later painted green.',
  'blue.txt': 'The lighthouse beside the harbour is blue.',
};
const QUESTION = 'When was the harbour of Velmar painted red?';

let record: TestApp;
let server: ScriptedOpenAi;
beforeAll(async () => {
  record = await openTestApp();
  for (const [name, text] of Object.entries(REPORTS)) await record.add(name, text);
  server = await startScriptedOpenAi();
}, 60_000);
afterAll(async () => {
  await record.close();
  await server.close();
});

async function find(reranker: Reranker | null, asker: Asker = LOCAL_ASKER) {
  const { store, embedder } = record.services;
  return retrieve({ reader: store.as(asker), embedder, reranker }, { question: QUESTION });
}

const order = ({ passages }: Awaited<ReturnType<typeof find>>): string[] =>
  passages.map(({ report }) => report.sourceKey);

const endpoint = (
  rerank: (request: RerankRequest) => RerankReply | Promise<RerankReply>,
  timeoutMs = 2000,
): Reranker => {
  server.setScript({ rerank });
  return createEndpointReranker({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted', timeoutMs });
};

describe('a reranking model', () => {
  it('changes the order, and its part is shown with the others', async () => {
    const without = await find(null);
    expect(order(without)[0]).toBe('red.txt');
    expect(without.rerankedBy).toBeNull();
    const reranker = await createDirectoryReranker({
      directory: tinyCrossEncoder({ green: 12, red: -12, blue: -12 }),
      timeoutMs: 5000,
      threads: 1,
    });
    try {
      const found = await find(reranker);
      expect(order(found)[0]).toBe('green.txt');
      expect(order(found).sort()).toEqual(order(without).sort());
      expect(found.rerankedBy).toEqual({ id: reranker.id, failure: null });
      for (const { score, shares, parts } of found.passages) {
        expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(score, 10);
        expect(shares.reranker).toBeCloseTo((parts.reranker ?? Number.NaN) / 2, 10);
        expect(score).toBeLessThanOrEqual(1);
      }
    } finally {
      await reranker.close();
    }
  });

  it('is asked once, with the passages that were found', async () => {
    const seen: RerankRequest[] = [];
    const reranker = endpoint((request) => {
      seen.push(request);
      return { results: request.documents.map((_, index) => ({ index, relevance_score: 0.5 })) };
    });
    const found = await find(reranker);
    expect(seen).toHaveLength(1);
    expect([...(seen[0]?.documents ?? [])].sort()).toEqual(
      found.passages.map(({ passage }) => passage.text).sort(),
    );
  });

  it('never reads what is hidden from the asker', async () => {
    const { store, embedder } = record.services;
    const secret = 'The harbour of Velmar was painted red by the service itself.';
    const hidden = sample('secret.txt', [secret], { access: { groups: ['africa'] } });
    const [embedding = new Float32Array()] = await embedder.embedPassages([secret]);
    const passages = hidden.passages.map((passage) => ({ ...passage, embedding }));
    await store.corpus.replaceReport(hidden.report, passages, hidden.outcome);
    const read: string[] = [];
    const reranker = endpoint(({ documents }) => {
      read.push(...documents);
      return { results: documents.map((_, index) => ({ index, relevance_score: 0.5 })) };
    });
    try {
      await find(reranker, BEN);
      expect(read.length).toBeGreaterThan(0);
      expect(read).not.toContain(secret);
      await find(reranker, ANNA);
      expect(read).toContain(secret);
    } finally {
      await store.corpus.deleteReport(ANNA, hidden.report.id);
    }
  });

  it.each<[string, () => RerankReply | Promise<RerankReply>, string]>([
    ['refuses the key', () => ({ status: 401 }), 'model-unauthorized'],
    ['is too busy', () => ({ status: 429 }), 'model-rate-limited'],
    ['sends nonsense', () => ({ text: 'no' }), 'model-malformed'],
    ['sends too few scores', () => ({ results: [] }), 'model-malformed'],
    ['does not answer', () => new Promise<never>(() => undefined), 'model-timeout'],
  ])('that %s leaves the order as it is without one, and says so', async (_name, reply, code) => {
    const lines: string[] = [];
    const reranker = loggedReranker(
      endpoint(reply, 150),
      createLog('warn', (line) => lines.push(line)),
    );
    const without = await find(null);
    const found = await find(reranker);
    expect(found.passages).toEqual(without.passages);
    expect(found.rerankedBy).toMatchObject({ id: 'openai:scripted', failure: { code } });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'reranker', code }]);
    expect(lines.join()).not.toContain('Velmar');
  });

  it('is named in the provenance of an answer and in the result of a search', async () => {
    await record.add('notes/maroa.md', NOTE);
    const { store, embedder } = record.services;
    const deps = {
      store,
      embedder,
      reranker: endpoint(() => ({ status: 429 })),
      writer: createExtractiveWriter(),
      fallbackWriter: null,
    };
    const question = { question: 'When does the fisheries agreement between Maroa and Arvenland expire?' };
    const request = { asker: LOCAL_ASKER, question };
    const events: AnswerEvent[] = [];
    for await (const event of answerQuestion(deps, request)) events.push(event);
    const reranker = { id: 'openai:scripted', failure: { code: 'model-rate-limited' } };
    expect(events.at(-1)).toMatchObject({
      type: 'answer-end',
      answer: { status: 'answered', provenance: { reranker } },
    });
    expect(await searchPassages(deps, { ...request, limit: 5 })).toMatchObject({ reranker });
  });

  it('that the asker no longer waits for ends the retrieval', async () => {
    const { store, embedder } = record.services;
    const reranker = endpoint(() => new Promise<never>(() => undefined), 60_000);
    const asker = new AbortController();
    const work = retrieve(
      { reader: store.as(LOCAL_ASKER), embedder, reranker },
      { question: QUESTION },
      { signal: asker.signal },
    );
    setTimeout(() => asker.abort(new Error('left')), 300);
    await expect(work).rejects.toThrow('left');
  });
});
