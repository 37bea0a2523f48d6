import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuditEvent,
  highestTlp,
  isReleased,
  MARKINGS,
  type Marking,
  type ModelPurpose,
  type Passage,
  TLPS,
  type Tlp,
} from '../domain/index.ts';
import {
  createEndpointReranker,
  createLanguageModelJudge,
  createLanguageModelWriter,
  createOpenAiEmbedder,
} from '../models/index.ts';
import { type ScriptedOpenAi, startScriptedOpenAi } from '../models/testing/scripted-openai.ts';
import { writeRequest } from '../models/testing/write-request.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Store } from '../ports/store.ts';
import type { ContextPassage } from '../ports/writer.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { guardEmbedder, guardJudge, guardReranker, guardWriter } from './guard-models.ts';
import { ReleaseGate } from './model-endpoint.ts';

const CONTEXTS = 500;
const PURPOSES: readonly ModelPurpose[] = ['chat', 'judge', 'rerank', 'embeddings'];
const signal = new AbortController().signal;

let server: ScriptedOpenAi;
let store: Store;
let embedder: Embedder;

beforeAll(async () => {
  server = await startScriptedOpenAi({
    chat: () => ({ text: 'NOT_IN_THE_RECORD' }),
    rerank: ({ documents }) => ({ results: documents.map((_, index) => ({ index, relevance_score: 0.5 })) }),
  });
  store = await openTestStore();
  embedder = await createOpenAiEmbedder({ baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted' });
}, 120_000);
afterAll(async () => {
  await embedder?.close();
  await store?.close();
  await server?.close();
});

/** A word that stands nowhere else. */
const canary = (run: number, index: number) => `kanarie-${run}-${index}-x`;

interface Graded {
  readonly text: string;
  readonly title: string;
  readonly marking: Marking;
  readonly tlp: Tlp | null;
}

function contextOf(passages: readonly Graded[]): ContextPassage[] {
  const [like] = writeRequest().passages;
  if (like === undefined) throw new Error('no passage to copy');
  return passages.map(({ text, title, marking, tlp }, index) => {
    const passage: Passage = { ...like.passage, id: `p${index}`, text };
    const report = { ...like.report, id: `r${index}`, sourceKey: title, title, marking, tlp };
    // Each was replaced by the next, whose name may be as telling as its text.
    const next = passages[index + 1];
    return {
      ...like,
      key: `p${2 + (index % 8)}k${2 + (Math.floor(index / 8) % 8)}`,
      passage,
      report: { ...report, supersededBy: next?.title ?? null },
    };
  });
}

/** Sends what is given through the guarded port of the purpose; refusals are no failure here. */
async function send(
  purpose: ModelPurpose,
  releasedUpTo: Marking,
  passages: readonly Graded[],
): Promise<void> {
  const endpoint = { baseUrl: server.baseUrl, apiKey: 'key', model: 'scripted', timeoutMs: 5000 };
  const { host } = new URL(server.baseUrl);
  const gate = new ReleaseGate({ host, model: 'scripted', purpose, releasedUpTo }, store.audit, {
    actor: 'anna',
    answerId: null,
  });
  const texts = passages.map(({ text }) => text);
  const marks = passages.map(({ marking, tlp }) => ({ marking, tlp }));
  const context = contextOf(passages);
  try {
    switch (purpose) {
      case 'chat': {
        const writer = guardWriter(createLanguageModelWriter(endpoint), gate);
        for await (const _ of writer.write({ ...writeRequest(), passages: context }, signal));
        const repair = {
          question: 'Q?',
          answerLanguage: 'en' as const,
          sentence: texts.join(' '),
          reason: 'r',
        };
        await writer.repair?.({ ...repair, passages: context }, signal);
        return;
      }
      case 'judge': {
        const claims = passages.map(({ text }, index) => ({
          sentence: text,
          evidence: text,
          ...(marks[index] && { marks: marks[index] }),
        }));
        const said = await guardJudge(createLanguageModelJudge(endpoint), gate).judge(claims, 'en', signal);
        expect(said).toHaveLength(claims.length);
        return;
      }
      case 'rerank':
        await guardReranker(createEndpointReranker(endpoint), gate).score('Q?', texts, signal, marks);
        return;
      case 'embeddings':
        await guardEmbedder(embedder, gate).embedPassages(texts, signal, marks);
    }
  } catch (thrown) {
    const code = (thrown as { code?: string }).code;
    // The scripted judge says nothing usable; what matters is what it was sent.
    if (code !== 'model-not-released' && code !== 'model-malformed') throw thrown;
  }
}

describe('what goes to a model', () => {
  it(`is never graded above its release: ${CONTEXTS} mixed contexts, and the log proves it`, async () => {
    let run = 0;
    let sent = 0;
    let withheld = 0;
    const context = fc.record({
      purpose: fc.constantFrom(...PURPOSES),
      releasedUpTo: fc.constantFrom(...MARKINGS),
      marks: fc.array(fc.tuple(fc.constantFrom(...MARKINGS), fc.constantFrom(null, ...TLPS)), {
        minLength: 1,
        maxLength: 12,
      }),
    });
    await fc.assert(
      fc.asyncProperty(context, async ({ purpose, releasedUpTo, marks }) => {
        run++;
        const passages = marks.map(([marking, tlp], index) => ({
          text: `The envoy said ${canary(run, index)} on Tuesday.`,
          title: `reports/${canary(run, index)}.pdf`,
          marking,
          tlp,
        }));
        const before = server.requests.length;
        const { sequence } = await store.audit.chain();
        await send(purpose, releasedUpTo, passages);
        const requests = server.requests.slice(before);
        const bodies = requests.map(({ body }) => JSON.stringify(body)).join('\n');
        for (const [index, [marking]] of marks.entries()) {
          const there = bodies.includes(canary(run, index));
          if (!isReleased(marking, releasedUpTo)) {
            withheld++;
            expect(there, `${marking} at an endpoint released up to ${releasedUpTo} (${purpose})`).toBe(
              false,
            );
          } else if (there) sent++;
        }
        const events = (await store.audit.entries(sequence, 100)).map(
          ({ entry }) => (JSON.parse(entry) as { event: AuditEvent }).event,
        );
        const calls = events.filter((event) => event.type === 'model-call');
        // A batch of embeddings may be several requests; nothing is asked that is not on record.
        expect(calls.length === 0).toBe(requests.length === 0);
        for (const call of calls) {
          expect(call).toMatchObject({ purpose, releasedUpTo, host: new URL(server.baseUrl).host });
          expect(isReleased(call.highest ?? 'OFFEN', releasedUpTo)).toBe(true);
          // The strictest label of what went, whatever stayed behind.
          const went = marks.filter(([marking]) => isReleased(marking, releasedUpTo));
          expect(call.tlp).toBe(highestTlp(went.map(([, tlp]) => tlp)));
        }
        if (requests.length === 0 && purpose !== 'judge')
          expect(events).toContainEqual(
            expect.objectContaining({ type: 'refused', code: 'model-not-released' }),
          );
      }),
      { numRuns: CONTEXTS },
    );
    // Both happened often: a guard that lets nothing through would pass above.
    expect(sent).toBeGreaterThan(200);
    expect(withheld).toBeGreaterThan(200);
  });

  it('counts as the highest grade what nobody has told the grade of', async () => {
    const endpoint = {
      host: 'h',
      model: 'm',
      purpose: 'embeddings' as const,
      releasedUpTo: 'GEHEIM' as const,
    };
    const gate = new ReleaseGate(endpoint, store.audit, { actor: 'anna', answerId: null });
    await expect(guardEmbedder(embedder, gate).embedPassages(['text'])).rejects.toMatchObject({
      code: 'model-not-released',
    });
  });

  it('is not sent where it cannot be put on record', async () => {
    const failing = { recordAudit: () => Promise.reject(new Error('no log')) };
    const endpoint = {
      host: 'h',
      model: 'm',
      purpose: 'embeddings' as const,
      releasedUpTo: 'GEHEIM' as const,
    };
    const gate = new ReleaseGate(endpoint, failing, { actor: 'anna', answerId: null });
    const before = server.requests.length;
    await expect(guardEmbedder(embedder, gate).embedQuery('text')).rejects.toThrow('no log');
    expect(server.requests).toHaveLength(before);
  });
});
