import type { Question, Report, RerankedBy } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { PassageWithReport, ReportReader, SearchScope } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import { acronymCandidates } from '../text/index.ts';
import { analyseQuestion, type QuestionAnalysis } from './analyse-question.ts';
import { closenessOf } from './closeness.ts';
import { type FusedHit, scaled } from './fuse.ts';
import { glossaryTranslator } from './glossary-translator.ts';
import { isLightVerb } from './light-verbs.ts';
import { type RerankWeights, rerank } from './rerank.ts';
import { rerankByModel } from './rerank-by-model.ts';
import { type Asked, searchNearest, searchRankings } from './search-rankings.ts';
import { termWeights } from './term-weights.ts';

export interface RetrievedPassage extends PassageWithReport {
  /** Fused score, 0–1. */
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  /** What each part contributed to the score; they add up to it. */
  readonly shares: Readonly<Record<string, number>>;
  /** See `closenessOf`. */
  readonly closeness: number;
}

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

/** How many of the fused are read and ranked again. */
const RERANKED = 40;
/** A superseded passage keeps this share of its score: found, but below its successor. */
const SUPERSEDED = 0.8;
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
  // Nearly always what the short forms mean changes nothing here, so that nobody waits for them.
  const early = searchNearest(deps, askedOf(question.question, plain), scope, options.signal);
  const analysis = await inRecord(deps.reader, question.question, plain);
  const asked = askedOf(question.question, analysis);
  const { hits } = early.isFor(asked) ? early : searchNearest(deps, asked, scope, options.signal);
  const { rankings, text } = await searchRankings(deps, asked, translator, scope, hits);
  const weights = termWeights(analysis.terms, text.frequencies, text.total, [
    ...analysis.asksFor,
    ...lightOf(analysis),
  ]);
  const fused = interleave(rankings);
  const found = await deps.reader.getPassages(
    fused.slice(0, Math.max(RERANKED, limit)).map((hit) => hit.passageId),
  );
  const byId = new Map(found.map((entry) => [entry.passage.id, entry]));
  const passages: RetrievedPassage[] = [];
  const farthest = fused.reduce<number | undefined>(
    (least, { parts }) => (parts.vector === undefined ? least : Math.min(least ?? 1, parts.vector)),
    undefined,
  );
  for (const hit of fused) {
    const entry = byId.get(hit.passageId);
    if (entry !== undefined)
      passages.push({
        ...entry,
        report: inForce(entry.report),
        score: hit.score,
        parts: hit.parts,
        shares: hit.shares,
        closeness: closenessOf(
          deps.embedder,
          analysis.language,
          entry.passage.language,
          hit.parts.vector ?? farthest,
        ),
      });
  }
  const reread = rerank(passages, asked, weights, translator, options.rerankWeights);
  const { passages: judged, by: rerankedBy } = deps.reranker
    ? await rerankByModel(deps.reranker, question.question, reread, options.signal)
    : { passages: reread, by: null };
  const ranked = judged
    .map((entry) => (entry.report.supersededBy === null ? entry : scaled(entry, SUPERSEDED)))
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
  return { analysis, passages: diversify(ranked, limit), weights, rerankedBy };
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

/** What a later paper only extends still holds: "decides to extend the mandate" does not replace the mandate. */
const inForce = (report: Report): Report =>
  report.supersededHow === 'extends' ? { ...report, supersededBy: null } : report;

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
