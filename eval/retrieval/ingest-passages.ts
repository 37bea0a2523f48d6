import type { Embedder } from '../../server/ports/embedder.ts';
import { embeddingText } from '../../server/ports/embedding-text.ts';
import type { Store } from '../../server/ports/store.ts';
import { addedOutcome, bareReport } from '../bare-report.ts';

const BATCH = 256;

/**
 * Puts passages into the store as they are, one report each, so that what is measured is the search and not the
 * parser. The passage keeps the id of the set.
 */
export async function ingestPassages(
  deps: { readonly store: Store; readonly embedder: Embedder },
  passages: readonly { readonly id: string; readonly text: string }[],
  language: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  await deps.store.bindEmbedder(deps.embedder.id, deps.embedder.dimensions);
  for (let from = 0; from < passages.length; from += BATCH) {
    const batch = passages.slice(from, from + BATCH);
    const vectors = await deps.embedder.embedPassages(batch.map(({ text }) => embeddingText('', text)));
    for (const [index, { id, text }] of batch.entries()) {
      const embedding = vectors[index];
      if (embedding === undefined) throw new Error('The embedder gave fewer vectors than texts.');
      const report = bareReport(`r_${id}`, `${id}.txt`, text, {
        title: id,
        language,
        pipelineFingerprint: 'retrieval',
      });
      const passage = {
        id,
        ordinal: 0,
        text,
        start: 0,
        end: text.length,
        pageFrom: null,
        pageTo: null,
        headingPath: [],
        language,
        context: '',
        embedding,
      };
      // Equal texts under two ids stay two: the set counts them so.
      await deps.store.corpus.replaceReport(report, [passage], addedOutcome(report, 1), { ownReport: true });
    }
    onProgress?.(Math.min(from + BATCH, passages.length), passages.length);
  }
}
