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

    it('are met within the house where each numbers its own papers', async () => {
      const { corpus } = subject.store;
      const note = { documentNumber: 'Vermerk 11/2026' };
      await subject.add(sample('ours', ['One.'], { ...note, originator: 'Ministry of Kelmar' }));
      await subject.add(sample('theirs', ['Two.'], { ...note, originator: 'Ministry of Arvenland' }));
      const claims = [{ kind: 'replaces' as const, target: 'Vermerk 11/2026', words: 'ersetzt' }];
      await subject.add(sample('next', ['Three.'], { claims, originator: 'Ministry of Kelmar' }));
      await corpus.linkSuperseded();
      expect([await supersededBy('r_ours'), await supersededBy('r_theirs')]).toEqual(['next', null]);
      expect(await subject.store.as(ANNA).listRelations('r_next')).toMatchObject([{ sourceKey: 'ours' }]);
    });

    it('say how: who extends a mandate does not replace the paper', async () => {
      const claim = (kind: 'replaces' | 'corrects' | 'extends', target: string) => [
        { kind, target, words: `${kind} ${target}` },
      ];
      await subject.add(sample('mandate', ['One.'], { documentNumber: 'S/RES/2240 (2015)' }));
      await subject.add(sample('paper', ['Zero.'], { documentNumber: 'A/70/1' }));
      await subject.add(sample('further', ['Two.'], { claims: claim('extends', 'S/RES/2240(2015)') }));
      await subject.add(sample('corrigendum', ['Three.'], { claims: claim('corrects', 'A/70/1') }));
      await subject.store.corpus.linkSuperseded();
      const anna = subject.store.as(ANNA);
      expect(await anna.getReport('r_mandate')).toMatchObject({
        supersededBy: 'further',
        supersededHow: 'extends',
      });
      expect(await anna.getReport('r_paper')).toMatchObject({
        supersededBy: 'corrigendum',
        supersededHow: 'corrects',
      });
      expect(await anna.listRelations('r_mandate')).toMatchObject([
        { kind: 'extended-by', sourceKey: 'further', words: 'extends S/RES/2240(2015)' },
      ]);
      expect(await anna.listRelations('r_further')).toMatchObject([
        { kind: 'extends', sourceKey: 'mandate' },
      ]);
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
      expect((await subject.store.as(BEN).getReport('r_old'))?.supersededHow).toBeNull();
      expect(await subject.store.as(BEN).listRelations('r_old')).toEqual([]);
    });
  });
}
