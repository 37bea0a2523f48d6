import { describe, expect, it } from 'vitest';
import type { Asker } from '../../domain/index.ts';
import type { NewDraft } from '../../ports/drafts.ts';
import type { Subject } from '../contract.ts';
import { ANNA, BEN, sampleAnswer, sampleBriefing } from '../testing/fixtures.ts';

const HIGH: Asker = { ...BEN, clearance: 4 };

const draft = (id: string, overrides: Partial<NewDraft> = {}): NewDraft => ({
  id,
  asker: ANNA,
  createdAt: '2026-11-20T10:00:00.000Z',
  title: 'Sachstand: Rain',
  request: { topic: 'Rain', template: 'sachstand' },
  marking: 'OFFEN',
  sections: [
    { title: 'Fixed', questions: [] },
    {
      title: 'First',
      questions: [
        { question: 'What?', answerId: `${id}-1` },
        { question: 'Who?', answerId: `${id}-2` },
      ],
    },
    { title: 'Second', questions: [{ question: 'When?', answerId: `${id}-3` }] },
  ],
  outline: { order: ['b', 'a'], text: 'Back\\slash, "q", 🌧' },
  ...overrides,
});

export function draftsContract(subject: Subject): void {
  const as = (asker: Asker) => subject.store.as(asker);
  const answer = (draftId: string, number: number, marking?: 'GEHEIM') =>
    as(ANNA).saveAnswer(
      sampleAnswer(`${draftId}-${number}`, {
        conversationId: `briefing-${draftId}`,
        ...(marking === undefined ? {} : { marking }),
      }),
    );
  const lapse = () =>
    subject.database.transaction((session) =>
      session.execute("UPDATE drafts SET lease_until = now() - interval '1 second'"),
    );

  describe('drafts', () => {
    it('come back with their plan and how far they are', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      expect(await as(ANNA).getDraft('d')).toMatchObject({
        ...{ id: 'd', title: 'Sachstand: Rain', state: 'drafting', error: null, asker: ANNA },
        ...{ request: draft('d').request, sections: draft('d').sections, outline: draft('d').outline },
        ...{ createdAt: '2026-11-20T10:00:00.000Z', answered: [], sectionsDone: 1 },
      });
      await answer('d', 2);
      await answer('d', 3);
      const [listed] = await as(ANNA).listDrafts();
      // The second section is there, and waits for the first.
      expect(listed).toMatchObject({ answered: expect.arrayContaining(['d-2', 'd-3']), sectionsDone: 1 });
      expect(listed).not.toHaveProperty('outline');
      await answer('d', 1);
      // … and for what else may have to be asked.
      expect(await as(ANNA).listDrafts()).toMatchObject([{ sectionsDone: 1 }]);
      const asked = draft('d').sections.map((one) => ({
        ...one,
        also: { by: 'rules' as const, questions: [] },
      }));
      await drafts.extend('d', 'one', asked);
      expect(await as(ANNA).listDrafts()).toMatchObject([{ sectionsDone: 3 }]);
    });

    it('are seen, stopped, resumed and discarded by their own asker alone', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      expect(await as(HIGH).listDrafts()).toEqual([]);
      expect(await as(HIGH).getDraft('d')).toBeNull();
      expect(await drafts.cancel(HIGH, 'd')).toBe(false);
      expect(await drafts.cancel(ANNA, 'd')).toBe(true);
      expect(await drafts.cancel(ANNA, 'd')).toBe(false);
      expect(await drafts.resume(HIGH, 'd', 'two')).toBeNull();
      expect(await drafts.discard(HIGH, 'd')).toBe(false);
      expect(await as(ANNA).listDrafts()).toMatchObject([{ state: 'cancelled' }]);
    });

    it('are hidden from their own asker when his clearance falls below what the template marks', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d', { marking: 'GEHEIM' }), 'one');
      const lowered = { ...ANNA, clearance: 1 };
      expect(await as(lowered).listDrafts()).toEqual([]);
      expect(await as(lowered).getDraft('d')).toBeNull();
      expect(await drafts.cancel(lowered, 'd')).toBe(false);
    });

    it('count an answer that the asker may no longer see as not there', async () => {
      await subject.store.drafts.open(draft('d'), 'one');
      await answer('d', 1, 'GEHEIM');
      expect((await as(ANNA).getDraft('d'))?.answered).toEqual(['d-1']);
      expect((await as({ ...ANNA, clearance: 1 }).getDraft('d'))?.answered).toEqual([]);
    });

    it('take more questions into their plan, from whoever holds them', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      const [fixed, first, second] = draft('d').sections;
      if (!fixed || !first || !second) throw new Error('there are three');
      const also = { by: 'rules' as const, questions: [{ of: 1, question: 'By whom?', answerId: 'd-4' }] };
      const extended = [
        fixed,
        { ...first, also },
        { ...second, also: { by: 'rules' as const, questions: [] } },
      ];
      expect(await drafts.extend('d', 'two', extended)).toBe(false);
      expect((await as(ANNA).getDraft('d'))?.sections).toEqual(draft('d').sections);
      expect(await drafts.extend('d', 'one', extended)).toBe(true);
      for (const number of [1, 2, 3]) await answer('d', number);
      // The second section waits for what was asked beside it.
      expect(await as(ANNA).getDraft('d')).toMatchObject({ sections: extended, sectionsDone: 1 });
      await answer('d', 4);
      expect(await as(ANNA).getDraft('d')).toMatchObject({ sectionsDone: 3 });
      await drafts.cancel(ANNA, 'd');
      expect(await drafts.extend('d', 'one', draft('d').sections)).toBe(false);
    });

    it('become briefings, for whoever holds them', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      const briefing = sampleBriefing('d', { status: 'draft' });
      expect(await drafts.finish(ANNA, briefing, 'two')).toBe(false);
      expect(await as(ANNA).getBriefing('d')).toBeNull();
      expect(await drafts.finish(ANNA, briefing, 'one')).toBe(true);
      expect(await as(ANNA).getBriefing('d')).toEqual(briefing);
      expect(await as(ANNA).getDraft('d')).toBeNull();
      expect(await drafts.finish(ANNA, briefing, 'one')).toBe(false);
    });

    it('are not finished nor failed once they were cancelled', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      await drafts.cancel(ANNA, 'd');
      await drafts.fail('d', 'one', { code: 'internal', message: 'x', retryable: false });
      expect(await drafts.finish(ANNA, sampleBriefing('d'), 'one')).toBe(false);
      expect(await drafts.renew('one', ['d'])).toEqual([]);
      expect(await drafts.takeUp('two', 9)).toEqual([]);
      expect(await as(ANNA).getDraft('d')).toMatchObject({ state: 'cancelled', error: null });
    });

    it('fail with their error, and are resumed with the rights of then', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      const error = { code: 'model-timeout', message: 'Too slow.', retryable: true };
      await drafts.fail('d', 'two', error);
      expect(await as(ANNA).getDraft('d')).toMatchObject({ state: 'drafting' });
      await drafts.fail('d', 'one', error);
      expect(await as(ANNA).getDraft('d')).toMatchObject({ state: 'failed', error });
      const now = { ...ANNA, groups: [] };
      const work = await drafts.resume(now, 'd', 'two');
      expect(work).toEqual({
        ...{ id: 'd', asker: now, createdAt: '2026-11-20T10:00:00.000Z' },
        ...{ sections: draft('d').sections, outline: draft('d').outline },
      });
      expect(await as(ANNA).getDraft('d')).toMatchObject({ state: 'drafting', error: null });
      // It is drafted already.
      expect(await drafts.resume(now, 'd', 'three')).toBeNull();
    });

    it('are taken up once by whoever comes when their process is gone', async () => {
      const { drafts } = subject.store;
      for (const id of ['a', 'b', 'c']) await drafts.open(draft(id), 'gone');
      if (subject.store.kind === 'server') {
        expect(await drafts.takeUp('two', 9)).toEqual([]);
        await lapse();
      }
      const taken = await Promise.all(['two', 'three', 'four'].map((holder) => drafts.takeUp(holder, 1)));
      const free = await drafts.takeUp('five', 9);
      if (subject.store.kind === 'server') {
        expect(
          [...taken, free]
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(['a', 'b', 'c']);
        expect(await drafts.takeUp('six', 9)).toEqual([]);
      }
      expect(await drafts.renew('gone', ['a', 'b', 'c'])).toEqual([]);
    });

    it('stay with the process that says that it lives, and go when it lets go', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      await lapse();
      expect(await drafts.renew('one', ['d', 'none'])).toEqual(['d']);
      expect(await drafts.takeUp('one', 9)).toEqual([]);
      await drafts.release('one');
      expect(await drafts.takeUp('two', 9)).toMatchObject([{ id: 'd', asker: ANNA }]);
    });

    it('fail when their process ends time and again without a new answer', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'zero');
      const takeUp = async (holder: string) => {
        await lapse();
        return (await drafts.takeUp(holder, 9)).length;
      };
      expect([await takeUp('one'), await takeUp('two')]).toEqual([1, 1]);
      await answer('d', 1);
      expect([await takeUp('three'), await takeUp('four'), await takeUp('five')]).toEqual([1, 1, 1]);
      expect(await takeUp('six')).toBe(0);
      expect(await as(ANNA).getDraft('d')).toMatchObject({
        state: 'failed',
        error: { code: 'interrupted', retryable: true },
      });
      expect(await drafts.resume(ANNA, 'd', 'seven')).toMatchObject({ id: 'd' });
    });

    it('go with their answers when they are discarded, and not while they are written', async () => {
      const { drafts } = subject.store;
      await drafts.open(draft('d'), 'one');
      await answer('d', 1);
      expect(await drafts.discard(ANNA, 'd')).toBe(false);
      await drafts.cancel(ANNA, 'd');
      expect(await drafts.discard(ANNA, 'd')).toBe(true);
      expect(await as(ANNA).getDraft('d')).toBeNull();
      expect(await as(ANNA).getAnswer('d-1')).toBeNull();
    });

    it('are limited in number by asker', async () => {
      const { drafts } = subject.store;
      for (let i = 0; i < 50; i++) await drafts.open(draft(`d${i}`), 'one');
      await expect(drafts.open(draft('more'), 'one')).rejects.toMatchObject({ code: 'too-many-requests' });
      await drafts.open(draft('other', { asker: BEN }), 'one');
      expect(await as(BEN).listDrafts()).toHaveLength(1);
    });
  });
}
