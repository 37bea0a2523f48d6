import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { mergePostings } from '../operations/merge-postings.ts';
import { groupOf, groupsInSql } from '../operations/posting-groups.ts';
import { ANNA, BEN, sample, searchWords } from '../testing/fixtures.ts';

/** As migration 0021 wrote them. */
function bytesOf(text: string): Buffer {
  const numbers: number[] = [];
  let value = 0;
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    if (code < 64) value = value * 32 + code - 32;
    else {
      numbers.push(value * 64 + code - 64);
      value = 0;
    }
  }
  const parts: Buffer[] = [];
  for (let at = 0, from = 0; at < numbers.length; ) {
    const [reportKey = 0, length = 0] = numbers.slice(at, at + 2);
    at += 2;
    from = at;
    const passages: Buffer[] = [];
    for (let key = 0, read = 0; read < length; from = at) {
      key += numbers[at++] ?? 0;
      const size = numbers[at++] ?? 0;
      const frequency = size % 2 === 1 ? (numbers[at++] ?? 0) : 1;
      read += numbers.slice(from, at).reduce((sum, one) => sum + charactersOf(one), 0);
      const passage = Buffer.alloc(8);
      passage.writeInt32BE(key);
      passage.writeInt16BE(frequency, 4);
      passage.writeInt16BE(size >> 1, 6);
      passages.push(passage);
    }
    const head = Buffer.alloc(8);
    head.writeInt32BE(reportKey);
    head.writeInt32BE(passages.length, 4);
    parts.push(head, ...passages);
  }
  return Buffer.concat(parts);
}

const charactersOf = (value: number): number =>
  value < 64 ? 1 : 1 + Math.ceil(Math.log2((value >> 6) + 1) / 5);

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
        (await read<{ bytes: number }>('SELECT sum(length(occurrences))::int AS bytes FROM postings'))[0]
          ?.bytes ?? 0;
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

    it('read what was written as bytes, and write it anew', async () => {
      await fill();
      const before = await all();
      const rows = await read<{ place: string; occurrences: string }>(
        'SELECT ctid::text AS place, occurrences FROM postings ORDER BY lexeme, config, access_id, report_key',
      );
      const half = rows.filter((_, at) => at % 2 === 0);
      await subject.database.transaction((session) =>
        session.query(
          `UPDATE postings p SET occurrences = NULL, data = decode(r.data, 'hex')
           FROM unnest($1::text[]::tid[], $2::text[]) r (place, data) WHERE p.ctid = r.place`,
          [
            half.map(({ place }) => place),
            half.map(({ occurrences }) => bytesOf(occurrences).toString('hex')),
          ],
        ),
      );
      expect(await all()).toEqual(before);
      await add('late', 'The hippo and the heron sleep.');
      await subject.store.corpus.deleteReport(ANNA, 'r_late');
      expect(await all()).toEqual(before);
      await merge({ ...SMALL, single: 1000 });
      expect(await all()).toEqual(before);
      expect(
        (await read<{ occurrences: string }>('SELECT occurrences FROM postings'))
          .map(({ occurrences }) => occurrences)
          .sort(),
      ).toEqual(rows.map(({ occurrences }) => occurrences).sort());
      expect(await merge()).toBeGreaterThan(5);
      expect(await all()).toEqual(before);
    });

    it('are written alike by the database and by this process, whatever the numbers', async () => {
      const keys = [1, 63, 64, 2047, 2048, 65_535, 65_536, 2 ** 21 - 1, 2 ** 21, 2 ** 26, 2 ** 31 - 1];
      const occurrences = keys.map((key, at) => ({
        key,
        frequency: at % 3 === 0 ? key : 1,
        length: Math.min(7 * key, 2 ** 30),
      }));
      const values = occurrences.map(({ key, frequency, length }) => `(${key}, ${frequency}, ${length})`);
      const [row] = await read<{ occurrences: string }>(
        groupsInSql(
          '70000',
          `SELECT 'w' AS lexeme, 'simple' AS config, 1 AS access_id, key, frequency, length
           FROM (VALUES ${values.join(', ')}) v (key, frequency, length)`,
        ),
      );
      expect(row?.occurrences).toBe(groupOf(70_000, occurrences));
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
