import { describe, expect, it } from 'vitest';
import { type Asker, LOCAL_ASKER } from '../../domain/index.ts';
import type { Subject } from '../contract.ts';
import { ANNA, BEN, outcomeOf, sample } from '../testing/fixtures.ts';

const refused = { status: 'refused', code: 'encrypted', reason: 'It is encrypted.' } as const;
const kept = { contentHash: '1'.repeat(64), sizeBytes: 1, parentKey: null };
const OTHER: Asker = { id: 'otto', clearance: 4, groups: ['asia'] };
const BOTH: Asker = { id: 'both', clearance: 4, groups: ['africa', 'asia'] };

export function needToKnowContract(subject: Subject): void {
  const outcomes = async (who: Asker) =>
    (await subject.store.as(who).listOutcomes()).map(({ sourceKey }) => sourceKey).sort();
  const files = async (who: Asker) =>
    (await subject.store.as(who).listQuarantine()).map(({ sourceKey }) => sourceKey).sort();
  const jobs = async (who: Asker) => (await subject.store.as(who).listJobs(10)).map(({ id }) => id).sort();

  describe('files of which nobody knows what is in them, and jobs', () => {
    it('are shown to the groups that they are for, and to whoever brought them', async () => {
      const { corpus } = subject.store;
      await corpus.recordOutcome(outcomeOf('all', refused), kept);
      await corpus.recordOutcome(outcomeOf('africa', refused), kept, { groups: ['africa'] });
      await corpus.recordOutcome(outcomeOf('asia', refused), kept, { groups: ['asia'], by: BEN.id });
      await corpus.recordOutcome(outcomeOf('list', refused), kept, {
        groups: [],
        also: [['africa'], ['asia']],
      });
      for (const seen of [outcomes, files]) {
        expect(await seen(ANNA)).toEqual(['africa', 'all']);
        expect(await seen(OTHER)).toEqual(['all', 'asia']);
        expect(await seen(BOTH)).toEqual(['africa', 'all', 'asia', 'list']);
        expect(await seen(BEN)).toEqual(['asia']);
      }
      const [africa] = await subject.store.as(ANNA).listQuarantine();
      expect(africa?.groups).toEqual(['africa']);
      expect(await corpus.dismissRefusal(ANNA, 'asia')).toBe(false);
      expect(await corpus.dismissRefusal(ANNA, 'list')).toBe(false);
      expect(await corpus.dismissRefusal(OTHER, 'asia')).toBe(true);
    });

    it('are no longer his who brought them once a report stands there, or another file', async () => {
      const { corpus } = subject.store;
      await corpus.recordOutcome(outcomeOf('x', refused), kept, { groups: [], by: BEN.id });
      await corpus.recordOutcome(outcomeOf('x', refused), kept, { groups: [] });
      expect(await outcomes(BEN)).toEqual(['x']);
      await corpus.recordOutcome(outcomeOf('x', refused), { ...kept, contentHash: '2'.repeat(64) });
      expect(await outcomes(BEN)).toEqual([]);
      await corpus.recordOutcome(outcomeOf('y', refused), kept, { groups: [], by: BEN.id });
      const access = { level: 4, groups: ['africa'], owner: null };
      const { report, passages, outcome } = sample('y', ['A lion.'], { access, marking: 'STRENG GEHEIM' });
      await corpus.replaceReport(report, passages, outcome);
      expect(await outcomes(BEN)).toEqual([]);
      // A later version of it that is refused is shown to those who see the report.
      await corpus.recordOutcome(outcomeOf('y', refused), kept, { groups: [], by: BEN.id });
      expect(await outcomes(BEN)).toEqual([]);
      expect(await outcomes(ANNA)).toContain('y');
      expect((await corpus.findStored('y'))?.groups).toEqual(['africa']);
    });

    it('and all that is meant for groups are shown to the single user, who is in all of them', async () => {
      const { corpus } = subject.store;
      const access = { level: 0, groups: ['asia'], owner: null };
      const { report, passages, outcome } = sample('tiger', ['A tiger.'], { access });
      await corpus.replaceReport(report, passages, outcome);
      await corpus.recordOutcome(outcomeOf('x', refused), kept, { groups: [], also: [['africa'], ['asia']] });
      expect(await subject.store.as(LOCAL_ASKER).getReport(report.id)).not.toBeNull();
      expect(await outcomes(LOCAL_ASKER)).toEqual(['tiger', 'x']);
      const signedIn = { ...LOCAL_ASKER, id: 'p-local' };
      expect(await subject.store.as(signedIn).getReport(report.id)).toBeNull();
      expect(await outcomes(signedIn)).toEqual([]);
    });

    it('hide a job from whoever may not see one of its documents', async () => {
      const queue = subject.store.jobs;
      const access = { level: 0, groups: ['asia'], owner: null };
      const { report, passages, outcome } = sample('known', ['A tiger.'], { access });
      await subject.store.corpus.replaceReport(report, passages, outcome);
      const job = (id: string) => ({ id, kind: 'folder' as const, label: `/docs/${id}` });
      await queue.open(job('free'), ['new']);
      await queue.open(job('known'), ['new', 'known']);
      await queue.open(job('said'), ['new'], { groups: [], also: [['africa'], ['asia']] });
      await queue.open(job('mine'), [], { groups: ['africa'], by: BEN.id });
      expect(await jobs(ANNA)).toEqual(['free', 'mine']);
      expect(await jobs(OTHER)).toEqual(['free', 'known']);
      expect(await jobs(BOTH)).toEqual(['free', 'known', 'mine', 'said']);
      expect(await jobs(BEN)).toEqual(['mine']);
      for (const id of ['known', 'said']) expect(await queue.cancel(ANNA, id)).toBe(false);
      expect(await queue.cancel(BEN, 'mine')).toBe(true);
    });
  });
}
