import { afterAll, describe, expect, it } from 'vitest';
import { createExtractiveWriter } from './answer/extractive-writer.ts';
import type { AnswerEvent } from './domain/index.ts';
import { createLanguageModelWriter } from './models/index.ts';
import {
  type ChatReply,
  type ChatRequest,
  citeFirstPassages,
  type Fault,
  startScriptedOpenAi,
} from './models/testing/scripted-openai.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

const RUNS = 500;
const AT_ONCE = 8;

const FAULTS: readonly (Fault | null)[] = [
  null,
  ...[400, 401, 403, 404, 500, 502, 503, 504].map((status): Fault => ({ kind: 'status', status })),
  { kind: 'status', status: 429, retryAfter: '0' },
  { kind: 'status', status: 429, retryAfter: '3600' },
  { kind: 'slow-first-token', delayMs: 20 },
  { kind: 'slow-first-token', delayMs: 60_000 },
  ...[0, 1, 5].flatMap((after): Fault[] => [
    { kind: 'stall', after },
    { kind: 'cut-off', after },
    { kind: 'no-finish', after },
    { kind: 'malformed-chunk', after },
    { kind: 'error-event', after },
  ]),
  { kind: 'empty' },
  { kind: 'wrong-content-type' },
  { kind: 'split-bytes', size: 1 },
  { kind: 'split-bytes', size: 7 },
];

/** What a client saw of one stream; `left` when it went away before the end. */
interface Seen {
  readonly types: readonly string[];
  readonly last: AnswerEvent | undefined;
  readonly left: boolean;
}

const apps: TestApp[] = [];
const model = await startScriptedOpenAi({
  chat: (request: ChatRequest, index): ChatReply => {
    // Every fault in turn, and as a second try after every other one.
    const fault = FAULTS[(index * 7 + Math.floor(index / FAULTS.length)) % FAULTS.length] ?? null;
    return { text: citeFirstPassages(request), ...(fault === null ? {} : { fault }) };
  },
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await model.close();
});

async function openApp(withFallback: boolean): Promise<TestApp> {
  const writer = createLanguageModelWriter({
    baseUrl: model.baseUrl,
    apiKey: 'key',
    model: 'scripted',
    firstTokenTimeoutMs: 300,
    idleTimeoutMs: 200,
  });
  const app = await openTestApp({ writer, fallbackWriter: withFallback ? createExtractiveWriter() : null });
  apps.push(app);
  await app.add('cable.txt', CABLE);
  await app.add('note.md', NOTE);
  return app;
}

const QUESTIONS = [
  'Wie viele Menschen kamen an der Brücke von Brask ums Leben?',
  'What tuna quota did Maroa offer Arvenland?',
];

async function ask({ app }: TestApp, run: number): Promise<Seen> {
  const response = await app.request('http://127.0.0.1/api/ask', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      origin: 'http://127.0.0.1',
      host: '127.0.0.1',
    },
    body: JSON.stringify({ question: QUESTIONS[run % QUESTIONS.length] }),
  });
  expect(response.status).toBe(200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  // Every seventh client leaves after some events.
  const leavesAfter = run % 7 === 3 ? 1 + (run % 4) : Number.POSITIVE_INFINITY;
  let text = '';
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    text += next.value;
    if (text.split('\nevent: ').length > leavesAfter) {
      await reader?.cancel();
      return { ...seen(text), left: true };
    }
  }
  return { ...seen(text), left: false };
}

function seen(text: string): Omit<Seen, 'left'> {
  const events = [...text.matchAll(/^event: (.+)\ndata: (.+)$/gmu)].map(
    ([, , data]) => JSON.parse(data ?? 'null') as AnswerEvent,
  );
  return { types: events.map(({ type }) => type), last: events.at(-1) };
}

describe(`${RUNS} answers by a model that fails in every way`, () => {
  it('each end in one terminal event, and no call outlives its client', { timeout: 240_000 }, async () => {
    const both = [await openApp(true), await openApp(false)];
    const all: Seen[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let run = next++; run < RUNS; run = next++) {
          const app = both[run % 2];
          if (app !== undefined) all.push(await ask(app, run));
        }
      }),
    );
    expect(all).toHaveLength(RUNS);
    const stayed = all.filter(({ left }) => !left);
    const ends = { 'answer-end': 0, 'answer-error': 0 };
    for (const { types, last } of stayed) {
      const terminal = types.filter((type) => type === 'answer-end' || type === 'answer-error');
      expect(terminal).toHaveLength(1);
      expect(types.at(-1)).toBe(terminal[0]);
      ends[terminal[0] as keyof typeof ends]++;
      if (last?.type === 'answer-error') {
        expect(last.error.code).toMatch(/^model-/u);
        expect(last.error.message.length).toBeGreaterThan(20);
      }
      if (last?.type === 'answer-end')
        for (const { citations, verdict } of last.answer.claims)
          expect(citations.length > 0 || verdict.status === 'uncited').toBe(true);
    }
    // Both kinds of end were met, or else nothing was tried.
    expect(ends['answer-end']).toBeGreaterThan(100);
    expect(ends['answer-error']).toBeGreaterThan(100);
    expect(all.length - stayed.length).toBeGreaterThan(50);
    // Every call to the model has come to an end too, also of the clients that left.
    const closed = await Promise.all(model.requests.map((request) => request.closed));
    expect(closed.length).toBeGreaterThan(RUNS / 2);
  });
});
