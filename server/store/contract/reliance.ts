import { describe, expect, it } from 'vitest';
import type { AnswerRecord, Asker, Citation } from '../../domain/index.ts';
import type { Subject } from '../contract.ts';
import {
  ANNA,
  BEN,
  sample,
  sampleAnswer,
  sampleBriefing,
  sampleCitation,
  sampleRecord,
} from '../testing/fixtures.ts';

export function relianceContract(subject: Subject): void {
  const as = (asker: Asker) => subject.store.as(asker);
  const rows = (sql: string) => subject.database.transaction((session) => session.query(sql));
  const cites = (...citations: Citation[]) => ({ citations });
  const standing = async (sourceKey: string, asker = ANNA) => {
    const cited = { reportId: `r_${sourceKey}`, sourceKey, title: 'As cited' };
    return (await as(asker).listStandings([cited]))[0];
  };

  describe('records of answers', () => {
    it('come back as they were saved, also what a model wrote in odd signs', async () => {
      const record = sampleRecord('a1', {
        raw: { parts: [{ type: 'text', text: 'Ä "q" \\ 🌧 \u2028 [p7k3]\n' }], bytes: 30, cut: false },
      });
      await as(ANNA).saveAnswer(sampleAnswer('a1'), record);
      expect(await as(ANNA).getAnswerRecord('a1')).toEqual(record);
      expect(JSON.stringify(await as(ANNA).getAnswerRecord('a1'))).toBe(JSON.stringify(record));
    });

    it('belong to their asker alone, and hide with their answer', async () => {
      await as(ANNA).saveAnswer(sampleAnswer('a1', { marking: 'GEHEIM' }), sampleRecord('a1'));
      expect(await as({ ...BEN, clearance: 4 }).getAnswerRecord('a1')).toBeNull();
      expect(await as({ ...ANNA, clearance: 1 }).getAnswerRecord('a1')).toBeNull();
      expect(await as(ANNA).getAnswerRecord('a1')).toMatchObject({ answerId: 'a1' });
      await expect(as(BEN).saveAnswer(sampleAnswer('a1'), sampleRecord('a1'))).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('are replaced with their answer, and missing for one saved without', async () => {
      await as(ANNA).saveAnswer(sampleAnswer('a1'), sampleRecord('a1'));
      await as(ANNA).saveAnswer(sampleAnswer('a1'), sampleRecord('a1', { corpusVersion: '9' }));
      expect(await as(ANNA).getAnswerRecord('a1')).toMatchObject({ corpusVersion: '9' });
      await as(ANNA).saveAnswer(sampleAnswer('a1'));
      expect(await as(ANNA).getAnswerRecord('a1')).toBeNull();
    });

    it('are saved with the answer or not at all', async () => {
      const broken = { ...sampleRecord('a1'), toJSON: () => undefined } as AnswerRecord;
      await subject.database.transaction((session) =>
        session.execute(
          "ALTER TABLE answer_records ADD CONSTRAINT no_null_here CHECK (body::text <> 'null')",
        ),
      );
      try {
        await expect(as(ANNA).saveAnswer(sampleAnswer('a1'), broken)).rejects.toThrow();
        expect(await as(ANNA).getAnswer('a1')).toBeNull();
        expect(await as(ANNA).listConversations()).toEqual([]);
      } finally {
        await subject.database.transaction((session) =>
          session.execute('ALTER TABLE answer_records DROP CONSTRAINT no_null_here'),
        );
      }
    });
  });

  describe('what relies on a report', () => {
    it('is every answer and briefing that cites it, once each, newest first', async () => {
      await as(ANNA).saveAnswer(
        sampleAnswer(
          'a1',
          cites(sampleCitation(1, 'doc'), sampleCitation(2, 'doc'), sampleCitation(3, 'other')),
        ),
      );
      await as(ANNA).saveAnswer(sampleAnswer('a2', cites(sampleCitation(1, 'other'))));
      await as(ANNA).saveBriefing(
        sampleBriefing('b1', { sources: [sampleCitation(1, 'doc')], createdAt: '2026-11-21T10:00:00.000Z' }),
      );
      expect(await as(ANNA).listReliances('r_doc')).toEqual([
        {
          kind: 'briefing',
          id: 'b1',
          title: 'A briefing',
          createdAt: '2026-11-21T10:00:00.000Z',
          conversationId: null,
        },
        {
          kind: 'answer',
          id: 'a1',
          title: 'What happened?',
          createdAt: '2026-11-20T10:00:00.000Z',
          conversationId: 'conversation-1',
        },
      ]);
      expect(await as(ANNA).findCitedReport('r_doc')).toEqual({
        reportId: 'r_doc',
        sourceKey: 'doc',
        title: 'Title of doc',
      });
      expect(await as(ANNA).listReliances('r_unknown')).toEqual([]);
    });

    it('follows the answer when it is saved again', async () => {
      await as(ANNA).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'doc'))));
      await as(ANNA).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'other'))));
      expect(await as(ANNA).listReliances('r_doc')).toEqual([]);
      expect(await as(ANNA).listReliances('r_other')).toMatchObject([{ id: 'a1' }]);
    });

    it('shows nobody the work of another, nor that another cited the report', async () => {
      await as(ANNA).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'doc'))));
      await as(ANNA).saveAnswer(
        sampleAnswer('a2', { ...cites(sampleCitation(1, 'doc')), marking: 'GEHEIM' }),
      );
      const high = { ...BEN, clearance: 4 };
      expect(await as(high).listReliances('r_doc')).toEqual([]);
      expect(await as(high).findCitedReport('r_doc')).toBeNull();
      expect(await as({ ...ANNA, clearance: 0 }).listReliances('r_doc')).toMatchObject([{ id: 'a1' }]);
    });

    it('outlives the report, which is withdrawn then, on a day', async () => {
      await subject.add(sample('doc', ['Words.']));
      await as(ANNA).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'doc'))));
      expect(await standing('doc')).toMatchObject({ state: 'there', withdrawnAt: null, successor: null });
      expect(await subject.store.corpus.deleteReport(ANNA, 'r_doc')).toBe(true);
      expect(await as(ANNA).listReliances('r_doc')).toMatchObject([{ id: 'a1' }]);
      expect(await standing('doc')).toMatchObject({
        state: 'withdrawn',
        withdrawnAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        ingestedAt: null,
      });
      // It comes back: the report of now counts.
      await subject.add(sample('doc', ['Words.']));
      expect(await standing('doc')).toMatchObject({ state: 'there', withdrawnAt: null });
    });

    it('leaves no trace of a removed report on which nothing relied', async () => {
      await subject.add(sample('doc', ['Words.']));
      await subject.store.corpus.deleteReport(ANNA, 'r_doc');
      expect(await rows('SELECT * FROM withdrawals')).toEqual([]);
      expect(await standing('doc')).toMatchObject({ state: 'unavailable', withdrawnAt: null });
    });

    it('tells a withdrawal only to those who could see the report', async () => {
      await subject.add(sample('doc', ['Words.'], { marking: 'GEHEIM' }));
      await as(BEN).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'doc'))));
      const hidden = await standing('doc', BEN);
      expect(hidden).toMatchObject({ state: 'unavailable', withdrawnAt: null, ingestedAt: null });
      await subject.store.corpus.deleteReport(ANNA, 'r_doc');
      expect(await standing('doc', BEN)).toEqual(hidden);
      expect(await standing('doc', ANNA)).toMatchObject({ state: 'withdrawn' });
    });

    it('names what took the place of the report, where the asker may see it', async () => {
      await subject.add(sample('old', ['One.']));
      await subject.add(sample('new', ['Two.'], { supersedes: 'old' }));
      await subject.add(sample('secret', ['Three.'], { supersedes: 'older', marking: 'GEHEIM' }));
      await subject.add(sample('older', ['Zero.']));
      await subject.store.corpus.linkSuperseded();
      const successor = { how: 'replaces', reportId: 'r_new', sourceKey: 'new', title: 'Title of new' };
      expect(await standing('old')).toMatchObject({ state: 'there', successor });
      expect(await standing('older')).toMatchObject({ successor: { reportId: 'r_secret' } });
      expect(await standing('older', BEN)).toMatchObject({ state: 'there', successor: null });
      await as(ANNA).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'old'))));
      await subject.store.corpus.deleteReport(ANNA, 'r_old');
      expect(await standing('old')).toMatchObject({ state: 'withdrawn', successor });
    });

    it('leads on to the report that took up the same bytes', async () => {
      await subject.add(sample('one', ['One.'], { contentHash: 'same' }));
      await subject.add(sample('two', ['Two.']));
      await as(ANNA).saveAnswer(sampleAnswer('a1', cites(sampleCitation(1, 'two'))));
      await subject.add(sample('two', ['One.'], { contentHash: 'same' }));
      expect(await standing('two')).toMatchObject({
        state: 'withdrawn',
        successor: { how: 'replaces', reportId: 'r_one' },
      });
    });
  });
}
