import { describe, expect, it } from 'vitest';
import type { Asker } from '../../domain/index.ts';
import type { SearchConcept } from '../../ports/search-concept.ts';
import type { AccessLabel } from '../../ports/store.ts';
import type { Subject } from '../contract.ts';
import type { Session } from '../database.ts';
import { readAs } from '../operations/as-asker.ts';
import {
  ANNA,
  BEN,
  outcomeOf,
  plainConcepts,
  sample,
  searchNearest,
  searchWords,
  vectorOf,
} from '../testing/fixtures.ts';

const CONTENT =
  'answer_records conversations answers briefings briefing_versions drafts embeddings jobs outcomes passages postings report_acronyms report_aliases reliances report_claims reports vocabulary withdrawals'
    .split(' ')
    .sort();

/** A word and what the vocabulary holds beside it. */
const near = (word: string): SearchConcept[] => [
  { term: word, words: [{ word, language: 'en', weight: 1, own: true, neighbours: 8 }] },
];

export function accessContract(subject: Subject): void {
  const tables = (session: Session) =>
    session.query<{ name: string; rls: boolean; forced: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'access_id'
       WHERE c.relkind = 'r' ORDER BY c.relname`,
    );
  const count = async (session: Session, table: string) =>
    (await session.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`))[0]?.rows;

  describe('access', () => {
    it('reads nothing where it could not say who asks', async () => {
      const read: string[] = [];
      const reading = subject.database.transaction(
        async (session) => {
          await session.execute('CREATE TABLE read_as_owner ()');
          read.push('read');
        },
        { setup: { text: "SELECT set_config('role', 'nobody_of_this_name', true)", parameters: [] } },
      );
      await expect(reading).rejects.toMatchObject({ sqlState: expect.stringMatching(/^(22023|42704)$/) });
      expect(read).toEqual([]);
      const made = await subject.database.transaction((session) =>
        session.query("SELECT 1 FROM pg_tables WHERE tablename = 'read_as_owner'"),
      );
      expect(made).toEqual([]);
    });

    it('takes the names of people and groups as they are, whatever signs they have', async () => {
      const strange = `a'); SET ROLE postgres; --"b" \\c $1 $2 {x,y} ü\n`;
      await subject.add(sample('theirs', ['The crocodile sleeps.'], { access: { groups: [strange] } }));
      await subject.add(sample('his', ['The crocodile wakes.'], { access: { owner: strange } }));
      const seen = async (id: string, groups: string[]) =>
        (await searchWords(subject.store.as({ id, clearance: 4, groups }), 'crocodile', 9)).map(
          ({ passageId }) => passageId,
        );
      expect(await seen('someone', [strange])).toEqual(['p_theirs_0']);
      expect(await seen(strange, [])).toEqual(['p_his_0']);
      expect(await seen(strange, [strange])).toHaveLength(2);
      expect(await seen('someone', ['a', '$1', strange.slice(1)])).toEqual([]);
    });

    it('shows a second asker nothing of the first one’s report, whatever he calls', async () => {
      await subject.add(
        sample('secret', ['The crocodile sleeps.', 'It wakes.'], { access: { owner: 'anna' } }),
      );
      await subject.store.corpus.recordOutcome(
        outcomeOf('secret', { status: 'unchanged', reportId: 'r_secret' }),
      );
      const ben = subject.store.as(BEN);
      expect(await ben.listReports()).toEqual({ total: 0, reports: [] });
      expect(await ben.getReport('r_secret')).toBeNull();
      expect(await ben.findReportBySourceKey('secret')).toBeNull();
      expect(await ben.listPassages('r_secret')).toEqual([]);
      expect(await ben.getPassages(['p_secret_0', 'p_secret_1'])).toEqual([]);
      expect(await ben.getNamedPassages(['p_secret_0', 'p_secret_1'])).toEqual([]);
      expect(await ben.getPassageWithSurroundings('p_secret_0', 3)).toBeNull();
      expect(await searchWords(ben, 'crocodile', 10)).toEqual([]);
      expect(await searchWords(ben, 'secret title', 10)).toEqual([]);
      expect(await searchNearest(ben, vectorOf('The crocodile sleeps.'), 10)).toEqual([]);
      expect(await ben.searchText([{ concepts: plainConcepts('crocodile') }], 10)).toEqual({
        hits: [[]],
        total: 0,
        frequencies: new Map(),
      });
      expect(await ben.summary()).toMatchObject({ reports: 0, passages: 0, originators: [], newest: null });
      expect(await ben.summary({ filter: { sources: ['secret'] } })).toMatchObject({ reports: 0 });
      expect(await ben.listOutcomes()).toEqual([]);
      expect(await subject.store.corpus.deleteReport(BEN, 'r_secret')).toBe(false);
      const anna = subject.store.as(ANNA);
      expect((await anna.listReports()).total).toBe(1);
      expect(await searchWords(anna, 'crocodile', 10)).toHaveLength(1);
      expect(await searchNearest(anna, vectorOf('crocodile'), 10)).toHaveLength(2);
      expect(await anna.listOutcomes()).toHaveLength(1);
    });

    it('looks the few up that an asker sees among many, with the same result', async () => {
      for (let index = 0; index < 14; index++)
        await subject.add(
          sample(`many-${index}`, ['The crocodile sleeps.', `It wakes at ${index}.`], {
            access: { groups: ['asia'] },
          }),
        );
      await subject.add(
        sample('few', ['The crocodile sleeps well.', 'It wakes late.'], { access: { groups: ['africa'] } }),
      );
      const anna = subject.store.as(ANNA);
      const searches = async () => [
        await anna.searchText([{ concepts: near('crocodile') }], 10),
        await searchNearest(anna, vectorOf('The crocodile sleeps.'), 10),
        await anna.searchVectors(
          ['crocodile', 'late'].map((word) => ({ embedding: vectorOf(word) })),
          10,
        ),
        await searchNearest(anna, vectorOf('late'), 10, { filter: { languages: ['en'] } }),
        await searchNearest(anna, vectorOf('late'), 10, { filter: { languages: ['de'] } }),
      ];
      const before = await searches();
      const estimate = async () =>
        (
          await subject.database.transaction((session) =>
            session.query<{ rows: number }>(
              `SELECT least(r.reltuples, e.reltuples / 2) AS rows FROM pg_class r, pg_class e
               WHERE r.oid = 'reports'::regclass AND e.oid = 'embeddings'::regclass`,
            ),
          )
        )[0]?.rows ?? 0;
      await subject.database.maintain();
      expect(await estimate()).toBeGreaterThan(5);
      expect(await searches()).toEqual(before);
      expect(before[0]).toMatchObject({ hits: [[{ passageId: 'p_few_0' }]], total: 2 });
      const ben = subject.store.as(BEN);
      expect(await searchWords(ben, 'crocodile', 10)).toEqual([]);
      expect(await searchNearest(ben, vectorOf('crocodile'), 10)).toEqual([]);
    });

    const cases: [string, Partial<AccessLabel>, Partial<Asker>, boolean][] = [
      ['an open report to everybody', {}, {}, true],
      ['a level above the clearance to nobody', { level: 2 }, { clearance: 1 }, false],
      ['a level at the clearance', { level: 2 }, { clearance: 2 }, true],
      ['a group to its members', { groups: ['africa', 'asia'] }, { groups: ['asia'] }, true],
      ['a group to nobody else', { groups: ['africa'] }, { groups: ['asia'] }, false],
      ['a group to nobody without groups', { groups: ['africa'] }, {}, false],
      ['a private report to its owner', { owner: 'ben' }, {}, true],
      ['a private report to nobody else', { owner: 'anna' }, { clearance: 4 }, false],
      [
        'only what fits all three',
        { level: 1, groups: ['africa'], owner: 'ben' },
        { clearance: 1, groups: ['africa'] },
        true,
      ],
      [
        'not what fits only two',
        { level: 1, groups: ['africa'], owner: 'ben' },
        { clearance: 0, groups: ['africa'] },
        false,
      ],
      ['a group with odd characters', { groups: ['a,"b\\{}', 'NULL'] }, { groups: ['a,"b\\{}'] }, true],
    ];
    it.each(cases)('shows %s', async (_name, access, asker, seen) => {
      const markings = ['OFFEN', 'VS-NfD', 'VS-VERTRAULICH'] as const;
      await subject.add(
        sample('doc', ['Words.'], { access, marking: markings[access.level ?? 0] ?? 'OFFEN' }),
      );
      expect((await subject.store.as({ ...BEN, ...asker }).listReports()).total).toBe(seen ? 1 : 0);
    });

    it('refuses a level that does not fit the marking', async () => {
      const { report, passages, outcome } = sample('doc', ['Words.'], {
        marking: 'GEHEIM',
        access: { level: 0 },
      });
      await expect(subject.store.corpus.replaceReport(report, passages, outcome)).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringContaining('GEHEIM'),
      });
    });

    it('takes a report away from who could see its earlier version', async () => {
      await subject.add(sample('doc', ['Crocodile.']));
      expect(await searchWords(subject.store.as(BEN), 'crocodile', 10)).toHaveLength(1);
      await subject.add(sample('doc', ['Crocodile.'], { marking: 'GEHEIM' }));
      expect(await searchWords(subject.store.as(BEN), 'crocodile', 10)).toEqual([]);
      expect(await subject.store.as(BEN).listOutcomes()).toEqual([]);
    });

    it('lets nothing hidden show through scores and counts', async () => {
      await subject.add(sample('open', ['A crocodile sleeps.', 'An elephant.', 'A crocodile and a lion.']));
      const ben = subject.store.as(BEN);
      const look = async () => [
        await ben.searchAlike(['p_open_0', 'p_hidden_0'], 10, { filter: { sources: ['open', 'hidden'] } }),
        await searchWords(ben, 'crocodile lion', 10),
        await ben.searchText([{ concepts: near('crocod') }], 10),
        await searchNearest(ben, vectorOf('crocodile'), 10),
      ];
      const before = await look();
      const hidden = Array.from({ length: 20 }, (_, i) => `Crocodile number ${i} and many more words.`);
      await subject.add(sample('hidden', hidden, { access: { groups: ['africa'] } }));
      expect(await look()).toEqual(before);
    });

    it('protects every table with content, also from its owner’s mistakes', async () => {
      const found = await subject.database.transaction(tables);
      expect(found.map(({ name }) => name)).toEqual(CONTENT);
      for (const table of found) expect(table).toMatchObject({ rls: true, forced: true });
    });

    it('shows nothing when nobody said who asks', async () => {
      await subject.add(sample('open', ['Words.']));
      await subject.database.transaction(async (session) => {
        await session.execute('SET LOCAL ROLE aktenlage_reader');
        for (const table of [...CONTENT, 'near_duplicates', 'report_successors'])
          expect(await count(session, table)).toBe(0);
      });
    });

    it('forgets the asker with the transaction', async () => {
      await subject.add(sample('open', ['Words.']));
      await readAs(subject.database, ANNA, (session) => count(session, 'reports'));
      for (let i = 0; i < 12; i++) {
        const [who] = await subject.database.transaction((session) =>
          session.query<{ asker: string | null; role: string }>(
            `SELECT nullif(current_setting('aktenlage.asker_id', true), '') AS asker, current_setting('role') AS role`,
          ),
        );
        expect(who).toEqual({ asker: null, role: 'none' });
      }
    });

    it('asks for the visible labels once a query, not once a row', async () => {
      await subject.add(sample('open', ['One.', 'Two.', 'Three.']));
      const plan = await readAs(subject.database, ANNA, (session) =>
        session.query<{ 'QUERY PLAN': string }>('EXPLAIN (VERBOSE) SELECT * FROM passages'),
      );
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain('InitPlan');
      expect(text.match(/aktenlage\.visible/g)).toHaveLength(1);
    });

    it.each([
      ['reads the labels', 'SELECT * FROM access_labels'],
      ['writes', 'DELETE FROM reports'],
      ['changes a policy', 'DROP POLICY asker_reads ON reports'],
    ])('gives the reader role no way that %s', async (_name, sql) => {
      const trying = subject.database.transaction(async (session) => {
        await session.execute('SET LOCAL ROLE aktenlage_reader');
        await session.execute(sql);
      });
      await expect(trying).rejects.toMatchObject({ sqlState: '42501' });
    });
  });
}
