import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../prompts/load-templates.ts';
import { AktenlageError, LOCAL_ASKER } from '../domain/index.ts';
import type { PlanningRequest, SectionPlanner } from '../ports/section-planner.ts';
import { onTopic } from './on-topic.ts';
import { outline } from './outline.ts';
import type { PlanDependencies } from './plan-briefing.ts';
import { subQuestions, thinQuestions } from './sub-questions.ts';
import { answer, citation, claim } from './testing/arbitraries.ts';

const plan = outline({ topic: 'CETA', template: 'sachstand' }, await loadTemplates());
const section = plan.sections[1];
if (section === undefined) throw new Error('there is one');
const all = section.questions.map((question, of) => ({ of, question }));
const ask = (
  planner: SectionPlanner['propose'] | null,
  { thin = all, left = 24, mayPropose = true, asker = LOCAL_ASKER } = {},
) =>
  subQuestions(
    {
      ...({} as PlanDependencies),
      planner: planner && {
        id: 'scripted',
        promptVersions: { 'plan.de': '1@a', 'sub-questions.de': '2@b', 'sub-questions.en': '2@c' },
        propose: planner,
      },
    },
    { asker, outline: plan, section, left, mayPropose },
    thin,
    new AbortController().signal,
  );

describe('sub-questions', () => {
  it('are asked where the answer rests on one report or none', () => {
    const speaksOf = onTopic('Brask', 'en');
    const from = (...places: number[]) =>
      answer({
        claims: places.map((place, index) =>
          claim(`Brask, of ${place}.`, [index + 1], { method: 'verbatim' }),
        ),
        citations: places.map((place, index) =>
          citation(index + 1, place, { reportId: `report-${place}`, title: 'Brask' }),
        ),
      });
    const refused = answer({ status: 'refused', claims: [], citations: [] });
    const questions = ['One?', 'Two?', 'None?', 'Twice one?'];
    expect(
      thinQuestions(questions, [from(0), from(0, 1), refused, from(2, 2)], speaksOf).map(({ of }) => of),
    ).toEqual([0, 2, 3]);
  });

  it('are those of the rules without a model, the best of each first, within what the draft has left', async () => {
    const asked = await ask(null);
    expect(asked.by).toBe('rules');
    expect(asked.questions.slice(0, 2)).toEqual([
      { of: 0, question: 'CETA: Vereinbarung?' },
      { of: 1, question: 'CETA: Beschluss?' },
    ]);
    expect((await ask(null, { left: 2 })).questions).toHaveLength(2);
    expect((await ask(null, { left: 0 })).questions).toEqual([]);
    expect((await ask(null, { thin: [] })).questions).toEqual([]);
  });

  it('are those of the model where it proposes any that name the topic and ask for something', async () => {
    const requests: PlanningRequest[] = [];
    const asked = await ask(async (request) => {
      requests.push(request);
      return {
        questions: {
          0: ['CETA: Welche Kapitel?', 'Wie ist das Wetter?', 'CETA?', 'CETA: Welcher Zoll?'],
          7: ['CETA: Nichts?'],
        },
      };
    });
    expect(requests[0]).toMatchObject({ task: 'sub-questions', mostQuestions: 3 });
    expect(requests[0]?.sections.map(({ id, questions }) => [id, questions])).toEqual(
      all.map(({ of, question }) => [of.toString(), [question]]),
    );
    expect(asked).toEqual({
      by: 'language-model',
      promptVersions: { 'sub-questions.de': '2@b' },
      questions: [
        { of: 0, question: 'CETA: Welche Kapitel?' },
        { of: 0, question: 'CETA: Welcher Zoll?' },
      ],
    });
  });

  it('are made of nothing that the paper may not hold: they go into it before its author sees them', async () => {
    const seen: unknown[] = [];
    const store = {
      as: (asker: unknown) => {
        seen.push(asker);
        throw new AktenlageError('database-unavailable', 'x');
      },
    } as unknown as PlanDependencies['store'];
    const planner: SectionPlanner = {
      ...{ id: 'scripted', promptVersions: {} },
      propose: async (_, search, signal) => {
        await search('CETA', signal);
        return { questions: {} };
      },
    };
    const asker = { id: 'anna', clearance: 4, groups: ['china'] };
    const embedder = { embedQuery: async () => [] } as unknown as PlanDependencies['embedder'];
    const asking = { asker, outline: plan, section, left: 24, mayPropose: true };
    await expect(
      subQuestions({ store, embedder, planner }, asking, all, new AbortController().signal),
    ).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(seen).toEqual([{ id: 'anna', clearance: 0, groups: [] }]);
  });

  it('are those of the rules where the model fails or may not be asked; an outage of the record is an error', async () => {
    const failing = (code: ConstructorParameters<typeof AktenlageError>[0]) => () =>
      Promise.reject(new AktenlageError(code, 'x'));
    expect((await ask(failing('model-unavailable'))).by).toBe('rules');
    expect((await ask(failing('model-interrupted'))).questions.length).toBeGreaterThan(0);
    expect((await ask(failing('database-unavailable'), { mayPropose: false })).by).toBe('rules');
    for (const code of ['database-unavailable', 'cancelled'] as const) {
      await expect(ask(failing(code))).rejects.toMatchObject({ code });
    }
  });
});
