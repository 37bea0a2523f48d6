import type { Question } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { PassageWithReport, ReportReader, SearchScope } from '../ports/store.ts';
import { analyseQuestion, type QuestionAnalysis } from './analyse-question.ts';
import { bestOf, type FusedHit, fuse, rankerWeights } from './fuse.ts';
import { termWeights } from './term-weights.ts';
import { type TranslatedQuestion, translateQuestion } from './translate-question.ts';

export interface RetrievedPassage extends PassageWithReport {
  /** Fused score, 0–1. */
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

export interface Retrieval {
  readonly analysis: QuestionAnalysis;
  readonly passages: readonly RetrievedPassage[];
  /** Question word → evidence weight, see `termWeights`. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface RetrieveOptions {
  /** How many passages come back. */
  readonly limit?: number;
  readonly signal?: AbortSignal | undefined;
}

/** How many hits each ranker contributes before fusion. */
const POOL = 60;
/** A superseded passage keeps this share of its score: found, but below its successor. */
const SUPERSEDED = 0.8;
/** At most this many passages of one report among the results, so that one long document does not hide the others. */
const PER_REPORT = 6;

/**
 * Finds the passages for a question inside the rights of the reader: BM25 over stems and vectors, fused with
 * weights, one search a side where the question compares, best first.
 */
export async function retrieve(
  deps: { reader: ReportReader; embedder: Embedder },
  question: Pick<Question, 'question' | 'filter' | 'asOf'>,
  options: RetrieveOptions = {},
): Promise<Retrieval> {
  const analysis = analyseQuestion(question.question);
  const scope: SearchScope = { filter: question.filter, asOf: question.asOf };
  const limit = options.limit ?? 20;
  const translations = ['de', 'en', 'fr']
    .filter((language) => language !== analysis.language)
    .map((language) => translateQuestion(analysis, language))
    .filter(({ query, coverage }) => query !== '' && coverage > 0);
  const queries = [question.question, ...analysis.sides];
  const [rankings, statistics] = await Promise.all([
    Promise.all(
      queries.map((query, index) =>
        // The translations belong to the whole question; its sides are searched in its own words.
        rank(deps, query, analysis.language, index === 0 ? translations : [], scope, options.signal),
      ),
    ),
    deps.reader.wordFrequencies(analysis.terms, scope),
  ]);
  const fused = interleave(rankings);
  const found = await deps.reader.getPassages(fused.slice(0, limit * 3).map((hit) => hit.passageId));
  const byId = new Map(found.map((entry) => [entry.passage.id, entry]));
  const passages: RetrievedPassage[] = [];
  for (const hit of fused) {
    const entry = byId.get(hit.passageId);
    if (entry === undefined) continue;
    const score = entry.report.supersededBy === null ? hit.score : hit.score * SUPERSEDED;
    passages.push({ ...entry, score, parts: hit.parts });
  }
  passages.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
  return {
    analysis,
    passages: diversify(passages, limit),
    weights: termWeights(analysis.terms, statistics.frequencies, statistics.total),
  };
}

/** A ranking by translated words weighs what the translation carries, and never more than the question's own words. */
const TRANSLATED = 0.9;

async function rank(
  { reader, embedder }: { reader: ReportReader; embedder: Embedder },
  query: string,
  language: string,
  translations: readonly TranslatedQuestion[],
  scope: SearchScope,
  signal: AbortSignal | undefined,
): Promise<FusedHit[]> {
  const weights = rankerWeights(language, embedder.languages);
  const [text, vector, ...translated] = await Promise.all([
    reader.searchText(query, POOL, scope),
    embedder.embedQuery(query, signal).then((embedding) => reader.searchVectors(embedding, POOL, scope)),
    ...translations.map((translation) => reader.searchText(translation.query, POOL, scope)),
  ]);
  const lexical = bestOf([
    { share: 1, hits: text },
    ...translations.map(({ coverage }, index) => ({
      share: TRANSLATED * coverage,
      hits: translated[index] ?? [],
    })),
  ]);
  return fuse([
    { name: 'text', weight: weights.text, hits: lexical },
    { name: 'vector', weight: weights.vector, hits: vector },
  ]);
}

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
