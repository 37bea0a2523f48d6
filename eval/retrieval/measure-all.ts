import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { openTemporaryServices, type TemporaryServices } from '../temporary-services.ts';
import { type Ablation, without } from './ablation.ts';
import { loadBeir } from './beir.ts';
import { ingestPassages } from './ingest-passages.ts';
import { type LangChainBaseline, openLangChainBaseline } from './langchain-baseline.ts';
import { measureRetrieval, type RetrievalFigures } from './measure.ts';
import { measureBaseline } from './measure-baseline.ts';
import type { Direction } from './sets.ts';

export type Measured = { readonly name: string } & RetrievalFigures;

export interface MeasureAllOptions {
  readonly config: Config;
  readonly root: string;
  /** At most this many questions a direction. */
  readonly limit: number;
  readonly ablations: readonly Ablation[];
  /** Each direction also through LangChain's splitter and plain vector search. */
  readonly baseline?: boolean;
  readonly onProgress?: (what: string, done: number, total: number) => void;
}

/** Every direction through the product's own search; a corpus that follows itself is ingested once. */
export async function measureAll(
  directions: readonly Direction[],
  data: string,
  { config, root, limit, ablations, baseline = false, onProgress }: MeasureAllOptions,
): Promise<Measured[]> {
  const note = (what: string) => (done: number, total: number) => onProgress?.(what, done, total);
  const measured: Measured[] = [];
  let open = null as Opened | null;
  try {
    for (const direction of directions) {
      const set = await loadBeir(path.join(data, direction.folder), direction);
      const corpus = `${direction.folder}/${direction.corpus}`;
      if (open?.corpus !== corpus) {
        await close(open);
        open = { corpus, temporary: await openTemporaryServices(config, root), baseline: null };
        const { services } = open.temporary;
        await ingestPassages(services, set.passages, direction.passageLanguage, note(corpus));
        if (baseline)
          open.baseline = await openLangChainBaseline(
            services.embedder,
            set.passages,
            note(`${corpus}, chunks`),
          );
      }
      const queries = set.queries.slice(0, limit);
      for (const part of ablations) {
        if (part === 'reranker' && open.temporary.services.reranker === null) continue;
        const name = part === 'none' ? direction.name : `${direction.name} − ${part}`;
        const figures = await measureRetrieval(without(part, open.temporary.services), queries, note(name));
        measured.push({ name, ...figures });
      }
      if (open.baseline !== null) {
        const name = `${direction.name} · LangChain`;
        measured.push({ name, ...(await measureBaseline(open.baseline, queries, note(name))) });
      }
    }
  } finally {
    await close(open);
  }
  return measured;
}

/** One corpus, ingested into what is measured on it. */
interface Opened {
  readonly corpus: string;
  readonly temporary: TemporaryServices;
  baseline: LangChainBaseline | null;
}

async function close(open: Opened | null): Promise<void> {
  await open?.baseline?.close();
  await open?.temporary.dispose();
}
