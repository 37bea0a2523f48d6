import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type AnswerEvent, type ClaimPolicy, LOCAL_ASKER } from '../domain/index.ts';
import { createLanguageModelJudge, createLanguageModelWriter } from '../models/index.ts';
import {
  type ChatReply,
  type ChatRequest,
  fencedPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from '../models/testing/scripted-openai.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';

const RIGHT = 'Die Werft von Anlund baut vier Fähren. [KEY "baut vier Fähren"]';
const WRONG = 'Die Werft von Anlund baut neun Fähren. [KEY]';

let record: TestApp;
let server: ScriptedOpenAi;
beforeAll(async () => {
  record = await openTestApp();
  await record.add(
    'fiktiv/werft.txt',
    'Fiktiver Bericht\n\nDie Werft von Anlund baut vier Fähren für den Sund. Die erste Fähre soll im Mai fahren. Der Hafenmeister erwartet keine Verzögerung.\n',
  );
  await record.add(
    'fiktiv/yard.txt',
    'Fictional report\n\nThe harbour master of Anlund said that the shipyard has lost two of its cranes in the storm.\n',
  );
  server = await startScriptedOpenAi();
});
afterAll(async () => {
  await server.close();
  await record.close();
});

type Kind = 'answer' | 'repair' | 'judge';
const kindOf = ({ messages }: ChatRequest): Kind => {
  const text = messages.map(({ content }) => content).join('\n');
  return text.includes('<claim n=') ? 'judge' : /^(?:Satz|Sentence): /mu.test(text) ? 'repair' : 'answer';
};

interface Options {
  readonly policy?: ClaimPolicy;
  /** What the model says to each kind of call; `KEY` is the key of the German passage, `OTHER` of the English one. */
  readonly says: Partial<Record<Kind, string | ((request: ChatRequest) => ChatReply)>>;
  readonly judged?: boolean;
}

/** Asks with a scripted model, and says which calls it got. */
async function ask({ policy, says, judged = false }: Options) {
  const calls: Kind[] = [];
  let keys = { KEY: 'z9z9', OTHER: 'z9z9' };
  server.setScript({
    chat(request) {
      const kind = kindOf(request);
      calls.push(kind);
      const keyOf = (word: string): string | undefined =>
        fencedPassages(request).find(({ text }) => text.includes(word))?.key;
      if (kind === 'answer') keys = { KEY: keyOf('Werft') ?? 'z9z9', OTHER: keyOf('shipyard') ?? 'z9z9' };
      const said = says[kind];
      if (said === undefined) throw new Error(`no call of kind ${kind} was expected`);
      if (typeof said === 'function') return said(request);
      return { text: said.replaceAll('KEY', keys.KEY).replaceAll('OTHER', keys.OTHER) };
    },
  });
  const endpoint = { baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted', timeoutMs: 5000 };
  const { store, embedder } = record.services;
  const events: AnswerEvent[] = [];
  for await (const event of answerQuestion(
    {
      store,
      embedder,
      writer: createLanguageModelWriter(endpoint),
      fallbackWriter: null,
      judge: judged ? createLanguageModelJudge(endpoint) : null,
      policy,
    },
    { asker: LOCAL_ASKER, question: { question: 'Wie viele Fähren baut die Werft von Anlund?' } },
  ))
    events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'answer-end') throw new Error(JSON.stringify(last));
  expectWhole(last.answer, events);
  return { answer: last.answer, events, calls };
}

/** Every number that is given out is used, in order, and the stream shows what the answer says. */
function expectWhole(answer: Answer, events: readonly AnswerEvent[]): void {
  const used = [...new Set(answer.claims.flatMap(({ citations }) => citations))];
  expect(answer.citations.map(({ number }) => number)).toEqual(used);
  const streamed = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
  expect(streamed).toBe(answer.text);
  const shown: Answer['claims'] = [];
  for (const event of events) if (event.type === 'claim') shown[event.index] = event.claim;
  expect(shown).toEqual(answer.claims);
}

describe('a sentence that its source does not carry', () => {
  it('is shown and marked by default', async () => {
    const { answer, calls } = await ask({ says: { answer: `${RIGHT}\n${WRONG}` } });
    expect(answer.claims.map(({ verdict }) => verdict.status)).toEqual(['supported', 'unsupported']);
    expect(answer.leftOut).toBeUndefined();
    expect(answer.provenance.policy).toBe('flag');
    expect(calls).toEqual(['answer']);
  });

  it('is left out, and said to be, where the policy is to drop', async () => {
    const { answer, calls } = await ask({ policy: 'drop', says: { answer: `${WRONG}\n${RIGHT}` } });
    expect(answer.text).not.toContain('neun');
    expect(answer.claims).toHaveLength(1);
    expect(answer.leftOut).toMatchObject([{ how: 'dropped', verdict: { status: 'unsupported' } }]);
    expect(answer.leftOut?.[0]?.text).toContain('neun Fähren');
    expect(calls).toEqual(['answer']);
  });

  it('is a refusal where nothing else is left', async () => {
    const { answer } = await ask({ policy: 'drop', says: { answer: WRONG } });
    expect(answer).toMatchObject({ status: 'refused', refusal: { reason: 'not-in-the-record' }, text: '' });
    expect(answer.leftOut).toHaveLength(1);
  });

  it('is written again once where the policy is to repair, with its reason and its passage alone', async () => {
    let asked = '';
    const { answer, calls } = await ask({
      policy: 'repair',
      says: {
        answer: `${RIGHT}\n${WRONG}`,
        repair(request) {
          asked = request.messages.at(-1)?.content ?? '';
          const key = fencedPassages(request)[0]?.key ?? '';
          return {
            text: `Die Werft von Anlund baut vier Fähren für den Sund. [${key} "vier Fähren für den Sund"]`,
          };
        },
      },
    });
    expect(calls).toEqual(['answer', 'repair']);
    expect(asked).toContain('baut neun Fähren');
    expect(asked).toMatch(/stimmt: .*neun/u);
    expect(asked.match(/<passage /gu)).toHaveLength(1);
    expect(answer.claims[1]).toMatchObject({
      text: 'Die Werft von Anlund baut vier Fähren für den Sund.',
      verdict: { status: 'supported' },
      repairedFrom: { verdict: { status: 'unsupported' } },
    });
  });

  it.each([
    ['as wrong as before', 'Die Werft von Anlund baut acht Fähren. [KEY]'],
    ['two sentences', `${RIGHT} Die erste Fähre soll im Mai fahren. [KEY]`],
    ['nothing', ' '],
  ])('stays as it was, marked, where the repair is %s', async (_name, repair) => {
    const { answer, calls } = await ask({ policy: 'repair', says: { answer: WRONG, repair } });
    expect(calls).toEqual(['answer', 'repair']);
    expect(answer.claims).toMatchObject([
      { text: 'Die Werft von Anlund baut neun Fähren.', verdict: { status: 'unsupported' } },
    ]);
    expect(answer.claims[0]?.repairedFrom).toBeUndefined();
  });

  it('stays as it was, marked, where the model fails at the repair', async () => {
    const { answer } = await ask({
      policy: 'repair',
      says: { answer: WRONG, repair: () => ({ text: '', fault: { kind: 'status', status: 401 } }) },
    });
    expect(answer.claims[0]?.verdict.status).toBe('unsupported');
  });

  it('is taken back where the model says that the passage does not hold it', async () => {
    const { answer } = await ask({
      policy: 'repair',
      says: { answer: `${RIGHT}\n${WRONG}`, repair: 'NOT_IN_THE_RECORD' },
    });
    expect(answer.claims).toHaveLength(1);
    expect(answer.leftOut).toMatchObject([{ how: 'withdrawn' }]);
  });

  it('costs a bounded number of repairs', async () => {
    const many = Array.from({ length: 7 }, (_, n) => `Die Werft von Anlund baut ${n + 30} Fähren. [KEY]`);
    const { calls } = await ask({ policy: 'repair', says: { answer: many.join('\n'), repair: WRONG } });
    expect(calls.filter((kind) => kind === 'repair')).toHaveLength(4);
  });
});

describe('what the passages do not hold', () => {
  it('is said by the model on a line of its own, and is no sentence of the answer', async () => {
    const { answer } = await ask({
      says: { answer: `${RIGHT}\nNOT_ANSWERED: was die **Fähren** <b>kosten</b>` },
    });
    expect(answer.claims).toHaveLength(1);
    expect(answer.gaps).toEqual([{ kind: 'stated', text: expect.stringContaining('kosten') }]);
    expect(answer.gaps?.[0]?.text).not.toMatch(/[<*]/u);
  });
});

const verdicts = (...all: [string, string][]): string =>
  JSON.stringify({ verdicts: all.map(([verdict, reason], index) => ({ n: index + 1, reason, verdict })) });

describe('a judging model', () => {
  /** Passes the rules: the passage names expectation, month and ferry. */
  const STRONGER = 'Der Hafenmeister von Anlund erwartet keine Verzögerung der Fähre. [KEY]';
  const FOREIGN = 'In einem Sturm verlor die Werft zwei Kräne. [OTHER]';

  it('reads the sentences in one call after they are shown, and lowers and lifts what the rules said', async () => {
    const { answer, events, calls } = await ask({
      judged: true,
      says: {
        answer: `${STRONGER}\n${FOREIGN}`,
        judge: verdicts(['partial', 'Die Fähre steht nicht da.'], ['supported', 'Kräne im Sturm verloren.']),
      },
    });
    expect(calls).toEqual(['answer', 'judge']);
    const shownFirst = events.flatMap((event) =>
      event.type === 'claim' ? [event.claim.verdict.status] : [],
    );
    expect(shownFirst).toEqual(['supported', 'unchecked', 'partial', 'supported']);
    expect(answer.claims[0]?.verdict).toMatchObject({ method: 'judge', judge: { agrees: false } });
    expect(answer.claims[1]?.verdict).toMatchObject({ status: 'supported', judge: { agrees: true } });
    expect(answer.provenance.judge).toMatchObject({ judged: 2, disagreements: 1, failure: null });
    expect(Object.keys(answer.provenance.promptVersions)).toEqual(
      expect.arrayContaining(['answer.de', 'judge.de']),
    );
  });

  it('is not asked of what stands there word for word, or is refuted by a figure', async () => {
    const { answer, calls } = await ask({
      judged: true,
      says: { answer: `Die erste Fähre soll im Mai fahren. [KEY]\n${WRONG}` },
    });
    expect(calls).toEqual(['answer']);
    expect(answer.claims.map(({ verdict }) => verdict.status)).toEqual(['supported', 'unsupported']);
    expect(answer.provenance.judge).toMatchObject({ judged: 0 });
  });

  it.each([
    ['an error', () => ({ text: '', fault: { kind: 'status' as const, status: 401 } }), 'model-unauthorized'],
    ['prose', () => ({ text: 'Alles richtig.' }), 'model-malformed'],
  ])('that gives %s leaves the answer as it is, and is named', async (_name, judge, code) => {
    const { answer } = await ask({ judged: true, says: { answer: STRONGER, judge } });
    expect(answer.claims[0]?.verdict.status).toBe('supported');
    expect(answer.provenance.judge?.failure?.code).toBe(code);
  });

  it('is asked before a sentence is shown where the policy is to drop', async () => {
    const { answer, events } = await ask({
      policy: 'drop',
      judged: true,
      says: {
        answer: `${STRONGER}\n${RIGHT}`,
        judge: (request) => ({
          text: verdicts([
            request.messages.some(({ content }) => content.includes('<sentence>Der Hafenmeister'))
              ? 'contradicted'
              : 'supported',
            'geprüft',
          ]),
        }),
      },
    });
    expect(answer.claims.map(({ text }) => text)).toEqual(['Die Werft von Anlund baut vier Fähren.']);
    expect(answer.leftOut).toMatchObject([{ how: 'dropped', verdict: { method: 'judge' } }]);
    const shown = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : []));
    expect(shown.join('')).not.toContain('Hafenmeister');
  });
});
