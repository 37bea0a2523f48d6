import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { mergePostings } from '../operations/merge-postings.ts';
import { ANNA, BEN, sample, searchWords } from '../testing/fixtures.ts';

const SMALL = { single: 2, atOnce: 3, segments: 2, live: 0.6 };

const BEASTS = ['lion', 'tiger', 'okapi', 'zebra', 'gnu'];

export function mergedPostingsContract(subject: Subject): void {
  const merge = async (settings = SMALL): Promise<number> => {
    let steps = 0;
    while (await subject.database.transaction((session) => mergePostings(session, settings))) steps++;
    return steps;
  };
  const add = (name: string, text: string, marking?: 'GEHEIM') =>
    subject.add(
      sample(name, [text, `The ${text.split(' ')[1]} drinks.`], {
        context: '',
        ...(marking === undefined ? {} : { marking }),
      }),
    );
  const fill = async (): Promise<void> => {
    for (const [i, one] of BEASTS.entries())
      for (const other of BEASTS.slice(0, i + 1))
        await add(
          `${one}-${other}`,
          `The ${one} and the ${other} sleep.`,
          i % 2 === 0 ? 'GEHEIM' : undefined,
        );
  };
  const all = async () => ({
    anna: await Promise.all(BEASTS.map((one) => searchWords(subject.store.as(ANNA), `${one} sleeps`, 50))),
    ben: await Promise.all(BEASTS.map((one) => searchWords(subject.store.as(BEN), `${one} sleeps`, 50))),
  });
  const read = <Row>(sql: string): Promise<Row[]> =>
    subject.database.transaction((session) => session.query<Row>(sql), { readOnly: true });

  describe('merged postings', () => {
    it('find the same passages with the same scores for every asker', async () => {
      await fill();
      const before = await all();
      expect(before.ben.flat().length).toBeGreaterThan(5);
      expect(before.anna.flat().length).toBeGreaterThan(before.ben.flat().length);
      expect(await merge()).toBeGreaterThan(5);
      expect(await all()).toEqual(before);
      expect(await merge()).toBe(0);
      const levels = await read<{ level: number }>('SELECT level FROM posting_segments');
      expect(Math.max(...levels.map(({ level }) => level))).toBeGreaterThan(1);
      const [words] = await read<{ repeated: number }>(
        `SELECT count(*)::int AS repeated FROM (
           SELECT 1 FROM postings WHERE segment IS NOT NULL GROUP BY lexeme, config, access_id, segment HAVING count(*) > 1) w`,
      );
      expect(words?.repeated).toBe(0);
    });

    it('show nothing of a report that is gone, and its new words where it was replaced', async () => {
      await fill();
      await merge();
      const { corpus } = subject.store;
      await corpus.deleteReport(ANNA, 'r_lion-lion');
      await add('tiger-lion', 'The tiger and the walrus sleep.');
      const texts = async (word: string) =>
        (await searchWords(subject.store.as(ANNA), word, 50)).map(({ passageId }) => passageId);
      expect(await texts('lion')).not.toContain('p_lion-lion_0');
      expect(await texts('lion')).not.toContain('p_tiger-lion_0');
      expect(await texts('walrus')).toEqual(['p_tiger-lion_0']);
      const twin = await all();
      await merge();
      expect(await all()).toEqual(twin);
    });

    it('are those of a record in which what is gone never was', async () => {
      await fill();
      await merge();
      for (const one of BEASTS.slice(1)) await subject.store.corpus.deleteReport(ANNA, `r_${one}-lion`);
      const lessThanAPage = await searchWords(subject.store.as(ANNA), 'lion sleeps', 3);
      expect(lessThanAPage).toHaveLength(3);
      const merged = await all();
      for (const { id } of await read<{ id: string }>('SELECT id FROM reports'))
        await subject.store.corpus.deleteReport(ANNA, id);
      await merge();
      for (const [i, one] of BEASTS.entries())
        for (const other of BEASTS.slice(0, i + 1))
          if (other !== 'lion' || one === 'lion')
            await add(
              `${one}-${other}`,
              `The ${one} and the ${other} sleep.`,
              i % 2 === 0 ? 'GEHEIM' : undefined,
            );
      const twin = await all();
      const plain = (hits: Awaited<ReturnType<typeof all>>) =>
        [...hits.anna, ...hits.ben].map((list) =>
          list.map(({ passageId, score }) => `${score} ${passageId}`).sort(),
        );
      expect(plain(merged)).toEqual(plain(twin));
    });

    it('lose what is left of reports when a share of a segment is gone', async () => {
      await fill();
      await merge({ ...SMALL, atOnce: 50, segments: 50 });
      const occurrences = async () =>
        (await read<{ bytes: number }>('SELECT sum(length(data))::int AS bytes FROM postings'))[0]?.bytes ??
        0;
      const full = await occurrences();
      const reports = await read<{ id: string }>('SELECT id FROM reports ORDER BY id');
      for (const { id } of reports.slice(0, 4)) await subject.store.corpus.deleteReport(ANNA, id);
      expect(await merge()).toBe(0);
      expect(await occurrences()).toBe(full);
      for (const { id } of reports.slice(4, 10)) await subject.store.corpus.deleteReport(ANNA, id);
      const before = await all();
      expect(await merge()).toBe(1);
      expect(await all()).toEqual(before);
      expect(await occurrences()).toBeLessThan(full / 2);
      for (const { id } of reports.slice(10)) await subject.store.corpus.deleteReport(ANNA, id);
      await merge();
      expect(await read('SELECT 1 FROM postings UNION ALL SELECT 1 FROM posting_segments')).toEqual([]);
    });

    it('happen once when two want to merge while reports come and go', async () => {
      await fill();
      const before = await all();
      await Promise.all([
        merge(),
        merge(),
        (async () => {
          await add('late', 'The hippo and the heron sleep.');
          await subject.store.corpus.deleteReport(ANNA, 'r_late');
        })(),
      ]);
      expect(await all()).toEqual(before);
    });
  });
}
