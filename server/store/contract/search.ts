import { describe, expect, it } from 'vitest';
import type { SearchScope } from '../../ports/store.ts';
import type { Subject } from '../contract.ts';
import { readAs } from '../operations/as-asker.ts';
import { ensureEmbeddingIndex } from '../operations/embedding-index.ts';
import { searchText } from '../operations/search-text.ts';
import { searchVectors } from '../operations/search-vectors.ts';
import { readBoundEmbedder } from '../operations/settings.ts';
import {
  ANNA,
  EMBEDDER,
  plainConcepts,
  sample,
  searchNearest,
  searchWords,
  vectorOf,
} from '../testing/fixtures.ts';

export function searchContract(subject: Subject): void {
  const anna = () => subject.store.as(ANNA);
  const found = async (question: string, scope?: SearchScope) =>
    (await searchWords(anna(), question, 10, scope)).map((hit) => hit.passageId);

  describe('text search', () => {
    it('stems each passage in its own language', async () => {
      await subject.add(sample('de', ['Die Verhandlungen wurden in Genf fortgesetzt.'], { language: 'de' }));
      await subject.add(sample('en', ['The negotiators were meeting in Geneva.'], { language: 'en' }));
      await subject.add(sample('fr', ['Les négociations ont repris à Genève.'], { language: 'fr' }));
      await subject.add(sample('it', ['I negoziati sono ripresi a Ginevra.'], { language: 'it' }));
      expect(await found('Wer führte die Verhandlung?')).toEqual(['p_de_0']);
      expect(await found('Which negotiator met?')).toEqual(['p_en_0']);
      expect(await found('négociation reprise')).toEqual(['p_fr_0']);
      expect(await found('negoziati')).toEqual(['p_it_0']);
    });

    it('finds words of the corpus with the same beginning or end, below the word itself', async () => {
      const german = { language: 'de' } as const;
      await subject.add(sample('law', ['Das Rüstungsexportkontrollgesetz gilt.'], german));
      await subject.add(sample('word', ['Der Rüstungsexport steigt.'], german));
      await subject.add(sample('part', ['Die Rüstung kostet Geld.'], german));
      await subject.add(sample('other', ['Der Handel wächst.'], german));
      const word = { word: 'Rüstungsexport', language: 'de', weight: 1, own: true } as const;
      const ask = async (neighbours: number) =>
        (
          await anna().searchText(
            [{ concepts: [{ term: 'Rüstungsexport', words: [{ ...word, neighbours }] }] }],
            10,
          )
        ).hits[0]?.map((hit) => hit.passageId);
      expect(await ask(0)).toEqual(['p_word_0']);
      expect(await ask(8)).toEqual(['p_word_0', 'p_law_0', 'p_part_0']);
    });

    it('leaves out the weakest words where there are too many occurrences', async () => {
      await subject.add(
        sample('many', ['The lion sleeps.', 'The lion and the okapi sleep.'], { context: '' }),
      );
      await subject.add(sample('more', ['The lion and the tiger wake.'], { context: '' }));
      const search = (occurrences: number) =>
        readAs(subject.database, ANNA, (session) =>
          searchText(session, [{ concepts: plainConcepts('lion okapi') }], 9, undefined, { occurrences }),
        );
      expect((await search(1000)).hits[0]).toHaveLength(3);
      const { hits, frequencies } = await search(2);
      expect(hits[0]?.map(({ passageId }) => passageId)).toEqual(['p_many_1']);
      expect(frequencies.get('lion')).toBe(3);
    });

    it('keeps no word and no language of a text that was replaced or removed', async () => {
      const known = () =>
        subject.database.transaction(async (session) =>
          (
            await session.query<{ lexeme: string }>(
              `SELECT lexeme || ' ' || passages AS lexeme FROM vocabulary WHERE config = 'german' ORDER BY 1`,
            )
          ).map(({ lexeme }) => lexeme.trim()),
        );
      await subject.add(sample('a', ['Elefanten'], { language: 'de', context: '' }));
      await subject.add(sample('b', ['Elefanten Giraffen'], { language: 'de', context: '' }));
      expect(await known()).toEqual(['2', 'elefant 2', 'giraff 1']);
      await subject.add(sample('b', ['Antilopen'], { language: 'de', context: '' }));
      expect(await known()).toEqual(['2', 'antilop 1', 'elefant 1']);
      await subject.add(sample('b', ['Lions'], { language: 'en', context: '' }));
      expect(await known()).toEqual(['1', 'elefant 1']);
      await subject.store.corpus.deleteReport(ANNA, 'r_a');
      expect(await known()).toEqual([]);
    });

    it('adds translations up to one word, and takes the better of alternatives', async () => {
      await subject.add(sample('both', ['weapon arms', 'weapon', 'wolf', 'fox'], { context: '' }));
      const say = (own: boolean) =>
        ['weapon', 'arms'].map((word) => ({ word, language: 'en', weight: 1, own, neighbours: 0 }) as const);
      const score = async (own: boolean) => {
        const { hits } = await anna().searchText([{ concepts: [{ term: 'Waffe', words: say(own) }] }], 10);
        return hits[0]?.find(({ passageId }) => passageId === 'p_both_0')?.score ?? 0;
      };
      // Four passages of 1.25 words; "weapon" in two, "arms" in one, together a weight of three.
      const idf = (df: number) => Math.log(1 + (4 - df + 0.5) / (df + 0.5));
      const saturation = (tf: number) => (tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * 2) / 1.25));
      expect(await score(true)).toBeCloseTo(idf(1) * saturation(1), 9);
      expect(await score(false)).toBeCloseTo(idf(3) * saturation(2), 9);
    });

    it('scores BM25 with k1 1.2 and b 0.75', async () => {
      // Lexemes: context "zzz" counts, so the lengths are 4, 3 and 3; "lion" occurs in two of three.
      await subject.add(sample('x', ['lion lion tiger', 'lion bear', 'wolf fox'], { context: 'zzz' }));
      const hits = await searchWords(anna(), 'lion', 10);
      const idf = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
      const score = (tf: number, length: number) =>
        (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * length) / (10 / 3)));
      expect(hits.map((hit) => hit.passageId)).toEqual(['p_x_0', 'p_x_1']);
      expect(hits[0]?.score).toBeCloseTo(score(2, 4), 9);
      expect(hits[1]?.score).toBeCloseTo(score(1, 3), 9);
    });

    it('prefers rare words, and finds numbers of documents and words of the context', async () => {
      const common = Array.from({ length: 8 }, (_, i) => `Report on trade number ${i}.`);
      await subject.add(sample('common', common));
      await subject.add(
        sample('rare', ['The trade in ivory.'], { context: 'Drucksache 18/360, S/RES/1325 (2000)' }),
      );
      expect((await found('trade ivory'))[0]).toBe('p_rare_0');
      expect(await found('18/360')).toEqual(['p_rare_0']);
      expect(await found('What does S/RES/1325 say?')).toEqual(['p_rare_0']);
      expect(await searchWords(anna(), 'trade', 3)).toHaveLength(3);
    });

    it('counts words by their stems', async () => {
      await subject.add(sample('x', ['The treaty.', 'Many treaties.', 'Nothing.'], { context: '' }));
      const { total, frequencies } = await anna().searchText(
        [{ concepts: plainConcepts('treaty Treaties unknown') }],
        10,
      );
      expect(total).toBe(3);
      expect([frequencies.get('treaty'), frequencies.get('Treaties')]).toEqual([2, 2]);
      expect(frequencies.get('unknown') ?? 0).toBe(0);
    });
  });

  describe('filters', () => {
    const scopes: [string, SearchScope | undefined, string[]][] = [
      ['nothing given', undefined, ['a', 'b', 'c', 'd']],
      [
        'empty lists',
        { filter: { originators: [], languages: [], tlps: [], sources: [], withoutSources: [] } },
        ['a', 'b', 'c', 'd'],
      ],
      ['asOf, which keeps undated reports', { asOf: '2020-06-01' }, ['a', 'b', 'd']],
      ['asOf the day before', { asOf: '2020-05-31' }, ['a', 'd']],
      ['a first day', { filter: { publishedFrom: '2020-06-01' } }, ['b', 'c']],
      ['a last day', { filter: { publishedTo: '2020-06-01' } }, ['a', 'b']],
      ['originators', { filter: { originators: ['UN', 'EU'] } }, ['b', 'c']],
      ['languages', { filter: { languages: ['de'] } }, ['c']],
      ['labels', { filter: { tlps: ['AMBER', 'RED'] } }, ['b', 'c']],
      ['reports without a label', { filter: { tlps: ['NONE', 'RED'] } }, ['a', 'c', 'd']],
      ['sources', { filter: { sources: ['a', 'd', 'unknown'] } }, ['a', 'd']],
      ['sources left out', { filter: { withoutSources: ['a', 'd', 'unknown'] } }, ['b', 'c']],
      ['some and without', { filter: { sources: ['a', 'b'], withoutSources: ['a'] } }, ['b']],
      [
        'several at once',
        { filter: { originators: ['UN', 'EU'], languages: ['en'] }, asOf: '2021-01-01' },
        ['b'],
      ],
      ['nothing that fits', { filter: { languages: ['fi'] } }, []],
    ];
    it.each(scopes)('apply inside every search: %s', async (_name, scope, expected) => {
      await subject.add(sample('a', ['lion lion'], { publishedOn: '2019-01-01' }));
      await subject.add(
        sample('b', ['lion bear'], { publishedOn: '2020-06-01', originator: 'UN', tlp: 'AMBER' }),
      );
      await subject.add(
        sample('c', ['lion fox'], {
          publishedOn: '2022-01-01',
          originator: 'EU',
          language: 'de',
          tlp: 'RED',
        }),
      );
      await subject.add(sample('d', ['lion wolf']));
      const ids = expected.map((key) => `p_${key}_0`);
      const vector = vectorOf('lion lion');
      expect((await found('lion', scope)).sort()).toEqual(ids);
      expect((await searchNearest(anna(), vector, 10, scope)).map((hit) => hit.passageId).sort()).toEqual(
        ids,
      );
      expect(await anna().summary(scope)).toMatchObject({ reports: ids.length, passages: ids.length });
      const listed = await anna().listReports({ limit: 1, ...(scope && { scope }) });
      expect([listed.total, listed.reports.length]).toEqual([ids.length, Math.min(1, ids.length)]);
    });
  });

  it('looks inside the documents that are named by number, however it is written', async () => {
    await subject.add(sample('motion', ['lion'], { documentNumber: 'Drucksache 18/9663' }));
    await subject.add(sample('resolution', ['lion'], { documentNumber: 'S/RES/1244 (1999)' }));
    await subject.add(sample('other', ['lion'], { documentNumber: '18/96631' }));
    const concepts = plainConcepts('lion');
    const numbers = [['18/9663'], ['S/RES/1244'], ['19/1'], undefined];
    const found = [['p_motion_0'], ['p_resolution_0'], [], ['p_motion_0', 'p_other_0', 'p_resolution_0']];
    const ids = (all: readonly (readonly { passageId: string }[])[]) =>
      all.map((hits) => hits.map((hit) => hit.passageId).sort());
    const text = await anna().searchText(
      numbers.map((documents) => ({ concepts, documents })),
      10,
    );
    expect(ids(text.hits)).toEqual(found);
    const embedding = vectorOf('lion');
    const queries = numbers.map((documents) => ({ embedding, documents }));
    expect(ids(await anna().searchVectors(queries, 10))).toEqual(found);
    const alone = await Promise.all(queries.map(async (query) => await anna().searchVectors([query], 10)));
    expect(ids(alone.flat())).toEqual(found);
  });

  it('answers several questions at once as it answers each alone', async () => {
    await subject.add(sample('x', ['lion lion', 'lion bear', 'bear bear bear', 'wolf', 'bear wolf']));
    const questions = ['lion', 'bear wolf', 'nothing', 'wolf lion'].map((words) => plainConcepts(words));
    const alone = await Promise.all(
      questions.map(async (concepts) => (await anna().searchText([{ concepts }], 2)).hits[0]),
    );
    const together = await anna().searchText(
      questions.map((concepts) => ({ concepts })),
      2,
    );
    expect(together.hits).toEqual(alone);
    expect(together.hits.map((hits) => hits.length)).toEqual([2, 2, 0, 2]);
    expect([...together.frequencies]).toEqual([
      ['lion', 2],
      ['bear', 3],
      ['wolf', 2],
    ]);
    expect(await anna().searchText([], 5)).toMatchObject({ hits: [], total: 5 });
  });

  describe('vector search', () => {
    const exactly = (
      vector: Float32Array,
      limit: number,
      scope: SearchScope | undefined,
      exactLimit: number,
    ) =>
      readAs(subject.database, ANNA, (session) =>
        searchVectors(session, [{ embedding: vector }], limit, scope, EMBEDDER, exactLimit).then(
          ([hits]) => hits ?? [],
        ),
      );

    it('gives the nearest by cosine, best first', async () => {
      await subject.add(sample('x', ['lion', 'lion tiger', 'wolf']));
      const hits = await searchNearest(anna(), vectorOf('lion'), 2);
      expect(hits.map((hit) => hit.passageId)).toEqual(['p_x_0', 'p_x_1']);
      expect(hits[0]?.score).toBeCloseTo(1, 5);
    });

    it('finds what is nearest to a passage inside other reports', async () => {
      await subject.add(sample('old', ['lion tiger', 'wolf bear']));
      await subject.add(sample('new', ['wolf bear bear', 'lion tiger tiger', 'snake']));
      await subject.add(sample('other', ['lion tiger']));
      const inside = { filter: { sources: ['new'] } };
      const alike = await anna().searchAlike(['p_old_1', 'p_unknown', 'p_old_0'], 1, inside);
      expect(alike.map((hits) => hits.map((hit) => hit.passageId))).toEqual([['p_new_0'], [], ['p_new_1']]);
      const [[hit] = []] = alike;
      const exact = await searchNearest(anna(), vectorOf('wolf bear'), 1, inside);
      expect(hit?.score).toBeCloseTo(exact[0]?.score ?? 0, 5);
      expect(await anna().searchAlike(['p_old_1'], 1, { filter: { sources: ['unknown'] } })).toEqual([[]]);
      expect(await anna().searchAlike([], 1, inside)).toEqual([]);
    });

    it('gives several vectors at once what each gives alone, in scope', async () => {
      await subject.add(sample('x', ['lion', 'lion tiger', 'wolf', 'wolf bear'], { language: 'en' }));
      await subject.add(sample('y', ['lion', 'wolf tiger'], { language: 'de' }));
      const queries = ['lion', 'wolf', 'bear tiger'].map((words) => ({ embedding: vectorOf(words) }));
      for (const scope of [undefined, { filter: { languages: ['de'] } }]) {
        const together = await anna().searchVectors(queries, 2, scope);
        const alone = await Promise.all(
          queries.map(async (query) => (await anna().searchVectors([query], 2, scope))[0]),
        );
        expect(together).toEqual(alone);
        expect(together.map((hits) => hits.length)).toEqual([2, 2, 2]);
      }
    });

    it('builds the index when there is enough to index, once', async () => {
      await subject.add(sample('x', ['lion', 'bear']));
      const indexes = (from: number) =>
        subject.database.transaction(async (session) => {
          const bound = await readBoundEmbedder(session);
          if (bound !== null) await ensureEmbeddingIndex(session, bound, from);
          return session.query("SELECT 1 FROM pg_indexes WHERE indexname LIKE 'embeddings_hnsw_%'");
        });
      expect(await indexes(2)).toHaveLength(0);
      expect(await indexes(1)).toHaveLength(1);
      expect(await indexes(1)).toHaveLength(1);
      await subject.store.corpus.linkSuperseded();
      expect(await searchNearest(subject.store.as(ANNA), vectorOf('lion'), 5)).toHaveLength(2);
    });

    it.each([
      { kind: 'whole', halfFrom: 1000 },
      { kind: 'half', halfFrom: 500 },
    ])(
      'finds through an index of $kind vectors what the exact scan finds, filtered or not',
      async ({ kind, halfFrom }) => {
        for (let report = 0; report < 6; report++) {
          const texts = Array.from(
            { length: 100 },
            (_, i) => `word${report * 100 + i} word${i * 7} word${report}`,
          );
          await subject.add(sample(`n${report}`, texts, { language: report === 0 ? 'de' : 'en' }));
        }
        const vector = vectorOf('word3 word70');
        await subject.database.transaction(async (session) => {
          const bound = await readBoundEmbedder(session);
          if (bound !== null) await ensureEmbeddingIndex(session, bound, 500, halfFrom);
          const [index] = await session.query<{ definition: string }>(
            "SELECT indexdef AS definition FROM pg_indexes WHERE indexname LIKE 'embeddings_hnsw_%'",
          );
          expect(index?.definition).toContain(kind === 'half' ? 'halfvec_cosine_ops' : 'vector_cosine_ops');
        });
        for (const scope of [undefined, { filter: { languages: ['de'] } }]) {
          const exact = await exactly(vector, 20, scope, Number.POSITIVE_INFINITY);
          const indexed = await exactly(vector, 20, scope, 0);
          expect(indexed).toHaveLength(20);
          const known = new Set(exact.map((hit) => hit.passageId));
          const both = indexed.filter((hit) => known.has(hit.passageId));
          expect(both.length).toBeGreaterThanOrEqual(18);
          for (const hit of both)
            expect(hit.score).toBeCloseTo(
              exact.find(({ passageId }) => passageId === hit.passageId)?.score ?? 0,
              6,
            );
          expect(indexed.map((hit) => hit.score)).toEqual(
            indexed.map((hit) => hit.score).toSorted((a, b) => b - a),
          );
        }
      },
    );
  });
}
