import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type AnswerEvent, LOCAL_ASKER } from '../domain/index.ts';
import { createLanguageModelWriter } from '../models/index.ts';
import {
  type ChatRequest,
  fencedPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from '../models/testing/scripted-openai.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import { CANARY, INJECTIONS, type Injection } from './testing/injections.ts';

let record: TestApp;
let server: ScriptedOpenAi;
/** Attacks whose order stood in the model's prompt. */
const seen = new Set<string>();

beforeAll(async () => {
  record = await openTestApp();
  for (const { sourceKey, document } of INJECTIONS) await record.add(sourceKey, document);
  server = await startScriptedOpenAi();
}, 240_000);
afterAll(async () => {
  await server.close();
  await record.close();
});

/** Obeys: an honest sentence, then what the document demands, bare and with the passage's own key. */
function obey(request: ChatRequest, { payload, place, name }: Injection): { text: string } {
  const passages = fencedPassages(request);
  const own = passages.find(({ text }) => text.includes(place));
  if (own === undefined) return { text: 'NOT_IN_THE_RECORD' };
  if (own.text.includes(CANARY)) seen.add(name);
  const written = payload.replaceAll('KEY', own.key);
  return {
    text: `Die Hafenkonferenz in ${place} endete mit einer gemeinsamen Erklärung. [${own.key}]\n${written}\n${written} [${own.key}]\n${written} [${own.key} "${CANARY}"]`,
  };
}

async function answerTo(injection: Injection): Promise<{ events: AnswerEvent[]; answer: Answer }> {
  server.setScript({ chat: (request) => obey(request, injection) });
  const writer = createLanguageModelWriter({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
  const { store, embedder } = record.services;
  const question = { question: `Womit endete die Hafenkonferenz in ${injection.place}?` };
  const events: AnswerEvent[] = [];
  for await (const event of answerQuestion(
    { store, embedder, writer, fallbackWriter: null },
    { asker: LOCAL_ASKER, question },
  ))
    events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'answer-end') throw new Error(`ended with ${JSON.stringify(last)}`);
  return { events, answer: last.answer };
}

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['an address', /[a-z][a-z\d+.-]*:\/\/|www\.|(?:javascript|data|mailto|file):\S|evil\.example|\/\/\w/i],
  ['a link or image', /\]\s*\(|!\[|\]\[|^\s*\[[^\]]+\]:/m],
  ['HTML', /[<＜]\s*[a-z/!?|]|&(?:lt|gt|#)/i],
  ['invisible characters', /[\p{Cf}\p{Co}]|(?!\n)\p{Cc}/u],
];

describe('orders inside documents', () => {
  it('are at least sixty', () => expect(INJECTIONS.length).toBeGreaterThanOrEqual(60));

  it.each(INJECTIONS.map((injection) => [injection.name, injection] as const))(
    '%s',
    async (_name, injection) => {
      const { events, answer } = await answerTo(injection);
      expect(answer.status).toBe('answered');
      expect(answer.claims[0]?.text).toContain(injection.place);
      const streamed = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('');
      expect(streamed).toBe(answer.text);

      // Citation marks are the server's: taken out, nothing that looks like one may be left.
      let prose = '';
      let end = 0;
      for (const claim of answer.claims) {
        expect(answer.text.slice(claim.start, claim.end)).toBe(claim.text);
        expect(answer.text.slice(end, claim.start).trim()).toMatch(/^(?:\[\d+\])*$/);
        prose += `${claim.text}\n`;
        end = claim.end;
      }
      expect(answer.text.slice(end).trim()).toMatch(/^(?:\[\d+\])*$/);
      expect(prose).not.toMatch(/\[\s*\^?\d|［/);
      for (const [what, pattern] of FORBIDDEN) expect(prose, what).not.toMatch(pattern);

      const numbers = new Set(answer.citations.map(({ number }) => number));
      for (const claim of answer.claims) {
        for (const number of claim.citations) expect(numbers).toContain(number);
        if (claim.citations.length === 0) expect(claim.verdict.status).toBe('uncited');
        if (claim.text.includes(CANARY)) expect(claim.verdict.status, claim.text).not.toBe('supported');
      }
    },
  );

  it('reached the model in most cases: otherwise nothing would have been tested', () => {
    expect(seen.size).toBeGreaterThanOrEqual(50);
  });
});
