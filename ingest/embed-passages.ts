import { AktenlageError } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import { embeddingKey, embeddingText } from '../server/ports/embedding-text.ts';
import type { CorpusWriter, NewPassage } from '../server/ports/store.ts';
import type { PassageDraft } from './build-report.ts';

/** Texts handed to the embedder in one call: enough to keep it busy, few enough to stop in between. */
const STRETCH = 256;

/**
 * Gives every passage its vector. What the corpus already holds for the same text is taken from there: a report
 * of which one paragraph changed costs one call.
 *
 * @throws AktenlageError `embedder-unavailable`, `database-*`, `cancelled`
 */
export async function embedPassages(
  passages: readonly PassageDraft[],
  deps: { readonly corpus: CorpusWriter; readonly embedder: Embedder },
  signal?: AbortSignal,
  onEmbedded?: (count: number) => void,
): Promise<NewPassage[]> {
  const keys = passages.map(({ context, text }) => embeddingKey(context, text));
  const known = new Map(await deps.corpus.findEmbeddings([...new Set(keys)]));
  const missing = new Map<string, string>();
  for (const [index, passage] of passages.entries()) {
    const key = keys[index] ?? '';
    if (!known.has(key)) missing.set(key, embeddingText(passage.context, passage.text));
  }
  onEmbedded?.(passages.length - missing.size);
  const todo = [...missing];
  for (let from = 0; from < todo.length; from += STRETCH) {
    signal?.throwIfAborted();
    const stretch = todo.slice(from, from + STRETCH);
    const vectors = await deps.embedder.embedPassages(
      stretch.map(([, text]) => text),
      signal,
    );
    for (const [index, [key]] of stretch.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) known.set(key, vector);
    }
    onEmbedded?.(stretch.length);
  }
  return passages.map((passage, index) => {
    const embedding = known.get(keys[index] ?? '');
    if (embedding === undefined) {
      throw new AktenlageError('embedder-unavailable', 'The embedding model gave fewer vectors than texts.');
    }
    return { ...passage, embedding };
  });
}
