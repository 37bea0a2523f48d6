import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { openTemporaryServices, type TemporaryServices } from '../temporary-services.ts';
import { type Ablation, without } from './ablation.ts';
import { loadBeir } from './beir.ts';
import { ingestPassages } from './ingest-passages.ts';
import { measureRetrieval, type RetrievalFigures } from './measure.ts';
import type { Direction } from './sets.ts';

export type Measured = { readonly name: string } & RetrievalFigures;

export interface MeasureAllOptions {
  readonly config: Config;
  readonly root: string;
  /** At most this many questions a direction. */
  readonly limit: number;
  readonly ablations: readonly Ablation[];
  readonly onProgress?: (what: string, done: number, total: number) => void;
}

/** Every direction through the product's own search; a corpus that follows itself is ingested once. */
export async function measureAll(
  directions: readonly Direction[],
  data: string,
  { config, root, limit, ablations, onProgress }: MeasureAllOptions,
): Promise<Measured[]> {
  const note = (what: string) => (done: number, total: number) => onProgress?.(what, done, total);
  const measured: Measured[] = [];
  let open = null as { corpus: string; temporary: TemporaryServices } | null;
  try {
    for (const direction of directions) {
      const set = await loadBeir(path.join(data, direction.folder), direction);
      const corpus = `${direction.folder}/${direction.corpus}`;
      if (open?.corpus !== corpus) {
        await open?.temporary.dispose();
        open = { corpus, temporary: await openTemporaryServices(config, root) };
        await ingestPassages(open.temporary.services, set.passages, direction.passageLanguage, note(corpus));
      }
      const queries = set.queries.slice(0, limit);
      for (const part of ablations) {
        const name = part === 'none' ? direction.name : `${direction.name} − ${part}`;
        const figures = await measureRetrieval(without(part, open.temporary.services), queries, note(name));
        measured.push({ name, ...figures });
      }
    }
  } finally {
    await open?.temporary.dispose();
  }
  return measured;
}
