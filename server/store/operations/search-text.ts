import type { SearchConcept, SearchWord } from '../../ports/search-concept.ts';
import type { PassageHit, SearchScope, TextHits, TextQuery } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import type { ScoredPassage } from './best-passages.ts';
import { numberPatterns, scopeCondition } from './scope.ts';
import { bestOfOccurrences, documentFrequencies } from './score-occurrences.ts';
import { type Row, readRecord, type SearchedRecord, wordsAndOccurrences } from './searched-record.ts';

const CONFIGS: Readonly<Record<SearchWord['language'], string>> = {
  de: 'german',
  en: 'english',
  fr: 'french',
  other: 'simple',
};

/** Words in one search; a question of 20,000 characters has its first concepts searched, which is all it can mean. */
const MOST_WORDS = 1500;

/** Occurrences of words that are looked at, the strongest concepts first and the first in any case: some 10 MB. */
const OCCURRENCES = 2_000_000;

interface SearchTextOptions {
  /** Instead of `OCCURRENCES`. */
  readonly occurrences?: number;
  /** See `bestOfOccurrences`. */
  readonly many?: number;
}

/**
 * BM25 over concepts, over what the asker may see: occurrences, document frequencies, number of passages and mean length are read
 * under his rights, so that nothing hidden shows through a score. One statement looks words up and brings their occurrences, a row
 * of `postings` a word and segment; they are scored here (a million passages on a server: see docs/scale.md), and a second
 * statement reads the best passages.
 *
 * A passage is met in its own language. Words of the question's own language are alternatives: the best one counts.
 * Translations are evidence that adds up (probabilistic structured queries, Darwish & Oard 2003): their frequencies in
 * the passage and in the corpus are summed by weight before the formula is applied, so that a much translated word
 * weighs no more than another.
 *
 * Several queries are one statement: a comparison with two sides and a named document was six, each with the 8 ms that
 * planning and looking words up cost.
 */
export async function searchText(
  session: Session,
  queries: readonly TextQuery[],
  limit: number,
  scope?: SearchScope,
  { occurrences = OCCURRENCES, many }: SearchTextOptions = {},
): Promise<TextHits> {
  const { concepts, members } = union(queries);
  const limits = queries.map(({ documents }) => numberPatterns(documents ?? []));
  const words = concepts
    .flatMap(({ term, words: all }, concept) => all.map((word) => ({ ...word, concept, term })))
    .slice(0, MOST_WORDS);
  const parameters: Parameter[] = [
    words.map(({ concept }) => concept),
    words.map(({ word }) => word.normalize('NFC')),
    words.map(({ language }) => CONFIGS[language]),
    words.map(({ weight }) => weight),
    words.map(({ own }) => (own ? 1 : 0)),
    words.map(({ word, term }) => (word === term ? 1 : 0)),
    words.map(({ neighbours }) => neighbours),
    limits.flatMap((patterns, query) => patterns.map(() => query)),
    limits.flat(),
  ];
  const condition = scopeCondition(scope, parameters);
  const rows = await session.prepared<Row>(wordsAndOccurrences(condition, occurrences), parameters);
  const record = readRecord(rows, condition === 'true');
  const best = (most: number): ScoredPassage[][] =>
    bestOfOccurrences(
      record,
      queries.length,
      members,
      (query) => (limits[query]?.length ?? 0) > 0,
      most,
      many,
    );
  const hits = await livingPassages(session, best, limit);
  return { hits, total: record.passages, frequencies: frequenciesOf(record, concepts) };
}

/**
 * The best passages that are still there: a report that was removed leaves its occurrences behind until the next merge, so that
 * more may have to be read.
 */
async function livingPassages(
  session: Session,
  best: (most: number) => ScoredPassage[][],
  limit: number,
): Promise<PassageHit[][]> {
  for (let most = Math.max(1, 2 * limit); ; most *= 4) {
    const lists = best(most);
    const ids = new Map<number, string>();
    for (let from = 0; from < most; from += Math.max(1, limit)) {
      const keys = lists
        .flatMap((list) => list.slice(from, from + limit))
        .map(({ passageKey }) => passageKey);
      if (keys.length > 0) for (const { key, id } of await idsOf(session, keys)) ids.set(key, id);
      const hits = lists.map((list) =>
        list.slice(0, from + limit).flatMap(({ passageKey, score }): PassageHit[] => {
          const passageId = ids.get(passageKey);
          return passageId === undefined ? [] : [{ passageId, score }];
        }),
      );
      const isEnough = lists.every(
        (list, query) =>
          (hits[query]?.length ?? 0) >= limit || (list.length < most && list.length <= from + limit),
      );
      if (isEnough) return hits.map((list) => list.slice(0, limit));
    }
  }
}

const idsOf = (session: Session, keys: readonly number[]): Promise<{ key: number; id: string }[]> =>
  session.prepared('SELECT key, id FROM passages WHERE key = ANY ($1::int[])', [[...new Set(keys)]]);

/** How many passages have each word of the question itself. */
function frequenciesOf(
  { words }: SearchedRecord,
  concepts: readonly SearchConcept[],
): ReadonlyMap<string, number> {
  const all = documentFrequencies(words);
  const frequencies = new Map<string, number>();
  for (const { concept, lexeme, self } of words) {
    const term = concepts[concept]?.term;
    if (!self || term === undefined) continue;
    frequencies.set(term, Math.max(frequencies.get(term) ?? 0, all.get(concept)?.get(lexeme) ?? 0));
  }
  return frequencies;
}

/** Every different concept of the queries, and which query has which. */
function union(queries: readonly TextQuery[]): {
  concepts: SearchConcept[];
  members: { query: number; concept: number }[];
} {
  const concepts: SearchConcept[] = [];
  const places = new Map<string, number>();
  const members = queries.flatMap((one, query) => {
    const own = new Set<number>();
    for (const concept of one.concepts) {
      const place = places.get(concept.term) ?? concepts.push(concept) - 1;
      places.set(concept.term, place);
      own.add(place);
    }
    return [...own].map((concept) => ({ query, concept }));
  });
  return { concepts, members };
}
