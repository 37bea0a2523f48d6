import { beforeEach, describe, expect, it } from 'vitest';
import type { Asker, Briefing, BriefingVersion } from '../../domain/index.ts';
import type { Subject } from '../contract.ts';
import { ANNA, BEN, sampleBriefing, sampleCitation } from '../testing/fixtures.ts';

const AT = '2026-11-21T08:00:00.000Z';

export function briefingVersionsContract(subject: Subject): void {
  const as = (asker: Asker) => subject.store.as(asker);
  const first = sampleBriefing('b1', { status: 'draft', title: 'First' });
  const version = (number: number, overrides: Partial<Briefing> = {}): BriefingVersion => ({
    number,
    by: 'anna',
    at: AT,
    note: { type: 'edit', section: 'Lage', sentence: `s.${number}` },
    signedBy: null,
    briefing: { ...first, title: `Version ${number}`, version: number, ...overrides },
  });

  describe('versions of a briefing', () => {
    beforeEach(async () => {
      await as(ANNA).saveBriefing(first);
    });

    it('begin with the draft, before anybody has worked on it', async () => {
      const line = {
        number: 1,
        by: 'anna',
        at: first.createdAt,
        note: { type: 'draft', section: null, sentence: null },
        signedBy: null,
      };
      expect(await as(ANNA).listBriefingVersions('b1')).toEqual([line]);
      expect(await as(ANNA).getBriefingVersion('b1', 1)).toEqual({
        ...line,
        briefing: { ...first, version: 1 },
      });
      expect(await as(ANNA).getBriefingVersion('b1', 2)).toBeNull();
      expect(await as(ANNA).listBriefingVersions('none')).toEqual([]);
    });

    it('come one after the other; the last is the briefing, the others stay', async () => {
      await as(ANNA).saveBriefingVersion(1, version(2));
      const review = {
        by: 'anna',
        at: AT,
        name: 'Dr. A. Beispiel',
        version: 2,
        asOf: '2026-11-21',
        sentences: { total: 0, accepted: 0, struck: 0, edited: 0 },
      };
      await as(ANNA).saveBriefingVersion(2, version(3, { status: 'signed', review }));
      expect(await as(ANNA).listBriefingVersions('b1')).toMatchObject([
        { number: 3, by: 'anna', at: AT, signedBy: 'Dr. A. Beispiel' },
        { number: 2, note: { type: 'edit', section: 'Lage', sentence: 's.2' }, signedBy: null },
        { number: 1, note: { type: 'draft' } },
      ]);
      expect(await as(ANNA).getBriefing('b1')).toEqual(version(3, { status: 'signed', review }).briefing);
      expect((await as(ANNA).getBriefingVersion('b1', 1))?.briefing).toEqual({ ...first, version: 1 });
      expect(await as(ANNA).getBriefingVersion('b1', 2)).toEqual(version(2));
      expect(await as(ANNA).listBriefings()).toMatchObject([{ title: 'Version 3', status: 'signed' }]);
    });

    it('are refused on another base than the present one, and by whoever comes second', async () => {
      await as(ANNA).saveBriefingVersion(1, version(2));
      for (const base of [1, 3])
        await expect(as(ANNA).saveBriefingVersion(base, version(base + 1))).rejects.toMatchObject({
          code: 'briefing-stale',
          message: expect.stringContaining('present version is 2'),
        });
      const both = await Promise.allSettled([
        as(ANNA).saveBriefingVersion(2, version(3)),
        as(ANNA).saveBriefingVersion(2, version(3)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await as(ANNA).listBriefingVersions('b1')).toHaveLength(3);
    });

    it('belong to their author alone, and each has the label of its own marking', async () => {
      await as(ANNA).saveBriefingVersion(1, version(2, { marking: 'GEHEIM' }));
      const high = as({ ...BEN, clearance: 4 });
      expect(await high.listBriefingVersions('b1')).toEqual([]);
      expect(await high.getBriefingVersion('b1', 1)).toBeNull();
      await expect(high.saveBriefingVersion(2, version(3))).rejects.toMatchObject({ code: 'not-found' });
      const lowered = as({ ...ANNA, clearance: 1 });
      expect(await lowered.getBriefing('b1')).toBeNull();
      expect(await lowered.getBriefingVersion('b1', 2)).toBeNull();
      expect((await lowered.listBriefingVersions('b1')).map(({ number }) => number)).toEqual([1]);
    });

    it('never change: neither by a draft that is saved again nor in the database itself', async () => {
      await as(ANNA).saveBriefingVersion(1, version(2));
      await expect(as(ANNA).saveBriefing(first)).rejects.toMatchObject({ code: 'conflict' });
      for (const set of ["body = '{}'", 'number = 9', 'access_id = access_id']) {
        const trying = subject.database.transaction((session) =>
          session.execute(`UPDATE briefing_versions SET ${set}`),
        );
        await expect(trying).rejects.toMatchObject({ sqlState: '23001' });
      }
      expect((await as(ANNA).getBriefing('b1'))?.title).toBe('Version 2');
    });

    it('move what the briefing relies on to the sources of the present one', async () => {
      const cited = sampleCitation(1, 'brask');
      await as(ANNA).saveBriefingVersion(1, version(2, { sources: [cited] }));
      expect(await as(ANNA).listReliances(cited.reportId)).toMatchObject([{ kind: 'briefing', id: 'b1' }]);
    });
  });
}
