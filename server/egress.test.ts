import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvaluation } from '../eval/index.ts';
import { createIngestion } from '../ingest/index.ts';
import { answerQuestion } from './answer/answer-question.ts';
import { searchPassages } from './answer/search-passages.ts';
import { verifyChain } from './audit/verify-chain.ts';
import { draftBriefing } from './briefing/draft-briefing.ts';
import { readConfig } from './config.ts';
import { type Answer, type AuditEvent, type Briefing, LOCAL_ASKER, type Outcome } from './domain/index.ts';
import {
  citeFirstPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from './models/testing/scripted-openai.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';
import { openServices, type Services } from './services.ts';
import { type ConnectionRecorder, recordConnections } from './testing/record-connections.ts';
import { CABLE, NOTE } from './testing/test-app.ts';

let directory: string;
let model: ScriptedOpenAi;
let services: Services;
let recorder: ConnectionRecorder;
const outcomes: Outcome[] = [];
const QUESTION = 'Wie viele Menschen kamen beim Beschuss der Brücke von Brask ums Leben?';
const GRADED =
  'VS-NUR FÜR DEN DIENSTGEBRAUCH\n\nDie Botschaft Ostrel nennt für die Brücke von Brask zwölf Tote.\n';

/** Everything that asks a model, with endpoints for all that can be one, released for what is open. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'aktenlage-egress-'));
  model = await startScriptedOpenAi({
    chat: (request) => ({ text: citeFirstPassages(request) }),
    rerank: ({ documents }) => ({ results: documents.map((_, index) => ({ index, relevance_score: 0.5 })) }),
  });
  recorder = recordConnections();
  const config = readConfig({
    environment: {
      DATA_DIR: join(directory, 'data'),
      SAMPLE_CORPUS: 'off',
      DICTIONARIES: 'off',
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: 'sk-kanarie-geheim',
      CHAT_MODEL: 'scripted',
      EMBEDDING_MODEL: 'openai:scripted',
      RERANK_MODEL: 'openai:scripted',
      CHAT_MODEL_RELEASED_UP_TO: 'OFFEN',
      EMBEDDING_MODEL_RELEASED_UP_TO: 'vs-nfd',
      RERANK_MODEL_RELEASED_UP_TO: 'OFFEN',
    },
    directory,
  });
  services = await openServices(config, { command: 'test' });
  const { store, embedder, originalsDir } = services;
  const ingestion = createIngestion({ store, embedder, originalsDir });
  const add = async (sourceKey: string, text: string, marking?: string) => {
    const manifest = marking === undefined ? undefined : { row: { marking } };
    outcomes.push(await ingestion.ingestFile({ sourceKey, bytes: new TextEncoder().encode(text), manifest }));
  };
  await add('brask.txt', CABLE);
  await add('maroa.md', NOTE);
  await add('brask-zwoelf.txt', GRADED, 'VS-NfD');
  await add('brask-geheim.txt', 'Die Quelle Kanarie-Geheim nennt für Brask dreizehn Tote.\n', 'GEHEIM');
}, 300_000);
afterAll(async () => {
  recorder?.stop();
  await services?.close();
  await model?.close();
  if (directory) await rm(directory, { recursive: true, force: true });
});

async function ask(question: string): Promise<Answer> {
  for await (const event of answerQuestion(services, { asker: LOCAL_ASKER, question: { question } })) {
    if (event.type === 'answer-end') return event.answer;
    if (event.type === 'answer-error') throw new Error(event.error.message);
  }
  throw new Error('no answer');
}

const bodies = (path: string) =>
  model.requests
    .filter((request) => request.path === path)
    .map(({ body }) => JSON.stringify(body))
    .join('\n');

describe('a run of everything', () => {
  it('refuses a document above the release of the embedding model, with the way out', () => {
    expect(outcomes.map(({ status, code }) => code ?? status)).toEqual([
      'added',
      'added',
      'added',
      'not-released',
    ]);
    expect(outcomes[3]?.reason).toContain('EMBEDDING_MODEL_RELEASED_UP_TO');
  });

  it('answers from the open passages, and says what the model was not given', async () => {
    const answer = await ask(QUESTION);
    expect(answer.status).toBe('answered');
    expect(answer.heldBack).toEqual({ passages: 1, releasedUpTo: 'OFFEN' });
    expect(answer.provenance.writerKind).toBe('language-model');
    // All or nothing: with the graded passage among the best, the order is left as it was.
    expect(answer.provenance.reranker?.failure?.code).toBe('model-not-released');
    expect(bodies('/v1/chat/completions')).toContain('elf Menschen');
    expect(bodies('/v1/chat/completions')).not.toContain('zwölf');
    expect(bodies('/v1/rerank')).not.toContain('zwölf');
    expect(bodies('/v1/embeddings')).not.toContain('Kanarie-Geheim');
  });

  it('says in a briefing, too, what the model was not given', async () => {
    const request = { topic: 'Brücke von Brask', template: 'sachstand', asOf: '2026-09-30' };
    const alone = { ...services, fallbackWriter: null };
    let briefing: Briefing | undefined;
    for await (const event of draftBriefing(alone, { asker: LOCAL_ASKER, request }))
      if (event.type === 'briefing-end') briefing = event.briefing;
    expect(briefing?.provenance.writerKind).toBe('language-model');
    expect(briefing?.heldBack?.releasedUpTo).toBe('OFFEN');
    const ids = briefing?.sections.flatMap(({ answerIds }) => answerIds) ?? [];
    const reader = services.store.as(LOCAL_ASKER);
    const answers = await Promise.all(ids.map((id) => reader.getAnswer(id)));
    const held = answers.reduce((sum, answer) => sum + (answer?.heldBack?.passages ?? 0), 0);
    expect(held).toBeGreaterThan(0);
    expect(briefing?.heldBack?.passages).toBeGreaterThanOrEqual(held);
  });

  it('searches, drafts and evaluates', async () => {
    const found = await searchPassages(services, {
      asker: LOCAL_ASKER,
      question: { question: 'tuna quota Maroa' },
      limit: 5,
    });
    expect(found.passages.length).toBeGreaterThan(0);
    let last = '';
    const request = { topic: 'Brücke von Brask', template: 'sachstand', asOf: '2026-09-30' };
    for await (const { type } of draftBriefing(services, { asker: LOCAL_ASKER, request })) last = type;
    expect(last).toBe('briefing-end');
    const evaluation = createEvaluation({
      services,
      folder: join(directory, 'evaluation'),
      root: PROJECT_ROOT,
    });
    expect(await evaluation.suggest(LOCAL_ASKER, 3)).toBeGreaterThan(0);
    const run = await evaluation.start(LOCAL_ASKER, 'own').catch(() => null);
    if (run !== null) await evaluation.run(LOCAL_ASKER, run.id);
    await evaluation.close();
    expect(bodies('/v1/chat/completions')).not.toContain('zwölf');
  }, 120_000);

  it('connects to the configured endpoint and to nothing else', () => {
    const elsewhere = [...recorder.seen].filter(
      (address) => address !== new URL(model.baseUrl).host && !address.startsWith('unix:'),
    );
    expect(recorder.seen).toContain(new URL(model.baseUrl).host);
    expect(elsewhere).toEqual([]);
  });

  it('is on record, call by call, never above the release', async () => {
    const { store, config } = services;
    const entries = await store.audit.entries(0, 5000);
    const events = entries.map(({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event);
    const calls = events.filter((event) => event.type === 'model-call');
    for (const purpose of ['chat', 'embeddings'] as const)
      expect(calls.filter((call) => call.purpose === purpose).length, purpose).toBeGreaterThan(0);
    for (const { purpose, highest, releasedUpTo } of calls) {
      expect(releasedUpTo).toBe(config.released[purpose]);
      if (purpose !== 'embeddings') expect([null, 'OFFEN']).toContain(highest);
    }
    const asked = events.filter((event) => event.type === 'question-asked');
    expect(calls.some(({ answerId }) => answerId === asked[0]?.answerId)).toBe(true);
    expect((await verifyChain(store.audit)).broken).toBeNull();
    // No word of a document, a question or a key.
    expect(JSON.stringify(entries)).not.toMatch(/Brask|kanarie|Menschen|tuna/i);
  });

  it('would have seen another connection', async () => {
    const other = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await new Promise((resolve) => connect(port, '127.0.0.1').once('close', resolve).resume());
    await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    other.close();
    expect(recorder.seen).toContain(`127.0.0.1:${port}`);
  });
});
