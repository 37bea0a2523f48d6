import { afterEach, describe, expect, it, vi } from 'vitest';
import { PassageScores } from './operations/passage-scores.ts';
import { groupOf, groupsOf } from './operations/posting-groups.ts';
import { bestOfOccurrences, documentFrequencies } from './operations/score-occurrences.ts';
import type { KnownWord, SearchedRecord } from './operations/searched-record.ts';

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Met {
  readonly key: number;
  readonly report: number;
  readonly frequency: number;
  readonly length: number;
}

interface Corpus {
  readonly record: SearchedRecord;
  readonly met: ReadonlyMap<KnownWord, readonly Met[]>;
}

/** A record of passages in reports whose keys have gaps; words from rare to common, several to a concept, in rows of several reports. */
function corpus(seed: number, scope: 'whole' | 'filtered' = 'whole'): Corpus {
  const random = seeded(seed);
  const reports = Array.from({ length: 150 + Math.floor(100 * random()) }, (_, at) => at * 3 + 1);
  let key = Math.floor(200_000 * random());
  const passages = reports.flatMap((report) => {
    key += Math.floor(500 * random() ** 4);
    return Array.from({ length: 1 + Math.floor(30 * random()) }, () => ({
      key: ++key,
      report,
      // Few lengths, so that many passages score the same.
      length: 20 + 30 * Math.floor(4 * random()),
    }));
  });
  const met = new Map<KnownWord, Met[]>();
  for (let concept = 0; concept < 2 + 4 * random(); concept++)
    for (let word = 0; word < 1 + 4 * random(); word++) {
      const share = 0.4 * random() ** 3;
      const own = random() < 0.6;
      const found = passages
        .filter(() => random() < share)
        .map((passage) => ({ ...passage, frequency: random() < 0.7 ? 1 : 1 + Math.floor(12 * random()) }));
      const known: KnownWord = {
        concept,
        lexeme: random() < 0.2 ? 'shared' : `word${word}`,
        own,
        self: false,
        weight: random() < 0.5 ? 1 : Math.ceil(10 * random()) / 10,
        df: found.length,
        data: rowsOf(found, random),
      };
      if (found.length > 0) met.set(known, found);
    }
  const inScope = scope === 'whole' ? null : new Set(reports.filter(() => random() < 0.5));
  const named = new Map([[1, new Set(reports.filter(() => random() < 0.1))]]);
  const meanLength = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
  return { record: { passages: passages.length, meanLength, words: [...met.keys()], named, inScope }, met };
}

/** Reports of one row in any order, as merges leave them. */
function rowsOf(found: readonly Met[], random: () => number): string[] {
  const rows = ['', '', ''];
  for (const report of new Set(found.map((one) => one.report))) {
    const group = groupOf(
      report,
      found.filter((one) => one.report === report),
    );
    const row = Math.floor(3 * random());
    rows[row] = random() < 0.1 ? group + rows[row] : rows[row] + group;
  }
  return rows.filter((row) => row !== '');
}

/** The formula, passage by passage. */
function plainly({ record, met }: Corpus, query: number, most: number) {
  const { passages, meanLength, words, named, inScope } = record;
  const idf = (df: number) => Math.log(1 + (passages - df + 0.5) / (df + 0.5));
  const share = 1.2 * 0.75;
  const totals = new Map<number, number>();
  for (const [concept, frequencies] of documentFrequencies(words)) {
    const own = new Map<number, number>();
    const translated = new Map<number, { frequency: number; length: number }>();
    for (const word of words.filter((one) => one.concept === concept))
      for (const { key, report, frequency, length } of met.get(word) ?? []) {
        if (inScope?.has(report) === false || (query === 1 && named.get(1)?.has(report) === false)) continue;
        const strength = word.weight * idf(frequencies.get(word.lexeme) ?? 0) * (1.2 + 1);
        const value = (strength * frequency) / (frequency + 1.2 * 0.25 + (share / meanLength) * length);
        if (word.own) own.set(key, Math.max(own.get(key) ?? 0, value));
        else {
          const before = translated.get(key)?.frequency ?? 0;
          translated.set(key, { frequency: before + Math.round(word.weight * 1e9 * frequency), length });
        }
      }
    let together = 0;
    for (const [lexeme, df] of frequencies)
      together +=
        df *
        Math.max(
          ...words.filter((one) => one.concept === concept && one.lexeme === lexeme).map((one) => one.weight),
        );
    const all = idf(Math.min(passages, together));
    for (const key of new Set([...own.keys(), ...translated.keys()])) {
      const { frequency = 0, length = 0 } = translated.get(key) ?? {};
      const sum = frequency / 1e9;
      const other =
        sum === 0 ? 0 : (all * sum * (1.2 + 1)) / (sum + 1.2 * 0.25 + (share / meanLength) * length);
      totals.set(key, (totals.get(key) ?? 0) + Math.round(Math.max(own.get(key) ?? 0, other) * 1e9));
    }
  }
  return [...totals]
    .filter(([, total]) => total > 0)
    .sort(([one, a], [other, b]) => b - a || one - other)
    .slice(0, most)
    .map(([passageKey, total]) => ({ passageKey, score: total / 1e9 }));
}

const membersOf = ({ record }: Corpus, queries: readonly number[]) =>
  [...new Set(record.words.map(({ concept }) => concept))].flatMap((concept) =>
    queries.map((query) => ({ query, concept })),
  );

afterEach(() => vi.restoreAllMocks());

describe('the best passages of the occurrences', () => {
  it.each(['whole', 'filtered'] as const)('are those of the plain formula, in a %s record', (scope) => {
    const narrow = vi.spyOn(PassageScores.prototype, 'narrow');
    for (let seed = 1; seed <= 120; seed++) {
      const one = corpus(seed, scope);
      for (const most of [1, 7, 60]) {
        const expected = plainly(one, 0, most);
        const found = (many: number) =>
          bestOfOccurrences(one.record, 1, membersOf(one, [0]), () => false, most, many)[0];
        expect(found(Number.POSITIVE_INFINITY), `seed ${seed}`).toEqual(expected);
        expect(found(0), `seed ${seed}, narrowed`).toEqual(expected);
      }
    }
    // Else the second half of this says nothing.
    const left = narrow.mock.results.filter(({ value }) => value === true).length;
    expect(left).toBeGreaterThan(50);
    expect(narrow.mock.results.length - left).toBeGreaterThan(20);
  });

  it('are told for several queries at once, of which one looks into the reports that it names', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const one = corpus(seed);
      const both = bestOfOccurrences(one.record, 2, membersOf(one, [0, 1]), (query) => query === 1, 25, 0);
      expect(both).toEqual([plainly(one, 0, 25), plainly(one, 1, 25)]);
    }
  });

  it('are none where there is no word', () => {
    const record = { passages: 9, meanLength: 5, words: [], named: new Map(), inScope: null };
    expect(bestOfOccurrences(record, 1, [], () => false, 5)).toEqual([[]]);
  });

  it('do not depend on a search that failed before', () => {
    const one = corpus(5);
    const broken = {
      ...one.record,
      words: [...one.record.words, { ...one.record.words[0], concept: 99, data: null }],
    };
    expect(() =>
      bestOfOccurrences(broken as unknown as SearchedRecord, 1, membersOf(one, [0]), () => false, 5),
    ).toThrow(TypeError);
    expect(bestOfOccurrences(one.record, 1, membersOf(one, [0]), () => false, 9)[0]).toEqual(
      plainly(one, 0, 9),
    );
  });
});

describe('the groups of a row', () => {
  it('are told apart, whatever the numbers', () => {
    const keys = [0, 63, 64, 2047, 2048, 65_535, 65_536, 2 ** 21, 2 ** 26, 2 ** 31 - 1];
    const groups = keys.map((key) => groupOf(key, [{ key, frequency: 1, length: 40_000 }]));
    const text = groups.join('');
    expect(text).toMatch(/^[ -\x7f]*$/);
    expect([...groupsOf(text)].map(({ reportKey }) => reportKey)).toEqual(keys);
    expect([...groupsOf(text)].map(({ start, end }) => text.slice(start, end))).toEqual(groups);
  });
});
