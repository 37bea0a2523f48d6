import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractiveWriter } from './answer/extractive-writer.ts';
import {
  type Answer,
  AnswerRecordSchema,
  AnswerSchema,
  type Asker,
  BriefingSchema,
  ReplaySchema,
  ReportRelianceSchema,
} from './domain/index.ts';
import { createLanguageModelJudge, createLanguageModelWriter } from './models/index.ts';
import {
  citeFirstPassages,
  fencedPassages,
  type ScriptedOpenAi,
  startScriptedOpenAi,
} from './models/testing/scripted-openai.ts';
import { presentReplay } from './present-replay.ts';
import { outcomeOf } from './store/testing/fixtures.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

let test: TestApp;
let model: ScriptedOpenAi;
let cableId: string;

/** As whom the request reads stands in its headers: `anna` unless another is named, with the highest clearance. */
const access = async (request: Request): Promise<Asker> => ({
  id: request.headers.get('x-asker') ?? 'anna',
  clearance: Number(request.headers.get('x-clearance') ?? 4),
  groups: [],
});

beforeAll(async () => {
  test = await openTestApp({ access });
  model = await startScriptedOpenAi({ chat: (request) => ({ text: citeFirstPassages(request) }) });
  cableId = await test.add('cables/brask.txt', CABLE);
  await test.add('notes/maroa.md', NOTE);
}, 300_000);
afterAll(async () => {
  await model.close();
  await test.close();
});

const get = (path: string, asker = 'anna') => test.app.request(path, { headers: { 'x-asker': asker } });
const post = (path: string, body: unknown, asker = 'anna') =>
  test.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-asker': asker },
    body: JSON.stringify(body),
  });
const ask = async (body: Record<string, unknown>): Promise<Answer> =>
  AnswerSchema.parse(await (await post('/api/ask', body)).json());
const recordOf = async (id: string) =>
  AnswerRecordSchema.strict().parse(await (await get(`/api/answers/${id}/record`)).json());
const replayOf = async (id: string, search = false) =>
  ReplaySchema.strict().parse(await (await post(`/api/answers/${id}/replay`, { search })).json());
const relianceOf = async (id: string) =>
  ReportRelianceSchema.strict().parse(await (await get(`/api/reports/${id}/reliance`)).json());
const read = async (id: string) => AnswerSchema.parse(await (await get(`/api/answers/${id}`)).json());

/** Runs with a language model as the writer. */
async function withModel<T>(run: () => Promise<T>): Promise<T> {
  const { writer, fallbackWriter } = test.services;
  const asModel = createLanguageModelWriter({
    baseUrl: model.baseUrl,
    apiKey: 'secret-key',
    model: 'scripted',
    timeoutMs: 50_000,
  });
  Object.assign(test.services, { writer: asModel, fallbackWriter: createExtractiveWriter() });
  try {
    return await run();
  } finally {
    Object.assign(test.services, { writer, fallbackWriter });
  }
}

const QUESTION = 'Wie viele Menschen kamen beim Beschuss der Brücke von Brask ums Leben?';
const UNKNOWN = 'Welche Zinssätze beschloss die Zentralbank von Patagonien 1987?';

describe('the record of an answer', () => {
  it('holds what made it: question, plan, passages with their hashes, raw output, verdicts, versions', async () => {
    const answer = await ask({ question: ` ${QUESTION} `, asOf: '2026-12-31' });
    const record = await recordOf(answer.id);
    expect(record).toMatchObject({
      answerId: answer.id,
      question: { question: ` ${QUESTION} `, asOf: '2026-12-31' },
      purpose: 'answer',
      plan: answer.retrieval?.plan,
      writer: { id: 'extractive-1', kind: 'extractive' },
      prompts: [],
      parameters: answer.provenance.parameters,
      corpusVersion: answer.provenance.corpusVersion,
      code: { version: '0.0.0-test', build: null },
      fallback: null,
      outcome: { status: 'answered', reason: null },
      timings: answer.timings,
    });
    expect(record.passages.map(({ passageId }) => passageId)).toEqual(
      answer.retrieved.map(({ passageId }) => passageId),
    );
    for (const [index, passage] of record.passages.entries()) {
      const text = answer.retrieved[index]?.text ?? '';
      expect(passage.textHash).toBe(createHash('sha256').update(text).digest('hex'));
      expect(passage.key).toMatch(/^[a-z]\d[a-z]\d$/);
    }
    expect(record.passages.find(({ reportId }) => reportId === cableId)?.contentHash).toBe(
      createHash('sha256').update(CABLE).digest('hex'),
    );
    expect(record.raw?.parts.every(({ type }) => type === 'sentence')).toBe(true);
    expect(record.sentences.map(({ text, verdict }) => ({ text, verdict }))).toEqual(
      answer.claims.map(({ text, verdict }) => ({ text, verdict })),
    );
  });

  it('holds what a model wrote, word for word, with its prompts by version and hash', async () => {
    const answer = await withModel(() => ask({ question: QUESTION }));
    expect(answer).toMatchObject({ status: 'answered', provenance: { writer: 'openai:scripted' } });
    const record = await recordOf(answer.id);
    const [part, ...more] = record.raw?.parts ?? [];
    expect(more).toEqual([]);
    expect(part).toMatchObject({ type: 'text', text: expect.stringMatching(/\[[a-z]\d[a-z]\d "/) });
    expect(record.raw).toMatchObject({ cut: false, bytes: Buffer.byteLength(part?.text ?? '') });
    expect(record.prompts.map(({ id }) => id).sort()).toEqual([
      'answer.de',
      'answer.en',
      'repair.de',
      'repair.en',
    ]);
    for (const { version, hash } of record.prompts) {
      expect(version).toMatch(/^\d/);
      expect(hash).toMatch(/^[0-9a-f]{12}$/);
    }
    expect(JSON.stringify(record)).not.toContain('secret-key');
    expect(await replayOf(answer.id, true)).toMatchObject({ identical: true, writer: 'openai:scripted' });
  });

  it('holds repairs and judgements, and plays them back without a model', async () => {
    const { judge, policy } = test.services;
    Object.assign(test.services, {
      policy: 'repair',
      judge: createLanguageModelJudge({ baseUrl: model.baseUrl, apiKey: 'k', model: 'scripted' }),
    });
    model.setScript({
      chat(request) {
        const text = request.messages.map(({ content }) => content).join('\n');
        if (text.includes('<claim n='))
          return {
            text: JSON.stringify({ verdicts: [{ n: 1, reason: 'Nur berichtet.', verdict: 'partial' }] }),
          };
        const key = fencedPassages(request).find((one) => one.text.includes('elf'))?.key ?? '';
        const killed = (count: string) =>
          `Beim Beschuss der Brücke von Brask kamen ${count} Menschen ums Leben. [${key}]`;
        return /^Satz: /mu.test(text)
          ? { text: killed('elf') }
          : { text: `${killed('siebzehn')}\nDie Brücke von Brask wurde beschossen. [${key}]` };
      },
    });
    try {
      const answer = await withModel(() => ask({ question: QUESTION }));
      expect(answer.claims.map(({ verdict, repairedFrom }) => [verdict.method, repairedFrom?.text])).toEqual([
        ['judge', expect.stringContaining('siebzehn')],
        ['judge', undefined],
      ]);
      const { raw, policy: recorded } = await recordOf(answer.id);
      expect(recorded).toBe('repair');
      expect(raw?.repairs).toEqual([expect.stringContaining('kamen elf Menschen')]);
      expect(raw?.judgements).toHaveLength(2);
      const calls = model.requests.length;
      expect(await replayOf(answer.id)).toMatchObject({ identical: true });
      expect(model.requests).toHaveLength(calls);
    } finally {
      Object.assign(test.services, { judge, policy });
      model.setScript({ chat: (request) => ({ text: citeFirstPassages(request) }) });
    }
  });

  it('says when another writer stood in, and holds the words of that one', async () => {
    const answer = await withModel(async () => {
      model.setScript({
        chat: () => ({ text: 'Ein Anfang, der verloren geht.', fault: { kind: 'cut-off', after: 3 } }),
      });
      try {
        return await ask({ question: QUESTION });
      } finally {
        model.setScript({ chat: (request) => ({ text: citeFirstPassages(request) }) });
      }
    });
    const record = await recordOf(answer.id);
    expect(record.fallback).toMatchObject({ from: 'openai:scripted', code: 'model-interrupted' });
    expect(record.writer.kind).toBe('extractive');
    expect(JSON.stringify(record.raw)).not.toContain('verloren');
    expect(await replayOf(answer.id)).toMatchObject({ identical: true });
  });

  it('is kept of a refusal too, with nothing written', async () => {
    const answer = await ask({ question: UNKNOWN });
    const record = await recordOf(answer.id);
    expect(record.outcome).toEqual({ status: 'refused', reason: answer.refusal?.reason });
    expect(record.sentences).toEqual([]);
    if (answer.refusal?.reason !== 'not-in-the-record') expect(record.raw).toBeNull();
    expect(await replayOf(answer.id, true)).toMatchObject({ identical: true, written: record.raw !== null });
    // Before there is anything to be found at all.
    const nothing = await ask({ question: QUESTION, filter: { publishedTo: '1990-01-01' } });
    expect(await recordOf(nothing.id)).toMatchObject({ raw: null, passages: [], sentences: [] });
    expect(await replayOf(nothing.id, true)).toMatchObject({ identical: true, written: false, passages: [] });
  });

  it('is kept of the uncited sentences of a model that was refused for them', async () => {
    const answer = await withModel(async () => {
      model.setScript({ chat: () => ({ text: 'Es kamen zwölf Menschen ums Leben. Das ist gewiss.' }) });
      try {
        return await ask({ question: QUESTION });
      } finally {
        model.setScript({ chat: (request) => ({ text: citeFirstPassages(request) }) });
      }
    });
    expect(answer).toMatchObject({ status: 'refused', claims: [] });
    const record = await recordOf(answer.id);
    expect(record.sentences.map(({ text }) => text)).toEqual([
      'Es kamen zwölf Menschen ums Leben.',
      'Das ist gewiss.',
    ]);
    expect(await replayOf(answer.id)).toMatchObject({ identical: true, status: { now: 'refused' } });
  });

  it('is shown to nobody else, nor is it said that there is one', async () => {
    const { id } = await ask({ question: QUESTION });
    const failureOf = async (response: Response | Promise<Response>) => {
      const settled = await response;
      return { status: settled.status, body: await settled.json() };
    };
    for (const [path, method] of [
      ['record', get],
      ['replay', (address: string, asker: string) => post(address, { search: true }, asker)],
    ] as const) {
      const other = await failureOf(method(`/api/answers/${id}/${path}`, 'ben'));
      expect(other.status).toBe(404);
      expect(other).toEqual(await failureOf(method(`/api/answers/no-such/${path}`, 'ben')));
    }
  });

  it('is missing for an answer from before, which says so to its asker alone', async () => {
    const { id } = await ask({ question: QUESTION });
    const answer = await test.services.store.as(await access(new Request('http://x'))).getAnswer(id);
    if (answer === null) throw new Error('not saved');
    await test.services.store.as(await access(new Request('http://x'))).saveAnswer(answer);
    expect((await get(`/api/answers/${id}/record`)).status).toBe(404);
    const replayed = await post(`/api/answers/${id}/replay`, {});
    expect(replayed.status).toBe(404);
    expect((await replayed.json()).error.message).toContain('before answers had one');
  });
});

describe('replay', () => {
  const upload = async (sourceKey: string, text: string, row: unknown) => {
    const form = new FormData();
    form.append('file', new File([text], sourceKey));
    form.append('sourceKey', sourceKey);
    form.append('metadata', JSON.stringify({ row }));
    return (await test.app.request('/api/reports', { method: 'POST', body: form })).json();
  };

  it('names a passage that has another text under its id, and reads the one of now', async () => {
    const sourceKey = 'cables/karn.txt';
    const reportId = await test.add(sourceKey, CABLE.replaceAll('Brask', 'Karn'));
    const answer = await ask({ question: QUESTION.replace('Brask', 'Karn') });
    const { corpus } = test.services.store;
    const loaded = await corpus.loadReport(sourceKey);
    if (loaded === null) throw new Error('not stored');
    const change = (text: string) => text.replaceAll('elf Menschen', 'elf Frauen  ');
    await corpus.replaceReport(
      { ...loaded.report, text: change(loaded.report.text) },
      loaded.passages.map((passage) => ({ ...passage, text: change(passage.text) })),
      outcomeOf(sourceKey, { status: 'updated', reportId }),
    );
    const replay = await replayOf(answer.id);
    expect(replay).toMatchObject({ identical: false, status: { before: 'answered', now: 'answered' } });
    expect(replay.passages.filter(({ state }) => state === 'changed')).toMatchObject([
      { reportId, reportChanged: false },
    ]);
    const sentence = replay.sentences.find(({ before }) => before?.text.includes('elf Menschen'));
    expect(sentence).toMatchObject({
      same: { text: true, citations: false, verdict: false },
      before: { verdict: { status: 'supported' } },
    });
    expect(sentence?.now?.verdict.status).not.toBe('supported');
  });

  it('says what a sentence was and is where they differ, and that the end of a long output is missing', async () => {
    const answer = await ask({ question: 'When does the fisheries agreement with Maroa expire?' });
    const record = await recordOf(answer.id);
    const anna = test.services.store.as(await access(new Request('http://x')));
    const [first] = record.sentences;
    if (first === undefined || record.raw === null) throw new Error('nothing was written');
    // As an earlier version of the checks would have left it.
    const verdict = { status: 'unchecked', method: 'none', reason: '' } as const;
    const sentences = [{ ...first, verdict }, ...record.sentences.slice(1)];
    await anna.saveAnswer(answer, { ...record, sentences });
    const replay = await replayOf(answer.id);
    expect(replay.identical).toBe(false);
    expect(replay.sentences[0]).toEqual({
      before: sentences[0],
      now: first,
      same: { text: true, citations: true, verdict: false },
    });
    expect(presentReplay(replay)).toMatch(/1\. verdict\n.*then: .*unchecked \(none\)\n.*now: .*supported/);

    await anna.saveAnswer(answer, { ...record, raw: { ...record.raw, cut: true } });
    const cut = await replayOf(answer.id);
    expect(cut).toMatchObject({ identical: false, cut: true });
    expect(presentReplay(cut)).toContain('Only the beginning of what the writer wrote was kept');
    expect(await anna.getAnswer(answer.id)).toEqual(answer);
  });

  it('tells a report that is hidden now from nothing that never was', async () => {
    const text = CABLE.replaceAll('Brask', 'Odra');
    const reportId = await test.add('cables/odra.txt', text);
    const answer = await ask({ question: QUESTION.replace('Brask', 'Odra') });
    await upload('cables/odra.txt', text, { marking: 'GEHEIM' });
    const asked = (path: string, init: RequestInit = {}) =>
      test.app.request(path, {
        ...init,
        headers: { 'x-asker': 'anna', 'x-clearance': '1', 'content-type': 'application/json' },
      });
    expect((await asked(`/api/reports/${reportId}`)).status).toBe(404);
    const replayed = await asked(`/api/answers/${answer.id}/replay`, { method: 'POST', body: '{}' });
    const { passages } = ReplaySchema.parse(await replayed.json());
    expect(passages.filter((passage) => passage.reportId === reportId)).not.toEqual([]);
    for (const passage of passages)
      if (passage.reportId === reportId)
        expect(passage).toMatchObject({ state: 'gone', reportChanged: false });
    const { since } = AnswerSchema.parse(await (await asked(`/api/answers/${answer.id}`)).json());
    expect(since).toContainEqual({ number: 1, event: 'unavailable', at: null, successor: null });
    const reliance = ReportRelianceSchema.parse(
      await (await asked(`/api/reports/${reportId}/reliance`)).json(),
    );
    expect(reliance).toMatchObject({
      standing: { state: 'unavailable', withdrawnAt: null, ingestedAt: null, successor: null },
      reliances: [{ id: answer.id }],
    });
  });
});

describe('what relies on a report', () => {
  const OLD = CABLE.replaceAll('Brask', 'Telm');
  const TELM = 'Wie viele Menschen kamen beim Beschuss der Brücke von Telm ums Leben?';

  it('is listed for the asker, links outlive the report, and the answer says when it was withdrawn', async () => {
    const reportId = await test.add('cables/telm.txt', OLD);
    const answer = await ask({ question: TELM });
    expect(answer.citations.map((citation) => citation.reportId)).toContain(reportId);
    expect(await read(answer.id)).toEqual(answer);
    expect(await relianceOf(reportId)).toMatchObject({
      sourceKey: 'cables/telm.txt',
      standing: { state: 'there' },
      reliances: [{ kind: 'answer', id: answer.id, title: TELM, conversationId: answer.conversationId }],
    });
    // Ben may see the report, but not the answers of Anna.
    const bens = await (await get(`/api/reports/${reportId}/reliance`, 'ben')).json();
    expect(bens.reliances).toEqual([]);

    expect((await test.app.request(`/api/reports/${reportId}`, { method: 'DELETE' })).status).toBe(204);
    const { standing, reliances } = await relianceOf(reportId);
    expect(standing).toMatchObject({ state: 'withdrawn', withdrawnAt: expect.stringMatching(/^\d{4}-/) });
    expect(reliances).toMatchObject([{ id: answer.id }]);
    expect((await get(`/api/reports/${reportId}/reliance`, 'ben')).status).toBe(404);
    expect((await get('/api/reports/no-such/reliance')).status).toBe(404);

    const numbers = answer.citations.flatMap((citation) =>
      citation.reportId === reportId ? [citation.number] : [],
    );
    const { since, ...rest } = await read(answer.id);
    expect(rest).toEqual(answer);
    expect(since).toEqual(
      numbers.map((number) => ({ number, event: 'withdrawn', at: standing.withdrawnAt, successor: null })),
    );
    const { answers } = await (await get(`/api/conversations/${answer.conversationId}`)).json();
    expect(answers[0].since).toEqual(since);

    const replay = await replayOf(answer.id);
    expect(replay.identical).toBe(false);
    expect(
      replay.passages.filter(({ state }) => state === 'gone').map((passage) => passage.reportId),
    ).toContain(reportId);
  });

  it('learns of the report that takes its place, and of a text that has changed', async () => {
    const oldId = await test.add('cables/telm.txt', OLD);
    const answer = await ask({ question: TELM });
    const number = answer.citations.find((citation) => citation.reportId === oldId)?.number;
    const newer = OLD.replace('elf Menschen', 'zwölf Menschen').replace('11.06.2025', '12.06.2025');
    const newId = await test.add(
      'cables/telm-2.txt',
      newer.replace('BETREFF:', 'ERSETZT: cables/telm.txt\nBETREFF:'),
    );
    const form = new FormData();
    form.append('file', new File([newer], 'telm-2.txt'));
    form.append('sourceKey', 'cables/telm-2.txt');
    form.append('metadata', JSON.stringify({ row: { supersedes: 'cables/telm.txt' } }));
    await test.app.request('/api/reports', { method: 'POST', body: form });
    expect((await relianceOf(oldId)).standing).toMatchObject({
      state: 'there',
      successor: { how: 'replaces', reportId: newId, sourceKey: 'cables/telm-2.txt' },
    });
    const superseded = (await read(answer.id)).since;
    expect(superseded?.find((event) => event.number === number)).toMatchObject({
      event: 'superseded',
      successor: { reportId: newId },
    });
    // The retrieval knows it, too; the text that was written stands as it was.
    expect(await replayOf(answer.id)).toMatchObject({ identical: true });

    const other = await ask({ question: 'What tuna quota did Maroa offer Arvenland?' });
    const noteId = await test.add('notes/maroa.md', NOTE.replace('4,500', '5,200'));
    const changed = (await read(other.id)).since ?? [];
    expect(changed.length).toBeGreaterThan(0);
    for (const event of changed)
      expect(event).toMatchObject({ event: 'changed', at: expect.stringMatching(/^\d{4}-/) });
    const replay = await replayOf(other.id, true);
    expect(replay.passages).toContainEqual(
      expect.objectContaining({ reportId: noteId, state: 'removed', reportChanged: true }),
    );
    expect(replay.search?.new.length).toBeGreaterThan(0);
    expect(await test.services.store.as(await access(new Request('http://x'))).getAnswer(other.id)).toEqual(
      other,
    );
  });

  it('takes a report that is only divided otherwise for unchanged', async () => {
    const sourceKey = 'cables/lund.txt';
    const reportId = await test.add(sourceKey, CABLE.replaceAll('Brask', 'Lund'));
    const answer = await ask({ question: QUESTION.replace('Brask', 'Lund') });
    const { corpus } = test.services.store;
    const loaded = await corpus.loadReport(sourceKey);
    if (loaded === null) throw new Error('not stored');
    await corpus.replaceReport(
      loaded.report,
      loaded.passages.map((passage) => ({ ...passage, id: `${passage.id}x` })),
      outcomeOf(sourceKey, { status: 'updated', reportId }),
    );
    expect(await read(answer.id)).toEqual(answer);
    const { passages } = await replayOf(answer.id);
    expect(passages).toContainEqual(
      expect.objectContaining({ reportId, state: 'removed', reportChanged: false }),
    );
  });

  it('counts briefings, with the answers behind their sections', async () => {
    const drafted = await post('/api/briefings', { topic: 'Brücke von Brask', template: 'sachstand' });
    const briefing = BriefingSchema.parse(await drafted.json());
    expect(briefing.sources.map(({ reportId }) => reportId)).toContain(cableId);
    const { reliances } = await relianceOf(cableId);
    expect(reliances).toContainEqual({
      kind: 'briefing',
      id: briefing.id,
      title: briefing.title,
      createdAt: briefing.createdAt,
      conversationId: null,
    });
    const behind = reliances.find(({ conversationId }) => conversationId === `briefing-${briefing.id}`);
    expect(await recordOf(behind?.id ?? '')).toMatchObject({ purpose: 'section' });
    expect(await replayOf(behind?.id ?? '')).toMatchObject({ identical: true });

    const readBriefing = async () =>
      BriefingSchema.parse(await (await get(`/api/briefings/${briefing.id}`)).json());
    expect(await readBriefing()).toEqual(briefing);
    await test.app.request(`/api/reports/${cableId}`, { method: 'DELETE' });
    const { since, ...rest } = await readBriefing();
    expect(rest).toEqual(briefing);
    expect(since?.map(({ event }) => event)).toContain('withdrawn');
  });
});
