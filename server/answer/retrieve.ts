import type { Question, RerankedBy } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { ReportReader, SearchScope } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import { acronymCandidates } from '../text/index.ts';
import { analyseQuestion, type QuestionAnalysis } from './analyse-question.ts';
import { type FusedHit, scaled } from './fuse.ts';
import { glossaryTranslator } from './glossary-translator.ts';
import { isLightVerb } from './light-verbs.ts';
import { type Asking, bestFirst, type RetrievedPassage, rankPassages } from './rank-passages.ts';
import type { RerankWeights } from './rerank.ts';
import { type Asked, searchNearest, searchRankings } from './search-rankings.ts';
import { withSuccessors } from './successors.ts';
import { termWeights } from './term-weights.ts';

export type { RetrievedPassage } from './rank-passages.ts';

export interface Retrieval {
  readonly analysis: QuestionAnalysis;
  readonly passages: readonly RetrievedPassage[];
  /** Question word → evidence weight, see `termWeights`. */
  readonly weights: ReadonlyMap<string, number>;
  /** The reranking model that was asked; null where none is configured. */
  readonly rerankedBy: RerankedBy | null;
}

export interface RetrieveDependencies {
  readonly reader: ReportReader;
  readonly embedder: Embedder;
  /** The house glossary unless a dictionary is installed. */
  readonly translator?: Translator | undefined;
  /** Reads the best passages again; none by default. */
  readonly reranker?: Reranker | null | undefined;
}

export interface RetrieveOptions {
  /** How many passages come back. */
  readonly limit?: number;
  readonly signal?: AbortSignal | undefined;
  /** Other weights than the product's, to measure what each part is worth. */
  readonly rerankWeights?: RerankWeights | undefined;
}

/** A superseded passage keeps this share of its score: found, but below its successor. */
const SUPERSEDED = 0.8;
/** Of a report that replaced another so many passages are read as what it says now where the other said what was found. */
const COUNTERPARTS = 2;
/** At most this many passages of one report among the results, so that one long document does not hide the others. */
const PER_REPORT = 6;

/**
 * Finds the passages for a question inside the rights of the reader: BM25 over stems, translations and related words,
 * and vectors, fused with weights; the best are ranked again by what their sentences say and, where a reranker is
 * configured, by that. One search a side where the question compares. Best first.
 */
export async function retrieve(
  deps: RetrieveDependencies,
  question: Pick<Question, 'question' | 'filter' | 'asOf'>,
  options: RetrieveOptions = {},
): Promise<Retrieval> {
  const translator = deps.translator ?? glossaryTranslator;
  const scope: SearchScope = { filter: question.filter, asOf: question.asOf };
  const limit = options.limit ?? 20;
  const plain = analyseQuestion(question.question);
  const embed = once((query) => deps.embedder.embedQuery(query, options.signal));
  const nearest = (of: readonly Asked[], within: SearchScope) =>
    searchNearest(deps.reader, embed, of, within);
  const known = inRecord(deps.reader, question.question, plain);
  known.catch(() => undefined);
  // Nearly always what the short forms mean changes nothing here, so that it does not wait for them.
  const early = nearest(askedOf(question.question, plain), scope);
  const analysis = await known;
  const asked = askedOf(question.question, analysis);
  const { hits } = early.isFor(asked) ? early : nearest(asked, scope);
  const { rankings, text } = await searchRankings(deps, asked, translator, scope, hits);
  const weights = termWeights(analysis.terms, text.frequencies, text.total, [
    ...analysis.asksFor,
    ...lightOf(analysis),
  ]);
  const asking: Asking = { question: question.question, asked, analysis, weights, translator };
  const rank = (found: typeof rankings) => rankPassages(deps, asking, interleave(found), limit, options);
  const { passages, rerankedBy } = await rank(rankings);
  const whole = await withSuccessors(passages, limit, scope, async (within, replaced) => {
    const [inside, alike] = await Promise.all([
      searchRankings(deps, asked, translator, within, nearest(asked, within).hits),
      deps.reader.searchAlike(replaced, COUNTERPARTS, within),
    ]);
    const counterparts = new Set(alike.flat().map(({ passageId }) => passageId));
    const { passages: found } = await rank([...inside.rankings, [...counterparts].map(unasked)]);
    return { found, counterparts };
  });
  const ranked = whole
    .map((entry) => (entry.report.supersededBy === null ? entry : scaled(entry, SUPERSEDED)))
    .sort(bestFirst);
  return { analysis, passages: diversify(ranked, limit), weights, rerankedBy };
}

/** A passage that no search has asked for: only its sentences speak for it. */
const unasked = (passageId: string): FusedHit => ({ passageId, score: 0, parts: {}, shares: {} });

/** The vector of a text is made once. */
function once(embed: (query: string) => Promise<Float32Array>): (query: string) => Promise<Float32Array> {
  const known = new Map<string, Promise<Float32Array>>();
  return (query) => {
    const vector = known.get(query) ?? embed(query);
    known.set(query, vector);
    return vector;
  };
}

/** With the short forms that the record defines. */
async function inRecord(
  reader: ReportReader,
  question: string,
  plain: QuestionAnalysis,
): Promise<QuestionAnalysis> {
  const acronyms = await reader.findAcronyms(acronymCandidates(question, plain.language));
  return acronyms.length === 0 ? plain : analyseQuestion(question, plain.language, acronyms);
}

/** The question, its sides and its parts. */
const askedOf = (question: string, analysis: QuestionAnalysis): Asked[] => [
  { query: question, analysis },
  ...analysis.sides.map((query) => ({ query, analysis: sideOf(query, analysis) })),
  ...analysis.parts.map((query) => ({
    query,
    analysis: analyseQuestion(query, analysis.language, analysis.acronyms),
  })),
];

/** The light verbs of a question that has other words. */
function lightOf({ terms }: QuestionAnalysis): string[] {
  const light = terms.filter(isLightVerb);
  return light.length < terms.length ? light : [];
}

/** A side is a question of the same kind and language, however few its words. */
const sideOf = (side: string, whole: QuestionAnalysis): QuestionAnalysis => ({
  ...analyseQuestion(side, whole.language, whole.acronyms),
  kind: whole.kind,
});

/** The whole question's ranking, in which a passage may be lifted by the side that it answers best. */
function interleave(rankings: readonly (readonly FusedHit[])[]): FusedHit[] {
  const best = new Map<string, FusedHit>();
  for (const ranking of rankings) {
    for (const hit of ranking) {
      const known = best.get(hit.passageId);
      if (known === undefined || hit.score > known.score) best.set(hit.passageId, hit);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
}

/** Drops copies of the same text and bounds the passages of one report. */
function diversify(passages: readonly RetrievedPassage[], limit: number): RetrievedPassage[] {
  const texts = new Set<string>();
  const perReport = new Map<string, number>();
  const kept: RetrievedPassage[] = [];
  for (const candidate of passages) {
    if (kept.length === limit) break;
    const text = candidate.passage.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const count = perReport.get(candidate.report.id) ?? 0;
    if (texts.has(`${candidate.report.id}:${text}`) || count >= PER_REPORT) continue;
    texts.add(`${candidate.report.id}:${text}`);
    perReport.set(candidate.report.id, count + 1);
    kept.push(candidate);
  }
  return kept;
}
