import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { ANNA, sample, sampleAnswer, searchNearest, searchWords, vectorOf } from '../testing/fixtures.ts';

const NASTY = [
  "'; DROP TABLE reports; --",
  '$1 $$ \\ \\\\ " {a,"b"} NULL',
  '<b>&amp;</b> %s %d {x}',
  'ＦＵＬＬ ünïcödé ﷺ 日本語 🏳️‍🌈',
  '\u202Eright-to-left\u202C',
  ':* & | ! <-> ( ) :A',
];

export function hostileContract(subject: Subject): void {
  const anna = () => subject.store.as(ANNA);

  describe('hostile input', () => {
    it('is stored and found word for word', async () => {
      const { report, passages, outcome } = sample('nasty', NASTY, {
        title: NASTY.join(),
        originator: NASTY[1] ?? '',
      });
      await subject.add({ report, passages, outcome });
      expect((await anna().listPassages(report.id)).map((passage) => passage.text)).toEqual(NASTY);
      expect(await anna().getReport(report.id)).toMatchObject({ title: report.title, text: report.text });
      for (const question of NASTY) {
        await searchWords(anna(), question, 5);
        expect(
          await anna().summary({ filter: { originators: [question], sources: [question] } }),
        ).toBeDefined();
      }
      expect(await anna().summary({ filter: { originators: [NASTY[1] ?? ''] } })).toMatchObject({
        reports: 1,
      });
    });

    it('is refused where a NUL character would have to be stored as text of a report', async () => {
      const { report, passages, outcome } = sample('nul', ['before\0after']);
      const failing = subject.store.corpus.replaceReport(report, passages, outcome);
      await expect(failing).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringContaining('NUL'),
      });
    });

    it('finds nothing by a NUL character, but breaks nothing', async () => {
      await subject.add(sample('x', ['lion']));
      expect(await anna().getReport('r\0')).toBeNull();
      expect(await anna().getPassages(['p\0', 'p_x_0'])).toHaveLength(1);
      expect(await anna().getNamedPassages(['p\0', 'p_x_0'])).toHaveLength(1);
      expect(await searchWords(anna(), 'lion\0', 5)).toHaveLength(1);
      expect(await searchWords(anna(), '\0\0', 5)).toEqual([]);
      expect(await searchWords(anna(), '', 5)).toEqual([]);
      expect(await anna().summary({ filter: { sources: ['\0'] } })).toMatchObject({ reports: 0 });
      const all = await anna().summary();
      expect(await anna().summary({ filter: { withoutSources: ['\0', ...NASTY] } })).toEqual(all);
    });

    it('keeps an answer of a model that writes unstorable characters', async () => {
      await anna().saveAnswer(sampleAnswer('a1', { text: 'NUL \0 and half \uD83C a pair', question: '\0?' }));
      expect((await anna().getAnswer('a1'))?.text).toBe('NUL \uFFFD and half \uFFFD a pair');
      expect(await anna().listConversations()).toMatchObject([{ title: '\uFFFD?' }]);
    });

    it('keeps offsets true over half surrogate pairs', async () => {
      const { report, passages, outcome } = sample('half', ['a \uDF27 b', 'c \uD83C d']);
      await subject.add({ report, passages, outcome });
      const stored = await anna().getReport('r_half');
      for (const passage of await anna().listPassages('r_half'))
        expect(stored?.text.slice(passage.start, passage.end)).toBe(passage.text);
    });

    it('may be a megabyte long, in one word or in many', async () => {
      const many = Array.from({ length: 120_000 }, (_, i) => `wort${i}`).join(' ');
      const one = 'x'.repeat(1_000_000);
      await subject.add(sample('long', [`crocodile ${many}`, one, 'short lion']));
      const stored = await anna().listPassages('r_long');
      expect(stored.map((passage) => passage.text.length)).toEqual([
        `crocodile ${many}`.length,
        1_000_000,
        10,
      ]);
      expect(await searchWords(anna(), 'crocodile', 5)).toMatchObject([{ passageId: 'p_long_0' }]);
      expect(await searchWords(anna(), many.slice(0, 20_000), 5)).toHaveLength(1);
    });

    it('may be empty: a report without passages, a summary of nothing', async () => {
      await subject.add(sample('empty', []));
      expect(await anna().getReport('r_empty')).toMatchObject({ text: '', passageCount: 0 });
      expect(await searchWords(anna(), 'anything', 5)).toEqual([]);
      expect(await searchNearest(anna(), vectorOf('anything'), 5)).toEqual([]);
    });
  });
}
