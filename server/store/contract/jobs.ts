import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { ANNA, BEN } from '../testing/fixtures.ts';

export function jobsContract(subject: Subject): void {
  const progress = { total: 3, done: 1, passages: 7, counts: { added: 1 }, currentKey: 'b' };
  const job = (id: string) => ({ id, kind: 'folder' as const, label: `/docs/${id}` });
  const listed = async () => subject.store.as(ANNA).listJobs(10);

  describe('jobs', () => {
    it('give out each document once and tell how far they are', async () => {
      const { jobs } = subject.store;
      await jobs.open(job('one'), ['a', 'b', 'c']);
      const first = await jobs.claim('one', 2);
      expect(first).toEqual([
        { ordinal: 1, sourceKey: 'a' },
        { ordinal: 2, sourceKey: 'b' },
      ]);
      expect(await jobs.claim('one', 2)).toEqual([{ ordinal: 3, sourceKey: 'c' }]);
      expect(await jobs.claim('one', 2)).toEqual([]);
      expect(await jobs.report('one', progress, [1])).toEqual({ cancelled: false });
      expect(await listed()).toMatchObject([{ ...job('one'), ...progress, state: 'running', error: null }]);
      expect(await subject.store.as(BEN).listJobs(10)).toEqual([]);
      await jobs.close('one', 'failed', 'The disk is full.');
      expect(await listed()).toMatchObject([
        { state: 'failed', error: 'The disk is full.', done: 1, currentKey: null },
      ]);
    });

    it('share a folder: what another job works on comes last', async () => {
      const { jobs } = subject.store;
      await jobs.open(job('one'), ['a', 'b', 'c']);
      await jobs.open(job('two'), ['a', 'b', 'c']);
      await jobs.claim('one', 2);
      expect((await jobs.claim('two', 1)).map((task) => task.sourceKey)).toEqual(['c']);
      await jobs.report('one', progress, [1]);
      expect((await jobs.claim('two', 2)).map((task) => task.sourceKey)).toEqual(['a', 'b']);
    });

    it('never give a document to two who claim at the same moment', async () => {
      const { jobs } = subject.store;
      const names = Array.from({ length: 60 }, (_, i) => `d${i}`);
      await jobs.open(job('one'), names);
      const claims = await Promise.all(Array.from({ length: 12 }, () => jobs.claim('one', 5)));
      expect(
        claims
          .flat()
          .map((task) => task.sourceKey)
          .sort(),
      ).toEqual(names.sort());
    });

    it('are cancelled by whoever may see them', async () => {
      const { jobs } = subject.store;
      await jobs.open(job('one'), ['a']);
      expect(await jobs.cancel(BEN, 'one')).toBe(false);
      expect(await jobs.cancel(ANNA, 'one')).toBe(true);
      expect(await jobs.report('one', progress, [])).toEqual({ cancelled: true });
      await jobs.close('one', 'cancelled');
      expect(await jobs.cancel(ANNA, 'one')).toBe(false);
      expect(await jobs.report('gone', progress, [])).toEqual({ cancelled: true });
    });

    it('read as interrupted when nobody has worked on them for a while, and are closed by the next run', async () => {
      const { jobs } = subject.store;
      await jobs.open(job('one'), ['a']);
      await jobs.claim('one', 1);
      await subject.database.transaction((session) =>
        session.execute("UPDATE jobs SET updated_at = now() - interval '1 hour'"),
      );
      expect((await listed())[0]?.state).toBe('interrupted');
      await jobs.open({ ...job('one'), id: 'again' }, ['a']);
      expect(await jobs.claim('again', 1)).toEqual([{ ordinal: 1, sourceKey: 'a' }]);
      const states = await subject.database.transaction((session) =>
        session.query('SELECT id, state FROM jobs ORDER BY id'),
      );
      expect(states).toEqual([
        { id: 'again', state: 'running' },
        { id: 'one', state: 'interrupted' },
      ]);
    });
  });
}
