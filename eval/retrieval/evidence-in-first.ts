import path from 'node:path';
import { retrieve } from '../../server/answer/retrieve.ts';
import type { Config } from '../../server/config.ts';
import { LOCAL_ASKER } from '../../server/domain/index.ts';
import type { Services } from '../../server/services.ts';
import { loadCases } from '../load-cases.ts';
import { findQuote } from '../match.ts';
import { mean } from '../stats/interval.ts';
import { openWorkspace } from '../workspace.ts';
import { openLangChainBaseline } from './langchain-baseline.ts';

/** How much of the evidence stands whole in one of the first ten texts, of ours and of the baseline. */
export interface EvidenceInFirst {
  readonly name: string;
  /** Pieces of evidence with a quote that stands in the text our parser extracted; only these are counted. */
  readonly pieces: number;
  /** Their quote does not stand in that text, so that no search can find it. */
  readonly unreadable: number;
  readonly ours: SystemFigures;
  readonly baseline: SystemFigures;
}

export interface SystemFigures {
  readonly found: number;
  /** Passages or chunks that were searched. */
  readonly texts: number;
  /** Characters of the first ten together, on average: who returns longer texts finds more in them. */
  readonly characters: number;
}

/** One result, of either system. */
interface Found {
  readonly document: string;
  readonly text: string;
}

const FIRST = 10;

/**
 * Whole documents, read by our parser for both: the product's passages and search against LangChain's chunks of the same
 * texts and vector search. A piece counts where one of the first ten of its document holds its quote whole.
 *
 * @param folder with `questions.jsonl` and `docs/`
 * @throws AktenlageError as `openWorkspace`; BadCaseFile
 */
export async function measureEvidence(
  folder: string,
  options: {
    readonly config: Config;
    readonly root: string;
    /** Where the ingested corpus is kept between runs. */
    readonly cacheDir: string;
    readonly limit: number;
    readonly onProgress?: (what: string, done: number, total: number) => void;
  },
): Promise<EvidenceInFirst> {
  const { config, root, cacheDir, limit, onProgress } = options;
  const { cases } = await loadCases(path.join(folder, 'questions.jsonl'));
  const workspace = await openWorkspace({
    config,
    root,
    corpus: path.join(folder, 'docs'),
    cacheDir,
  });
  const name = path.basename(folder);
  try {
    const { services } = workspace;
    const documents = await readDocuments(services);
    const passages = (await services.store.as(LOCAL_ASKER).summary()).passages;
    const baseline = await openLangChainBaseline(
      services.embedder,
      [...documents].map(([id, text]) => ({ id, text })),
      (done, total) => onProgress?.(`${name}, chunks`, done, total),
    );
    try {
      let pieces = 0;
      let unreadable = 0;
      const ours = { found: 0, characters: [] as number[] };
      const theirs = { found: 0, characters: [] as number[] };
      const chosen = cases
        .filter(({ expect }) => expect.answerable && expect.citations.length > 0)
        .slice(0, limit);
      for (const [index, { question, asOf, expect }] of chosen.entries()) {
        const both = [
          { count: ours, results: await searchOurs(services, question, asOf) },
          { count: theirs, results: await baseline.search(question, FIRST) },
        ];
        for (const { count, results } of both)
          count.characters.push(results.reduce((sum, { text }) => sum + text.length, 0));
        for (const { source, quote } of expect.citations) {
          if (quote === undefined) continue;
          if (findQuote(documents.get(source) ?? '', quote).length === 0) {
            unreadable++;
            continue;
          }
          pieces++;
          for (const { count, results } of both)
            if (
              results.some(({ document, text }) => document === source && findQuote(text, quote).length > 0)
            )
              count.found++;
        }
        onProgress?.(name, index + 1, chosen.length);
      }
      const figures = ({ found, characters }: typeof ours, texts: number): SystemFigures => ({
        found,
        texts,
        characters: mean(characters),
      });
      return {
        name,
        pieces,
        unreadable,
        ours: figures(ours, passages),
        baseline: figures(theirs, baseline.chunks),
      };
    } finally {
      await baseline.close();
    }
  } finally {
    await workspace.dispose();
  }
}

async function readDocuments(services: Services): Promise<Map<string, string>> {
  const reader = services.store.as(LOCAL_ASKER);
  const { total } = await reader.listReports({ limit: 1 });
  const { reports } = await reader.listReports({ limit: total });
  const documents = new Map<string, string>();
  for (const { id, sourceKey } of reports) {
    const stored = await reader.getReport(id);
    if (stored !== null) documents.set(sourceKey, stored.text);
  }
  return documents;
}

async function searchOurs(services: Services, question: string, asOf: string | undefined): Promise<Found[]> {
  const { store, embedder, translator, reranker } = services;
  const { passages } = await retrieve(
    { reader: store.as(LOCAL_ASKER), embedder, translator, reranker },
    { question, ...(asOf === undefined ? {} : { asOf }) },
    { limit: FIRST },
  );
  return passages.map(({ passage, report }) => ({ document: report.sourceKey, text: passage.text }));
}
