import { AktenlageError, type Asker, highestMarking, type Marks, tlpOver } from '../server/domain/index.ts';
import type { Embedder } from '../server/ports/embedder.ts';
import { embeddingKey, embeddingText } from '../server/ports/embedding-text.ts';
import type { CorpusWriter, NewPassage } from '../server/ports/store.ts';
import type { PassageDraft } from './build-report.ts';

/** Texts handed to the embedder in one call: enough to keep it busy, few enough to stop in between. */
const STRETCH = 256;

/** Vectors by `embeddingKey`. */
export type Vectors = ReadonlyMap<string, Float32Array>;

/**
 * What the corpus already holds for the same texts: a report of which one paragraph changed costs one call of the
 * model; of what the asker sees, where one brings the document. Asked for while the document before is embedded, because the database answers only between two writes.
 */
export function findKnownVectors(
  passages: readonly PassageDraft[],
  corpus: CorpusWriter,
  asker?: Asker,
): Promise<Vectors> {
  const keys = passages.map(({ context, text }) => embeddingKey(context, text));
  return corpus.findEmbeddings([...new Set(keys)], asker);
}

/**
 * Gives every passage its vector, from `known` or from the model.
 * @throws AktenlageError `embedder-unavailable`, `cancelled`
 */
export async function embedPassages(
  passages: readonly (PassageDraft & { readonly marks: Marks })[],
  known: Vectors,
  embedder: Embedder,
  signal?: AbortSignal,
  onEmbedded?: (count: number) => void,
): Promise<NewPassage[]> {
  const keys = passages.map(({ context, text }) => embeddingKey(context, text));
  const vectors = new Map(known);
  const missing = new Map<string, { text: string; marks: Marks }>();
  for (const [index, passage] of passages.entries()) {
    const key = keys[index] ?? '';
    if (vectors.has(key)) continue;
    const all = [missing.get(key)?.marks ?? passage.marks, passage.marks];
    const marks: Marks = { marking: highestMarking(all.map(({ marking }) => marking)), ...tlpOver(all) };
    const text = embeddingText(passage.context, passage.text);
    missing.set(key, { text, marks });
  }
  onEmbedded?.(passages.length - missing.size);
  const todo = [...missing];
  for (let from = 0; from < todo.length; from += STRETCH) {
    signal?.throwIfAborted();
    const stretch = todo.slice(from, from + STRETCH);
    const texts = stretch.map(([, { text }]) => text);
    const made = await embedder.embedPassages(
      texts,
      signal,
      stretch.map(([, { marks }]) => marks),
    );
    for (const [index, [key]] of stretch.entries()) {
      const vector = made[index];
      if (vector !== undefined) vectors.set(key, vector);
    }
    onEmbedded?.(stretch.length);
  }
  return passages.map(({ marks: _, ...passage }, index) => {
    const embedding = vectors.get(keys[index] ?? '');
    if (embedding === undefined) {
      throw new AktenlageError('embedder-unavailable', 'The embedding model gave fewer vectors than texts.');
    }
    return { ...passage, embedding };
  });
}
