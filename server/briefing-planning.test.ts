import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExtractiveWriter } from './answer/extractive-writer.ts';
import { draftBriefing } from './briefing/draft-briefing.ts';
import {
  AktenlageError,
  type Asker,
  type Briefing,
  type BriefingPlan,
  BriefingPlanSchema,
  type BriefingRequest,
  BriefingSchema,
  ErrorBodySchema,
  LOCAL_ASKER,
  scaledLength,
} from './domain/index.ts';
import type { SectionPlanner } from './ports/section-planner.ts';
import { CABLE, NOTE, openTestApp, type TestApp } from './testing/test-app.ts';

/** Both sides on the fisheries agreement, and one who has nothing to do with it. */
const STATEMENT = `# Statement on the fisheries agreement with Maroa

Date: 2026-02-10

The minister of Arvenland said on 10 February 2026 that the fisheries agreement with Maroa costs 12 million crowns a year.
Maroa rejects a term of five years for the fisheries agreement with Arvenland. Maroa demands a quota of 900 tonnes for the
fisheries agreement.
`;

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  await test.add('cables/brask.txt', CABLE);
  await test.add('notes/maroa.md', NOTE);
  await test.add('notes/statement.md', STATEMENT);
}, 300_000);
afterAll(() => test.close());

const post = (path: string, body: unknown) =>
  test.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function draft(request: BriefingRequest): Promise<Briefing> {
  const response = await post('/api/briefings', request);
  expect(response.status, await response.clone().text()).toBe(200);
  return BriefingSchema.parse(await response.json());
}

const BASE = {
  topic: 'fisheries agreement with Maroa',
  template: 'scene-setter',
  asOf: '2026-03-01',
} as const;
const sectionOf = ({ sections }: Briefing, id: string) => sections.find((one) => one.id === id);

describe('a counterpart', () => {
  it('is asked about where the template has a place for it, and nowhere without one', async () => {
    const asked = 'fisheries agreement with Maroa: what is the position of Maroa?';
    const without = await draft(BASE);
    expect(sectionOf(without, 'counterpart')?.questions).toHaveLength(3);
    expect(JSON.stringify(without)).not.toContain('{{counterpart}}');
    const briefing = await draft({ ...BASE, counterpart: '  Maroa ', purpose: 'Visit of the\nminister' });
    expect(sectionOf(briefing, 'counterpart')?.questions[0]).toBe(asked);
    expect(sectionOf(briefing, 'counterpart')?.questionsEdited).toBeUndefined();
    const [answerId] = sectionOf(briefing, 'counterpart')?.answerIds ?? [];
    const answer = await (await test.app.request(`/api/answers/${answerId}`)).json();
    expect(answer.question).toBe(asked);
    expect(answer.text).toContain('Maroa demands a quota of 900 tonnes');
  });

  it.each(['gespraechsunterlage', 'sprachregelung', 'scene-setter', 'lines-to-take'])(
    'adds one question to the template %s',
    async (template) => {
      const { planDraft } = await import('./briefing/plan-draft.ts');
      const { loadTemplates } = await import('../prompts/load-templates.ts');
      const set = await loadTemplates();
      const asker = { id: 'local', clearance: 4, groups: [] };
      const questions = (counterpart: string) =>
        planDraft(asker, { topic: 'Lesk', template, counterpart }, set).sections.flatMap((one) =>
          one.questions.map(({ question }) => question),
        );
      const [none, some] = [questions(' '), questions('Republik Anaro')];
      expect(some).toHaveLength(none.length + 1);
      expect(some.filter((question) => !none.includes(question))[0]).toContain('Republik Anaro');
      // Braces in a name stay braces.
      expect(questions('{{topic}}').join()).toContain('{{topic}}');
    },
  );

  it('and the purpose stand at the head of the paper', async () => {
    const { id } = await draft({ ...BASE, counterpart: 'Maroa <b>', purpose: 'Visit of the\nminister' });
    const markdown = await (await test.app.request(`/api/briefings/${id}/export?format=md`)).text();
    expect(markdown).toContain('Counterpart: Maroa \\<b\\>');
    expect(markdown).toContain('Purpose: Visit of the minister');
    const json = await (await test.app.request(`/api/briefings/${id}/export?format=json`)).json();
    expect(json.request).toMatchObject({ counterpart: 'Maroa <b>' });
    for (const format of ['docx', 'pdf']) {
      expect((await test.app.request(`/api/briefings/${id}/export?format=${format}`)).status).toBe(200);
    }
  });
});

describe('the length', () => {
  it('halves and doubles what a section may hold', async () => {
    const state = async (length: BriefingRequest['length']) =>
      sectionOf(await draft({ ...BASE, length }), 'why-now');
    const [short, normal] = [await state('short'), await state('normal')];
    expect(short?.claims).toHaveLength(2);
    expect(normal?.claims).toHaveLength(3);
    expect(short?.omitted).toBe((normal?.omitted ?? 0) + 1);
    expect(scaledLength({ words: 25 }, 'long')).toEqual({ words: 50 });
    expect(scaledLength({ sentences: 1 }, 'short')).toEqual({ sentences: 1 });
    expect(scaledLength(undefined, 'short')).toBeUndefined();
  });
});

describe('only some reports', () => {
  it('are used where the author says so; the paper says how many and never which', async () => {
    const briefing = await draft({ ...BASE, onlySources: ['notes/statement.md', 'secret/name.md'] });
    expect(new Set(briefing.sources.map(({ sourceKey }) => sourceKey))).toEqual(
      new Set(['notes/statement.md']),
    );
    expect(briefing.onlySources).toBe(2);
    expect(
      briefing.gaps.every(({ reason, message }) => reason || message.includes('Searched: 1 reports')),
    ).toBe(true);
    for (const format of ['md', 'json']) {
      const paper = await (
        await test.app.request(`/api/briefings/${briefing.id}/export?format=${format}`)
      ).text();
      expect(paper).not.toContain('secret/name');
    }
    const markdown = await (await test.app.request(`/api/briefings/${briefing.id}/export?format=md`)).text();
    expect(markdown).toContain('Drafted from at most 2 reports of the record');
  });

  it('and none of those left out', async () => {
    const briefing = await draft({
      ...BASE,
      onlySources: ['notes/statement.md', 'notes/maroa.md'],
      withoutSources: ['notes/statement.md'],
    });
    expect(briefing.sources.some(({ sourceKey }) => sourceKey === 'notes/statement.md')).toBe(false);
  });
});

describe('what a request may not be', () => {
  it.each<[string, object, string]>([
    ['a counterpart without words', { counterpart: '?!' }, 'The counterpart holds no readable text'],
    ['a purpose without words', { purpose: '---' }, 'The purpose holds no readable text'],
    ['an endless counterpart', { counterpart: 'x'.repeat(201) }, 'at most 200 characters'],
    ['an endless purpose', { purpose: 'x'.repeat(1001) }, 'at most 1000 characters'],
    ['another length', { length: 'huge' }, 'length'],
    [
      'a thousand and one reports',
      { onlySources: Array.from({ length: 1001 }, (_, i) => `a/${i}`) },
      'at most 1000',
    ],
    [
      'questions on a counterpart that is not given',
      { questions: { counterpart: ['{{topic}}: what does {{counterpart}} want?'] } },
      'names the counterpart, and none is given',
    ],
  ])('%s', async (_, wishes, message) => {
    const response = await post('/api/briefings', { ...BASE, ...wishes });
    expect(response.status).toBe(400);
    expect(ErrorBodySchema.parse(await response.json()).error.message).toContain(message);
  });
});

describe('a plan', () => {
  const planOf = async (request: object): Promise<BriefingPlan> => {
    const response = await post('/api/briefings/plan', request);
    expect(response.status, await response.clone().text()).toBe(200);
    return BriefingPlanSchema.parse(await response.json());
  };
  /** With the writer as the services make it, which reads sentences beside the question. */
  const draftAsServed = async (request: BriefingRequest): Promise<Briefing> => {
    const { embedder, translator } = test.services;
    const deps = { ...test.services, writer: createExtractiveWriter({ translator, embedder }) };
    for await (const event of draftBriefing(deps, { asker: LOCAL_ASKER, request })) {
      if (event.type === 'briefing-end') return event.briefing;
    }
    throw new Error('no draft');
  };
  const questionsOf = ({ sections }: BriefingPlan) => sections.flatMap(({ questions }) => questions);

  it('says before drafting which questions the draft will answer and which become gaps', async () => {
    const request = {
      ...BASE,
      counterpart: 'Maroa',
      questions: {
        'why-now': ['{{topic}}: when does it expire?', 'How many tractors has the embassy in Lhasa?'],
      },
    };
    const before = await test.services.store.as(LOCAL_ASKER).listBriefings();
    const plan = await planOf(request);
    // Nothing is stored.
    expect(await test.services.store.as(LOCAL_ASKER).listBriefings()).toEqual(before);
    expect(plan.plannedBy).toBe('rules');
    expect(plan.searched.reports).toBe(3);
    const [expiry, tractors] = plan.sections[0]?.questions ?? [];
    expect(expiry).toMatchObject({
      guiding: '{{topic}}: when does it expire?',
      question: 'fisheries agreement with Maroa: when does it expire?',
      suffices: true,
    });
    expect(expiry?.reports).toBeGreaterThan(0);
    expect(tractors).toMatchObject({ suffices: false, passages: 0, reports: 0 });
    const briefing = await draftAsServed(request);
    const asked = briefing.sections.flatMap(({ questions }) => questions);
    // Sections left out of the draft were asked, too.
    expect(questionsOf(plan).map(({ question }) => question)).toEqual(expect.arrayContaining(asked));
    // What the plan calls a gap is one, and nothing else is (but what an earlier section already says).
    const gaps = briefing.gaps.filter(({ reason }) => reason === undefined).map(({ question }) => question);
    expect(
      questionsOf(plan)
        .filter(({ suffices }) => !suffices)
        .map(({ question }) => question),
    ).toEqual(gaps);
  });

  it('looks only into what the asker may see and wants used', async () => {
    const onlyNote = await planOf({ ...BASE, onlySources: ['notes/maroa.md'] });
    expect(onlyNote.searched.reports).toBe(1);
    expect(Math.max(...questionsOf(onlyNote).map(({ reports }) => reports))).toBe(1);
    const none = await planOf({ ...BASE, onlySources: ['nowhere'] });
    expect(questionsOf(none).every(({ suffices, passages }) => !suffices && passages === 0)).toBe(true);
    expect(none.searched).toEqual({ reports: 0, passages: 0, newest: null });
  });

  it('is refused as the draft would be', async () => {
    for (const wrong of [{ topic: ' ' }, { template: 'nothing' }, { leaveOut: ['counterpart'] }]) {
      const request = { ...BASE, ...wrong };
      const [plan, draft] = [
        await post('/api/briefings/plan', request),
        await post('/api/briefings', request),
      ];
      expect(plan.status).toBe(draft.status);
      expect(await plan.json()).toEqual(await draft.json());
    }
  });

  it('fails where the database does, and never says that nothing was found', async () => {
    const { checkRecord } = await import('./briefing/check-record.ts');
    const { outline } = await import('./briefing/outline.ts');
    const { loadTemplates } = await import('../prompts/load-templates.ts');
    const broken = {
      ...test.services,
      embedder: { ...test.services.embedder, embedQuery: () => Promise.reject(new Error('away')) },
      store: {
        ...test.services.store,
        as: () => {
          throw new AktenlageError('database-unavailable', 'The database cannot be reached.');
        },
      },
    } as unknown as typeof test.services;
    await expect(
      checkRecord(broken, LOCAL_ASKER, outline(BASE, await loadTemplates()), new AbortController().signal),
    ).rejects.toMatchObject({ code: 'database-unavailable' });
  });
});

describe('questions proposed by a language model', () => {
  const templates = async () => (await import('../prompts/load-templates.ts')).loadTemplates();
  const propose = async (planner: SectionPlanner | null, asker: Asker = LOCAL_ASKER, more = {}) => {
    const { planBriefing } = await import('./briefing/plan-briefing.ts');
    const request = { ...BASE, ...more, propose: true };
    const signal = new AbortController().signal;
    return planBriefing({ ...test.services, planner }, { asker, request }, await templates(), signal);
  };
  const planner = (answer: SectionPlanner['propose']): SectionPlanner => ({
    id: 'scripted',
    promptVersions: {},
    propose: answer,
  });

  it('are checked in the record; other sections keep theirs', async () => {
    const plan = await propose(
      planner(async (request, search, signal) => {
        expect(request.sections.map(({ id }) => id)).toContain('why-now');
        const found = await search('tuna quota', signal);
        expect(found.map(({ text }) => text).join()).toContain('tuna quota');
        return { questions: { 'why-now': ['Which tuna quota did Maroa offer?'] } };
      }),
    );
    expect(plan).toMatchObject({ plannedBy: 'language-model' });
    expect(plan.sections[0]?.questions).toMatchObject([
      { guiding: 'Which tuna quota did Maroa offer?', suffices: true },
    ]);
    expect(plan.sections[1]?.questions[0]?.guiding).toBe('{{topic}}: what was agreed?');
  });

  it('come from a search under the rights of the asker, within the reports that he wants', async () => {
    const seen: string[] = [];
    const look = planner(async (_, search, signal) => {
      seen.push(...(await search('tuna quota Brask Maroa', signal)).map(({ title }) => title));
      return { questions: { 'why-now': ['{{topic}} now?'.replace(/[{}]/gu, '')] } };
    });
    await propose(look, LOCAL_ASKER, { onlySources: ['notes/statement.md'] });
    expect(new Set(seen)).toEqual(new Set(['Statement on the fisheries agreement with Maroa']));
  });

  it.each<[string, () => Promise<never>, string]>([
    ['fails', () => Promise.reject(new AktenlageError('model-unavailable', 'x')), 'failed'],
    ['sends no plan', () => Promise.reject(new AktenlageError('model-malformed', 'x')), 'unusable'],
    ['comes to no end', () => Promise.reject(new AktenlageError('model-interrupted', 'x')), 'over-budget'],
  ])('are those of the rules, with a note, where the model %s', async (_, answer, why) => {
    const plan = await propose(planner(answer));
    expect(plan).toMatchObject({ plannedBy: 'rules', notProposed: why });
    expect(plan.sections[0]?.questions[0]?.guiding).toContain('{{topic}}');
  });

  it('are those of the rules where there is no model', async () => {
    const lines = { ...BASE, template: 'lines-to-take' };
    const response = await post('/api/briefings/plan', { ...lines, propose: true });
    const plan = BriefingPlanSchema.parse(await response.json());
    expect(plan).toMatchObject({ plannedBy: 'rules', notProposed: 'no-language-model' });
    // Beside the template's the same in other words, where the record says something in them.
    const asked = BriefingPlanSchema.parse(
      await (await post('/api/briefings/plan', lines)).json(),
    ).sections.flatMap(({ questions }) => questions);
    const all = plan.sections.flatMap(({ questions }) => questions);
    const more = all.filter(({ question }) => !asked.some((one) => one.question === question));
    expect(all.filter((one) => !more.includes(one))).toEqual(asked);
    expect(more.map(({ guiding }) => guiding)).toContain('{{topic}}: million?');
    expect(more.every(({ suffices, reports }) => suffices && reports > 0)).toBe(true);
  });

  it('are an error where the record is out of reach or the asker gave up', async () => {
    for (const code of ['database-unavailable', 'cancelled'] as const) {
      const away = planner(() => Promise.reject(new AktenlageError(code, 'x')));
      await expect(propose(away)).rejects.toMatchObject({ code });
    }
  });
});
