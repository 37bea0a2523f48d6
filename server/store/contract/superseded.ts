import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { ANNA, BEN, sample } from '../testing/fixtures.ts';

export function supersededContract(subject: Subject): void {
  const supersededBy = async (id: string, asker = ANNA) =>
    (await subject.store.as(asker).getReport(id))?.supersededBy;
  const version = async () => (await subject.store.settings()).corpusVersion;

  describe('superseded reports', () => {
    it('are linked by path or document number, and unlinked when the claim goes', async () => {
      const { corpus } = subject.store;
      await subject.add(sample('old', ['One.'], { documentNumber: '18/1' }));
      await subject.add(sample('older', ['Zero.']));
      await subject.add(sample('new', ['Two.'], { supersedes: '18/1' }));
      await subject.add(sample('middle', ['Half.'], { supersedes: 'older' }));
      const before = await version();
      await corpus.linkSuperseded();
      expect([await supersededBy('r_old'), await supersededBy('r_older')]).toEqual(['new', 'middle']);
      const linked = await version();
      expect(linked).not.toBe(before);
      await corpus.linkSuperseded();
      expect(await version()).toBe(linked);
      await subject.add(sample('new', ['Two.']));
      await corpus.linkSuperseded();
      expect([await supersededBy('r_old'), await supersededBy('r_older')]).toEqual([null, 'middle']);
    });

    it('never replace themselves, and keep the newest of several claims', async () => {
      await subject.add(sample('old', ['One.'], { documentNumber: '18/1', supersedes: '18/1' }));
      await subject.store.corpus.linkSuperseded();
      expect(await supersededBy('r_old')).toBeNull();
      await subject.add(sample('a', ['Two.'], { supersedes: 'old', publishedOn: '2020-01-01' }));
      await subject.add(sample('b', ['Three.'], { supersedes: 'old', publishedOn: '2021-01-01' }));
      await subject.store.corpus.linkSuperseded();
      expect(await supersededBy('r_old')).toBe('b');
    });

    it('stay linked when they are read again, and lead to the same version by any way', async () => {
      await subject.add(sample('old', ['One.']));
      await subject.add(sample('new', ['Two.'], { supersedes: 'old' }));
      await subject.store.corpus.linkSuperseded();
      const linked = await version();
      await subject.add(sample('old', ['One.']));
      expect(await supersededBy('r_old')).toBe('new');
      expect(await version()).toBe(linked);
      await subject.store.corpus.linkSuperseded();
      expect(await version()).toBe(linked);
    });

    it('do not name a successor that the asker may not see', async () => {
      await subject.add(sample('old', ['One.']));
      await subject.add(sample('stated', ['One.'], { supersededBy: 'new' }));
      await subject.add(sample('new', ['Two.'], { supersedes: 'old', marking: 'GEHEIM' }));
      await subject.store.corpus.linkSuperseded();
      expect([await supersededBy('r_old'), await supersededBy('r_stated')]).toEqual(['new', 'new']);
      expect([await supersededBy('r_old', BEN), await supersededBy('r_stated', BEN)]).toEqual([null, null]);
    });
  });
}
