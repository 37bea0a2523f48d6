import { PassageScores } from './passage-scores.ts';
import { passagesIn } from './posting-groups.ts';
import type { KnownWord, SearchedRecord } from './searched-record.ts';

/** How many passages have a lexeme, by concept: of all languages, or else a small language would make its words look common. */
export function documentFrequencies(words: readonly KnownWord[]): Map<number, Map<string, number>> {
  const all = new Map<number, Map<string, number>>();
  for (const { concept, lexeme, df } of words) {
    const own = all.get(concept) ?? new Map<string, number>();
    all.set(concept, own.set(lexeme, (own.get(lexeme) ?? 0) + df));
  }
  return all;
}

const NONE: ReadonlySet<number> = new Set();

/** What the passages score in each query. */
export function scoreOccurrences(
  { passages, meanLength, words, named, inScope }: SearchedRecord,
  queries: number,
  members: readonly { query: number; concept: number }[],
  isLimited: (query: number) => boolean,
): PassageScores {
  const idf = (df: number): number => Math.log(1 + (passages - df + 0.5) / (df + 0.5));
  const most = words.reduce((sum, { data }) => sum + data.reduce((own, one) => own + passagesIn(one), 0), 0);
  const scores = new PassageScores(most, queries, meanLength);
  for (const [concept, frequencies] of documentFrequencies(words)) {
    const own = words.filter((word) => word.concept === concept);
    for (const word of own) {
      const weighed = { ...word, idf: idf(frequencies.get(word.lexeme) ?? word.df) };
      for (const data of word.data) scores.meet(data, weighed, inScope);
    }
    scores.endConcept(
      idf(Math.min(passages, togetherIn(own, frequencies))),
      members
        .filter((member) => member.concept === concept)
        .map(({ query }) => ({ query, among: isLimited(query) ? (named.get(query) ?? NONE) : null })),
    );
  }
  return scores;
}

/** The passages with a concept, as many as its words weigh. */
function togetherIn(words: readonly KnownWord[], frequencies: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [lexeme, df] of frequencies)
    sum += df * Math.max(...words.filter((word) => word.lexeme === lexeme).map(({ weight }) => weight));
  return sum;
}
