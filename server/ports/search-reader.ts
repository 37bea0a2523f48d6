import type { Filter } from '../domain/index.ts';
import type { SearchConcept } from './search-concept.ts';

export interface SearchScope {
  readonly filter?: Filter | undefined;
  /** Nothing published after this day (reports without a date stay in). */
  readonly asOf?: string | undefined;
}

/** One of several searches that are run together: a question, its sides, and each inside the documents it names. */
export interface SearchQuery {
  /** Only reports whose document number ends in one of these, whatever signs stand between ("18/9663", "Drs. 18/9663"). */
  readonly documents?: readonly string[] | undefined;
}

export interface TextQuery extends SearchQuery {
  readonly concepts: readonly SearchConcept[];
}

export interface VectorQuery extends SearchQuery {
  readonly embedding: Float32Array;
}

export interface PassageHit {
  readonly passageId: string;
  /** Cosine similarity (−1–1) for vectors, BM25 (≥ 0, unbounded) for text. */
  readonly score: number;
}

export interface TextHits {
  /** Of each query, in their order; best first. */
  readonly hits: readonly (readonly PassageHit[])[];
  /** Number of passages that the asker may see. */
  readonly total: number;
  /** Term of a concept → number of visible passages with the term itself; absent where there is none. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/** What a question may have been shortened to, and the stems of what it may have spelt out. */
export interface AcronymCandidates {
  readonly short: readonly string[];
  readonly long: readonly string[];
}

/** Searches as one asker. */
export interface SearchReader {
  /** Nearest passages by cosine to each query, best first. */
  searchVectors(
    queries: readonly VectorQuery[],
    limit: number,
    scope?: SearchScope,
  ): Promise<readonly (readonly PassageHit[])[]>;
  /**
   * For each passage those nearest to it, best first, among all in a narrow scope; none for one that is unknown or invisible.
   */
  searchAlike(
    passageIds: readonly string[],
    limit: number,
    scope: SearchScope,
  ): Promise<readonly (readonly PassageHit[])[]>;
  /** Short and long forms that a visible report defines, of those that the question may have; what the most reports define first. */
  findAcronyms(candidates: AcronymCandidates): Promise<{ short: string; long: string }[]>;
  /** BM25 over stems of each passage's own language. Concepts with the same term are one across the queries. */
  searchText(queries: readonly TextQuery[], limit: number, scope?: SearchScope): Promise<TextHits>;
}
