import { describe, expect, it } from 'vitest';
import type { Asker } from '../../domain/index.ts';
import type { Subject } from '../contract.ts';
import { ANNA, BEN, sampleAnswer, sampleBriefing } from '../testing/fixtures.ts';

export function conversationsContract(subject: Subject): void {
  const as = (asker: Asker) => subject.store.as(asker);

  describe('answers and briefings', () => {
    it('come back as they were saved', async () => {
      const answer = sampleAnswer('a1', { question: 'Ä "q"?', text: 'Back\\slash, 🌧, \u2028.' });
      await as(ANNA).saveAnswer(answer);
      expect(await as(ANNA).getAnswer('a1')).toEqual(answer);
      const briefing = sampleBriefing('b1');
      await as(ANNA).saveBriefing(briefing);
      await as(ANNA).saveBriefing({ ...briefing, status: 'draft' });
      expect(await as(ANNA).getBriefing('b1')).toEqual({ ...briefing, status: 'draft' });
      expect(await as(ANNA).listBriefings()).toEqual([
        { id: 'b1', title: 'A briefing', template: 'sachstand', at: briefing.createdAt, status: 'draft' },
      ]);
    });

    it('make a conversation, in order, titled by the first question', async () => {
      await as(ANNA).saveAnswer(
        sampleAnswer('a2', { question: 'Second?', createdAt: '2026-11-20T11:00:00.000Z' }),
      );
      await as(ANNA).saveAnswer(sampleAnswer('a1', { question: 'First?' }));
      await as(ANNA).saveAnswer(
        sampleAnswer('a3', { conversationId: 'c2', createdAt: '2026-11-20T12:00:00.000Z' }),
      );
      expect((await as(ANNA).listAnswers('conversation-1')).map((answer) => answer.id)).toEqual(['a1', 'a2']);
      expect(await as(ANNA).listConversations()).toMatchObject([
        { id: 'c2', answers: 1, at: '2026-11-20T12:00:00.000Z' },
        { id: 'conversation-1', title: 'Second?', answers: 2, at: '2026-11-20T11:00:00.000Z' },
      ]);
    });

    it('belong to their asker alone, however high the clearance of the other', async () => {
      const high = { ...BEN, clearance: 4 };
      await as(ANNA).saveAnswer(sampleAnswer('a1'));
      await as(ANNA).saveBriefing(sampleBriefing('b1'));
      expect(await as(high).getAnswer('a1')).toBeNull();
      expect(await as(high).listAnswers('conversation-1')).toEqual([]);
      expect(await as(high).listConversations()).toEqual([]);
      expect(await as(high).getBriefing('b1')).toBeNull();
      expect(await as(high).listBriefings()).toEqual([]);
    });

    it('cannot be overwritten by another, who may use the same conversation id for his own', async () => {
      await as(ANNA).saveAnswer(sampleAnswer('a1'));
      await as(ANNA).saveBriefing(sampleBriefing('b1'));
      await expect(as(BEN).saveAnswer(sampleAnswer('a1'))).rejects.toMatchObject({ code: 'conflict' });
      await expect(as(BEN).saveBriefing(sampleBriefing('b1'))).rejects.toMatchObject({ code: 'conflict' });
      await as(BEN).saveAnswer(sampleAnswer('a2'));
      expect(await as(BEN).listAnswers('conversation-1')).toHaveLength(1);
      expect(await as(ANNA).listAnswers('conversation-1')).toMatchObject([{ id: 'a1' }]);
    });

    it('are hidden from their own asker when his clearance falls below their marking', async () => {
      await as(ANNA).saveAnswer(sampleAnswer('a1', { marking: 'GEHEIM' }));
      await as(ANNA).saveAnswer(sampleAnswer('a2'));
      const lowered = as({ ...ANNA, clearance: 1 });
      expect(await lowered.getAnswer('a1')).toBeNull();
      expect((await lowered.listAnswers('conversation-1')).map((answer) => answer.id)).toEqual(['a2']);
      expect(await lowered.listConversations()).toMatchObject([{ answers: 1 }]);
    });
  });
}
