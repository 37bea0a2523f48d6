import type { SearchConcept, SearchWord } from '../../ports/search-concept.ts';
import type { PassageHit, SearchScope, TextHits, TextQuery } from '../../ports/store.ts';
import type { Parameter, Session } from '../database.ts';
import type { PassageScores } from './passage-scores.ts';
import { numberPatterns, scopeCondition } from './scope.ts';
import { documentFrequencies, scoreOccurrences } from './score-occurrences.ts';
import { type Row, readRecord, type SearchedRecord, wordsAndOccurrences } from './searched-record.ts';

const CONFIGS: Readonly<Record<SearchWord['language'], string>> = {
  de: 'german',
  en: 'english',
  fr: 'french',
  other: 'simple',
};

/** Words in one search; a question of 20,000 characters has its first concepts searched, which is all it can mean. */
const MOST_WORDS = 1500;

/** Occurrences of words that are looked at, the strongest concepts first and the first in any case: 16 MB. */
const OCCURRENCES = 2_000_000;

/**
 * BM25 over concepts, over what the asker may see: occurrences, document frequencies, number of passages and mean length are read
 * under his rights, so that nothing hidden shows through a score. One statement looks words up and brings their occurrences, a row
 * of `postings` a word and segment; they are scored here (100,000 passages on a server: see docs/scale.md), and a second statement
 * reads the best passages.
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
  options: { readonly occurrences: number } = { occurrences: OCCURRENCES },
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
  const rows = await session.prepared<Row>(wordsAndOccurrences(condition, options.occurrences), parameters);
  const record = readRecord(rows, condition === 'true');
  const scores = scoreOccurrences(
    record,
    queries.length,
    members,
    (query) => (limits[query]?.length ?? 0) > 0,
  );
  const hits: PassageHit[][] = [];
  for (const query of queries.keys()) hits.push(await bestPassages(session, scores, query, limit));
  return { hits, total: record.passages, frequencies: frequenciesOf(record, concepts) };
}

/** A report that was removed leaves its occurrences behind until the next merge, so that more may have to be read. */
async function bestPassages(
  session: Session,
  scores: PassageScores,
  query: number,
  limit: number,
): Promise<PassageHit[]> {
  const hits: PassageHit[] = [];
  for (let from = 0; hits.length < limit; from += limit) {
    const best = scores.best(query, from, limit);
    if (best.length === 0) break;
    const ids = new Map(
      (
        await session.prepared<{ key: number; id: string }>(
          'SELECT key, id FROM passages WHERE key = ANY ($1::int[])',
          [best.map(({ passageKey }) => passageKey)],
        )
      ).map(({ key, id }) => [key, id]),
    );
    for (const { passageKey, score } of best) {
      const passageId = ids.get(passageKey);
      if (passageId !== undefined && hits.length < limit) hits.push({ passageId, score });
    }
  }
  return hits;
}

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
