import { describe, expect, it } from 'vitest';
import type { NewReport } from '../../ports/store.ts';
import type { Subject } from '../contract.ts';
import { readAs } from '../operations/as-asker.ts';
import { ANNA, BEN, outcomeOf, sample, searchWords } from '../testing/fixtures.ts';

/** A signature of which the first `own` of 96 positions differ from the common one. */
const sketch = (own: number, seed: number): number[] =>
  Array.from({ length: 96 }, (_, i) => (i < own ? seed * 1000 + i : i));

/** Parts, further names and near-duplicates. */
export function documentsContract(subject: Subject): void {
  const anna = () => subject.store.as(ANNA);
  const version = async () => (await subject.store.settings()).corpusVersion;
  const keys = async () => (await anna().listReports()).reports.map((report) => report.sourceKey).sort();
  const twin = { contentHash: 'same bytes' };

  describe('documents inside documents', () => {
    const mail = async (parts: readonly string[], changes: Partial<NewReport> = {}) => {
      const { report, passages, outcome } = sample('mail.eml', ['Dear colleague.']);
      await subject.store.corpus.replaceReport({ ...report, ...changes }, passages, outcome, { parts });
    };

    it('name what they came in, go with it, and go when it no longer holds them', async () => {
      const { corpus } = subject.store;
      await subject.add(sample('mail.eml/a.zip', ['List.'], { parentKey: 'mail.eml' }));
      await subject.add(sample('mail.eml/a.zip/b.txt', ['B.'], { parentKey: 'mail.eml/a.zip' }));
      await subject.add(sample('mail.eml/c.txt', ['C.'], { parentKey: 'mail.eml' }));
      await corpus.recordOutcome(outcomeOf('mail.eml/d.pdf', { status: 'refused', code: 'encrypted' }), {
        parentKey: 'mail.eml',
        contentHash: 'd',
        sizeBytes: 1,
      });
      await mail(['mail.eml/a.zip', 'mail.eml/c.txt', 'mail.eml/d.pdf']);
      expect((await anna().getReport('r_mail.eml/a.zip/b.txt'))?.parentKey).toBe('mail.eml/a.zip');
      expect((await anna().listRelations('r_mail.eml')).map((one) => [one.kind, one.sourceKey])).toEqual([
        ['part', 'mail.eml/a.zip'],
        ['part', 'mail.eml/c.txt'],
      ]);
      expect(await anna().listRelations('r_mail.eml/c.txt')).toMatchObject([
        { kind: 'parent', sourceKey: 'mail.eml', title: 'Title of mail.eml' },
      ]);
      await mail(['mail.eml/c.txt']);
      expect(await keys()).toEqual(['mail.eml', 'mail.eml/c.txt']);
      expect((await anna().listOutcomes()).map((one) => one.sourceKey)).not.toContain('mail.eml/d.pdf');
      await corpus.deleteReport(ANNA, 'r_mail.eml');
      expect(await keys()).toEqual([]);
      expect(await anna().listOutcomes()).toEqual([]);
    });

    it('never name a parent that the asker may not see', async () => {
      await subject.add(sample('mail.eml', ['Secret.'], { marking: 'GEHEIM' }));
      await subject.add(sample('mail.eml/a.txt', ['Open.'], { parentKey: 'mail.eml' }));
      expect((await anna().getReport('r_mail.eml/a.txt'))?.parentKey).toBe('mail.eml');
      expect((await subject.store.as(BEN).getReport('r_mail.eml/a.txt'))?.parentKey).toBeNull();
      expect(await subject.store.corpus.marksOfParts('mail.eml')).toEqual([{ marking: 'OFFEN', tlp: null }]);
    });
  });

  describe('one content under two names', () => {
    it('is two reports where they are labelled otherwise', async () => {
      await subject.add(sample('a', ['A crocodile.'], twin));
      await subject.add(sample('b', ['A crocodile.'], { ...twin, tlp: 'AMBER' }));
      await subject.add(sample('c', ['A crocodile.'], { ...twin, tlp: 'AMBER' }));
      expect(await keys()).toEqual(['a', 'b']);
      expect((await anna().getReport('r_b'))?.alsoKnownAs).toEqual(['c']);
      // Labelled anew, it no longer stands for the other name.
      const { report, passages, outcome } = sample('b', ['A crocodile.'], { ...twin, tlp: 'GREEN' });
      await subject.store.corpus.replaceReport(report, passages, outcome);
      expect((await anna().getReport('r_b'))?.alsoKnownAs).toEqual([]);
    });

    it('is one report that either name finds', async () => {
      await subject.add(sample('a', ['A crocodile.'], twin));
      const before = await version();
      const recorded = await subject.add(sample('b', ['A crocodile.'], twin));
      expect(recorded).toMatchObject({ status: 'added', code: 'same-content', reportId: 'r_a', passages: 0 });
      expect(await keys()).toEqual(['a']);
      expect(await version()).toBe(before);
      expect((await anna().findReportBySourceKey('b'))?.id).toBe('r_a');
      expect((await anna().getReport('r_a'))?.alsoKnownAs).toEqual(['b']);
      expect(await searchWords(anna(), 'crocodile', 10)).toHaveLength(1);
      expect(await searchWords(anna(), 'crocodile', 10, { filter: { sources: ['b'] } })).toHaveLength(1);
      // Left out under any of its names.
      expect(await searchWords(anna(), 'crocodile', 10, { filter: { withoutSources: ['b'] } })).toEqual([]);
      expect(await subject.store.corpus.findStored('b')).toMatchObject({
        id: 'r_a',
        aliasOf: 'a',
        contentHash: 'same bytes',
      });
    });

    it('stays two where others may see it, and never shows a name to who may not', async () => {
      await subject.add(sample('open', ['A crocodile.'], twin));
      await subject.add(sample('secret', ['A crocodile.'], { ...twin, marking: 'GEHEIM' }));
      expect(await keys()).toEqual(['open', 'secret']);
      expect((await subject.store.as(BEN).getReport('r_open'))?.alsoKnownAs).toEqual([]);
    });

    it('lives on under the other name when the first one changes, and goes when it is deleted', async () => {
      const { corpus } = subject.store;
      await subject.add(sample('a', ['A crocodile.'], twin));
      await subject.add(sample('b', ['A crocodile.'], { ...twin, parentKey: 'mail' }));
      await subject.add(sample('a', ['A lion.']));
      expect(await corpus.findStored('b')).toBeNull();
      expect(await corpus.findOrphans()).toEqual([
        { sourceKey: 'b', contentHash: 'same bytes', parentKey: 'mail', manifest: null },
      ]);
      await subject.add(sample('b', ['A crocodile.'], twin));
      expect(await keys()).toEqual(['a', 'b']);
      expect(await corpus.findOrphans()).toEqual([]);
      await subject.add(sample('c', ['A crocodile.'], twin));
      await corpus.deleteReport(ANNA, 'r_b');
      expect(await corpus.findOrphans()).toEqual([]);
      expect(await searchWords(anna(), 'crocodile', 10)).toEqual([]);
    });
  });

  describe('near-duplicates', () => {
    it('are linked in either direction, whichever came first, and unlinked when one changes', async () => {
      await subject.add(sample('a', ['One.'], { sketch: sketch(0, 1) }));
      await subject.add(sample('b', ['Two.'], { sketch: sketch(20, 2) }));
      await subject.add(sample('far', ['Three.'], { sketch: sketch(80, 3) }));
      await subject.add(sample('short', ['Four.'], { sketch: [] }));
      const similarity = expect.closeTo(76 / 96, 3);
      expect(await anna().listRelations('r_a')).toMatchObject([
        { kind: 'near-duplicate', sourceKey: 'b', similarity },
      ]);
      expect(await anna().listRelations('r_b')).toMatchObject([{ sourceKey: 'a', similarity }]);
      expect(await anna().listRelations('r_far')).toEqual([]);
      await subject.add(sample('b', ['Other.'], { sketch: sketch(96, 4) }));
      expect(await anna().listRelations('r_a')).toEqual([]);
    });

    it('are not told to who may see only one of them', async () => {
      await subject.add(sample('a', ['One.'], { sketch: sketch(0, 1) }));
      await subject.add(sample('b', ['Two.'], { sketch: sketch(5, 2), marking: 'GEHEIM' }));
      expect(await anna().listRelations('r_a')).toHaveLength(1);
      expect(await subject.store.as(BEN).listRelations('r_a')).toEqual([]);
    });
  });

  it('is not written twice by two who read it at the same moment', async () => {
    const before = sample('a', ['One.']);
    await subject.add(before);
    const version1 = await version();
    const second = await subject.add({ ...before, outcome: outcomeOf('a', { status: 'added' }) });
    expect(second.status).toBe('unchanged');
    expect(await version()).toBe(version1);
    expect((await anna().listOutcomes())[0]?.status).toBe('added');
  });

  it('gives a report back to be stored again with other metadata, to the same corpus version', async () => {
    const { report, passages, outcome } = sample('a', ['One.', 'Two.'], {
      originator: 'Embassy',
      claims: [{ kind: 'extends', target: 'S/RES/1 (1946)', words: 'extends it' }],
      acronyms: [{ short: 'OMK', long: 'Observer Mission to Kelmar', longKey: 'observ mission to kelmar' }],
      sketch: sketch(1, 1),
      manifest: { row: 1 },
    });
    await subject.store.corpus.replaceReport(report, passages, outcome);
    const before = await version();
    const loaded = await subject.store.corpus.loadReport('a');
    if (loaded === null) throw new Error('not stored');
    expect(loaded.passages).toEqual(passages);
    expect(loaded.report).toMatchObject(report);
    const updated = { ...outcome, status: 'updated' as const };
    await subject.store.corpus.replaceReport({ ...loaded.report, title: 'Other' }, loaded.passages, updated);
    expect(await version()).not.toBe(before);
    await subject.store.corpus.replaceReport(loaded.report, loaded.passages, updated);
    expect(await version()).toBe(before);
    expect(await subject.store.corpus.loadReport('unknown')).toBeNull();
  });

  describe('short forms', () => {
    const omk = { short: 'OMK', long: 'Observer Mission to Kelmar', longKey: 'observ mission to kelmar' };
    const asked = { short: ['OMK'], long: ['observ mission to kelmar'] };

    it('are found by either form, what the most reports define first, and go with their report', async () => {
      const other = { short: 'OMK', long: 'Ostik Marine Korps', longKey: 'ostik marin korp' };
      await subject.add(sample('a', ['One.'], { acronyms: [other] }));
      await subject.add(sample('b', ['Two.'], { acronyms: [omk] }));
      await subject.add(sample('c', ['Three.'], { acronyms: [omk] }));
      const told = [omk, other].map(({ short, long }) => ({ short, long }));
      expect(await anna().findAcronyms({ short: ['OMK'], long: [] })).toEqual(told);
      expect(await anna().findAcronyms({ short: [], long: ['ostik marin korp'] })).toEqual([told[1]]);
      expect(await anna().findAcronyms({ short: ['OM'], long: ['mission to kelmar'] })).toEqual([]);
      await subject.add(sample('a', ['One.']));
      expect(await anna().findAcronyms(asked)).toEqual([told[0]]);
    });

    it('of a report that the asker may not see are not told, nor counted', async () => {
      await subject.add(sample('a', ['One.'], { acronyms: [omk], marking: 'GEHEIM' }));
      expect(await anna().findAcronyms(asked)).toHaveLength(1);
      expect(await subject.store.as(BEN).findAcronyms(asked)).toEqual([]);
    });
  });

  describe('refused files', () => {
    it('are kept for a second try, until they are read or dismissed', async () => {
      const { corpus } = subject.store;
      const refused = outcomeOf('a.pdf', { status: 'refused', code: 'encrypted', reason: 'Encrypted.' });
      const kept = { contentHash: 'h', sizeBytes: 12, parentKey: null };
      await corpus.recordOutcome(refused, kept);
      await corpus.recordOutcome(outcomeOf('empty.txt', { status: 'refused', code: 'empty' }));
      expect(await anna().listQuarantine()).toEqual([{ ...refused, ...kept, groups: [] }]);
      expect(await subject.store.as(BEN).listQuarantine()).toEqual([]);
      expect(await corpus.dismissRefusal(BEN, 'a.pdf')).toBe(false);
      expect(await corpus.dismissRefusal(ANNA, 'a.pdf')).toBe(true);
      expect(await corpus.dismissRefusal(ANNA, 'a.pdf')).toBe(false);
      await corpus.recordOutcome(refused, kept);
      await subject.add(sample('a.pdf', ['Read after all.']));
      expect(await anna().listQuarantine()).toEqual([]);
    });

    it('keep what was said of them for the house alone, until they are read', async () => {
      const { corpus } = subject.store;
      const refused = outcomeOf('a.pdf', { status: 'refused', code: 'encrypted', reason: 'Encrypted.' });
      const said = {
        manifest: { row: { title: 'A plan', marking: 'GEHEIM' } },
        atLeast: { marking: 'VS-NfD' as const, tlp: null },
        groups: ['africa'],
      };
      const kept = { contentHash: 'h', sizeBytes: 12, parentKey: null, refusedBy: 'reader-1', said };
      await corpus.recordOutcome(refused, kept);
      expect(await corpus.findSaid('a.pdf')).toEqual(said);
      expect((await corpus.findRefusals(['a.pdf'])).get('a.pdf')?.said).toEqual(said);
      expect(JSON.stringify(await anna().listQuarantine())).not.toContain('A plan');
      const reading = readAs(subject.database, ANNA, (session) => session.query('SELECT said FROM outcomes'));
      await expect(reading).rejects.toMatchObject({ sqlState: '42501' });
      // Nothing said is said too.
      await corpus.recordOutcome(refused, { ...kept, said: { manifest: null } });
      expect(await corpus.findSaid('a.pdf')).toEqual({ manifest: null });
      await subject.add(sample('a.pdf', ['Read after all.']));
      expect(await corpus.findSaid('a.pdf')).toBeNull();
    });

    it('are found with the documents inside that are refused now', async () => {
      const { corpus } = subject.store;
      const said = { manifest: null, groups: ['africa'] };
      const kept = { contentHash: 'h', sizeBytes: 12, parentKey: 'post.zip', refusedBy: 'reader-1', said };
      const inside = outcomeOf('post.zip/a.pdf', {
        status: 'refused',
        code: 'encrypted',
        reason: 'Encrypted.',
      });
      const around = outcomeOf('post.zip', { status: 'partial', code: 'parts-refused', reason: 'Holds 1.' });
      await corpus.recordOutcome(inside, kept);
      const mine = { contentHash: 'z', sizeBytes: 99, parentKey: null };
      await corpus.recordOutcome(around, mine);
      expect(await corpus.findOutcome('post.zip')).toEqual({ outcome: around, kept: mine, refusedParts: 1 });
      expect(await corpus.findOutcome('post.zip/a.pdf')).toEqual({ outcome: inside, kept, refusedParts: 0 });
      await subject.add(sample('post.zip/a.pdf', ['Read after all.'], { parentKey: 'post.zip' }));
      expect((await corpus.findOutcome('post.zip'))?.refusedParts).toBe(0);
      expect(await corpus.findOutcome('none.pdf')).toBeNull();
    });

    it('are known by what refused them, until they are refused otherwise or read', async () => {
      const { corpus } = subject.store;
      const refused = outcomeOf('a.pdf', { status: 'refused', code: 'damaged', reason: 'Damaged.' });
      const kept = { contentHash: 'h', sizeBytes: 12, parentKey: null };
      await corpus.recordOutcome(refused, { ...kept, refusedBy: 'reader-1' });
      await corpus.recordOutcome(outcomeOf('b.pdf', { status: 'refused', code: 'timeout' }), kept);
      expect(await corpus.findRefusals(['a.pdf', 'b.pdf', 'c.pdf'])).toEqual(
        new Map([
          ['a.pdf', { code: 'damaged', reason: 'Damaged.', contentHash: 'h', refusedBy: 'reader-1' }],
        ]),
      );
      await corpus.recordOutcome({ ...refused, code: 'timeout' }, kept);
      expect(await corpus.findRefusals(['a.pdf'])).toEqual(new Map());
      await corpus.recordOutcome(refused, { ...kept, refusedBy: 'reader-1' });
      await subject.add(sample('a.pdf', ['Read after all.']));
      expect(await corpus.findRefusals(['a.pdf'])).toEqual(new Map());
    });
  });
}
