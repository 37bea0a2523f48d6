import type { Report, RerankedBy } from '../domain/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Reranker } from '../ports/reranker.ts';
import type { PassageWithReport, ReportReader } from '../ports/store.ts';
import type { Translator } from '../ports/translator.ts';
import type { QuestionAnalysis } from './analyse-question.ts';
import { closenessOf } from './closeness.ts';
import type { FusedHit } from './fuse.ts';
import { type RerankWeights, rerank } from './rerank.ts';
import { rerankByModel } from './rerank-by-model.ts';
import type { Asked } from './search-rankings.ts';

export interface RetrievedPassage extends PassageWithReport {
  /** Fused score, 0–1. */
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  /** What each part contributed to the score; they add up to it. */
  readonly shares: Readonly<Record<string, number>>;
  /** See `closenessOf`. */
  readonly closeness: number;
}

/** The question as it is ranked by. */
export interface Asking {
  readonly question: string;
  readonly asked: readonly Asked[];
  readonly analysis: QuestionAnalysis;
  /** Question word → evidence weight, see `termWeights`. */
  readonly weights: ReadonlyMap<string, number>;
  readonly translator: Translator;
}

/** Equal ones by their id, so that the order is the same everywhere. */
export const bestFirst = (a: RetrievedPassage, b: RetrievedPassage): number =>
  b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1);

/** How many of the fused are read and ranked again. */
const RERANKED = 40;

/** Reads the best of a fused ranking and ranks them again by what their sentences say and, where there is one, by the model. */
export async function rankPassages(
  deps: {
    readonly reader: ReportReader;
    readonly embedder: Embedder;
    readonly reranker?: Reranker | null | undefined;
  },
  { question, asked, analysis, weights, translator }: Asking,
  fused: readonly FusedHit[],
  limit: number,
  { rerankWeights, signal }: { rerankWeights?: RerankWeights | undefined; signal?: AbortSignal | undefined },
): Promise<{ passages: readonly RetrievedPassage[]; rerankedBy: RerankedBy | null }> {
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
  const reread = rerank(passages, asked, weights, translator, rerankWeights);
  const { passages: judged, by: rerankedBy } = deps.reranker
    ? await rerankByModel(deps.reranker, question, reread, signal)
    : { passages: reread, by: null };
  return { passages: [...judged].sort(bestFirst), rerankedBy };
}

/** What a later paper only extends still holds: "decides to extend the mandate" does not replace the mandate. */
const inForce = (report: Report): Report =>
  report.supersededHow === 'extends' ? { ...report, supersededBy: null } : report;
