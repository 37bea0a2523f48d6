import { describe, expect, it } from 'vitest';
import { ReportSchema } from '../../domain/index.ts';
import { embeddingKey } from '../../ports/embedding-text.ts';
import type { Subject } from '../contract.ts';
import { ANNA, outcomeOf, sample, searchNearest, searchWords } from '../testing/fixtures.ts';

export function corpusContract(subject: Subject): void {
  const anna = () => subject.store.as(ANNA);
  const version = async () => (await subject.store.settings()).corpusVersion;

  describe('corpus', () => {
    it('gives back a report as it was stored', async () => {
      const { report, passages, outcome } = sample('a/b.txt', ['First words.', 'Äther & "quotes".'], {
        originator: 'Embassy',
        author: 'N. N.',
        documentNumber: '18/360',
        publishedOn: '2024-02-29',
        eventOn: '2024-02-28',
        marking: 'VS-NfD',
        tlp: 'AMBER+STRICT',
        ownGrade: 'RESTREINT UE/EU RESTRICTED',
        reliability: 'B',
        credibility: '2',
        sizeBytes: 5_000_000_000,
        access: { groups: ['africa'], owner: 'anna' },
      });
      await subject.add({ report, passages, outcome });
      const stored = await anna().getReport(report.id);
      const { supersedes: _, ...expected } = report;
      expect(stored).toEqual({
        ...expected,
        parentKey: null,
        alsoKnownAs: [],
        supersededHow: null,
        passageCount: 2,
        ingestedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      });
      const listed = await anna().listReports();
      expect(listed.total).toBe(1);
      expect(listed.reports.map((one) => ReportSchema.strict().parse(one))).toEqual(listed.reports);
      expect(await anna().findReportBySourceKey('a/b.txt')).toEqual(listed.reports[0]);
      expect(await anna().findReportBySourceKey('a/c.txt')).toBeNull();
      expect(await anna().getReport('unknown')).toBeNull();
    });

    it('keeps the label and the own grade of a report, and none where it bears none', async () => {
      const { report, passages, outcome } = sample('label', ['Words.'], { tlp: 'RED' });
      await subject.add({ report, passages, outcome });
      const { corpus } = subject.store;
      const marks = { tlp: 'RED', ownGrade: null };
      expect(await anna().getReport(report.id)).toMatchObject(marks);
      expect((await corpus.loadReport('label'))?.report).toMatchObject(marks);
      expect(await corpus.findStored('label')).toMatchObject({ marking: 'OFFEN', tlp: 'RED' });
      const before = (await subject.store.settings()).corpusVersion;
      await corpus.replaceReport({ ...report, tlp: null, ownGrade: 'NATO RESTRICTED' }, passages, outcome);
      expect(await anna().getReport(report.id)).toMatchObject({ tlp: null, ownGrade: 'NATO RESTRICTED' });
      // An answer may depend on it: the label goes with what it says.
      expect((await subject.store.settings()).corpusVersion).not.toBe(before);
      await expect(subject.add(sample('wrong', ['Words.'], { tlp: 'ORANGE' as 'RED' }))).rejects.toThrow();
    });

    it('gives passages in document order, with offsets into the text', async () => {
      const texts = ['One.', 'Two 🌧 two.', 'Three.', 'Four.', 'Five.'];
      const { report, passages, outcome } = sample('order', texts);
      await subject.add({ report, passages: passages.toReversed(), outcome });
      const stored = await anna().listPassages(report.id);
      expect(stored.map((passage) => passage.text)).toEqual(texts);
      for (const passage of stored) expect(report.text.slice(passage.start, passage.end)).toBe(passage.text);
      const { context: _c, embedding: _e, ...expected } = passages[1] ?? {};
      expect(stored[1]).toEqual({ ...expected, reportId: report.id });
      const found = await anna().getPassageWithSurroundings('p_order_1', 2);
      expect(found?.before.map((passage) => passage.ordinal)).toEqual([0]);
      expect(found?.after.map((passage) => passage.ordinal)).toEqual([2, 3]);
      expect(found?.hit).toMatchObject({
        passage: stored[1],
        context: 'Title of order',
        report: { id: report.id },
      });
      expect(await anna().getPassageWithSurroundings('unknown', 2)).toBeNull();
    });

    it('gives passages in the order of the ids and leaves unknown ones out', async () => {
      await subject.add(sample('x', ['One.', 'Two.']));
      await subject.add(sample('y', ['Three.']));
      const found = await anna().getPassages(['p_y_0', 'unknown', 'p_x_1', 'p_x_0']);
      expect(await anna().getNamedPassages(['p_y_0', 'unknown', 'p_x_1', 'p_x_0'])).toEqual(found);
      expect(found.map(({ passage, report }) => [passage.id, report.sourceKey])).toEqual([
        ['p_y_0', 'y'],
        ['p_x_1', 'x'],
        ['p_x_0', 'x'],
      ]);
      expect(await anna().getPassages([])).toEqual([]);
    });

    it('pages through reports, newest first and undated last', async () => {
      await subject.add(sample('undated', ['a']));
      await subject.add(sample('old', ['b'], { publishedOn: '2001-01-01' }));
      await subject.add(sample('new', ['c'], { publishedOn: '2024-01-01' }));
      const keys = async (options: { limit: number; offset?: number }) => {
        const { total, reports } = await anna().listReports(options);
        return [total, reports.map((report) => report.sourceKey)];
      };
      expect(await keys({ limit: 2 })).toEqual([3, ['new', 'old']]);
      expect(await keys({ limit: 2, offset: 2 })).toEqual([3, ['undated']]);
    });

    it('summarises what there is', async () => {
      await subject.add(
        sample('x', ['One.', 'Two.'], { publishedOn: '2020-05-01', originator: 'B', fictional: true }),
      );
      await subject.add(
        sample('y', ['Drei.'], { publishedOn: '2021-05-01', originator: 'A', language: 'de' }),
      );
      await subject.add(sample('z', ['Vier.'], { language: 'de' }));
      expect(await anna().summary()).toEqual({
        reports: 3,
        passages: 4,
        languages: [
          { language: 'de', reports: 2 },
          { language: 'en', reports: 1 },
        ],
        originators: ['A', 'B'],
        newest: '2021-05-01',
        oldest: '2020-05-01',
        fictional: 1,
      });
      expect(await anna().summary({ asOf: '2020-12-31' })).toMatchObject({
        reports: 2,
        newest: '2020-05-01',
      });
      expect(await subject.store.corpus.countReports()).toBe(3);
    });

    it('replaces a report whole: nothing of the old one is found any more', async () => {
      await subject.add(sample('doc', ['Alpha crocodile.', 'Beta.', 'Gamma.']));
      await subject.add(sample('doc', ['Delta elephant.'], { title: 'New' }));
      expect((await anna().listReports()).reports).toMatchObject([{ title: 'New', passageCount: 1 }]);
      expect(await searchWords(anna(), 'crocodile', 10)).toEqual([]);
      expect(await searchWords(anna(), 'elephant', 10)).toMatchObject([{ passageId: 'p_doc_0' }]);
      expect(await anna().getPassages(['p_doc_1'])).toEqual([]);
      const [vector] = sample('doc', ['Alpha crocodile.']).passages;
      expect(await searchNearest(anna(), vector?.embedding ?? new Float32Array(), 10)).toHaveLength(1);
    });

    it('keeps the old report when the new one fails half-way', async () => {
      await subject.add(sample('other', ['Taken.']));
      await subject.add(sample('doc', ['Old alpha.', 'Old beta.']));
      const before = await version();
      const { report, passages, outcome } = sample('doc', ['New alpha.', 'New beta.']);
      const clashing = passages.map((passage, i) => (i === 1 ? { ...passage, id: 'p_other_0' } : passage));
      const failing = subject.store.corpus.replaceReport(report, clashing, outcome);
      await expect(failing).rejects.toMatchObject({ code: 'conflict' });
      expect((await anna().listPassages(report.id)).map((passage) => passage.text)).toEqual([
        'Old alpha.',
        'Old beta.',
      ]);
      expect(await searchWords(anna(), 'alpha', 10)).toHaveLength(1);
      expect(await version()).toBe(before);
    });

    it('does not double a report that two writers bring at once, and never shows a mixture', async () => {
      const writers = ['red', 'blue', 'green', 'black'].map((colour) =>
        subject.add(sample('same', [`${colour} one`, `${colour} two`])),
      );
      const readers = Array.from({ length: 8 }, () => anna().listPassages('r_same'));
      await Promise.all(writers);
      for (const passages of [...(await Promise.all(readers)), await anna().listPassages('r_same')])
        expect(new Set(passages.map((passage) => passage.text.split(' ')[0])).size).toBeLessThanOrEqual(1);
      expect((await anna().listReports()).total).toBe(1);
      expect(await anna().listPassages('r_same')).toHaveLength(2);
    });

    it('knows what is stored of a file, many at once', async () => {
      await subject.add(sample('x', ['One.'], { contentHash: 'h1', pipelineFingerprint: 'f1' }));
      const stored = { id: 'r_x', contentHash: 'h1', pipelineFingerprint: 'f1' };
      expect(await subject.store.corpus.findStored('x')).toMatchObject(stored);
      expect(await subject.store.corpus.findStored('y')).toBeNull();
      const many = await subject.store.corpus.findStoredMany(['x', 'y']);
      expect([...many.keys()]).toEqual(['x']);
      expect(many.get('x')).toMatchObject(stored);
    });

    it('finds vectors again by context and text, bit by bit', async () => {
      const { report, passages, outcome } = sample('x', ['One.', 'Two.']);
      await subject.add({ report, passages, outcome });
      const [first] = passages;
      if (first === undefined) throw new Error('no passage');
      const key = embeddingKey(first.context, first.text);
      const found = await subject.store.corpus.findEmbeddings([key, embeddingKey('', first.text)]);
      expect(found).toEqual(new Map([[key, first.embedding]]));
      expect(await subject.store.corpus.findEmbeddings([])).toEqual(new Map());
    });

    it('deletes a report with everything of it', async () => {
      await subject.add(sample('x', ['Crocodile.']));
      expect(await subject.store.corpus.deleteReport(ANNA, 'r_x')).toBe(true);
      expect(await subject.store.corpus.deleteReport(ANNA, 'r_x')).toBe(false);
      expect(await searchWords(anna(), 'crocodile', 10)).toEqual([]);
      expect(await anna().listOutcomes()).toEqual([]);
      const left = await subject.database.transaction((session) =>
        session.query<{ rows: number }>(
          'SELECT (SELECT count(*) FROM passages) + (SELECT count(*) FROM postings) + (SELECT count(*) FROM embeddings) AS rows',
        ),
      );
      expect(left).toEqual([{ rows: 0 }]);
    });

    it('has a version that names the content, whatever way it came about', async () => {
      const empty = await version();
      await subject.add(sample('x', ['One.']));
      const one = await version();
      await subject.add(sample('y', ['Two.']));
      const both = await version();
      expect(new Set([empty, one, both]).size).toBe(3);
      await subject.add(sample('x', ['Changed.']));
      expect([empty, one, both]).not.toContain(await version());
      await subject.store.corpus.deleteReport(ANNA, 'r_x');
      await subject.add(sample('x', ['One.']));
      expect(await version()).toBe(both);
    });

    it('keeps the last outcome of each file, and its reason while nothing changes', async () => {
      const { corpus } = subject.store;
      await subject.add(sample('x', ['One.']));
      await corpus.recordOutcome(
        outcomeOf('scan.pdf', { status: 'refused', code: 'no-text', reason: 'No text.' }),
      );
      const partial = outcomeOf('x', { status: 'partial', code: 'page', reason: 'Page 2.', reportId: 'r_x' });
      await corpus.recordOutcome({ ...partial, at: '2026-11-21T10:00:00.000Z' });
      await corpus.recordOutcome({
        ...outcomeOf('x'),
        status: 'unchanged',
        reportId: 'r_x',
        at: '2026-11-22T10:00:00.000Z',
      });
      expect(await anna().listOutcomes()).toEqual([
        { ...partial, at: '2026-11-22T10:00:00.000Z' },
        outcomeOf('scan.pdf', { status: 'refused', code: 'no-text', reason: 'No text.' }),
      ]);
    });
  });
}
