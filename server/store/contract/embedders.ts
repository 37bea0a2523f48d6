import { describe, expect, it } from 'vitest';
import type { Subject } from '../contract.ts';
import { PostgresStore } from '../postgres-store.ts';
import { ANNA, DIMENSIONS, EMBEDDER, sample, searchNearest, vectorOf } from '../testing/fixtures.ts';

const OTHER = 'other-embedder';
const embedOther = async (texts: readonly string[]) => texts.map((text) => vectorOf(text, 12));

export function embeddersContract(subject: Subject): void {
  describe('embedders', () => {
    it('are bound once; an empty corpus may change its mind', async () => {
      await subject.store.bindEmbedder(EMBEDDER, DIMENSIONS);
      await subject.store.bindEmbedder(OTHER, 12);
      expect(await subject.store.settings()).toMatchObject({ embedder: OTHER, dimensions: 12 });
    });

    it.each([
      [OTHER, DIMENSIONS],
      [EMBEDDER, 12],
    ])('never mix: %s with %i dimensions is refused with the way out', async (id, dimensions) => {
      await subject.add(sample('x', ['One.']));
      const binding = subject.store.bindEmbedder(id, dimensions);
      await expect(binding).rejects.toMatchObject({ code: 'embedder-mismatch' });
      await expect(binding).rejects.toThrow('npm run reindex');
      expect(await subject.store.settings()).toMatchObject({ embedder: EMBEDDER, dimensions: DIMENSIONS });
    });

    it('refuse vectors of another length, in documents and in questions', async () => {
      await subject.add(sample('x', ['One.']));
      const { report, passages, outcome } = sample('y', ['Two.']);
      const long = passages.map((passage) => ({ ...passage, embedding: vectorOf('Two.', 12) }));
      const mismatch = { code: 'embedder-mismatch' };
      await expect(subject.store.corpus.replaceReport(report, long, outcome)).rejects.toMatchObject(mismatch);
      await expect(searchNearest(subject.store.as(ANNA), vectorOf('x', 12), 5)).rejects.toMatchObject(
        mismatch,
      );
    });

    it('take over in one step: until then searches see the old vectors', async () => {
      await subject.add(sample('x', ['lion', 'bear', 'wolf']));
      const seen: number[] = [];
      const progress: [number, number][] = [];
      const before = await subject.store.settings();
      await subject.store.reindex(
        OTHER,
        12,
        async (texts) => {
          seen.push((await searchNearest(subject.store.as(ANNA), vectorOf('lion'), 5)).length);
          expect(texts[0]).toBe('Title of x\nlion');
          return embedOther(texts);
        },
        (done, total) => progress.push([done, total]),
      );
      expect(seen).toEqual([3]);
      expect([progress[0], progress.at(-1)]).toEqual([
        [0, 3],
        [3, 3],
      ]);
      const after = await subject.store.settings();
      expect(after).toMatchObject({ embedder: OTHER, dimensions: 12 });
      expect(after.corpusVersion).not.toBe(before.corpusVersion);
      const hits = await searchNearest(subject.store.as(ANNA), vectorOf('Title of x\nbear', 12), 1);
      expect(hits).toMatchObject([{ passageId: 'p_x_1' }]);
      const left = await subject.database.transaction((session) =>
        session.query<{ generations: number }>(
          'SELECT count(DISTINCT generation) AS generations FROM embeddings',
        ),
      );
      expect(left).toEqual([{ generations: 1 }]);
    });

    it('keep a process that still works with the old one from mixing', async () => {
      await subject.add(sample('x', ['lion']));
      const other = new PostgresStore(subject.database);
      await other.reindex(OTHER, DIMENSIONS, async (texts) => texts.map((text) => vectorOf(text)));
      const mismatch = { code: 'embedder-mismatch' };
      await expect(searchNearest(subject.store.as(ANNA), vectorOf('lion'), 5)).rejects.toMatchObject(
        mismatch,
      );
      await expect(subject.add(sample('y', ['bear']))).rejects.toMatchObject(mismatch);
      expect(await subject.store.corpus.findEmbeddings(['any'])).toEqual(new Map());
      expect(await searchNearest(other.as(ANNA), vectorOf('lion'), 5)).toHaveLength(1);
    });

    it('go on where a broken-off run ended, and take in what came meanwhile', async () => {
      const texts = Array.from({ length: 300 }, (_, i) => `word${i}`);
      await subject.add(sample('x', texts));
      let calls = 0;
      const failing = subject.store.reindex(OTHER, 12, async (batch) => {
        if (++calls === 2) throw new Error('the model went away');
        return embedOther(batch);
      });
      await expect(failing).rejects.toThrow('the model went away');
      expect(await searchNearest(subject.store.as(ANNA), vectorOf('word1'), 5)).toHaveLength(5);
      const embedded: string[] = [];
      await subject.store.reindex(OTHER, 12, async (batch) => {
        if (embedded.length === 0)
          await new PostgresStore(subject.database).corpus.replaceReport(...parts('late', ['late']));
        embedded.push(...batch);
        return embedOther(batch);
      });
      expect(embedded).toHaveLength(300 - 256 + 1);
      const hits = await searchNearest(subject.store.as(ANNA), vectorOf('late', 12), 400);
      expect(hits).toHaveLength(301);
    });

    it('refuse a model that returns too little', async () => {
      await subject.add(sample('x', ['lion', 'bear']));
      const failing = subject.store.reindex(OTHER, 12, async () => [vectorOf('one', 12)]);
      await expect(failing).rejects.toMatchObject({ code: 'embedder-unavailable' });
    });

    it('may have more dimensions than an index can hold', async () => {
      for (const dimensions of [3072, 4500]) {
        await subject.store.bindEmbedder(`wide-${dimensions}`, dimensions);
        expect(await subject.store.settings()).toMatchObject({ dimensions });
      }
      const { report, passages, outcome } = sample('x', ['lion']);
      const wide = passages.map((passage) => ({ ...passage, embedding: vectorOf(passage.text, 4500) }));
      await subject.store.corpus.replaceReport(report, wide, outcome);
      expect(await searchNearest(subject.store.as(ANNA), vectorOf('lion', 4500), 5)).toHaveLength(1);
    });
  });
}

function parts(sourceKey: string, texts: string[]) {
  const { report, passages, outcome } = sample(sourceKey, texts);
  return [report, passages, outcome] as const;
}
