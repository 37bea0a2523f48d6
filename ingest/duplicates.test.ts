import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LOCAL_ASKER } from '../server/domain/index.ts';
import { searchWords } from '../server/store/testing/fixtures.ts';
import { similarity, sketchOf } from './similarity.ts';
import { brief, fictional } from './testing/workplace.ts';
import { workplaceForTests } from './testing/workplace-for-tests.ts';

const place = workplaceForTests(4);

describe('the same content under two names', () => {
  it('is one report with two keys, whichever name comes first', async () => {
    for (const name of ['b.md', 'a.md', 'c.md']) await place.put(name, fictional('Arvenia'));
    expect(brief(await place.run())).toEqual([
      ['a.md', 'added', null],
      ['b.md', 'added', 'same-content'],
      ['c.md', 'added', 'same-content'],
    ]);
    expect(Object.keys(await place.reports())).toEqual(['a.md']);
    expect(await place.reader.findReportBySourceKey('c.md')).toMatchObject({
      sourceKey: 'a.md',
      alsoKnownAs: ['b.md', 'c.md'],
    });
    expect(await searchWords(place.reader, 'Arvenia', 10)).toHaveLength(1);
    const { corpusVersion } = await place.store.settings();
    expect(brief(await place.run()).map(([, status]) => status)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect((await place.store.settings()).corpusVersion).toBe(corpusVersion);
  });

  it('lives on when the first of them is changed', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('b.md', fictional('Arvenia'));
    await place.run();
    await place.put('a.md', fictional('Ostrel'));
    const outcomes = brief(await place.run());
    expect(outcomes).toContainEqual(['a.md', 'updated', null]);
    expect(outcomes).toContainEqual(['b.md', 'added', null]);
    expect(Object.keys(await place.reports()).sort()).toEqual(['a.md', 'b.md']);
    expect(brief(await place.run()).map(([, status]) => status)).toEqual(['unchanged', 'unchanged']);
  });

  it('becomes two again when the second is changed', async () => {
    await place.put('a.md', fictional('Arvenia'));
    await place.put('b.md', fictional('Arvenia'));
    await place.run();
    await place.put('b.md', fictional('Ostrel'));
    expect(brief(await place.run())).toEqual([
      ['a.md', 'unchanged', null],
      ['b.md', 'updated', null],
    ]);
    expect((await place.reader.findReportBySourceKey('a.md'))?.alsoKnownAs).toEqual([]);
  });

  it('counts for documents inside archives too', async () => {
    const bytes = new TextEncoder().encode(fictional('Arvenia'));
    await place.put(
      'eins.zip',
      zipSync({ 'a.md': bytes, 'x.md': new TextEncoder().encode(fictional('Kelmar')) }),
    );
    await place.put(
      'zwei.zip',
      zipSync({ 'b.md': bytes, 'y.md': new TextEncoder().encode(fictional('Ostrel')) }),
    );
    await place.run();
    const reports = await place.reports();
    expect(Object.keys(reports).sort()).toEqual([
      'eins.zip',
      'eins.zip/a.md',
      'eins.zip/x.md',
      'zwei.zip',
      'zwei.zip/y.md',
    ]);
    expect(reports['eins.zip/a.md']?.alsoKnownAs).toEqual(['zwei.zip/b.md']);
    // The first archive goes; what the second holds as well stays.
    await place.store.corpus.deleteReport(LOCAL_ASKER, reports['eins.zip']?.id ?? '');
    await place.remove('eins.zip');
    await place.run();
    expect(Object.keys(await place.reports()).sort()).toEqual(['zwei.zip', 'zwei.zip/b.md', 'zwei.zip/y.md']);
  });
});

describe('versions', () => {
  it('are linked by the document’s own words, and how', async () => {
    const resolution = (number: string, body: string) =>
      `---\ntitle: Resolution\n---\n\n${number}\n\n${body}\n`;
    await place.put(
      'neu.md',
      resolution(
        'S/RES/901 (2031)',
        'The Council decides to extend the mandate set out in resolution 900 (2030) by a year.',
      ),
    );
    await place.put(
      'alt.md',
      resolution('S/RES/900 (2030)', 'The Council establishes a mission for one year.'),
    );
    await place.run();
    const reports = await place.reports();
    expect(reports['alt.md']).toMatchObject({ supersededBy: 'neu.md', supersededHow: 'extends' });
    expect(await place.reader.listRelations(reports['neu.md']?.id ?? '')).toMatchObject([
      {
        kind: 'extends',
        sourceKey: 'alt.md',
        words: expect.stringContaining('decides to extend the mandate'),
      },
    ]);
  });
});

/** 200 fictional words in a fixed order, with every `nth` one exchanged. */
const words = (nth: number, by = 'x', count = 400): string =>
  Array.from({ length: count }, (_, i) =>
    nth > 0 && i % nth === 0 ? `${by}${i}` : `wort${(i * 7919) % 1009}`,
  ).join(' ');

describe('near-duplicates', () => {
  it('have signatures that agree as far as their word sequences do', () => {
    expect(similarity(sketchOf(words(0)), sketchOf(words(0).toUpperCase().replaceAll(' ', '\n')))).toBe(1);
    // One word in 100 changes 5 of 100 sequences on either side.
    expect(similarity(sketchOf(words(0)), sketchOf(words(100)))).toBeGreaterThan(0.8);
    expect(similarity(sketchOf(words(0)), sketchOf(words(2)))).toBeLessThan(0.1);
    expect(sketchOf('Ein kurzer Satz sagt nichts darüber.')).toEqual([]);
    expect(sketchOf('immer dasselbe '.repeat(500))).toEqual([]);
  });

  it('are linked in the corpus', async () => {
    await place.put('a.txt', words(0));
    await place.put('b.txt', words(100));
    await place.put('c.txt', words(2));
    await place.run();
    const { id = '' } = (await place.reports())['a.txt'] ?? {};
    expect(await place.reader.listRelations(id)).toMatchObject([
      { kind: 'near-duplicate', sourceKey: 'b.txt', similarity: expect.any(Number) },
    ]);
  });
});
