import type { Embedder } from '../ports/embedder.ts';
import type { PassageHit, ReportReader, SearchScope, TextHits } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import { type FusedHit, fuse, rankerWeights, scaled } from './fuse.ts';
import { conceptsOf } from './search-concepts.ts';

/** The question, or one side of it. */
export interface Asked {
  readonly query: string;
  readonly analysis: QuestionAnalysis;
}

/** How many hits each ranker contributes before fusion. */
const POOL = 60;
/** A passage of a document that the question names stands a little below the best of the whole record. */
const NAMED = 0.9;

interface Search extends Asked {
  /** Numbers of the documents that are searched alone. */
  readonly documents: readonly string[] | undefined;
}

/** One search a question or side, and one more inside the documents that it names by their number; none where it names none. */
const searchesOf = (asked: readonly Asked[]): Search[] => [
  ...asked.map((one) => ({ ...one, documents: undefined })),
  ...asked.flatMap((one) => {
    const documents = documentsNamed(one.analysis);
    return documents.length > 0 ? [{ ...one, documents }] : [];
  }),
];

/** The nearest passages of each search, on their way. */
export interface NearestOnTheWay {
  /** Whether another question, as it was understood later, is asked for the same. */
  readonly isFor: (asked: readonly Asked[]) => boolean;
  readonly hits: Promise<readonly (readonly PassageHit[])[]>;
}

const vectorsOf = (searches: readonly Search[]): string =>
  JSON.stringify(searches.map(({ query, documents }) => [query, documents ?? null]));

/** Begins the search by vectors, which needs nothing but the question; a failure is told to whoever waits for it. */
export function searchNearest(
  reader: ReportReader,
  embed: (query: string) => Promise<Float32Array>,
  asked: readonly Asked[],
  scope: SearchScope,
): NearestOnTheWay {
  const searches = searchesOf(asked);
  const search = async () => {
    const embeddings = await Promise.all(asked.map(({ query }) => embed(query)));
    const byQuery = new Map(asked.map(({ query }, index) => [query, embeddings[index]]));
    const queries = searches.flatMap(({ query, documents }) => {
      const embedding = byQuery.get(query);
      return embedding === undefined ? [] : [{ embedding, documents }];
    });
    return reader.searchVectors(queries, POOL, scope);
  };
  const hits = search();
  hits.catch(() => undefined);
  return { isFor: (others) => vectorsOf(searchesOf(others)) === vectorsOf(searches), hits };
}

/** One ranking a search: by words and by vectors, fused. */
export async function searchRankings(
  { reader, embedder }: { readonly reader: ReportReader; readonly embedder: Embedder },
  asked: readonly Asked[],
  translator: Translator,
  scope: SearchScope,
  nearest: Promise<readonly (readonly PassageHit[])[]>,
): Promise<{ rankings: FusedHit[][]; text: TextHits }> {
  const searches = searchesOf(asked);
  const [text, vector] = await Promise.all([
    reader.searchText(
      searches.map(({ analysis, documents }) => ({ concepts: conceptsOf(analysis, translator), documents })),
      POOL,
      scope,
    ),
    nearest,
  ]);
  const rankings = searches.map(({ analysis, documents }, index) => {
    const weights = rankerWeights(analysis.language, embedder.languages);
    const ranking = fuse([
      { name: 'text', weight: weights.text, hits: text.hits[index] ?? [] },
      { name: 'vector', weight: weights.vector, hits: vector[index] ?? [], floor: 'last' },
    ]);
    return documents === undefined ? ranking : ranking.map((hit) => scaled(hit, NAMED));
  });
  return { rankings, text };
}

const documentsNamed = (analysis: QuestionAnalysis): string[] =>
  analysis.figures.flatMap((figure) => (figure.kind === 'reference' ? [figure.reference] : []));
