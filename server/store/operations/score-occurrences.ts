import type { ScoredPassage } from './best-passages.ts';
import { PassageScores } from './passage-scores.ts';
import { type EndedConcept, mostOf, type WeighedWord } from './score-window.ts';
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

/** Characters of occurrences from which on it is worth a look which passages can still be among the best: 40,000 occurrences. */
const MANY = 200_000;
/**
 * The look is taken when all other concepts add at most so much of what those so far do: what has all of these is hardly ever
 * passed then by what has none, and looking in vain costs time. A million passages, milliseconds in the median and p95: 5.9 and
 * 16.5; at .65 7.1 and 17.5, at .8 7.1 and 27, without 7.0 and 25; strongest concepts before rare ones 6.3 and 25.
 */
const LITTLE = 0.5;

/** A concept with its words, ready to be met. */
interface WeighedConcept extends EndedConcept {
  readonly words: readonly (WeighedWord & { readonly data: readonly string[] })[];
  /** What it adds at most to a passage, in billionths. */
  readonly most: number;
  /** Characters. */
  readonly size: number;
}

/**
 * The best passages of each query, best first; equal ones by key. The rarest concepts are added up first. Of one query the others,
 * which have most of the occurrences, are then looked for only in passages that can still be among the best: what they add at most
 * is known (MaxScore, Turtle & Flood 1995). The result is the same.
 *
 * @param most as many of each
 * @param many characters of the others from which on that is tried
 */
export function bestOfOccurrences(
  record: SearchedRecord,
  queries: number,
  members: readonly { query: number; concept: number }[],
  isLimited: (query: number) => boolean,
  most: number,
  many = MANY,
): ScoredPassage[][] {
  const concepts = weighedConcepts(record, members, isLimited);
  const rarest = [...concepts].sort((a, b) => a.size - b.size);
  const byReport = members.some(({ query }) => isLimited(query));
  const strong = queries === 1 && !byReport ? strongOf(rarest, many) : rarest.length;
  return PassageScores.best({ queries, most, meanLength: record.meanLength, byReport }, (scores) => {
    for (const [place, concept] of rarest.entries()) {
      if (place === strong) scores.narrow(sumOf(rarest.slice(strong), 'most'));
      for (const word of concept.words) for (const data of word.data) scores.meet(data, word, record.inScope);
      scores.endConcept(concept);
    }
  });
}

function weighedConcepts(
  { passages, words, named }: SearchedRecord,
  members: readonly { query: number; concept: number }[],
  isLimited: (query: number) => boolean,
): WeighedConcept[] {
  const idfOf = (df: number): number => Math.log(1 + (passages - df + 0.5) / (df + 0.5));
  return [...documentFrequencies(words)].map(([concept, frequencies]) => {
    const known = words.filter((word) => word.concept === concept);
    const own = known.map((word) => ({ ...word, idf: idfOf(frequencies.get(word.lexeme) ?? word.df) }));
    const idf = idfOf(Math.min(passages, togetherIn(known, frequencies)));
    return {
      words: own,
      idf,
      members: members
        .filter((member) => member.concept === concept)
        .map(({ query }) => ({ query, among: isLimited(query) ? (named.get(query) ?? NONE) : null })),
      most: Math.max(...own.map((word) => mostOf(word, word.own ? word.idf : idf))),
      size: own.reduce((sum, { data }) => sum + data.reduce((all, one) => all + one.length, 0), 0),
    };
  });
}

/** How many concepts are met before the others are looked for where these led; all where the others are not many. */
function strongOf(rarest: readonly WeighedConcept[], many: number): number {
  const place = rarest.findIndex(
    (_, at) => at > 0 && sumOf(rarest.slice(at), 'most') <= LITTLE * sumOf(rarest.slice(0, at), 'most'),
  );
  return place > 0 && sumOf(rarest.slice(place), 'size') >= many ? place : rarest.length;
}

const sumOf = (concepts: readonly WeighedConcept[], what: 'most' | 'size'): number =>
  concepts.reduce((sum, concept) => sum + concept[what], 0);

/** The passages with a concept, as many as its words weigh. */
function togetherIn(words: readonly KnownWord[], frequencies: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [lexeme, df] of frequencies)
    sum += df * Math.max(...words.filter((word) => word.lexeme === lexeme).map(({ weight }) => weight));
  return sum;
}
