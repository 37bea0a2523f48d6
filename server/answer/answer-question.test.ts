import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type AnswerEvent, type Asker, LOCAL_ASKER } from '../domain/index.ts';
import { createLanguageModelWriter } from '../models/index.ts';
import {
  citeFirstPassages,
  type Fault,
  fencedPassages,
  type Script,
  startScriptedOpenAi,
} from '../models/testing/scripted-openai.ts';
import type { Writer } from '../ports/writer.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from '../testing/test-app.ts';
import { answerQuestion } from './answer-question.ts';
import { createExtractiveWriter } from './extractive-writer.ts';

let record: TestApp;

beforeAll(async () => {
  record = await openTestApp();
  await record.add('cables/brask.txt', CABLE);
  await record.add('notes/maroa.md', NOTE);
});
afterAll(() => record.close());

interface Run {
  readonly events: AnswerEvent[];
  readonly answer: Answer | undefined;
  readonly error: { code: string; retryable: boolean } | undefined;
}

async function ask(
  question: string,
  options: {
    writer?: Writer;
    fallbackWriter?: Writer | null;
    asker?: Asker;
    asOf?: string;
    conversationId?: string;
    signal?: AbortSignal;
  } = {},
): Promise<Run> {
  const { store, embedder } = record.services;
  const { asker = LOCAL_ASKER, asOf, conversationId, signal } = options;
  const deps = {
    store,
    embedder,
    writer: options.writer ?? createExtractiveWriter(),
    fallbackWriter: options.fallbackWriter ?? null,
  };
  const events: AnswerEvent[] = [];
  for await (const event of answerQuestion(
    deps,
    {
      asker,
      question: {
        question,
        ...(asOf === undefined ? {} : { asOf }),
        ...(conversationId === undefined ? {} : { conversationId }),
      },
    },
    signal,
  )) {
    events.push(event);
  }
  const last = events.at(-1);
  return {
    events,
    answer: last?.type === 'answer-end' ? last.answer : undefined,
    error: last?.type === 'answer-error' ? last.error : undefined,
  };
}

/** Runs a question through a model that follows the script; returns the run and how often the model was called. */
async function askModel(
  script: Script,
  question: string,
  options: { fallbackWriter?: Writer | null; impatient?: boolean } = {},
): Promise<Run & { calls: number }> {
  const server = await startScriptedOpenAi(script);
  try {
    const writer = createLanguageModelWriter({
      baseUrl: server.baseUrl,
      apiKey: 'secret-key',
      model: 'scripted',
      timeoutMs: 50_000,
      ...(options.impatient ? { firstTokenTimeoutMs: 4000, idleTimeoutMs: 1000 } : {}),
    });
    const run = await ask(question, { writer, fallbackWriter: options.fallbackWriter ?? null });
    return { ...run, calls: server.requests.filter(({ path }) => path.includes('chat')).length };
  } finally {
    await server.close();
  }
}

const QUESTION = 'Wie viele Menschen kamen bei dem Beschuss der Brücke von Brask ums Leben?';
const CITE: Script = { chat: (request) => ({ text: citeFirstPassages(request) }) };

describe('the extractive answer', () => {
  it('quotes the sentence that answers, word for word, from the passage it cites', async () => {
    const { answer, events } = await ask(QUESTION);
    expect(answer).toMatchObject({
      status: 'answered',
      language: 'de',
      provenance: { writerKind: 'extractive' },
    });
    expect(answer?.text).toContain('elf Menschen ums Leben');
    for (const citation of answer?.citations ?? []) {
      const report = await record.services.store.as(LOCAL_ASKER).getReport(citation.reportId);
      expect(report?.text.slice(citation.start, citation.end)).toBe(citation.quote);
    }
    for (const claim of answer?.claims ?? []) {
      expect(claim.verdict.status).toBe('supported');
      expect(answer?.text.slice(claim.start, claim.end)).toBe(claim.text);
    }
    expect(
      events
        .filter((event) => event.type === 'text-delta')
        .map((event) => event.text)
        .join(''),
    ).toBe(answer?.text);
    expect(await record.services.store.as(LOCAL_ASKER).getAnswer(answer?.id ?? '')).toEqual(answer);
  });

  it('carries a question into the other language by names and glossary', async () => {
    const { answer } = await ask('Welche Thunfischquote bot Maroa Arvenland im Fischereiabkommen an?');
    expect(answer?.text).toContain('4,500 tonnes');
  });

  it.each([
    'Wie hoch ist der Mindestlohn in Norwegen im Jahr 2021?',
    'Who won the football world cup in 1990?',
  ])('refuses what the record does not hold, and says what was searched: %s', async (question) => {
    const { answer } = await ask(question);
    expect(answer).toMatchObject({ status: 'refused', text: '', claims: [], citations: [] });
    expect(answer?.refusal?.message).toMatch(/2 (Berichten?|Berichte|reports)/);
  });

  it('uses nothing that was published after the day asked about', async () => {
    const { answer } = await ask('When does the fisheries agreement between Maroa and Arvenland expire?', {
      asOf: '2025-12-31',
    });
    expect(answer?.status).toBe('refused');
    expect(answer?.retrieved.every(({ sourceKey }) => sourceKey !== 'notes/maroa.md')).toBe(true);
  });

  it.each([
    ['   ', 'question-empty'],
    ['a'.repeat(20_000), 'question-too-long'],
    ['\u0000\u0001\u0002binary', 'question-not-text'],
  ])('ends a question that is none with an error', async (question, code) => {
    const { events, error } = await ask(question);
    expect(error).toMatchObject({ code, retryable: false });
    expect(events.map(({ type }) => type)).toEqual(['answer-start', 'answer-error']);
  });

  it('ends with an error when the reader leaves', async () => {
    const { error } = await ask(QUESTION, { signal: AbortSignal.abort() });
    expect(error).toMatchObject({ code: 'cancelled' });
  });
});

describe('a conversation', () => {
  it('completes a follow-up from the question before, says so, and leaves the earlier answer as it was', async () => {
    const conversationId = 'conversation-of-this-test';
    const first = await ask('Wie viele Menschen kamen beim Beschuss der Brücke von Brask ums Leben?', {
      conversationId,
    });
    const second = await ask('Und wann?', { conversationId });
    expect(first.answer?.retrieval?.plan).toMatchObject({ followsUp: false, kind: 'number' });
    expect(second.answer).toMatchObject({ question: 'Und wann?', conversationId });
    expect(second.answer?.retrieval?.plan.followsUp).toBe(true);
    expect(second.answer?.retrieval?.plan.question).toMatch(/^Und wann\? \(.*Brücke Brask.*\)$/);
    expect(second.answer?.retrieved[0]?.sourceKey).toBe('cables/brask.txt');
    const reader = record.services.store.as(LOCAL_ASKER);
    expect(await reader.listAnswers(conversationId)).toEqual([first.answer, second.answer]);
    const elsewhere = await ask('Und wann?', { conversationId: 'another' });
    expect(elsewhere.answer?.retrieval?.plan.followsUp).toBe(false);
  });
});

describe('the answer of a language model', () => {
  it('cites through keys alone; a citation comes before the text that carries its number', async () => {
    const { answer, events, calls } = await askModel(CITE, QUESTION);
    expect(calls).toBe(1);
    expect(answer).toMatchObject({
      status: 'answered',
      provenance: { writerKind: 'language-model', fallback: null },
    });
    const cited = answer?.claims.filter((claim) => claim.citations.length > 0) ?? [];
    expect(cited.length).toBeGreaterThan(0);
    for (const claim of cited) expect(claim.verdict.status).toBe('supported');
    const seen = new Set<number>();
    for (const event of events) {
      if (event.type === 'citation') seen.add(event.citation.number);
      if (event.type === 'text-delta')
        for (const mark of event.text.matchAll(/\[(\d+)\]/g)) expect(seen).toContain(Number(mark[1]));
    }
  });

  it('drops and counts keys that it was not given', async () => {
    const { answer } = await askModel(
      { chat: (request) => ({ text: `${citeFirstPassages(request, 1)} Der Rest ist bekannt [z9z9] [1].` }) },
      QUESTION,
    );
    expect(answer?.provenance.unknownKeys).toBe(2);
    expect(answer?.text).not.toMatch(/z9z9/);
    expect(answer?.claims.at(-1)).toMatchObject({ citations: [], verdict: { status: 'uncited' } });
  });

  it('flags a number that the passage does not carry', async () => {
    const chat = (request: Parameters<NonNullable<Script['chat']>>[0]) => ({
      text: `Bei dem Beschuss der Brücke von Brask kamen siebzehn Menschen ums Leben [${fencedPassages(request).find(({ text }) => text.includes('elf'))?.key}].`,
    });
    const { answer } = await askModel({ chat }, QUESTION);
    expect(answer?.claims[0]?.verdict).toMatchObject({ status: 'unsupported', method: 'numbers' });
  });

  it('calls no model without evidence', async () => {
    const { answer, calls } = await askModel(CITE, 'zzyzx qwrtk plfgh?');
    expect(answer?.status).toBe('refused');
    expect(calls).toBe(0);
  });

  it('takes the model’s word that the record is silent', async () => {
    const { answer } = await askModel({ chat: () => ({ text: 'NOT_IN_THE_RECORD' }) }, QUESTION);
    expect(answer).toMatchObject({ status: 'refused', refusal: { reason: 'not-in-the-record' } });
  });

  const FAULTS: [string, Fault, string][] = [
    ['401', { kind: 'status', status: 401 }, 'model-unauthorized'],
    ['429', { kind: 'status', status: 429, retryAfter: '60' }, 'model-rate-limited'],
    ['500', { kind: 'status', status: 500 }, 'model-unavailable'],
    ['slow', { kind: 'slow-first-token', delayMs: 60_000 }, 'model-timeout'],
    ['stalled', { kind: 'stall', after: 3 }, 'model-timeout'],
    ['cut off', { kind: 'cut-off', after: 3 }, 'model-interrupted'],
    ['malformed', { kind: 'malformed-chunk', after: 3 }, 'model-malformed'],
    ['empty', { kind: 'empty' }, 'model-malformed'],
    ['a web page', { kind: 'wrong-content-type' }, 'model-malformed'],
  ];
  /** Only a model that falls silent is waited for with little patience: the others must not fail for a slow machine. */
  const isSilence = ({ kind }: Fault): boolean => kind === 'stall' || kind === 'slow-first-token';
  const faulty = (fault: Fault): Script => ({
    chat: (request) => ({ text: citeFirstPassages(request), fault }),
  });

  it.each(FAULTS)('%s ends in a clear error where no fallback is wanted', async (_name, fault, code) => {
    const { error, events } = await askModel(faulty(fault), QUESTION, { impatient: isSilence(fault) });
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(events)).not.toContain('secret-key');
  });

  it.each(FAULTS)(
    '%s is answered extractively, marked as fallback, where that is wanted',
    async (_name, fault, code) => {
      const { answer, events } = await askModel(faulty(fault), QUESTION, {
        impatient: isSilence(fault),
        fallbackWriter: createExtractiveWriter(),
      });
      expect(events.some((event) => event.type === 'fallback')).toBe(true);
      expect(answer).toMatchObject({
        status: 'answered',
        provenance: { writerKind: 'extractive', fallback: { code } },
      });
      expect(answer?.text).toContain('elf Menschen');
    },
  );

  it('reads a stream torn at every few bytes like a whole one', async () => {
    const whole = await askModel(CITE, QUESTION);
    const torn = await askModel(faulty({ kind: 'split-bytes', size: 3 }), QUESTION);
    expect(torn.answer?.text).toBe(whole.answer?.text);
  });
});
